from dataclasses import replace
from datetime import date

import pytest
from builders import Fact, a_citizen_number, a_member, settle

from partybranch.app import Branch
from partybranch.domain.members import Category, Condition, ConditionKind, GroupStay, Post, standing_on
from partybranch.errors import BranchError

NUMBER = a_citizen_number(date(1980, 5, 6))


def test_an_admitted_member_is_there_with_an_id(branch: Branch) -> None:
    changes = branch.members.save(a_member("赵一"))
    assert changes.label == "登记党员 赵一"
    assert branch.members.get(changes.id).name == "赵一"
    assert branch.members.names() == {changes.id: "赵一"}


def test_a_correction_is_named_and_kept(branch: Branch) -> None:
    (member,) = settle(branch, a_member("赵一"))
    assert branch.members.save(replace(member, phone="19900001111")).label == "修改党员 赵一"
    assert branch.members.all()[0].phone == "19900001111"


def test_who_is_transferred_out_is_gone_from_that_day_on_and_not_before(branch: Branch) -> None:
    (member,) = settle(branch, a_member())
    branch.members.transfer_out([member.id or 0], date(2022, 9, 1))
    assert len(branch.members.on(date(2022, 8, 31))) == 1
    assert branch.members.on(date(2022, 9, 1)) == ()


def test_a_citizen_number_is_kept_in_its_plain_form(branch: Branch) -> None:
    wide = NUMBER.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    (member,) = settle(branch, a_member(citizen_number=f" {wide} "))
    assert member.citizen_number == NUMBER


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": "　"}, "姓名是空的。请填写姓名后再保存。"),
        ({"citizen_number": NUMBER[:-1]}, "赵一：公民身份证号应为 18 位，这里是 17 位。"),
        (
            {"joined": date(2020, 1, 2), "full_since": date(2020, 1, 1)},
            "赵一：转为正式党员日期早于加入党组织日期。请核对后再保存。",
        ),
        (
            {"transferred_in": date(2020, 1, 2), "transferred_out": date(2020, 1, 1)},
            "赵一：组织关系转出时间早于组织关系转入时间。请核对后再保存。",
        ),
        (
            {"citizen_number": NUMBER, "birth": date(1981, 5, 6)},
            "赵一：出生日期与公民身份证号不一致。请核对后再保存。",
        ),
        ({"citizen_number": NUMBER, "sex": "男"}, "赵一：性别与公民身份证号不一致。请核对后再保存。"),
        ({"transferred_out": date(2000, 1, 1)}, "赵一：组织关系转出时间早于加入党组织日期。请核对后再保存。"),
        (
            {"posts": (Post(title="支部书记", start=date(2022, 2, 1), end=date(2022, 1, 1)),)},
            "赵一：支部书记的结束日期早于开始日期。请核对后再保存。",
        ),
        (
            {"groups": (GroupStay(group="第一党小组", start=date(2022, 2, 1), end=date(2022, 1, 1)),)},
            "赵一：第一党小组的结束日期早于开始日期。请核对后再保存。",
        ),
        (
            {
                "conditions": (
                    Condition(kind=ConditionKind.LOST, start=date(2022, 2, 1), end=date(2022, 1, 1)),
                )
            },
            "赵一：失联的结束日期早于开始日期。请核对后再保存。",
        ),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_sentence(
    branch: Branch, facts: dict[str, Fact], sentence: str
) -> None:
    with pytest.raises(BranchError) as caught:
        branch.members.save(a_member(**facts))
    assert str(caught.value) == sentence
    assert branch.members.all() == ()


def test_two_members_cannot_have_the_same_citizen_number(branch: Branch) -> None:
    (member,) = settle(branch, a_member("赵一", citizen_number=NUMBER))
    with pytest.raises(BranchError, match="赵一已经登记了同一个公民身份证号"):
        branch.members.save(a_member("钱二", citizen_number=NUMBER))
    branch.members.save(replace(member, phone="19900001111"))


def test_a_member_who_was_taken_back_cannot_be_corrected(branch: Branch) -> None:
    (member,) = settle(branch, a_member())
    branch.undo.undo()
    with pytest.raises(BranchError, match="已不在数据里"):
        branch.members.save(replace(member, phone="19900001111"))
    with pytest.raises(BranchError, match="已不在数据里"):
        branch.members.transfer_out([member.id or 0], date(2022, 9, 1))


def test_birth_and_sex_are_read_off_the_citizen_number(branch: Branch) -> None:
    (member,) = settle(branch, a_member(citizen_number=NUMBER, birth=None, sex=""))
    assert (member.birth, member.sex) == (date(1980, 5, 6), "女")


def test_who_left_and_came_back_may_be_entered_again(branch: Branch) -> None:
    left = a_member(citizen_number=NUMBER, transferred_out=date(2020, 1, 1))
    back = a_member(citizen_number=NUMBER, transferred_in=date(2022, 1, 1))
    assert len(settle(branch, left, back)) == 2
    assert len(branch.members.on(date(2022, 6, 1))) == 1


def test_several_are_moved_in_one_step_that_names_them(branch: Branch) -> None:
    members = settle(branch, a_member("赵一"), a_member("钱二"), a_member("孙三"), a_member("李四"))
    before = len(branch.undo.steps())
    changes = branch.members.move([each.id or 0 for each in members], "第二党小组", date(2022, 9, 1))
    assert changes.label == "调整到第二党小组：赵一等4人"
    assert len(branch.undo.steps()) == before + 1
    assert {standing_on(each, date(2022, 9, 1)).group for each in branch.members.all()} == {"第二党小组"}
    branch.undo.undo()
    assert {each.groups for each in branch.members.all()} == {()}


def test_one_who_cannot_be_moved_keeps_all_where_they_are(branch: Branch) -> None:
    gone = a_member("钱二", transferred_out=date(2022, 1, 1))
    ids = [each.id or 0 for each in settle(branch, a_member("赵一"), gone)]
    with pytest.raises(BranchError, match="钱二在2022-09-01不在册"):
        branch.members.move(ids, "第二党小组", date(2022, 9, 1))
    assert {each.groups for each in branch.members.all()} == {()}


def test_posts_are_taken_up_and_laid_down_by_name(branch: Branch) -> None:
    (member,) = settle(branch, a_member("赵一"))
    ids = [member.id or 0]
    assert branch.members.appoint(ids, "组织委员", date(2022, 1, 1)).label == "任组织委员：赵一"
    assert branch.members.dismiss(ids, "", date(2022, 9, 1)).label == "免党内职务：赵一"
    (post,) = branch.members.all()[0].posts
    assert post == Post(title="组织委员", start=date(2022, 1, 1), end=date(2022, 9, 1))
    with pytest.raises(BranchError, match="职务是空的"):
        branch.members.appoint(ids, " ", date(2022, 1, 1))


def test_who_is_full_already_is_not_made_so_again(branch: Branch) -> None:
    probationary = a_member("钱二", full_since=None, category=Category.PROBATIONARY)
    (full, other) = settle(branch, a_member("赵一"), probationary)
    assert branch.members.make_full([other.id or 0], date(2022, 7, 1)).label == "转为正式党员 钱二"
    assert branch.members.get(other.id or 0).full_since == date(2022, 7, 1)
    with pytest.raises(BranchError, match="赵一在2022-07-01已经是正式党员"):
        branch.members.make_full([full.id or 0], date(2022, 7, 1))


def test_nobody_is_made_full_before_the_probation_is_over(branch: Branch) -> None:
    joined = (date(2021, 7, 1), date(2021, 9, 2))
    people = [
        a_member(name, category=Category.PROBATIONARY, joined=day, full_since=None)
        for name, day in zip(("赵一", "钱二"), joined, strict=True)
    ]
    before = settle(branch, *people)
    with pytest.raises(BranchError, match=r"^钱二的预备期到2022-09-02才满一年（党章第七条）。"):
        branch.members.make_full([1, 2], date(2022, 9, 1))
    assert branch.members.all() == before
    branch.members.make_full([1, 2], date(2022, 9, 2))
    assert [standing_on(each, date(2022, 9, 2)).full for each in branch.members.all()] == [True, True]


def test_who_has_left_is_neither_made_full_nor_sent_away_again(branch: Branch) -> None:
    left = a_member("钱二", category=Category.PROBATIONARY, full_since=None, transferred_out=date(2022, 6, 1))
    before = settle(branch, a_member("赵一"), left)
    with pytest.raises(BranchError, match="钱二在2022-09-01不在册"):
        branch.members.make_full([2], date(2022, 9, 1))
    with pytest.raises(BranchError, match=r"^钱二已于2022-06-01转出。请核对日期，或不选这名党员。$"):
        branch.members.transfer_out([1, 2], date(2022, 9, 1))
    assert branch.members.all() == before


def test_half_of_a_character_pair_is_refused_with_a_sentence(branch: Branch) -> None:
    with pytest.raises(BranchError, match="半个生僻字，没有保存"):
        branch.members.save(a_member("赵一", remarks="\ud842"))
    assert branch.members.all() == ()


def test_an_act_on_nobody_is_refused(branch: Branch) -> None:
    with pytest.raises(BranchError, match="没有选中党员"):
        branch.members.transfer_out([], date(2022, 7, 1))
