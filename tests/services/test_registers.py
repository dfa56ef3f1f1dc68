from dataclasses import replace
from datetime import date

import pytest
from builders import Fact, a_member, an_entry, settle

from partybranch.app import Branch
from partybranch.changes import Area
from partybranch.domain.members import Post, standing_on
from partybranch.domain.pairs import PairKind, pair_kind
from partybranch.domain.periods import Period
from partybranch.domain.registers import REGISTERS, FieldShape, RegisterPerson
from partybranch.errors import BranchError

YEAR = Period.year(2022)
DAY = date(2022, 7, 1)


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, a_member("赵一"), a_member("钱二"))
    return branch


def test_an_entry_is_recorded_and_corrected(lived: Branch) -> None:
    changes = lived.registers.record(an_entry(values={"grade": " 市 ", "certificate": " "}))
    assert changes.label == "登记荣誉（2022-07-01）"
    assert changes.areas == {Area.REGISTERS}
    assert lived.registers.get(changes.id).values == {"grade": "市"}
    again = lived.registers.record(an_entry(id=changes.id, title=" 优秀党支部 "))
    assert again.label == "修改荣誉（2022-07-01）"
    assert [each.title for each in lived.registers.between(YEAR)] == ["优秀党支部"]


def test_a_register_gives_its_own_entries_of_the_period_in_order_of_time(lived: Branch) -> None:
    lived.registers.record(an_entry("谈心谈话", people=(1, 2), title="近况", day=date(2022, 9, 1)))
    late = lived.registers.record(an_entry(day=date(2022, 12, 1))).id
    early = lived.registers.record(an_entry(day=date(2022, 1, 1))).id
    lived.registers.record(an_entry(day=date(2021, 12, 31)))
    code = an_entry().register
    assert [each.id for each in lived.registers.between(YEAR, code)] == [early, late]
    assert len(lived.registers.between(YEAR)) == 3


@pytest.mark.parametrize(
    ("register", "facts", "sentence"),
    [
        ("荣誉", {"title": " "}, "还没有填写获得奖项。请填写后再保存。"),
        ("巡察整改", {"title": ""}, "还没有填写反馈问题。请填写后再保存。"),
        ("荣誉", {"people": (1, 1)}, "获奖党员里同一个人出现了两次。请删去重复的一个后再保存。"),
        ("谈心谈话", {"people": (1,)}, "谈话双方还没有填全。请选择两名不同的党员后再保存。"),
        ("谈心谈话", {"people": (2, 2)}, "谈话双方还没有填全。请选择两名不同的党员后再保存。"),
        (
            "荣誉",
            {"values": {"grade": "镇"}},
            "获奖级别不能是“镇”。请从国家、省部、市、县、单位中选择。",
        ),
    ],
)
def test_what_says_too_little_is_refused_with_its_sentence(
    lived: Branch, register: str, facts: dict[str, Fact], sentence: str
) -> None:
    with pytest.raises(BranchError) as caught:
        lived.registers.record(an_entry(register, **facts))
    assert str(caught.value) == sentence
    assert lived.registers.between(YEAR, voided=True) == ()


def test_an_unknown_register_is_refused(lived: Branch) -> None:
    with pytest.raises(BranchError, match="没有选择登记簿"):
        lived.registers.record(replace(an_entry(), register="own_9"))


def test_people_alone_are_enough_where_a_register_has_people(lived: Branch) -> None:
    lived.registers.record(an_entry("心得体会", people=(2,), title=""))
    lived.registers.record(an_entry("谈心谈话", people=(1, 2), title=""))
    assert len(lived.registers.between(YEAR)) == 2


def test_a_name_stays_as_it_was_first_written_down(lived: Branch) -> None:
    entry_id = lived.registers.record(an_entry(people=(1,))).id
    lived.members.save(a_member("赵易", id=1))
    lived.registers.record(an_entry(id=entry_id, people=(1, 2)))
    assert lived.registers.get(entry_id).people == (
        RegisterPerson(member_id=1, name="赵一"),
        RegisterPerson(member_id=2, name="钱二"),
    )


def test_nobody_outside_the_book_can_be_entered(lived: Branch) -> None:
    with pytest.raises(BranchError):
        lived.registers.record(an_entry(people=(99,)))
    assert lived.registers.between(YEAR) == ()


def test_a_voided_entry_stays_and_counts_nowhere(lived: Branch) -> None:
    entry_id = lived.registers.record(an_entry()).id
    with pytest.raises(BranchError, match="写明原因"):
        lived.registers.void(entry_id, " ")
    assert lived.registers.void(entry_id, " 重复登记 ").label == "作废荣誉（2022-07-01）"
    assert lived.registers.between(YEAR) == ()
    (kept,) = lived.registers.between(YEAR, voided=True)
    assert kept.voided == "重复登记"
    lived.registers.record(an_entry(id=entry_id, title="改后"))
    assert lived.registers.get(entry_id).voided == "重复登记"


def test_an_entry_is_taken_back_like_every_step(lived: Branch) -> None:
    lived.registers.record(an_entry())
    lived.undo.undo()
    assert lived.registers.between(YEAR, voided=True) == ()


def test_a_pair_is_named_by_what_both_were_on_the_day() -> None:
    committee = standing_on(a_member(posts=(Post(title="组织委员", end=date(2022, 7, 2)),)), DAY)
    later = standing_on(a_member(posts=(Post(title="组织委员", end=DAY),)), DAY)
    gone = standing_on(a_member(transferred_out=DAY), DAY)
    assert pair_kind(committee, committee) is PairKind.COMMITTEE
    assert pair_kind(later, committee) is PairKind.MIXED
    assert pair_kind(later, later) is PairKind.MEMBERS
    assert pair_kind(committee, gone) is None


def test_every_register_declares_what_its_form_needs() -> None:
    codes = [each.code for each in REGISTERS]
    assert len(set(codes)) == len(codes)
    for each in REGISTERS:
        fields = [one.code for one in each.fields]
        assert len(set(fields)) == len(fields)
        assert all(one.choices for one in each.fields if one.shape is FieldShape.CHOICE)
        assert each.people_word or not each.pairs
