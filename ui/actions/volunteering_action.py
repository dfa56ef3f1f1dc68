"""Record a service of a kind."""

from collections.abc import Iterable
from functools import partial

from partybranch.domain.kinds import Shape
from ui import places
from ui.actions.action import Command, Ground


class VolunteeringAction:
    """One command for each kind that has hours."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The kinds of service in their order."""
        for number, kind in enumerate(ground.kinds.of_shape(Shape.SERVICE)):
            yield Command(
                title=f"新增{kind.label}",
                icon="volunteering",
                note="记录一次服务的人员和时长",
                run=partial(ground.session.navigate, places.VOLUNTEERING, kind=kind.code),
                also=tuple(f"{verb}{kind.name}" for verb in ("新建", "记录")),
                common=number == 0,
            )
