from datetime import date, timedelta

from builders import a_member
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.bodies import bodies_over
from partybranch.domain.kinds import Scope
from partybranch.domain.members import GroupStay, Member, Post, standing_on
from partybranch.domain.periods import Period

YEAR = Period.year(2022)
JUNE = Period.month(2022, 6)


def grouped(start: date | None, end: date | None = None) -> Member:
    return a_member(groups=(GroupStay(group="第一党小组", start=start, end=end),))


def test_a_group_is_there_for_a_month_of_which_it_has_at_least_half() -> None:
    early, late = (
        bodies_over(YEAR, [grouped(date(2022, 6, 16))]),
        bodies_over(YEAR, [grouped(date(2022, 6, 17))]),
    )
    assert early.exists(JUNE, Scope.GROUP, "第一党小组")
    assert not late.exists(JUNE, Scope.GROUP, "第一党小组")
    assert late.exists(Period.month(2022, 7), Scope.GROUP, "第一党小组")


def test_a_dissolved_group_owes_nothing_afterwards() -> None:
    bodies = bodies_over(YEAR, [grouped(None, date(2022, 6, 1))])
    assert bodies.exists(Period.month(2022, 5), Scope.GROUP, "第一党小组")
    assert not bodies.exists(JUNE, Scope.GROUP, "第一党小组")
    assert bodies.groups_in(JUNE) == ()


def test_a_secretary_with_a_deputy_is_no_committee() -> None:
    posts = [(Post(title=title),) for title in ("支部书记", "副书记", "组织委员")]
    people = [a_member(f"党员{at}", posts=post) for at, post in enumerate(posts)]
    assert bodies_over(YEAR, people).exists(JUNE, Scope.COMMITTEE)
    assert not bodies_over(YEAR, people[:2]).exists(JUNE, Scope.COMMITTEE)


def test_a_branch_is_there_while_it_has_members_and_once_it_is_founded() -> None:
    left = a_member(transferred_out=date(2022, 3, 1))
    assert not bodies_over(YEAR, [left]).exists(JUNE, Scope.ALL)
    assert not bodies_over(YEAR, [a_member()], date(2022, 7, 1)).exists(JUNE, Scope.ALL)
    assert bodies_over(YEAR, []).exists(JUNE, Scope.ALL), "an empty roster is not a branch without members"


_days = st.dates(date(2021, 10, 1), date(2023, 3, 31))


@given(st.lists(st.tuples(_days, _days).map(sorted), min_size=1, max_size=4))
def test_existence_equals_a_naive_count_of_days(stays: list[list[date]]) -> None:
    members = [grouped(start, end) for start, end in stays]
    bodies = bodies_over(YEAR, members)
    for month in YEAR.months():
        days = [month.start + timedelta(days=at) for at in range(month.days)]
        there = sum(any(standing_on(member, day).group for member in members) for day in days)
        assert bodies.exists(month, Scope.GROUP, "第一党小组") == (2 * there >= month.days)
