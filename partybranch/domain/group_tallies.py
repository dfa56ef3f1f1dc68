"""A party group's period: the figures of its members added up."""

from collections.abc import Iterable
from dataclasses import dataclass

from partybranch.domain.attendance import RollCounts
from partybranch.domain.member_tallies import MemberTally
from partybranch.domain.tallies import sum_counts

NO_GROUP = "未编入党小组"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTally:
    """One group with its members, each counted where she stood at the end of the period."""

    name: str
    members: tuple[MemberTally, ...]

    @property
    def counts(self) -> RollCounts:
        """The rolls of its members, added up."""
        return sum_counts(one.counts for one in self.members)

    @property
    def hours(self) -> float:
        """The hours of service of its members."""
        return round(sum(one.hours for one in self.members), 2)

    @property
    def study_hours(self) -> float:
        """The 学时 of its members."""
        return round(sum(one.study_hours for one in self.members), 2)


def tally_groups(members: Iterable[MemberTally]) -> tuple[GroupTally, ...]:
    """The groups in the order of their first members; who is in none stands last."""
    groups: dict[str, list[MemberTally]] = {}
    for one in members:
        groups.setdefault(one.group, []).append(one)
    without = groups.pop("", None)
    named = [GroupTally(name=name, members=tuple(inside)) for name, inside in groups.items()]
    return (*named, *([GroupTally(name=NO_GROUP, members=tuple(without))] if without else []))
