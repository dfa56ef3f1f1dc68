"""Admit a member."""

from collections.abc import Iterable
from functools import partial

from ui import places
from ui.actions.action import Command, Ground


class MembersAction:
    """新增党员."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The one command."""
        yield Command(
            title="新增党员",
            icon="members",
            note="填写一名党员的基本信息",
            run=partial(ground.session.navigate, places.MEMBERS, kind=""),
            also=("登记党员", "发展党员", "转入党员"),
            common=True,
        )
