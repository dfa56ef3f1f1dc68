"""The stretches in which a kind is due, and which of them are held, planned, missing or not yet due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from partybranch.domain.bodies import Bodies
from partybranch.domain.kinds import Cadence, Kind, Rhythm, Scope
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.signs import Signed
from partybranch.domain.sittings import Record, Sitting

_A_QUARTER = 92


class SlotState(Signed):
    """What a slot shows: its sign and its word (● held, ◌ planned, ○ missing, · not yet due, – no body)."""

    HELD = ("●", "已开展")
    PLANNED = ("◌", "已计划")
    MISSING = ("○", "未开展")
    OPEN = ("·", "未到期")
    NO_BODY = ("–", "当时不要求")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One stretch in which a kind is due (of one group, where ``group`` is set) and what was held in it.

    ``times`` is how often it is due. ``whole`` is False for a stretch that the asked period covers in part:
    what was held in the rest of it is not known here, so it can be held but not missing. ``asked`` is False
    while the body that owes it was not yet, or no longer, there, or the rule was not in force.
    """

    kind: Kind
    period: Period
    group: str = ""
    times: int = 1
    held: tuple[Sitting, ...] = ()
    planned: tuple[PlannedSitting, ...] = ()
    whole: bool = True
    asked: bool = True

    @property
    def done(self) -> bool:
        """Whether it was held as often as it is due."""
        return len(self.held) >= self.times

    def over(self, as_of: date) -> bool:
        """Whether the stretch was asked about whole, is owed, and is over on that day."""
        return self.whole and self.asked and self.period.end <= as_of

    def missing(self, as_of: date) -> bool:
        """Whether the stretch is over on that day and less was held than is due."""
        return not self.done and self.over(as_of)

    def pressing(self, as_of: date) -> bool:
        """Whether to think of it now: it runs, is owed, not done, and has at most a quarter of a year left.

        A yearly duty is no business of January (组织生活会 一般安排在第四季度).
        """
        running = as_of in self.period and self.asked and not self.done
        return running and (self.period.end - as_of).days < _A_QUARTER

    def state(self, as_of: date) -> SlotState:
        """What the slot shows on that day."""
        if self.done:
            return SlotState.HELD
        if not self.asked:
            return SlotState.NO_BODY
        if self.missing(as_of):
            return SlotState.MISSING
        return SlotState.PLANNED if any(plan.day >= as_of for plan in self.planned) else SlotState.OPEN

    @property
    def name(self) -> str:
        """The duty in words, with the group whose it is."""
        return f"{self.kind.label}（{self.group}）" if self.group else self.kind.label


def stretches(rhythm: Rhythm, period: Period) -> Iterator[Period]:
    """The months, quarters, half years or years that share a day with the period, whole."""
    return {
        Rhythm.MONTH: period.months,
        Rhythm.QUARTER: period.quarters,
        Rhythm.HALF: period.halves,
        Rhythm.YEAR: period.years,
    }[rhythm]()


def _holds(sitting: Sitting, kind: Kind, group: str) -> bool:
    return any(
        record.kind == kind.code and (not group or record.group == group or _of_all_groups(record, kind))
        for record in sitting.records
    )


def _of_all_groups(record: Record, kind: Kind) -> bool:
    """Whether a meeting that is a group's by its kind called every member: then each group met."""
    return kind.scope is Scope.GROUP and record.scope is Scope.ALL


def slots(
    kind: Kind,
    period: Period,
    sittings: Iterable[Sitting],
    bodies: Bodies,
    plans: Iterable[PlannedSitting] = (),
) -> tuple[Slot, ...]:
    """Lay out the kind's slots over the period; a kind without a cadence has none."""
    return slots_of(kind, kind.cadence, period, sittings, bodies, plans) if kind.cadence else ()


def slots_of(
    kind: Kind,
    cadence: Cadence,
    period: Period,
    sittings: Iterable[Sitting],
    bodies: Bodies,
    plans: Iterable[PlannedSitting] = (),
) -> tuple[Slot, ...]:
    """Lay out the slots of a cadence that may be another than the kind's own (a unit's or a place's)."""
    relevant = [sitting for sitting in sittings if kind.code in sitting.kinds and sitting.day in period]
    meant = [plan for plan in plans if plan.kind == kind.code and not plan.voided]
    groups = bodies.groups_in(period) if cadence.per_group else ("",)
    scope = Scope.GROUP if cadence.per_group else kind.scope
    laid: list[Slot] = []
    for stretch in stretches(cadence.rhythm, period):
        known = _known(stretch, period)
        inside = [
            Slot(
                kind=kind,
                period=stretch,
                group=group,
                times=cadence.times,
                held=tuple(s for s in relevant if s.day in stretch and _holds(s, kind, group)),
                planned=tuple(p for p in meant if p.day in stretch and p.group in ("", group)),
                whole=stretch.start in period and stretch.end in period,
                asked=bodies.exists(known, scope, group),
            )
            for group in groups
        ]
        laid += _excused(inside, known, bodies) if cadence.per_group else inside
    return tuple(laid)


def _excused(inside: Sequence[Slot], known: Period, bodies: Bodies) -> Iterator[Slot]:
    """The slots of the groups in one stretch; of groups that took each other's place in it one has to meet.

    A group that was renamed or divided on the 10th has met if it did so under its old name on the 5th.
    """
    first = bodies.groups_in(Period(known.start, known.start))
    last = bodies.groups_in(Period(known.end, known.end))
    gone = [slot for slot in inside if slot.group not in last]
    come = [slot for slot in inside if slot.group not in first]
    for slot in inside:
        others = (gone if slot.group not in first else []) + (come if slot.group not in last else [])
        met = any(other.held for other in others if other.group != slot.group)
        yield replace(slot, asked=slot.asked and (slot.done or not met))


def _known(stretch: Period, period: Period) -> Period:
    """The part of a stretch that was asked about: the bodies are known for no other day."""
    return Period(max(stretch.start, period.start), min(stretch.end, period.end))


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
    """Sum the slots up to a day; a running stretch counts only once it is held, one not owed never."""
    by_stretch: dict[Period, list[Slot]] = {}
    for slot in laid:
        if slot.asked or slot.held:
            by_stretch.setdefault(slot.period, []).append(slot)
    done = [all(slot.done for slot in of_stretch) for of_stretch in by_stretch.values()]
    over = [any(slot.over(as_of) for slot in of_stretch) for of_stretch in by_stretch.values()]
    return Completion(held=sum(done), due=sum(map(max, done, over)))
