"""Correct the particulars of the branch."""

from collections.abc import Iterable
from functools import partial

from ui import places
from ui.actions.action import Command, Ground


class ProfileAction:
    """支部信息."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The one command."""
        yield Command(
            title="支部信息",
            icon="edit",
            note="支部名称、填表人、成立和换届日期",
            run=partial(ground.session.navigate, places.PROFILE),
            also=("修改支部名称", "换届日期", "填表人"),
        )
