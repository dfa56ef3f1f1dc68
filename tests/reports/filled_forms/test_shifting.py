"""References after rows were put in: in formulas of this and other sheets, in names, checks and merges."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from partybranch.reports.filled_forms.growing import push_down
from partybranch.reports.filled_forms.shifting import Shift

SHIFT = Shift(sheet="表 1", at=9, reach=8, count=4)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("=SUM(D6:D8)", "=SUM(D6:D12)"),
        ("=SUM($D$6:$D$9)+A3", "=SUM($D$6:$D$13)+A3"),
        ("=D9*2&LOG10(D10)", "=D13*2&LOG10(D14)"),
        ("=SUM(6:8)", "=SUM(6:12)"),
        ("=SUM(D:D)", "=SUM(D:D)"),
        ('=IF(A9="A9",1,0)', '=IF(A13="A9",1,0)'),
        ("='表 1'!D20-其他!D20", "='表 1'!D24-其他!D20"),
    ],
)
def test_a_reference_moves_and_a_range_that_ends_with_the_table_grows(before: str, after: str) -> None:
    assert SHIFT.formula(before, "表 1") == after


def test_another_sheet_moves_only_what_it_says_of_this_one() -> None:
    assert SHIFT.formula("=D9+'表 1'!D9", "其他") == "=D9+'表 1'!D13"


def test_names_breaks_links_and_other_sheets_follow_the_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet, other = book.worksheets[0], book.create_sheet("其他")
    sheet.title = "表 1"
    for row in range(1, 13):
        sheet.cell(row, 1, row)
    sheet["B12"] = "链接"
    sheet["B12"].hyperlink = "https://example.org/"
    sheet.merge_cells("C6:C8")
    sheet.merge_cells("D9:E9")
    sheet.auto_filter.ref = "A5:A8"
    sheet.row_dimensions[10].height = 33
    other["A1"] = "=SUM('表 1'!A6:A8)"
    book.defined_names["合计处"] = DefinedName("合计处", attr_text="'表 1'!$A$12")
    push_down(book, sheet, SHIFT)
    book.save(tmp_path / "moved.xlsx")
    again = openpyxl.load_workbook(tmp_path / "moved.xlsx")
    moved = again["表 1"]
    assert [moved.cell(row, 1).value for row in (8, 9, 12, 13, 16)] == [8, None, None, 9, 12]
    assert {merge.coord for merge in moved.merged_cells.ranges} == {"C6:C12", "D13:E13"}
    assert moved.row_dimensions[14].height == 33
    assert moved.auto_filter.ref == "A5:A12"
    assert moved["B16"].hyperlink is not None
    assert again["其他"]["A1"].value == "=SUM('表 1'!A6:A12)"
    assert again.defined_names["合计处"].attr_text == "'表 1'!$A$16"
