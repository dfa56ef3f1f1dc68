"""Write a line of the plan."""

from collections.abc import Iterable
from functools import partial

from ui import places
from ui.actions.action import Command, Ground


class PlansAction:
    """新增计划."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The one command."""
        yield Command(
            title="新增计划",
            icon="plans",
            note="在年度计划里加一项",
            run=partial(ground.session.navigate, places.PLANS, kind=""),
            also=("新建计划",),
        )
