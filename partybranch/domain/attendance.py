"""The roll of one sitting, frozen on its day, and the counting of its marks."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from partybranch.domain.kinds import Scope
from partybranch.domain.members import Member, Standing, standing_on


class Mark(StrEnum):
    """The state of a person on a roll; 未标 is neither present nor absent."""

    UNMARKED = "未标"
    PRESENT = "出席"
    LEAVE = "请假"
    ABSENT = "缺席"
    ELSEWHERE = "异地参加"


LEAVE_REASONS: tuple[str, ...] = ("因公", "病假", "事假", "其他")
"""The reasons offered for a leave; any other text may be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """One person on the roll with what they were that day; later changes of the member do not reach it.

    ``due`` is False for a 第23条 member, who may be marked present all the same.
    """

    member_id: int
    name: str
    group: str = ""
    full: bool = True
    votes: bool = True
    committee: bool = False
    due: bool = True
    mark: Mark = Mark.UNMARKED
    reason: str = ""
    late: bool = False

    @property
    def expected(self) -> bool:
        """Whether the row counts as 应到; who takes part elsewhere is not expected here."""
        return self.due and self.mark is not Mark.ELSEWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Observer:
    """A person sitting in (列席), without a vote."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCount:
    """A roll of an old ledger that has numbers and no names."""

    due: int
    present: int
    leave: int = 0
    absent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCounts:
    """The figures of a roll; due = present + leave + absent + unmarked. ``extra`` came without being due."""

    due: int = 0
    present: int = 0
    leave: int = 0
    absent: int = 0
    unmarked: int = 0
    elsewhere: int = 0
    extra: int = 0
    late: int = 0
    voters_due: int = 0
    voters_present: int = 0

    @property
    def rate(self) -> float | None:
        """Present over due, None when nobody was due."""
        return self.present / self.due if self.due else None


def count_roll(rows: Iterable[RollRow]) -> RollCounts:
    """Count the marks of a roll by name."""
    rows = list(rows)
    expected = [row for row in rows if row.expected]

    def marked(mark: Mark) -> int:
        return sum(row.mark is mark for row in expected)

    return RollCounts(
        due=len(expected),
        present=marked(Mark.PRESENT),
        leave=marked(Mark.LEAVE),
        absent=marked(Mark.ABSENT),
        unmarked=marked(Mark.UNMARKED),
        elsewhere=sum(row.mark is Mark.ELSEWHERE for row in rows),
        extra=sum(not row.due and row.mark is Mark.PRESENT for row in rows),
        late=sum(row.late for row in expected if row.mark is Mark.PRESENT),
        # Who need not come or takes part elsewhere is left out of a vote only with the superior's consent
        # and the meeting's approval (domain paper 1.1): the vote's own numbers can say so, the roll cannot.
        voters_due=sum(row.votes for row in rows),
        voters_present=sum(row.votes for row in rows if row.mark is Mark.PRESENT),
    )


def count_heads(heads: HeadCount) -> RollCounts:
    """The figures of a roll without names; who is neither present, on leave nor absent stays unmarked."""
    rest = heads.due - heads.present - heads.leave - heads.absent
    return RollCounts(
        due=heads.due,
        present=heads.present,
        leave=heads.leave,
        absent=heads.absent,
        unmarked=max(rest, 0),
    )


def _called(standing: Standing, scope: Scope, group: str) -> bool:
    if scope is Scope.ALL:
        return True
    if scope is Scope.COMMITTEE:
        return standing.committee
    return scope is Scope.GROUP and bool(group) and standing.group == group


def expected_roll(
    members: Iterable[Member],
    day: date,
    scopes: Iterable[tuple[Scope, str]],
    named: Iterable[int] = (),
) -> tuple[RollRow, ...]:
    """The unmarked roll of a day: everybody whom one of the scopes calls, in the members' order.

    ``scopes`` holds (scope, group) of each record; ``named`` the member ids of a 指定人员 scope.
    第23条 members whom a scope calls are on the roll without being due.
    """
    scopes, named = list(scopes), set(named)
    rows = []
    for member in members:
        standing = standing_on(member, day)
        called = member.id in named or any(_called(standing, scope, group) for scope, group in scopes)
        if member.id is None or not standing.member or not called:
            continue
        rows.append(
            RollRow(
                member_id=member.id,
                name=member.name,
                group=standing.group,
                full=standing.full,
                votes=standing.votes,
                committee=standing.committee,
                due=standing.due,
            )
        )
    return tuple(rows)


def carry_marks(fresh: Iterable[RollRow], taken: Iterable[RollRow]) -> tuple[RollRow, ...]:
    """A fresh roll with the marks already given; who is marked but no longer called stays at the end."""
    given = {row.member_id: row for row in taken if row.mark is not Mark.UNMARKED}
    rows = [
        replace(row, mark=old.mark, reason=old.reason, late=old.late)
        if (old := given.pop(row.member_id, None))
        else row
        for row in fresh
    ]
    return (*rows, *given.values())


def mark_rest_present(rows: Iterable[RollRow], besides: Container[int] = ()) -> tuple[RollRow, ...]:
    """全部到会: fill only who is due and still 未标; leave and absence stay as they are.

    ``besides`` are the member ids of those of whom something else is expected: they stay 未标 as well.
    """
    return tuple(
        replace(row, mark=Mark.PRESENT)
        if row.due and row.mark is Mark.UNMARKED and row.member_id not in besides
        else row
        for row in rows
    )
