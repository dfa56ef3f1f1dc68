from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import a_member
from hypothesis import given, settings
from hypothesis import strategies as st

from partybranch.domain.members import (
    Category,
    Condition,
    ConditionKind,
    GroupStay,
    Member,
    Post,
    distinct_names,
    groups_on,
    members_on,
    standing_on,
)

FIRST = date(2022, 2, 20)
WINDOW = [FIRST + timedelta(days=n) for n in range(30)]
days = st.sampled_from(WINDOW)
some_day = st.none() | days


@st.composite
def spans(draw: st.DrawFn) -> tuple[date | None, date | None]:
    return draw(some_day), draw(some_day)


@st.composite
def histories(draw: st.DrawFn) -> Member:
    conditions = [
        Condition(kind=draw(st.sampled_from(ConditionKind)), start=start, end=end)
        for start, end in draw(st.lists(spans(), max_size=4))
    ]
    titles = st.sampled_from(["支部书记", "组织委员", "党小组组长", "副书记"])
    posts = [
        Post(title=draw(titles), start=start, end=end) for start, end in draw(st.lists(spans(), max_size=3))
    ]
    groups = [
        GroupStay(group=draw(st.sampled_from("甲乙")), start=start, end=end)
        for start, end in draw(st.lists(spans(), max_size=3))
    ]
    return Member(
        name="赵一",
        category=draw(st.sampled_from(Category)),
        joined=draw(some_day),
        full_since=draw(some_day),
        transferred_in=draw(some_day),
        transferred_out=draw(some_day),
        conditions=tuple(conditions),
        posts=tuple(posts),
        groups=tuple(groups),
    )


def days_of(start: date | None, end: date | None) -> set[date]:
    """All days of the window from ``start`` until the day before ``end``, one by one."""
    return {day for day in WINDOW if not (start and day < start) and not (end and day >= end)}


def naive_days(member: Member) -> dict[str, set[date]]:
    """What holds on which days, read as sets of days."""
    under = {
        kind: set().union(*(days_of(c.start, c.end) for c in member.conditions if c.kind is kind))
        for kind in ConditionKind
    }
    here = days_of(member.joined, None) & days_of(member.transferred_in, None)
    here &= days_of(None, member.transferred_out)
    here -= under[ConditionKind.SUSPENDED]
    full = days_of(member.full_since, None)
    if member.full_since is None:
        full = set(WINDOW) if member.category is Category.FULL else set()
    seats = [days_of(p.start, p.end) for p in member.posts if p.title != "党小组组长"]
    return {
        "member": here,
        "full": here & full,
        "votes": (here & full) - under[ConditionKind.ON_PROBATION],
        "committee": here & set().union(*seats),
        "due": here - under[ConditionKind.EXEMPT],
        "floating": here & under[ConditionKind.FLOATING],
        "left": days_of(member.transferred_out, None) if member.transferred_out else set(),
    }


@settings(max_examples=150, deadline=None)
@given(histories())
def test_any_history_reads_the_same_day_by_day(member: Member) -> None:
    for fact, expected in naive_days(member).items():
        assert {day for day in WINDOW if getattr(standing_on(member, day), fact)} == expected, fact


@settings(max_examples=100, deadline=None)
@given(histories(), days)
def test_the_group_of_a_day_is_the_last_written_stay_that_holds(member: Member, day: date) -> None:
    holding = [stay.group for stay in member.groups if day in days_of(stay.start, stay.end)]
    here = day in naive_days(member)["member"]
    assert standing_on(member, day).group == (holding[-1] if here and holding else "")


def test_the_day_of_joining_counts_and_the_day_before_does_not() -> None:
    member = a_member(joined=date(2022, 5, 20), full_since=None)
    assert not standing_on(member, date(2022, 5, 19)).member
    assert standing_on(member, date(2022, 5, 20)).member


def test_who_comes_over_is_due_from_that_day_on() -> None:
    member = a_member(transferred_in=date(2022, 3, 15))
    assert not standing_on(member, date(2022, 3, 14)).due
    assert standing_on(member, date(2022, 3, 15)).due


def test_who_leaves_is_not_due_on_that_day_any_more() -> None:
    member = a_member(transferred_out=date(2022, 9, 1))
    assert standing_on(member, date(2022, 8, 31)).due
    gone = standing_on(member, date(2022, 9, 1))
    assert not gone.member
    assert gone.left


def test_a_probationary_member_is_due_without_a_vote_until_the_day_of_becoming_full() -> None:
    member = a_member(joined=date(2021, 6, 1), full_since=date(2022, 6, 1))
    before, after = standing_on(member, date(2022, 5, 31)), standing_on(member, date(2022, 6, 1))
    assert (before.due, before.full, before.votes) == (True, False, False)
    assert (after.due, after.full, after.votes) == (True, True, True)


def test_without_the_date_of_becoming_full_the_category_speaks() -> None:
    assert standing_on(a_member(full_since=None, category=Category.FULL), FIRST).votes
    assert not standing_on(a_member(full_since=None, category=Category.PROBATIONARY), FIRST).votes


@pytest.mark.parametrize(
    ("kind", "holds"),
    [
        (ConditionKind.ON_PROBATION, lambda s: s.member and s.due and s.full and not s.votes),
        (ConditionKind.SUSPENDED, lambda s: not s.member and not s.due and not s.left),
        (ConditionKind.EXEMPT, lambda s: s.member and s.votes and not s.due),
        (ConditionKind.FLOATING, lambda s: s.member and s.due and s.floating),
        (ConditionKind.LOST, lambda s: s.member and s.due),
    ],
)
def test_a_condition_changes_what_is_expected_while_it_holds(
    kind: ConditionKind, holds: Callable[[object], bool]
) -> None:
    condition = Condition(kind=kind, start=date(2022, 4, 1), end=date(2022, 7, 1))
    member = a_member(conditions=(condition,))
    plain = standing_on(a_member(), FIRST)
    assert holds(standing_on(member, date(2022, 4, 1)))
    assert holds(standing_on(member, date(2022, 6, 30)))
    assert standing_on(member, date(2022, 3, 31)) == plain
    assert standing_on(member, date(2022, 7, 1)) == plain


@pytest.mark.parametrize("title", ["支部书记", "党支部书记", "书记", "副书记", "组织委员", "支委"])
def test_secretaries_and_commissioners_sit_on_the_committee(title: str) -> None:
    assert standing_on(a_member(posts=(Post(title=title),)), FIRST).committee


@pytest.mark.parametrize("title", ["党小组组长", "团支部书记助理", "书记员", ""])
def test_other_posts_do_not_sit_on_the_committee(title: str) -> None:
    assert not standing_on(a_member(posts=(Post(title=title),)), FIRST).committee


@pytest.mark.parametrize(
    ("title", "is_one"),
    [("支部书记", True), ("党支部书记", True), ("书记", True), ("副书记", False), ("支部副书记", False)],
)
def test_only_the_secretary_is_the_secretary(title: str, is_one: bool) -> None:
    assert standing_on(a_member(posts=(Post(title=title),)), FIRST).secretary is is_one


def test_members_and_groups_of_a_day_leave_out_who_is_not_there() -> None:
    here = a_member("赵一", groups=(GroupStay(group="第一党小组"),))
    gone = a_member("钱二", transferred_out=FIRST, groups=(GroupStay(group="第二党小组"),))
    without = a_member("孙三")
    assert members_on([gone, here, without], FIRST) == (here, without)
    assert groups_on([gone, here, without], FIRST) == ("第一党小组",)


def test_namesakes_are_told_apart_by_birth_year() -> None:
    first = a_member("王静", id=3, birth=date(1980, 1, 1))
    second = a_member("王静", id=7, birth=date(1991, 1, 1))
    other = a_member("李明", id=9)
    assert distinct_names([first, second, other]) == {
        3: "王静（1980年生）",
        7: "王静（1991年生）",
        9: "李明",
    }


@pytest.mark.parametrize("birth", [date(1980, 1, 1), None])
def test_namesakes_of_the_same_year_or_without_a_birth_date_still_have_different_names(
    birth: date | None,
) -> None:
    people = [a_member("王静", id=place, birth=birth) for place in (3, 7, 8)]
    names = distinct_names(people)
    assert len(set(names.values())) == 3
    assert all(name.startswith("王静") for name in names.values())


def test_a_name_written_with_a_blank_is_the_same_name() -> None:
    people = [a_member("刘 洋", id=1, birth=date(1980, 1, 1)), a_member("刘洋", id=2, birth=date(1990, 1, 1))]
    assert distinct_names(people) == {1: "刘 洋（1980年生）", 2: "刘洋（1990年生）"}


def test_somebody_not_yet_kept_has_no_name_of_their_own() -> None:
    kept = a_member("王静", id=1)
    assert list(distinct_names([kept, replace(kept, id=None)])) == [1]


@pytest.mark.parametrize(
    ("title", "committee", "secretary"),
    [
        ("支部书记（兼）", True, True),
        ("组织委员（兼）", True, False),
        ("团支部书记", False, False),
        ("青年委员", True, False),
    ],
)
def test_a_post_is_told_by_its_title_without_what_is_in_brackets(
    title: str, committee: bool, secretary: bool
) -> None:
    assert (Post(title=title).on_committee, Post(title=title).secretary) == (committee, secretary)
