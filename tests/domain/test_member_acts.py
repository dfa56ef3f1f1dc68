"""党员: what an act leaves behind, before its day and after it."""

from datetime import date

import pytest
from builders import a_member

from partybranch.domain.member_acts import appointed, dismissed, made_full, moved
from partybranch.domain.member_states import party_years, states_of
from partybranch.domain.members import (
    Category,
    Condition,
    ConditionKind,
    GroupStay,
    Member,
    Post,
    standing_on,
)
from partybranch.domain.stretches import Stretch, gaps, overlaps

DAY = date(2022, 6, 1)
BEFORE = date(2022, 5, 31)


def test_a_move_cuts_the_old_stay_and_leaves_the_days_before_as_they_were() -> None:
    member = moved(a_member(groups=(GroupStay(group="第一党小组"),)), "第二党小组", DAY)
    assert member.groups == (
        GroupStay(group="第一党小组", end=DAY),
        GroupStay(group="第二党小组", start=DAY),
    )
    assert standing_on(member, BEFORE).group == "第一党小组"


def test_a_move_ends_where_what_was_known_ends() -> None:
    end = date(2023, 1, 1)
    stays = (GroupStay(group="甲组", end=end), GroupStay(group="乙组", start=end))
    assert moved(a_member(groups=stays), "丙组", DAY).groups == (
        GroupStay(group="甲组", end=DAY),
        GroupStay(group="丙组", start=DAY, end=end),
        GroupStay(group="乙组", start=end),
    )


def test_a_move_in_a_gap_ends_before_the_next_stay() -> None:
    stays = (GroupStay(group="甲组", end=date(2021, 1, 1)), GroupStay(group="乙组", start=date(2023, 1, 1)))
    (_, fresh, _) = moved(a_member(groups=stays), "丙组", DAY).groups
    assert fresh == GroupStay(group="丙组", start=DAY, end=date(2023, 1, 1))


def test_a_move_on_the_day_of_another_takes_its_place() -> None:
    member = moved(moved(a_member(), "甲组", DAY), "乙组", DAY)
    assert member.groups == (GroupStay(group="乙组", start=DAY),)


def test_a_move_into_the_same_group_divides_no_stay() -> None:
    member = a_member(groups=(GroupStay(group="甲组", start=date(2020, 1, 1)),))
    assert moved(member, "甲组", DAY) == member


def test_who_is_moved_out_of_a_group_is_in_none() -> None:
    member = moved(a_member(groups=(GroupStay(group="甲组"),)), "", DAY)
    assert standing_on(member, DAY).group == ""
    assert standing_on(member, BEFORE).group == "甲组"


def test_a_post_is_taken_up_once_and_laid_down() -> None:
    member = appointed(appointed(a_member(), "组织委员", DAY), "组织委员", date(2022, 7, 1))
    assert member.posts == (Post(title="组织委员", start=DAY),)
    later = date(2022, 12, 1)
    assert dismissed(member, "组织委员", later).posts == (Post(title="组织委员", start=DAY, end=later),)
    assert dismissed(member, "宣传委员", later) == member
    assert dismissed(member, "", DAY).posts == (), "one that began that day never was"


def test_a_post_taken_up_before_it_is_known_to_begin_is_held_once() -> None:
    known = Post(title="组织委员", start=date(2023, 1, 1))
    member = appointed(a_member(posts=(known,)), "组织委员", DAY)
    assert member.posts == (known, Post(title="组织委员", start=DAY, end=date(2023, 1, 1)))
    assert standing_on(member, date(2023, 2, 1)).posts == ("组织委员",)


def test_who_is_made_full_was_probationary_before() -> None:
    member = made_full(a_member(category=Category.PROBATIONARY, full_since=None), DAY)
    assert (standing_on(member, BEFORE).full, standing_on(member, DAY).full) == (False, True)


@pytest.mark.parametrize(
    ("member", "words"),
    [
        (a_member(), ("正式党员",)),
        (a_member(full_since=None, category=Category.PROBATIONARY), ("预备党员",)),
        (a_member(transferred_out=BEFORE), ("已转出",)),
        (a_member(joined=date(2022, 7, 1)), ("未在册",)),
        (a_member(conditions=(Condition(kind=ConditionKind.SUSPENDED),)), ("停止党籍",)),
        (a_member(conditions=(Condition(kind=ConditionKind.LOST, end=DAY),)), ("正式党员",)),
        (
            a_member(
                conditions=(Condition(kind=ConditionKind.FLOATING), Condition(kind=ConditionKind.EXEMPT))
            ),
            ("正式党员", "流动", "免于参加"),
        ),
    ],
)
def test_the_state_of_a_member_is_said_in_words(member: Member, words: tuple[str, ...]) -> None:
    assert states_of(member, DAY) == words


def test_years_in_the_party_count_from_full_membership() -> None:
    assert party_years(a_member(full_since=date(2006, 6, 1)), DAY) == 16
    assert party_years(a_member(full_since=date(2006, 6, 2)), DAY) == 15
    assert party_years(a_member(full_since=None), DAY) is None
    assert party_years(a_member(full_since=date(2023, 1, 1)), DAY) is None


def test_overlaps_and_gaps_of_dated_facts_are_found() -> None:
    first = Stretch(what="甲组", end=DAY)
    second = Stretch(what="乙组", start=BEFORE, end=date(2022, 8, 1))
    third = Stretch(what="丙组", start=date(2022, 9, 1), end=date(2023, 1, 1))
    assert list(overlaps([second, third, first])) == [(first, second)]
    assert list(gaps([first, second, third])) == [
        (date(2022, 8, 1), date(2022, 9, 1)),
        (date(2023, 1, 1), None),
    ]
    assert list(gaps([Stretch(what="甲组")])) == []
