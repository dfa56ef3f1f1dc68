"""What 三会一课台账 and 主题党日台账 print of a sitting beyond its counts."""

from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_record, a_row, a_sitting, order_of, settle
from read_back import Cells, sheets_of, table_of

from partybranch.app import Branch
from partybranch.domain.attendance import Mark
from partybranch.domain.kinds import Kind, Scope
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Record, Sitting
from partybranch.reports.ledgers import LEDGERS, write_ledgers

BLANK = "【待补充】"
HEADS = ("应到人数", "实到人数", "请假人数")


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, *(a_member(name) for name in ("赵一", "钱二", "孙三", "李四")))
    return branch


def rows_of(branch: Branch, sitting: Sitting, tab: str, folder: Path) -> Cells:
    branch.sittings.record(sitting)
    book = branch.tallies.of(Period.year(2022), date(2022, 12, 31))
    paths = write_ledgers(
        order_of(book), [each for each in LEDGERS if each.code in ("meetings", "theme_days")], folder
    )
    return next(table_of(sheets_of(path)[tab])[0] for path in paths if tab in sheets_of(path))


def test_a_vote_stands_in_a_column_of_its_own_with_those_due_first(lived: Branch, tmp_path: Path) -> None:
    motions = (
        Motion(
            subject="年度计划", voters_due=50, voters_present=46, votes_for=44, votes_against=1, abstained=1
        ),
        Motion(purpose=Purpose.ADMISSION, voters_due=50, voters_present=45, written=2, votes_for=47),
        Motion(purpose=Purpose.ELECTION, voters_due=50, voters_present=45),
    )
    meeting = a_sitting(a_record("党员大会", resolution="同意。", motions=motions), roll=(a_row(1),))
    (row,) = rows_of(lived, meeting, "党员大会", tmp_path)
    assert row["会议决议"] == "同意。"
    assert row["表决情况"] == (
        "普通决议“年度计划”：应到会有表决权50人，实到46人，赞成44票，反对1票，弃权1票。\n"
        "发展转正：应到会有表决权50人，实到45人，书面意见2份，赞成47票，反对0票，弃权0票。\n"
        "选举：应到会有表决权50人，实到45人，票数【待补充】。"
    )


def test_a_kind_without_votes_has_no_column_for_them(lived: Branch, tmp_path: Path) -> None:
    (row,) = rows_of(lived, a_sitting(roll=(a_row(1),)), "集体学习", tmp_path)
    assert "表决情况" not in row


@pytest.mark.parametrize(("kind", "tab"), [("集体学习", "集体学习"), ("主题党日", "主题党日")])
def test_a_sitting_without_a_roll_has_no_noughts(lived: Branch, tmp_path: Path, kind: str, tab: str) -> None:
    (row,) = rows_of(lived, a_sitting(kind), tab, tmp_path)
    assert [row[name] for name in (*HEADS, "缺席人员及原因")] == [BLANK] * 4


def test_a_roll_that_nobody_marked_says_neither_present_nor_absent(lived: Branch, tmp_path: Path) -> None:
    roll = tuple(a_row(n, Mark.UNMARKED) for n in (1, 2, 3))
    (row,) = rows_of(lived, a_sitting(roll=roll), "集体学习", tmp_path)
    assert [row[name] for name in HEADS] == [3, BLANK, BLANK]
    assert row["缺席人员及原因"] == "3人均未标"


def test_a_leave_without_a_reason_asks_for_it(lived: Branch, tmp_path: Path) -> None:
    roll = (a_row(1), a_row(2, Mark.LEAVE))
    (row,) = rows_of(lived, a_sitting(roll=roll), "集体学习", tmp_path)
    assert row["缺席人员及原因"] == "党员2（请假，事由【待补充】）"


def test_remarks_tell_what_was_held_beside_who_was_elsewhere_and_what_was_written(
    lived: Branch, tmp_path: Path
) -> None:
    roll = (a_row(1), a_row(2, Mark.ELSEWHERE))
    sitting = a_sitting("主题党日", "党课", roll=roll, remarks="原定3月4日")
    (row,) = rows_of(lived, sitting, "主题党日", tmp_path)
    assert row["备注"] == "同时开展党课；异地参加：党员2；2022-12-31补录；原定3月4日"


def test_minutes_of_several_pages_carry_their_number_along(lived: Branch, tmp_path: Path) -> None:
    lived.sittings.record(a_sitting(a_record(text="学习讨论。" * 600), roll=(a_row(1),)))
    later = a_sitting(at=datetime(2022, 3, 8, 9), roll=(a_row(1),))
    rows = rows_of(lived, later, "集体学习", tmp_path)
    assert [row["序号"] for row in rows] == [1, 2]
    (path,) = tmp_path.glob("三会一课台账*")
    numbers = [cell.value for cell in sheets_of(path)["集体学习"]["A"]]
    assert numbers.count("1（续）") > 1


def test_a_book_without_a_name_asks_for_it(branch: Branch, tmp_path: Path) -> None:
    book = branch.tallies.of(Period.year(2022), date(2022, 12, 31))
    (path,) = write_ledgers(order_of(book), LEDGERS[:1], tmp_path)
    assert sheets_of(path)["党员花名册"]["A2"].value == "填报单位：【待补充】"


def test_a_kind_with_every_column_still_fits_the_width_of_a_page(lived: Branch, tmp_path: Path) -> None:
    lived.kinds.add(Kind(code="", name="微讲堂", scope=Scope.GROUP, lecturer=True, motions=True))
    own = lived.kinds.all().kinds[-1].code
    record = Record(kind=own, topic="一", scope=Scope.GROUP, group="第一党小组")
    (row,) = rows_of(lived, a_sitting(record, roll=(a_row(1),)), "微讲堂", tmp_path)
    assert {"党小组", "授课人", "表决情况"} < set(row)
    (path,) = tmp_path.glob("三会一课台账*")
    for sheet in sheets_of(path).values():
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.print_title_cols is None
