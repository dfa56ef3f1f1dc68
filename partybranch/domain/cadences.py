"""The stretches in which a kind is due at least once, and which of them are held, missing or not yet due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from partybranch.domain.kinds import Kind, Rhythm
from partybranch.domain.members import Member, groups_on
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One stretch in which a kind is due (of one group, where ``group`` is set) and what was held in it.

    ``whole`` is False for a stretch that the asked period covers in part: what was held in the rest of it is
    not known here, so it can be held but not missing.
    """

    kind: Kind
    period: Period
    group: str = ""
    held: tuple[Sitting, ...] = ()
    whole: bool = True

    def over(self, as_of: date) -> bool:
        """Whether the stretch was asked about whole and is over on that day."""
        return self.whole and self.period.end <= as_of

    def missing(self, as_of: date) -> bool:
        """Whether the stretch is over on that day and nothing was held."""
        return not self.held and self.over(as_of)


def _stretches(rhythm: Rhythm, period: Period) -> Iterator[Period]:
    if rhythm is Rhythm.MONTH:
        yield from period.months()
    elif rhythm is Rhythm.QUARTER:
        yield from period.quarters()
    else:
        years = range(period.start.year, period.end.year + 1)
        yield from (Period.year(year) for year in years)


def _holds(sitting: Sitting, kind: Kind, group: str) -> bool:
    return any(
        record.kind == kind.code and (not group or record.group == group) for record in sitting.records
    )


def slots(
    kind: Kind, period: Period, sittings: Iterable[Sitting], members: Sequence[Member]
) -> tuple[Slot, ...]:
    """Lay out the kind's slots over the period; a kind without a cadence has none.

    A group's slot exists while the group has a member at the end of the stretch.
    """
    if kind.cadence is None:
        return ()
    relevant = [sitting for sitting in sittings if kind.code in sitting.kinds]
    laid: list[Slot] = []
    for stretch in _stretches(kind.cadence.rhythm, period):
        within = [sitting for sitting in relevant if sitting.day in stretch and sitting.day in period]
        groups = groups_on(members, stretch.end) if kind.cadence.per_group else ("",)
        laid.extend(
            Slot(
                kind=kind,
                period=stretch,
                group=group,
                held=tuple(sitting for sitting in within if _holds(sitting, kind, group)),
                whole=stretch.start in period and stretch.end in period,
            )
            for group in groups
        )
    return tuple(laid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """按时开展月份数 and 完成率: stretches held and stretches that counted so far.

    A stretch of a per-group duty is held when every group held it.
    """

    held: int
    due: int

    @property
    def rate(self) -> float | None:
        """Held over due, None when nothing was due yet."""
        return self.held / self.due if self.due else None


def completion(laid: Iterable[Slot], as_of: date) -> Completion:
    """Sum the slots up to a day; a running stretch counts only once it is held."""
    stretches: dict[Period, list[Slot]] = {}
    for slot in laid:
        stretches.setdefault(slot.period, []).append(slot)
    done = [all(slot.held for slot in of_stretch) for of_stretch in stretches.values()]
    over = [of_stretch[0].over(as_of) for of_stretch in stretches.values()]
    return Completion(held=sum(done), due=sum(map(max, done, over)))
