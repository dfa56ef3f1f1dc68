"""留痕 of a record, read from the journal of a real book."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from builders import a_member, a_row, a_service, a_sitting, an_entry, settle

from partybranch.app import Branch, open_branch
from partybranch.changes import Area
from partybranch.domain.attendance import Mark
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.profile import Profile
from partybranch.services.history import HistoryLine, area_of


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, a_member("赵一"), a_member("钱二"))
    branch.sittings.record(a_sitting(roll=(a_row(1, Mark.UNMARKED), a_row(2))))
    return branch


def told(lines: tuple[HistoryLine, ...]) -> list[tuple[str, list[str]]]:
    return [(line.label, [each.sentence for each in line.changes]) for line in lines]


def test_a_record_tells_who_did_what_when(lived: Branch) -> None:
    sitting = lived.sittings.get(1)
    lived.sittings.record(replace(sitting, place="会议室", roll=(a_row(1), a_row(2))))
    lived.sittings.void(1, "重复录入")
    voided, changed, first = lived.history.of(Area.SITTINGS, 1)
    assert (voided.who, voided.at) == ("测试", datetime(2022, 12, 31, 10, 0))
    assert told((voided, changed)) == [
        ("作废 2022-03-07 集体学习议题", ["作废原因：未填 → 重复录入"]),
        ("修改集体学习（2022-03-07）", ["地点：党员活动室 → 会议室", "党员1：未标 → 出席"]),
    ]
    assert first.label == "记录集体学习（2022-03-07）"
    assert first.changes[0].sentence == "类型：集体学习"


def test_what_was_entered_long_after_the_event_is_said_to_be_late(lived: Branch) -> None:
    (first,) = lived.history.of(Area.SITTINGS, 1)
    assert first.late == "补录：活动过去299天后录入"
    lived.sittings.record(a_sitting(at=datetime(2022, 12, 30, 9)))
    (in_time,) = lived.history.of(Area.SITTINGS, 2)
    assert in_time.late == ""
    lived.sittings.record(replace(lived.sittings.get(1), place="会议室"))
    assert [line.late for line in lived.history.of(Area.SITTINGS, 1)] == ["", first.late]


def test_late_is_what_the_branch_itself_calls_late(lived: Branch) -> None:
    rule = lived.rules.policy()["entry_late"]
    lived.rules.set(rule, 2022, on=True, values={"days": "60"})
    lived.sittings.record(a_sitting(at=datetime(2022, 11, 7, 9)))
    assert lived.history.of(Area.SITTINGS, 2)[0].late == ""
    lived.rules.set(rule, 2022, on=True, values={"days": "3"})
    assert lived.history.of(Area.SITTINGS, 2)[0].late == "补录：活动过去54天后录入"


def test_taking_back_and_bringing_back_are_named_as_such(lived: Branch) -> None:
    lived.members.save(replace(lived.members.get(1), phone="19900000001"))
    lived.undo.undo()
    lived.undo.redo()
    assert told(lived.history.of(Area.MEMBERS, 1))[:3] == [
        ("重做：修改党员 赵一", ["手机号码：未填 → 19900000001"]),
        ("撤销：修改党员 赵一", ["手机号码：19900000001 → 未填"]),
        ("修改党员 赵一", ["手机号码：未填 → 19900000001"]),
    ]
    lived.volunteering.record(a_service())
    lived.undo.undo()
    lived.undo.redo()
    assert told(lived.history.of(Area.VOLUNTEERING, 1))[:2] == [
        ("重做：记录志愿服务（2022-03-12）", ["整条记录：恢复"]),
        ("撤销：记录志愿服务（2022-03-12）", ["整条记录：撤下"]),
    ]


def test_a_number_given_again_does_not_mix_two_people(lived: Branch) -> None:
    lived.members.save(a_member("周五"))
    lived.undo.undo()
    lived.members.save(a_member("吴六"))
    assert lived.members.all()[-1].id == 3
    assert [line.label for line in lived.history.of(Area.MEMBERS, 3)] == ["登记党员 吴六"]


def test_a_step_that_wrote_a_record_twice_counts_once(lived: Branch) -> None:
    with lived.database.write("导入花名册") as unit:
        kept = unit.members.save(replace(unit.members.get(1), job="编辑"))
        unit.members.save(replace(kept, remarks="导入"))
        unit.commit()
    assert told(lived.history.of(Area.MEMBERS, 1))[0] == (
        "导入花名册",
        ["工作岗位：未填 → 编辑", "备注：未填 → 导入"],
    )


def test_the_areas_that_people_edit_have_a_history(branch: Branch) -> None:
    plan = PlannedSitting(day=datetime(2022, 1, 1).date(), kind="")
    records = (a_member(), a_sitting(), a_service(), an_entry(), plan, Profile())
    assert [area_of(record) for record in records] == [
        Area.MEMBERS,
        Area.SITTINGS,
        Area.VOLUNTEERING,
        Area.REGISTERS,
        Area.PLANS,
        Area.PROFILE,
    ]
    assert area_of("a text") is None
    assert branch.history.of(Area.MEMBERS, 99) == ()


def test_a_step_says_the_time_and_the_person_of_its_own_act(tmp_path: Path) -> None:
    for who, at in (("甲", datetime(2022, 1, 1, 9)), ("乙", datetime(2022, 2, 1, 9))):
        opened = open_branch(tmp_path / "book", now=partial(datetime.fromisoformat, at.isoformat()), who=who)
        opened.profile.save(Profile(id=1 if who == "乙" else None, name=who))
        opened.close()
    opened = open_branch(tmp_path / "book", who="")
    lines = opened.history.of(Area.PROFILE, 1)
    opened.close()
    assert [(line.who, line.at) for line in lines] == [
        ("乙", datetime(2022, 2, 1, 9)),
        ("甲", datetime(2022, 1, 1, 9)),
    ]
