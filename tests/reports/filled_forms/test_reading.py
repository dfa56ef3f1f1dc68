"""A foreign workbook is read whole and safely, and says what of it cannot be kept."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from superior_forms import HEAD, TABLE, superior_form

from partybranch.errors import BranchError
from partybranch.reports.filled_forms import place_name, read_form


def _rewritten(source: Path, target: Path, part: str, before: bytes, after: bytes) -> Path:
    """The same package with a stretch of one part changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == part:
                assert before in content
                content = content.replace(before, after, 1)
            new.writestr(info.filename, content)
    return target


def test_a_workbook_whose_sheet_says_that_it_ends_at_its_first_cell_is_read_whole(tmp_path: Path) -> None:
    form = superior_form(tmp_path / "form.xlsx")
    wps = _rewritten(
        form,
        tmp_path / "wps.xlsx",
        "xl/worksheets/sheet2.xml",
        b'<dimension ref="A1:G11"',
        b'<dimension ref="A1"',
    )
    assert read_form(wps) == read_form(form)


def test_headings_merged_down_and_under_a_wide_one_are_read_as_one_row(tmp_path: Path) -> None:
    sheet = read_form(superior_form(tmp_path / "form.xlsx")).sheet(TABLE)
    assert sheet is not None
    assert list(sheet.headings(HEAD).values()) == [
        "序号", "会议主题", "召开时间", "应到", "实到", "主要内容", "是否合格",
    ]  # fmt: skip
    assert sheet.merge_at(HEAD, 1) == (HEAD - 1, 1, HEAD, 1)


def test_placeholders_are_found_however_their_braces_are_typed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "单位：\uff5b\uff5b支部\uff5d\uff5d，共{{ 人数 }}人"
    sheet["C3"] = "{{支部}}"
    sheet["A4"] = "{单个}{{}}"
    book.save(tmp_path / "form.xlsx")
    found = read_form(tmp_path / "form.xlsx").placeholders
    assert found == {"{{支部}}": (("Sheet", 1, 1), ("Sheet", 3, 3)), "{{人数}}": (("Sheet", 1, 1),)}
    assert place_name("Sheet", 3, 3) == "Sheet!C3"


def test_a_chart_that_cannot_be_kept_is_named(tmp_path: Path) -> None:
    form = superior_form(tmp_path / "form.xlsx")
    assert read_form(form).notes == ()
    book = openpyxl.load_workbook(form)
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=2, min_row=3, max_row=4))
    book.worksheets[0].add_chart(chart, "D3")
    book.save(tmp_path / "chart.xlsx")
    assert read_form(tmp_path / "chart.xlsx").notes == ("表样里的图表不会带到填好的表里。",)


def test_a_column_formatted_to_the_bottom_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    form = superior_form(tmp_path / "form.xlsx")
    empty = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>' % (n, n, n) for n in range(12, 450_000)
    )
    endless = _rewritten(
        form, tmp_path / "endless.xlsx", "xl/worksheets/sheet2.xml", b"</sheetData>", empty + b"</sheetData>"
    )
    with pytest.raises(BranchError, match="整列设了格式"):
        read_form(endless)
