"""Two versions of a record as lines that a secretary reads."""

from dataclasses import fields, replace
from datetime import date, datetime, time

import pytest
import strategies
from builders import KINDS, a_member, a_record, a_row, a_service, a_sitting, an_entry, the_kind
from hypothesis import given

from partybranch.domain.attendance import HeadCount, Mark, Observer
from partybranch.domain.differences import differences
from partybranch.domain.field_words import FIELDS, LISTS, SILENT
from partybranch.domain.members import Condition, ConditionKind, GroupStay, Member, Post
from partybranch.domain.motions import Motion
from partybranch.domain.sittings import Attachment, Person, Sitting
from partybranch.domain.volunteering import Service, ServiceRow, Stage


def said(before: object | None, after: object | None) -> list[str]:
    return [each.sentence for each in differences(before, after, KINDS)]


@pytest.mark.parametrize("cls", FIELDS, ids=lambda cls: cls.__name__)
def test_every_field_of_a_record_has_its_word(cls: type) -> None:
    told = {*FIELDS[cls], *LISTS.get(cls, {}), *SILENT, "records", "values"}
    assert {each.name for each in fields(cls)} <= told


def test_single_values_are_told_before_and_after() -> None:
    before = a_member(phone="19900000001", birth=date(1980, 5, 6))
    after = replace(before, phone="", job="编辑", birth=date(1980, 6, 5), sex="男")
    assert said(before, after) == [
        "性别：女 → 男",
        "出生日期：1980-05-06 → 1980-06-05",
        "工作岗位：未填 → 编辑",
        "手机号码：19900000001 → 未填",
    ]


def test_items_of_a_list_are_added_taken_away_and_changed() -> None:
    chair = Post(title="支部书记", start=date(2020, 1, 1))
    before = a_member(posts=(chair, Post(title="组织委员")), groups=(GroupStay(group="第一党小组"),))
    after = replace(
        before,
        posts=(replace(chair, end=date(2022, 3, 1)), Post(title="宣传委员")),
        conditions=(Condition(kind=ConditionKind.FLOATING, start=date(2022, 1, 1), note="在外地务工"),),
    )
    assert said(before, after) == [
        "去掉职务：组织委员",
        "新增职务：宣传委员",
        "职务：支部书记（2020-01-01起） → 支部书记（2020-01-01至2022-03-01）",
        "新增特殊情况：流动（2022-01-01起）（在外地务工）",
    ]


def test_on_a_roll_who_went_the_same_way_stands_in_one_line() -> None:
    unmarked = tuple(a_row(at, Mark.UNMARKED) for at in (1, 2, 3, 4))
    marked = (
        replace(unmarked[0], mark=Mark.PRESENT),
        replace(unmarked[1], mark=Mark.LEAVE, reason="病假"),
        replace(unmarked[2], mark=Mark.PRESENT),
        a_row(5, Mark.PRESENT, late=True),
    )
    assert said(a_sitting(roll=unmarked), a_sitting(roll=marked)) == [
        "去掉到会名册：党员4（未标）",
        "新增到会名册：党员5（出席（迟到））",
        "党员1、党员3：未标 → 出席",
        "党员2：未标 → 请假（病假）",
    ]
    thawed = replace(marked[0], group="第二党小组")
    assert said(a_sitting(roll=marked), a_sitting(roll=(thawed, *marked[1:]))) == [
        "到会名册里的当日身份（党小组、应到等）：党员1"
    ]


def test_the_records_of_a_sitting_are_told_under_their_kinds() -> None:
    before = a_sitting("主题党日", a_record("党课", lecturer=Person(name="外请教师")))
    vote = Motion(subject="接收预备党员", voters_due=10, voters_present=9, votes_for=9)
    changed = a_record("主题党日", topic="清扫街道", motions=(vote,))
    after = replace(before, records=(changed, a_record("集体学习")), voided="录错")
    assert said(before, after) == [
        "作废原因：未填 → 录错",
        "去掉类型：党课 党课议题",
        "主题党日·主题：主题党日议题 → 清扫街道",
        "新增主题党日·表决：接收预备党员（有表决权10，到会9，赞成9，反对0，弃权0）",
        "新增类型：集体学习",
        "集体学习·主题：集体学习议题",
        "集体学习·参加范围：全体党员",
        "集体学习·内容：学习讨论。",
    ]


def test_a_new_record_is_told_by_what_it_says() -> None:
    roll = (a_row(1), a_row(2, Mark.LEAVE, reason="事假"), a_row(3, Mark.UNMARKED))
    found = said(None, a_sitting(roll=roll, observers=(Observer(name="王红", role="社区联络员"),)))
    assert found[:3] == ["类型：集体学习", "时间：2022-03-07 09:00", "时长（分钟）：60"]
    assert "到会名册：应到3人，出席1人，请假1人，缺席0人，未标1人；党员2请假（事假）" in found
    assert "列席：王红（社区联络员）" in found
    assert not any("未填" in line for line in found)


def test_services_registers_plans_and_old_counts_speak_their_own_words() -> None:
    service = a_service(people=(1, 2), stage=Stage.ASSIGNED)
    done = replace(
        service,
        kind=the_kind("双报到").code,
        stage=Stage.DONE,
        starts=time(9, 0),
        rows=(replace(service.rows[0], hours=2.5), ServiceRow(member_id=3, name="党员3", hours=0)),
    )
    assert said(service, done) == [
        "类型：志愿服务 → 双报到",
        "进度：已派单 → 已完成",
        "开始时间：未填 → 09:00",
        "去掉参加人员：党员2（3小时）",
        "新增参加人员：党员3（时长未填）",
        "党员1：3小时 → 2.5小时",
    ]
    honour = an_entry(people=(1,), values={"grade": "市"})
    assert said(honour, replace(honour, day=date(2022, 7, 2), people=(), values={"grade": "县"})) == [
        "获奖日期：2022-07-01 → 2022-07-02",
        "获奖级别：市 → 县",
        "去掉人员：党员1",
    ]
    heads = a_sitting(heads=HeadCount(due=10, present=9, leave=1))
    assert said(heads, replace(heads, heads=HeadCount(due=10, present=8, leave=2))) == [
        "到会人数：应到10，实到9，请假1，缺席0 → 应到10，实到8，请假2，缺席0"
    ]


def test_a_long_text_is_told_where_it_differs() -> None:
    text = "会议传达学习了有关文件精神，" * 20
    before, after = a_record(text=text + "参会12人。" + text), a_record(text=text + "参会13人。" + text)
    (line,) = said(a_sitting(before), a_sitting(after))
    assert line == "集体学习·内容：…文件精神，参会12人。会议传达学习… → …文件精神，参会13人。会议传达学习…"
    (whole,) = [line for line in said(None, a_sitting(before)) if "内容" in line]
    assert whole.endswith(f"……（共{len(text) * 2 + 6}字）")
    assert len(whole) < 130


def test_a_record_taken_away_is_told_as_a_whole() -> None:
    assert said(a_member(), None) == ["整条记录：撤下"]
    assert said(None, None) == []


@given(strategies.sittings, strategies.sittings)
def test_different_sittings_differ_in_words_and_equal_ones_do_not(one: Sitting, other: Sitting) -> None:
    assert said(one, one) == []
    for sentence in said(one, other):
        assert sentence.strip()


@given(strategies.members)
def test_any_member_can_be_told(member: Member) -> None:
    assert said(member, member) == []
    said(a_member(), member)
    said(None, member)


@given(strategies.services)
def test_any_service_can_be_told(service: Service) -> None:
    assert said(service, service) == []
    said(None, service)


def test_a_file_and_a_moved_day_are_told() -> None:
    before = a_sitting()
    picture = Attachment(name="现场照片.jpg", sha256="a" * 64, size=9)
    after = replace(before, attachments=(picture,), starts_at=datetime(2022, 3, 8, 9))
    assert said(before, after) == ["时间：2022-03-07 09:00 → 2022-03-08 09:00", "新增附件：现场照片.jpg"]
