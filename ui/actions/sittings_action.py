"""Begin a new sitting of a kind."""

from collections.abc import Iterable
from functools import partial

from partybranch.domain.kinds import Rhythm, Shape
from ui import places
from ui.actions.action import Command, Ground

_OFTEN = (Rhythm.MONTH, Rhythm.QUARTER)


class SittingsAction:
    """One command for each kind that has a roll, the branch's own too."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The kinds in their order; those held often are offered unasked."""
        for kind in ground.kinds.of_shape(Shape.SITTING):
            yield Command(
                title=f"新建{kind.label}",
                icon="plus",
                note="记录一次新的活动",
                run=partial(ground.session.navigate, places.SITTINGS, kind=kind.code),
                also=tuple(
                    f"{verb}{name}" for verb in ("新建", "记录") for name in (kind.name, *kind.aliases)
                ),
                common=kind.cadence is not None and kind.cadence.rhythm in _OFTEN,
            )
