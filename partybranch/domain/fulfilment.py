"""年度计划对照: each line of the plan with the sitting that fulfils it, and what was held without a plan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from partybranch.domain.cadences import stretches
from partybranch.domain.kinds import Rhythm
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.signs import Signed
from partybranch.domain.sittings import Record, Sitting


class PlanState(Signed):
    """What became of a line: its sign and its word."""

    HELD = ("●", "已开展")
    MOVED = ("◎", "已改期")
    MISSED = ("○", "未开展")
    AHEAD = ("◌", "未到期")
    EXTRA = ("＋", "计划外")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A line of the plan with what became of it; ``sitting`` is what fulfils it.

    What was held without a plan is a line of its own (计划外), made up from its record.
    """

    plan: PlannedSitting
    state: PlanState
    sitting: Sitting | None = None


def plan_lines(
    plans: Iterable[PlannedSitting],
    sittings: Iterable[Sitting],
    rhythms: Mapping[str, Rhythm],
    as_of: date,
) -> tuple[PlanLine, ...]:
    """Hold the valid lines against the sittings held until a day, in order of time.

    A record fulfils one line: the nearest of its kind and group in the same stretch of the kind's rhythm
    (a month for a kind without one).
    """
    lines = [plan for plan in plans if not plan.voided]
    held = [(s, r) for s in sittings if s.day <= as_of and not s.voided for r in s.records]
    matched = _matched(lines, held, rhythms)
    met = [
        PlanLine(plan=plan, state=_state(plan, held[matched[at]][0]), sitting=held[matched[at]][0])
        for at, plan in enumerate(lines)
        if at in matched
    ]
    unmet = [
        PlanLine(plan=plan, state=PlanState.MISSED if plan.day < as_of else PlanState.AHEAD)
        for at, plan in enumerate(lines)
        if at not in matched
    ]
    used = set(matched.values())
    extra = [_extra(*pair) for at, pair in enumerate(held) if at not in used]
    return tuple(sorted([*met, *unmet, *extra], key=lambda line: line.plan.day))


def _state(plan: PlannedSitting, sitting: Sitting) -> PlanState:
    return PlanState.HELD if sitting.day == plan.day else PlanState.MOVED


def _extra(sitting: Sitting, record: Record) -> PlanLine:
    made_up = PlannedSitting(
        day=sitting.day, kind=record.kind, group=record.group, topic=record.topic, place=sitting.place
    )
    return PlanLine(plan=made_up, state=PlanState.EXTRA, sitting=sitting)


def _matched(
    plans: list[PlannedSitting], held: list[tuple[Sitting, Record]], rhythms: Mapping[str, Rhythm]
) -> dict[int, int]:
    """The place of the record that fulfils each line, the nearest pairs first."""
    found: dict[int, int] = {}
    for _away, _loose, line, record in sorted(_pairs(plans, held, rhythms)):
        if line not in found and record not in found.values():
            found[line] = record
    return found


def _pairs(
    plans: list[PlannedSitting], held: list[tuple[Sitting, Record]], rhythms: Mapping[str, Rhythm]
) -> Iterator[tuple[int, bool, int, int]]:
    for at, plan in enumerate(plans):
        stretch = next(stretches(rhythms.get(plan.kind, Rhythm.MONTH), Period(plan.day, plan.day)))
        for number, (sitting, record) in enumerate(held):
            fits = record.kind == plan.kind and plan.group in ("", record.group)
            if fits and sitting.day in stretch:
                yield abs((sitting.day - plan.day).days), plan.group != record.group, at, number
