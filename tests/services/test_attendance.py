"""考勤 over a real book: reading a period, correcting one mark, and the copied table coming in again."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from builders import a_member, a_record, a_row, a_sitting, settle
from workbooks import errors, verdicts

from partybranch.app import Branch
from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.matrix_text import matrix_text
from partybranch.domain.members import Category, Condition, ConditionKind, GroupStay, Post
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.services.importing import Verdict

YEAR, LAST = Period.year(2022), date(2022, 12, 31)


@pytest.fixture
def lived(branch: Branch) -> Branch:
    first, second = ((GroupStay(group=f"第{at}党小组"),) for at in "一二")
    settle(
        branch,
        a_member("赵一", posts=(Post(title="支部书记"),), groups=first),
        a_member("钱二", groups=first),
        a_member("孙三", groups=second),
        a_member("孙三", groups=second, birth=date(1990, 1, 2)),
        a_member("李四", category=Category.PROBATIONARY, full_since=None),
        a_member("周五", conditions=(Condition(kind=ConditionKind.EXEMPT),)),
    )
    return branch


def hold(branch: Branch, *kinds: str, at: datetime = datetime(2022, 3, 7, 9)) -> int:
    draft = a_sitting(*kinds, at=at)
    return branch.sittings.record(a_sitting(*kinds, at=at, roll=branch.sittings.roll_for(draft))).id


def row_of(branch: Branch, sitting: int, member: int) -> tuple[Mark, str, bool]:
    (row,) = (row for row in branch.sittings.get(sitting).roll if row.member_id == member)
    return row.mark, row.reason, row.late


@pytest.mark.parametrize(
    ("mark", "reason", "late", "words", "kept"),
    [
        (Mark.LEAVE, " 病假 ", False, "请假（病假）", (Mark.LEAVE, "病假", False)),
        (Mark.LEAVE, "", False, "请假", (Mark.LEAVE, "", False)),
        (Mark.PRESENT, "", True, "迟到", (Mark.PRESENT, "", True)),
        (Mark.ABSENT, "", True, "缺席", (Mark.ABSENT, "", False)),
        (Mark.ELSEWHERE, "", False, "异地参加", (Mark.ELSEWHERE, "", False)),
    ],
)
def test_a_mark_is_a_named_step_that_can_be_taken_back(
    lived: Branch, mark: Mark, reason: str, late: bool, words: str, kept: tuple[Mark, str, bool]
) -> None:
    sitting = hold(lived, "集体学习")
    changes = lived.sittings.mark(sitting, 2, mark, reason, late=late)
    assert changes.label == f"修改考勤：钱二 2022-03-07 {words}"
    assert row_of(lived, sitting, 2) == kept
    assert row_of(lived, sitting, 1) == (Mark.UNMARKED, "", False)
    lived.undo.undo()
    assert row_of(lived, sitting, 2) == (Mark.UNMARKED, "", False)


def test_the_same_mark_again_is_no_step(lived: Branch) -> None:
    sitting = hold(lived, "集体学习")
    lived.sittings.mark(sitting, 2, Mark.PRESENT)
    steps = len(lived.undo.steps())
    lived.sittings.mark(sitting, 2, Mark.PRESENT)
    assert len(lived.undo.steps()) == steps


def test_whoever_is_not_on_the_roll_cannot_be_marked(lived: Branch) -> None:
    committee = hold(lived, "支委会")
    with pytest.raises(BranchError, match="不在当次应到名单上"):
        lived.sittings.mark(committee, 2, Mark.PRESENT)
    heads = lived.sittings.record(a_sitting(heads=HeadCount(due=6, present=5))).id
    with pytest.raises(BranchError, match="只有人数，没有名单"):
        lived.sittings.mark(heads, 2, Mark.PRESENT)
    voided = hold(lived, "集体学习")
    lived.sittings.void(voided, "录错")
    with pytest.raises(BranchError, match="已经作废"):
        lived.sittings.mark(voided, 2, Mark.PRESENT)


def test_a_period_has_its_valid_sittings_until_the_day_and_counts_those_ahead(lived: Branch) -> None:
    hold(lived, "集体学习")
    hold(lived, "集体学习", at=datetime(2022, 11, 7, 9))
    hold(lived, "党课", at=datetime(2023, 1, 9, 9))
    lived.sittings.void(hold(lived, "主题党日"), "录错")
    rolls = lived.attendance.of(YEAR, date(2022, 6, 1))
    assert [sitting.day for sitting in rolls.sittings] == [date(2022, 3, 7)]
    assert rolls.ahead == 1
    assert [kind.label for kind in rolls.held_kinds] == ["集体学习"]
    assert rolls.groups == ("第一党小组", "第二党小组")


def test_every_figure_is_that_of_the_tallies(lived: Branch) -> None:
    study = hold(lived, "集体学习", "支委会")
    for member, mark in ((1, Mark.PRESENT), (2, Mark.LEAVE), (3, Mark.ELSEWHERE), (6, Mark.PRESENT)):
        lived.sittings.mark(study, member, mark)
    lived.sittings.record(a_sitting(heads=HeadCount(due=6, present=4, leave=2), at=datetime(2022, 5, 9, 9)))
    matrix, book = lived.attendance.of(YEAR, LAST).matrix(), lived.tallies.of(YEAR, LAST)
    assert {line.member_id: (line.name, line.counts) for line in matrix.lines} == {
        one.member_id: (one.name, one.counts) for one in book.tally.by_member
    }
    assert matrix.counts == book.tally.attendance


def test_a_rate_is_asked_for_only_where_the_rule_is_on(lived: Branch) -> None:
    assert lived.attendance.of(YEAR, LAST).demanded is None
    rule = lived.rules.policy()["attendance_rate"]
    lived.rules.set(rule, 2022, on=True, values={"percent": "80"})
    assert lived.attendance.of(YEAR, LAST).demanded == 80
    assert lived.attendance.of(Period.year(2021), LAST).demanded is None


def test_leave_known_beforehand_stands_beside_the_mark_and_sets_none(lived: Branch) -> None:
    sitting = hold(lived, "集体学习")
    day = date(2022, 3, 7)
    kept = lived.leaves.record(LeaveNotice(member_id=2, start=day, end=day, reason="因公")).id
    rolls = lived.attendance.of(YEAR, LAST)
    (held,) = rolls.sittings
    notice = rolls.notice(held, 2)
    assert notice is not None
    assert (notice.id, notice.reason) == (kept, "因公")
    assert rolls.notice(held, 1) is None
    assert row_of(lived, sitting, 2)[0] is Mark.UNMARKED


def test_the_copied_table_pasted_into_a_workbook_comes_in_without_a_change(
    lived: Branch, tmp_path: Path
) -> None:
    study = hold(lived, "主题党日", "党课")
    marks = (
        (1, Mark.PRESENT, "", True),
        (2, Mark.LEAVE, "病假", False),
        (3, Mark.LEAVE, "陪同就医", False),
        (4, Mark.ABSENT, "", False),
        (5, Mark.ELSEWHERE, "", False),
    )
    for member, mark, reason, late in marks:
        lived.sittings.mark(study, member, mark, reason, late=late)
    same_day = hold(lived, "集体学习", at=datetime(2022, 3, 7, 15))
    for member in (1, 2, 3, 4):
        lived.sittings.mark(same_day, member, Mark.PRESENT)
    for group, people in (("第一党小组", (1, 2)), ("第二党小组", (3, 4))):
        roll = tuple(a_row(each, name="组员") for each in people)
        record = a_record("党小组会", group=group)
        lived.sittings.record(a_sitting(record, at=datetime(2022, 4, 1, 14), roll=roll))
    lived.sittings.record(a_sitting(heads=HeadCount(due=6, present=5), at=datetime(2022, 5, 9, 9)))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in matrix_text(lived.attendance.of(YEAR, LAST).matrix()).split("\n"):
        sheet.append([cell or None for cell in line.split("\t")])
    book.save(tmp_path / "考勤.xlsx")
    preview = lived.importing.preview("attendance", tmp_path / "考勤.xlsx")
    assert (errors(preview), preview.unmapped) == ({}, ())
    assert set(verdicts(preview).values()) == {Verdict.SAME, Verdict.IGNORED}


def test_whoever_is_left_is_marked_present_in_one_step_and_nobody_else(lived: Branch) -> None:
    sitting = hold(lived, "集体学习")
    lived.sittings.mark(sitting, 2, Mark.LEAVE, "病假")
    changes = lived.sittings.mark_present(sitting, [1, 2, 3, 6])
    assert changes.label == "修改考勤：2022-03-07 未标的 2 人出席"
    marks = {row.member_id: row.mark for row in lived.sittings.get(sitting).roll}
    assert [at for at, mark in marks.items() if mark is Mark.PRESENT] == [1, 3]
    assert marks[2] is Mark.LEAVE
    assert marks[6] is Mark.UNMARKED  # need not come
