"""Pure counting over a period; each figure carries the list of what it counts.

The overlap rule: 次数 of a kind counts records, 开展活动 counts sittings, a person's rate counts sittings.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from partybranch.domain.attendance import RollCounts, RollRow, count_heads, count_roll
from partybranch.domain.figures import Figure, services_figure, sitting_source, sittings_figure
from partybranch.domain.kinds import Kind, Kinds, Scope, Shape
from partybranch.domain.member_tallies import MemberTally, tally_members
from partybranch.domain.members import Member, members_on, standing_on
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Record, Sitting
from partybranch.domain.volunteering import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteering:
    """志愿服务 and 双报到 together: how often, how many hours, how many different people, and by kind."""

    services: Figure = field(default_factory=Figure)
    hours: float = 0.0
    people: int = 0
    turns: int = 0
    by_kind: dict[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Everything counted over one period. Dictionaries are keyed by kind code, months by their first day."""

    period: Period
    members: int
    sittings: Figure
    overlapping: Figure
    by_kind: dict[str, Figure]
    by_kind_and_month: dict[str, dict[date, Figure]]
    lectures_by_secretary: Figure
    attendance: RollCounts
    attendance_by_kind: dict[str, RollCounts]
    attendance_by_month: dict[date, RollCounts]
    by_member: tuple[MemberTally, ...]
    volunteering: Volunteering


def tally(
    *,
    period: Period,
    sittings: Iterable[Sitting],
    services: Iterable[Service],
    members: Sequence[Member],
    kinds: Kinds,
) -> Tally:
    """Count a period. Voided sittings, services voided or still open, and what lies outside are left out."""
    held = sorted((s for s in sittings if s.day in period and not s.voided), key=lambda s: s.starts_at)
    served = sorted((s for s in services if s.day in period and s.counts), key=lambda s: s.day)
    by_month = {month.start: [s for s in held if s.day in month] for month in period.months()}
    codes = [kind.code for kind in kinds.of_shape(Shape.SITTING)]

    return Tally(
        period=period,
        members=len(members_on(members, period.end)),
        sittings=sittings_figure(held, kinds),
        overlapping=sittings_figure((s for s in held if len(s.records) > 1), kinds),
        by_kind={code: _records(held, kinds, code) for code in codes},
        by_kind_and_month={
            code: {month: _records(inside, kinds, code) for month, inside in by_month.items()}
            for code in codes
        },
        lectures_by_secretary=_records(held, kinds, None, lambda s, r: _by_secretary(s, r, kinds, members)),
        attendance=sum_counts(s.counts for s in held),
        attendance_by_kind={code: sum_counts(_counts_of(held, kinds[code])) for code in codes},
        attendance_by_month={
            month: sum_counts(s.counts for s in inside) for month, inside in by_month.items()
        },
        by_member=tally_members(period, held, served, members, kinds),
        volunteering=_volunteering(served, kinds),
    )


def sum_counts(many: Iterable[RollCounts]) -> RollCounts:
    """Add rolls up, figure by figure."""
    names = RollCounts.__dataclass_fields__
    totals = dict.fromkeys(names, 0)
    for counts in many:
        for name in names:
            totals[name] += getattr(counts, name)
    return RollCounts(**totals)


def _records(
    sittings: Iterable[Sitting],
    kinds: Kinds,
    code: str | None,
    counts: Callable[[Sitting, Record], bool] = lambda _sitting, _record: True,
) -> Figure:
    return Figure(
        sources=tuple(
            sitting_source(sitting, kinds, record.topic)
            for sitting in sittings
            for record in sitting.records
            if code in (None, record.kind) and counts(sitting, record)
        )
    )


def _by_secretary(sitting: Sitting, record: Record, kinds: Kinds, members: Sequence[Member]) -> bool:
    if record.lecturer is None or not kinds[record.kind].lesson:
        return False
    lecturer = next((m for m in members if m.id == record.lecturer.member_id), None)
    return lecturer is not None and standing_on(lecturer, sitting.day).secretary


def rows_of(record: Record, roll: Iterable[RollRow]) -> tuple[RollRow, ...]:
    """The rows of a sitting's roll that a record concerns: committee and group records only theirs."""
    if record.scope is Scope.COMMITTEE:
        return tuple(row for row in roll if row.committee)
    if record.scope is Scope.GROUP and record.group:
        return tuple(row for row in roll if row.group == record.group)
    return tuple(roll)


def _counts_of(sittings: Iterable[Sitting], kind: Kind) -> Iterable[RollCounts]:
    for sitting in sittings:
        for record in sitting.records:
            if record.kind == kind.code:
                yield (
                    count_heads(sitting.heads) if sitting.heads else count_roll(rows_of(record, sitting.roll))
                )


def _volunteering(services: Sequence[Service], kinds: Kinds) -> Volunteering:
    codes = [kind.code for kind in kinds.of_shape(Shape.SERVICE)]
    return Volunteering(
        services=services_figure(services, kinds),
        hours=round(sum(service.hours for service in services), 2),
        people=len({row.member_id for service in services for row in service.rows}),
        turns=sum(len(service.rows) for service in services),
        by_kind={code: services_figure((s for s in services if s.kind == code), kinds) for code in codes},
    )
