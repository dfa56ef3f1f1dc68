"""Since when the branch, its committee and its groups exist: a duty begins with the body that has it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partybranch.domain.kinds import Scope
from partybranch.domain.members import Condition, GroupStay, Member, Post, standing_on
from partybranch.domain.periods import Period

_COMMITTEE_LEAST = 3
"""支部工作条例（试行）第六章: a committee has three to five people; a secretary with a deputy is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Days on end in which the same bodies exist."""

    period: Period
    branch: bool
    committee: bool
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of a branch over a period, computed from its members' dated posts and groups."""

    stretches: tuple[_Stretch, ...]

    def groups_in(self, period: Period) -> tuple[str, ...]:
        """The 党小组 that exist on any day of the period, in order of first appearance."""
        found = (group for each in self.stretches if each.period.overlaps(period) for group in each.groups)
        return tuple(dict.fromkeys(found))

    def exists(self, period: Period, scope: Scope, group: str = "") -> bool:
        """Whether the body that a scope calls is there for at least half of the days of the period.

        A month in which a group is founded on the 25th asks nothing of it; named people are always there.
        """
        if scope is Scope.NAMED:
            return True
        days = sum(
            _shared(each.period, period)
            for each in self.stretches
            if each.period.overlaps(period) and _has(each, scope, group)
        )
        return 2 * days >= period.days


def bodies_over(period: Period, members: Sequence[Member], founded_on: date | None = None) -> Bodies:
    """Compute the bodies of a period; without 成立日期 the branch is there while it has a member."""
    days = sorted({period.start, *(day for day in _change_days(members, founded_on) if day in period)})
    ends = [*(day - timedelta(days=1) for day in days[1:]), period.end]
    return Bodies(
        tuple(
            _stretch(Period(start, end), members, founded_on) for start, end in zip(days, ends, strict=True)
        )
    )


def _stretch(period: Period, members: Sequence[Member], founded_on: date | None) -> _Stretch:
    standings = [standing_on(member, period.start) for member in members]
    founded = founded_on is None or founded_on <= period.start
    # A book without a roster has a branch all the same: its first duties show before its people do.
    unknown = founded and not members
    here = [standing for standing in standings if standing.member and founded]
    committee = [standing for standing in here if standing.committee]
    return _Stretch(
        period=period,
        branch=bool(here) or unknown,
        committee=len(committee) >= _COMMITTEE_LEAST,
        groups=tuple(dict.fromkeys(standing.group for standing in here if standing.group)),
    )


def _change_days(members: Iterable[Member], founded_on: date | None) -> Iterator[date]:
    for member in members:
        spans: list[Post | GroupStay | Condition] = [*member.posts, *member.groups, *member.conditions]
        for span in spans:
            yield from filter(None, (span.start, span.end))
        yield from filter(None, (member.joined, member.transferred_in, member.transferred_out))
    if founded_on is not None:
        yield founded_on


def _has(stretch: _Stretch, scope: Scope, group: str) -> bool:
    if scope is Scope.GROUP:
        return group in stretch.groups if group else bool(stretch.groups)
    return stretch.committee if scope is Scope.COMMITTEE else stretch.branch


def _shared(one: Period, other: Period) -> int:
    return (min(one.end, other.end) - max(one.start, other.start)).days + 1
