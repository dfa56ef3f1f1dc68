"""A table from the screen as a workbook, read back."""

from pathlib import Path

import openpyxl
import pytest

from partybranch.errors import BranchError
from partybranch.reports.ledgers.listing import ListingColumn, write_listing

COLUMNS = (ListingColumn(title="姓名"), ListingColumn(title="小时", figures=True))


def test_headings_rows_filter_and_widths_are_there(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    write_listing(path, "志愿服务/记录", COLUMNS, [("赵一", "2.5"), ("钱二", "—"), ("很长" * 40, "10")])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.title == "志愿服务-记录"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["姓名", "小时"],
        ["赵一", 2.5],
        ["钱二", "—"],
        ["很长" * 40, 10],
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B4")
    assert sheet.column_dimensions["A"].width == 60
    assert (sheet.row_dimensions[4].height or 0) > (sheet.row_dimensions[2].height or 0)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-词", "@x", "007", "999999198005060021", "1e5", "2022-03-05"]
)
def test_text_stays_text_also_under_a_heading_of_figures(tmp_path: Path, text: str) -> None:
    path = tmp_path / "表.xlsx"
    write_listing(path, "表", COLUMNS, [(text, text)])
    cells = openpyxl.load_workbook(path).worksheets[0][2]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s"), (text, "s")]


def test_what_no_workbook_can_hold_is_left_out_and_an_empty_table_is_written(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    write_listing(path, "", COLUMNS, [("甲\x07乙", "")])
    assert openpyxl.load_workbook(path).worksheets[0]["A2"].value == "甲乙"
    write_listing(path, "表", COLUMNS, [])
    assert openpyxl.load_workbook(path).worksheets[0].max_row == 1


def test_a_place_that_refuses_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").mkdir()
    with pytest.raises(BranchError, match="文件夹"):
        write_listing(tmp_path / "表.xlsx", "表", COLUMNS, [])
