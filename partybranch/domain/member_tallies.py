"""One member's period: the roll figures, volunteer hours and study hours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partybranch.domain.attendance import Mark, RollCounts, RollRow, count_roll
from partybranch.domain.figures import Source, sitting_source
from partybranch.domain.kinds import Kinds
from partybranch.domain.members import Member, distinct_names, standing_on
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTally:
    """One member's period: ``hours`` of service, ``study_hours`` in the study sittings attended."""

    member_id: int
    name: str
    group: str
    counts: RollCounts
    services: int = 0
    hours: float = 0.0
    study_hours: float = 0.0
    absences: tuple[Source, ...] = ()


def tally_members(
    period: Period,
    sittings: Sequence[Sitting],
    services: Sequence[Service],
    members: Sequence[Member],
    kinds: Kinds,
) -> tuple[MemberTally, ...]:
    """Count each member who was in the branch, on a roll or at a service, in roster order."""
    rows: dict[int, list[tuple[Sitting, RollRow]]] = {}
    for sitting in sittings:
        for row in sitting.roll:
            rows.setdefault(row.member_id, []).append((sitting, row))
    hours: dict[int, list[float]] = {}
    for service in services:
        for turn in service.rows:
            hours.setdefault(turn.member_id, []).append(turn.hours)
    names = distinct_names(members)
    tallies = []
    for member in members:
        if member.id is None or not (member.id in rows or member.id in hours or _in_period(member, period)):
            continue
        mine = rows.get(member.id, [])
        tallies.append(
            MemberTally(
                member_id=member.id,
                name=names[member.id],
                group=_last_group(member, period),
                counts=count_roll(row for _, row in mine),
                services=len(hours.get(member.id, [])),
                hours=round(sum(hours.get(member.id, [])), 2),
                study_hours=_study_hours(mine, kinds),
                absences=tuple(
                    sitting_source(sitting, kinds)
                    for sitting, row in mine
                    if row.expected and row.mark in (Mark.LEAVE, Mark.ABSENT)
                ),
            )
        )
    return tuple(tallies)


def _in_period(member: Member, period: Period) -> bool:
    # Membership begins on one of these days or was there from the first.
    beginnings = [period.start, member.joined, member.transferred_in, *(c.end for c in member.conditions)]
    return any(day is not None and day in period and standing_on(member, day).member for day in beginnings)


def _last_group(member: Member, period: Period) -> str:
    group = standing_on(member, period.end).group
    begun = [stay.group for stay in member.groups if stay.start is None or stay.start <= period.end]
    return group or next(reversed(begun), "")


def _study_hours(mine: Iterable[tuple[Sitting, RollRow]], kinds: Kinds) -> float:
    attended = (sitting for sitting, row in mine if row.mark in (Mark.PRESENT, Mark.ELSEWHERE))
    return study_hours(attended, kinds)


def study_hours(sittings: Iterable[Sitting], kinds: Kinds) -> float:
    """The hours of those sittings whose time counts as 学时."""
    minutes = sum(each.minutes for each in sittings if counts_as_study(each, kinds))
    return round(minutes / 60, 2)


def counts_as_study(sitting: Sitting, kinds: Kinds) -> bool:
    """Whether the time of a sitting is 学时."""
    return any(kinds[code].study for code in sitting.kinds)
