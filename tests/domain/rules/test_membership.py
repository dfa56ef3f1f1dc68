from datetime import date

import pytest
from rulings import findings, some_facts, some_members, texts

from partybranch.domain.members import Category, GroupStay, Member
from partybranch.domain.profile import Profile
from partybranch.domain.rules.found import Place


def in_group(group: str, *members: Member) -> tuple[Member, ...]:
    return tuple(
        Member(id=each.id, name=each.name, joined=each.joined, groups=(GroupStay(group=group),))
        for each in members
    )


def test_seven_full_members_without_a_committee_are_asked_for_one() -> None:
    (found,) = findings("committee_due", some_facts(members=some_members(7, committee=2)))
    assert found.found.text == (
        "正式党员7人，应当设立支部委员会，名册里担任支委的只有2人；已经设立的请在党员名册里填写职务"
    )
    assert (found.found.target.place, found.rule.severity.value) == (Place.PROFILE, "应改")
    assert texts("committee_due", some_facts(members=some_members(7, committee=3))) == []
    assert texts("committee_due", some_facts(members=some_members(6))) == []


def test_probationary_members_do_not_make_the_seven() -> None:
    six = some_members(6)
    new = some_members(1, first=7, full_since=None, category=Category.PROBATIONARY)
    assert texts("committee_due", some_facts(members=(*six, *new))) == []


def test_less_than_three_full_members_are_no_branch() -> None:
    assert texts("branch_least", some_facts(members=some_members(2))) == ["正式党员只有2人，不足3人"]
    assert texts("branch_least", some_facts(members=some_members(3))) == []


def test_more_than_fifty_members_are_generally_too_many() -> None:
    (found,) = findings("branch_most", some_facts(members=some_members(51)))
    assert (found.found.text, found.rule.severity.value) == ("党员51人，超过50人", "提醒")
    assert texts("branch_most", some_facts(members=some_members(50))) == []


def test_a_committee_has_generally_no_more_than_seven() -> None:
    assert texts("committee_most", some_facts(members=some_members(9, committee=8))) == ["支委8人，超过7人"]
    assert texts("committee_most", some_facts(members=some_members(9, committee=7))) == []


def test_small_groups_and_large_branches_without_groups_are_settings_of_the_unit() -> None:
    small = in_group("第一党小组", *some_members(2))
    large = in_group("第二党小组", *some_members(3, first=3))
    assert texts("group_least", some_facts(members=(*small, *large))) == ["党小组不足3人（第一党小组2人）"]
    assert texts("group_least", some_facts(members=large)) == []
    assert texts("groups_due", some_facts(members=some_members(31))) == ["党员31人，没有划分党小组"]
    assert texts("groups_due", some_facts(members=some_members(30))) == []
    assert texts("groups_due", some_facts(members=in_group("第一党小组", *some_members(31)))) == []
    assert texts("groups_due", some_facts(members=some_members(31)), people="40") == []


@pytest.mark.parametrize("code", ["committee_due", "branch_least", "branch_most", "committee_most"])
def test_a_book_without_members_or_a_branch_not_yet_founded_is_not_measured(code: str) -> None:
    assert texts(code, some_facts()) == []
    gone = some_members(2, transferred_out=date(2022, 1, 1))
    assert texts(code, some_facts(members=gone)) == []
    not_yet = Profile(founded_on=date(2023, 1, 1))
    assert texts(code, some_facts(members=some_members(2), profile=not_yet)) == []


def test_the_numbers_are_those_of_the_day_that_is_judged() -> None:
    leaving = some_members(4, first=4, transferred_out=date(2022, 8, 1))
    seven = (*some_members(3), *leaving)
    assert texts("committee_due", some_facts(members=seven, as_of=date(2022, 7, 31))) != []
    assert texts("committee_due", some_facts(members=seven)) == []
