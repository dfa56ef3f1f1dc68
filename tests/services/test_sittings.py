from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import Fact, a_file, a_member, a_record, a_row, a_sitting, settle

from partybranch.app import Branch
from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.kinds import Scope
from partybranch.domain.members import Post
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Record
from partybranch.errors import BranchError

YEAR = Period.year(2022)


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, a_member("赵一", posts=(Post(title="支部书记"),)), a_member("钱二"), a_member("孙三"))
    return branch


def test_a_recorded_sitting_says_when_it_was_entered(lived: Branch, now: datetime) -> None:
    changes = lived.sittings.record(a_sitting("主题党日", "党员大会"))
    assert changes.label == "记录主题党日、党员大会（2022-03-07）"
    assert lived.sittings.get(changes.id).entered_at == now


def test_a_correction_keeps_the_time_of_the_first_entry_and_a_voiding(lived: Branch) -> None:
    first = datetime(2022, 3, 8, 8)
    id_ = lived.sittings.record(a_sitting(entered_at=first)).id
    changes = lived.sittings.record(a_sitting(id=id_, place="礼堂"))
    assert changes.label == "修改集体学习（2022-03-07）"
    assert (lived.sittings.get(id_).entered_at, lived.sittings.get(id_).place) == (first, "礼堂")
    lived.sittings.void(id_, "录错")
    lived.sittings.record(a_sitting(id=id_))
    assert lived.sittings.get(id_).voided == "录错"


def test_a_correction_keeps_the_marks_set_elsewhere_since_it_was_begun(lived: Branch) -> None:
    roll = (a_row(1, Mark.UNMARKED), a_row(2, Mark.UNMARKED))
    seen = lived.sittings.get(lived.sittings.record(a_sitting(roll=roll)).id)
    lived.sittings.mark(1, 2, Mark.LEAVE, "病假")
    typed = replace(seen, place="礼堂", roll=(replace(roll[0], mark=Mark.PRESENT), roll[1]))
    lived.sittings.record(typed, seen)
    kept = lived.sittings.get(1)
    assert (kept.place, [row.mark for row in kept.roll]) == ("礼堂", [Mark.PRESENT, Mark.LEAVE])


def test_saving_the_same_sitting_again_is_no_step_and_still_says_its_id(lived: Branch) -> None:
    id_ = lived.sittings.record(a_sitting()).id
    steps = lived.undo.steps()
    assert lived.sittings.record(lived.sittings.get(id_)).id == id_
    assert lived.undo.steps() == steps


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"records": ()}, "还没有选择活动类型。请至少选择一种类型后再保存。"),
        ({"records": (a_record(), a_record())}, "同一次活动里同一类型出现了两次。请删去重复的一项后再保存。"),
        ({"records": (Record(kind="own_9"),)}, "活动类型已不存在。请重新选择类型后再保存。"),
        (
            {"records": (a_record("志愿服务"),)},
            "志愿服务不是会议或活动。请在“志愿服务”里登记时长和人员。",
        ),
        ({"records": (a_record("党小组会"),)}, "党小组会没有选择党小组。请选择党小组后再保存。"),
        ({"minutes": 0}, "时长应在 1 到 1440 分钟之间。请改正后再保存。"),
        ({"minutes": 1441}, "时长应在 1 到 1440 分钟之间。请改正后再保存。"),
        (
            {"heads": HeadCount(due=1, present=1), "roll": (a_row(1),)},
            "到会情况不能既有名单又只有人数。请保留其中一种。",
        ),
        (
            {"heads": HeadCount(due=10, present=9, leave=2)},
            "实到、请假和缺席人数之和超过了应到人数。请核对后再保存。",
        ),
        ({"heads": HeadCount(due=10, present=-1)}, "到会人数不能是负数。请核对后再保存。"),
        ({"roll": (a_row(1), a_row(1))}, "党员1在名单里出现了两次。请删去重复的一行后再保存。"),
    ],
)
def test_what_a_ledger_line_cannot_do_without_is_refused_with_its_sentence(
    lived: Branch, facts: dict[str, Fact], sentence: str
) -> None:
    with pytest.raises(BranchError) as caught:
        lived.sittings.record(a_sitting(**facts))
    assert str(caught.value) == sentence
    assert lived.sittings.between(YEAR, voided=True) == ()


def test_a_voided_sitting_stays_in_the_book_and_is_shown_only_when_asked_for(lived: Branch) -> None:
    id_ = lived.sittings.record(a_sitting(roll=(a_row(1),))).id
    changes = lived.sittings.void(id_, " 重复录入 ")
    assert changes.label == "作废 2022-03-07 集体学习议题"
    assert lived.sittings.between(YEAR) == ()
    assert [sitting.voided for sitting in lived.sittings.between(YEAR, voided=True)] == ["重复录入"]
    book = lived.tallies.of(YEAR, date(2022, 12, 31))
    assert (book.sittings, book.tally.sittings.value, book.tally.attendance.due) == ((), 0, 0)
    assert book.report.by_sitting == {}


def test_a_voiding_needs_a_reason(lived: Branch) -> None:
    id_ = lived.sittings.record(a_sitting()).id
    with pytest.raises(BranchError, match="作废需要写明原因"):
        lived.sittings.void(id_, " ")


def test_the_roll_of_a_day_comes_with_the_marks_already_given(lived: Branch) -> None:
    draft = a_sitting("支委会", roll=(a_row(1, Mark.LEAVE, reason="病假"),))
    (row,) = lived.sittings.roll_for(draft)
    assert (row.name, row.mark, row.reason, row.committee) == ("赵一", Mark.LEAVE, "病假", True)
    assert [each.name for each in lived.sittings.roll_for(draft, named=[3])] == ["赵一", "孙三"]


def test_people_chosen_by_name_stay_on_the_roll(lived: Branch) -> None:
    record = a_record("其他会议", scope=Scope.NAMED)
    draft = a_sitting(record, roll=(a_row(2, Mark.UNMARKED),))
    assert [row.member_id for row in lived.sittings.roll_for(draft)] == [2]


def test_renaming_or_moving_a_member_changes_no_recorded_roll(lived: Branch) -> None:
    roll = lived.sittings.roll_for(a_sitting())
    id_ = lived.sittings.record(a_sitting(roll=roll)).id
    member = lived.members.get(2)
    lived.members.save(replace(member, name="钱二二", transferred_out=date(2022, 1, 1)))
    assert lived.sittings.get(id_).roll == roll


def test_an_attachment_is_kept_with_its_sitting(lived: Branch, tmp_path: Path) -> None:
    photo = lived.sittings.attach(a_file(tmp_path))
    lived.sittings.record(a_sitting(attachments=(photo,)))
    assert lived.sittings.attachment_path(photo).read_bytes() == b"picture"
    assert lived.backup.verify().attachments == 1


def test_what_is_usual_comes_from_the_latest_of_the_kind_and_else_from_the_profile(lived: Branch) -> None:
    kind, day = a_record("主题党日").kind, date(2022, 12, 1)
    lived.profile.save(replace(lived.profile.get(), usual_place="党员活动室"))
    assert lived.sittings.usual(kind, day).place == "党员活动室"
    lived.sittings.record(a_sitting("主题党日", at=datetime(2022, 11, 5, 15, 30), place="三楼会议室"))
    usual = lived.sittings.usual(kind, day)
    assert (usual.place, f"{usual.at:%H:%M}") == ("三楼会议室", "15:30")
