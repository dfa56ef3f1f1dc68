import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.errors import BranchError
from partybranch.reports.ledgers.cells import clean_text
from partybranch.reports.ledgers.metrics import CONTINUED
from partybranch.reports.ledgers.plan import Align, Column, Paper, Percent, Row, SheetPlan
from partybranch.reports.ledgers.workbook import build_workbook, save_workbook

COLUMNS = (
    Column("序号", 5),
    Column("姓名", 10),
    Column("公民身份证号", 20, number_format="@"),
    Column("日期", 8),
    Column("出席率", 8),
    Column("备注", 30, align=Align.LEFT),
)
ROW: Row = (1, "赵启明", "110101199003070000", date(2022, 3, 15), Percent(0.9), "=1+1")
BODY_ROW = 4


def a_plan(
    *,
    columns: Sequence[Column] = COLUMNS,
    rows: Sequence[Row] = (ROW,),
    totals: Sequence[Row] = (),
    heading: str = "党员大会台账",
    notes: Sequence[str] = (),
    frozen_columns: int = 2,
    paper: Paper = Paper.A4,
    stamp: str = "",
) -> SheetPlan:
    return SheetPlan(
        title="党员大会",
        form="meeting",
        heading=heading,
        unit="清水社区党支部",
        period="2022年度",
        columns=columns,
        rows=rows,
        totals=totals,
        notes=notes,
        frozen_columns=frozen_columns,
        paper=paper,
        stamp=stamp,
    )


def a_matrix(meetings: int, *, paper: Paper = Paper.A4) -> SheetPlan:
    columns = [Column("序号", 5), Column("姓名", 9)]
    columns += [Column(f"{n + 1}", 5, group=f"{n * 12 // meetings + 1}月") for n in range(meetings)]
    rows: list[Row] = [[n + 1, f"党员{n}", *["√"] * meetings] for n in range(34)]
    totals: list[Row] = [["实到", None, *[34] * meetings]]
    return a_plan(columns=columns, rows=rows, totals=totals, paper=paper)


def saved(plan: SheetPlan) -> tuple[Workbook, bytes]:
    file = BytesIO()
    build_workbook([plan], title="台账").save(file)
    return load_workbook(BytesIO(file.getvalue())), file.getvalue()


def sheet_of(plan: SheetPlan) -> Worksheet:
    return saved(plan)[0].worksheets[0]


def texts_of(sheet: Worksheet) -> list[str]:
    return [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None]


def sheet_xml(file: bytes) -> str:
    with zipfile.ZipFile(BytesIO(file)) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


def test_values_keep_their_kind() -> None:
    row = next(sheet_of(a_plan()).iter_rows(min_row=BODY_ROW, max_row=BODY_ROW))
    assert [cell.value for cell in row] == [
        1,
        "赵启明",
        "110101199003070000",
        datetime(2022, 3, 15),
        0.9,
        "=1+1",
    ]
    assert [cell.data_type for cell in row] == ["n", "s", "s", "d", "n", "s"]
    assert [cell.number_format for cell in row][2:5] == ["@", "yyyy-mm-dd", "0.0%"]
    assert row[5].quotePrefix


def test_no_formula_is_ever_written() -> None:
    assert "<f>" not in sheet_xml(saved(a_plan(heading="=1", notes=["=2"]))[1])


def test_the_heading_names_unit_and_period_and_is_repeated_on_every_page() -> None:
    sheet = sheet_of(a_plan())
    assert sheet["A1"].value == "党员大会台账"
    assert {"填报单位：清水社区党支部", "统计时间：2022年度"} <= set(texts_of(sheet))
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$3", "C4")
    assert sheet.print_area == f"'党员大会'!$A$1:$F${sheet.max_row}"


def test_the_page_is_a4_across_and_fitted_to_its_width() -> None:
    sheet = sheet_of(a_plan())
    page = sheet.page_setup
    assert (page.paperSize, page.orientation, page.fitToWidth, page.fitToHeight) == (9, "landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_foot_counts_the_pages_and_doubles_an_ampersand() -> None:
    foot = unescape(sheet_xml(saved(a_plan(stamp="校验 A&B"))[1]))
    assert "第 &P 页 共 &N 页" in foot
    assert "校验 A&&B" in foot
    assert "&A" in foot


def test_a_stamp_too_long_for_a_footer_is_refused() -> None:
    with pytest.raises(ValueError, match="stamp"):
        build_workbook([a_plan(stamp="长" * 200)], title="台账")


def test_the_last_line_is_for_signing() -> None:
    last = texts_of(sheet_of(a_plan()))[-1]
    assert [part in last for part in ("填表人：", "审核人：", "负责人（签字）：", "填报日期：")] == [True] * 4


def test_one_row_of_titles_can_be_filtered_and_totals_stay_out_of_it() -> None:
    sheet = sheet_of(a_plan(rows=[ROW, ROW], totals=[("合计", None, None, None, Percent(0.5), None)]))
    assert sheet.auto_filter.ref == "A3:F5"
    assert "A6:D6" in {str(span) for span in sheet.merged_cells.ranges}
    assert sheet["E6"].value == 0.5


def test_grouped_columns_have_two_rows_of_titles_and_no_filter() -> None:
    columns = [Column("类型", 18), *[Column(f"{n}月", 5, group="次数") for n in range(1, 13)]]
    sheet = sheet_of(a_plan(columns=columns, rows=[["党课", *range(12)]], frozen_columns=1))
    assert {"A3:A4", "B3:M3"} <= {str(span) for span in sheet.merged_cells.ranges}
    assert [sheet["A3"].value, sheet["B3"].value, sheet["B4"].value] == ["类型", "次数", "1月"]
    assert (sheet.print_title_rows, sheet.auto_filter.ref) == ("$1:$4", None)


def test_unit_and_period_stand_below_each_other_when_there_is_no_room_beside() -> None:
    columns = [Column("序号", 5), Column("名称", 5)]
    sheet = sheet_of(a_plan(columns=columns, rows=[(1, "无")], frozen_columns=1))
    assert sheet["A2"].value == "填报单位：清水社区党支部\n统计时间：2022年度"


def test_a_period_without_records_says_so() -> None:
    sheet = sheet_of(a_plan(rows=()))
    assert sheet.cell(BODY_ROW, 1).value == "本期无记录"
    assert f"A{BODY_ROW}:F{BODY_ROW}" in {str(span) for span in sheet.merged_cells.ranges}


def test_a_date_column_is_widened_so_that_it_never_shows_hashes() -> None:
    assert sheet_of(a_plan()).column_dimensions["D"].width > 11


def test_a_very_long_text_continues_in_rows_of_its_own() -> None:
    text = "会议传达学习文件，并展开讨论。" * 2500
    sheet = sheet_of(a_plan(rows=[(*ROW[:5], text), ROW]))
    pieces = [
        str(row[5]) for row in sheet.iter_rows(min_row=BODY_ROW, values_only=True) if row[5] is not None
    ]
    pieces = pieces[: pieces.index("=1+1")]
    assert "".join(piece.removeprefix(CONTINUED) for piece in pieces) == text
    assert len(pieces) > 10
    heights = [sheet.row_dimensions[n].height or 0 for n in range(BODY_ROW, sheet.max_row)]
    assert max(heights) <= 409


def test_a_matrix_of_a_year_goes_over_pages_with_the_names_on_each() -> None:
    sheet = sheet_of(a_matrix(92))
    breaks = [item.id for item in sheet.col_breaks.brk]
    assert sheet.print_title_cols == "$A:$B"
    assert 3 <= len(breaks) <= 6
    assert (sheet.page_setup.scale or 0) * 10.5 >= 700
    headings = [cell.value for cell in sheet[1] if cell.value]
    assert headings == ["党员大会台账"] * (len(breaks) + 1)
    assert sheet.sheet_properties.pageSetUpPr is None or not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_merged_cell_never_crosses_a_page_of_a_matrix() -> None:
    sheet = sheet_of(a_matrix(92))
    for after in (2, *(item.id for item in sheet.col_breaks.brk)):
        assert not [span for span in sheet.merged_cells.ranges if span.min_col <= after < span.max_col]


def test_an_empty_matrix_says_so_on_every_page() -> None:
    matrix = a_matrix(92)
    sheet = sheet_of(a_plan(columns=matrix.columns, rows=()))
    assert texts_of(sheet).count("本期无记录") == len(sheet.col_breaks.brk) + 1


def test_a3_is_printed_on_a3() -> None:
    assert sheet_of(a_matrix(20, paper=Paper.A3)).page_setup.paperSize == 8


def test_titles_that_fill_a_page_are_refused_with_a_sentence() -> None:
    with pytest.raises(BranchError, match="请缩短"):
        build_workbook([a_plan(heading="很长的标题" * 200)], title="台账")


def test_a_row_of_another_length_is_a_mistake_of_the_ledger() -> None:
    with pytest.raises(ValueError, match="every row needs 6 values"):
        a_plan(rows=[(1, 2)])


def test_the_file_is_saved_whole_with_its_sheets_in_order(tmp_path: Path) -> None:
    target = tmp_path / "台账.xlsx"
    save_workbook(target, [a_plan(), a_plan()], title="三会一课台账")
    workbook = load_workbook(target)
    assert workbook.sheetnames == ["党员大会", "党员大会(2)"]
    assert workbook.properties.title == "三会一课台账"
    assert list(tmp_path.iterdir()) == [target]


def test_the_default_font_of_one_workbook_is_not_changed_for_others() -> None:
    build_workbook([a_plan()], title="台账")
    assert Workbook().create_sheet()["A1"].font.name == "Calibri"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=80), min_size=1, max_size=6))
def test_any_text_comes_back_as_it_was_cleaned(texts: list[str]) -> None:
    columns = [Column("序号", 5), Column("内容", 60, align=Align.LEFT)]
    rows: list[Row] = [(n, text) for n, text in enumerate(texts)]
    workbook, file = saved(a_plan(columns=columns, rows=rows, frozen_columns=1))
    back = [workbook.worksheets[0].cell(BODY_ROW + n, 2).value for n in range(len(texts))]
    assert back == [clean_text(text) or None for text in texts]
    assert "<f>" not in sheet_xml(file)
