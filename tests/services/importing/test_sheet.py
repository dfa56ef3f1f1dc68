"""Reading untidy workbooks: real files go in, rows with addresses or one sentence come out."""

import hashlib
import zipfile
from contextlib import suppress
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from raw_workbooks import CELL, raw_book, refusal

from partybranch.errors import BranchError
from partybranch.services.importing.grid import Row, Sheet, column_letter, column_number
from partybranch.services.importing.sheet import read_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Book: TypeAlias = "tuple[openpyxl.Workbook, Worksheet, Path]"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    return workbook, sheet, tmp_path / "台账.xlsx"


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def values(path: Path) -> list[tuple[object, ...]]:
    return [row.values for row in only_sheet(path).rows]


def test_rows_keep_their_numbers_and_cells_their_addresses(book: Book) -> None:
    workbook, sheet, path = book
    sheet["A1"], sheet["C4"] = "姓名", "张三"
    workbook.save(path)
    first, second = only_sheet(path).rows
    assert (first.number, second.number) == (1, 4)
    assert second.values == (None, None, "张三")
    assert second.address(2) == "C4"


def test_the_file_is_known_by_name_and_hash(book: Book) -> None:
    workbook, _, path = book
    workbook.save(path)
    read = read_workbook(path)
    assert read.file_name == "台账.xlsx"
    assert read.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read.sheets[0].rows == ()


def test_sheets_come_in_order_and_hidden_ones_say_so(book: Book) -> None:
    workbook, _, path = book
    workbook.create_sheet("党小组会").append(["甲"])
    hidden = workbook.create_sheet("旧表")
    hidden.sheet_state = "hidden"
    workbook.save(path)
    assert [(sheet.title, sheet.hidden) for sheet in read_workbook(path).sheets] == [
        ("Sheet", False),
        ("党小组会", False),
        ("旧表", True),
    ]


def test_a_dimension_of_one_cell_does_not_hide_the_other_rows(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>5</v></c></row>' for n in (1, 2, 3)
    )
    path = raw_book(tmp_path, f'<dimension ref="A1"/><sheetData>{rows}</sheetData>')
    assert values(path) == [(1, 5), (2, 5), (3, 5)]


def test_a_dimension_of_the_whole_sheet_adds_no_empty_cells(tmp_path: Path) -> None:
    path = raw_book(
        tmp_path,
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    )
    assert values(path) == [(1,)]


def test_rows_and_cells_without_addresses_are_counted(tmp_path: Path) -> None:
    path = raw_book(
        tmp_path, "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    )
    assert values(path) == [(1, 2), (3, None)]


def test_a_vertical_merge_stands_beside_every_row_it_covers(book: Book) -> None:
    workbook, sheet, path = book
    for cells in (["月份", "主题"], ["1月", "学习"], [None, "党课"], [None, "参观"]):
        sheet.append(cells)
    sheet.merge_cells("A2:A4")
    workbook.save(path)
    rows = only_sheet(path).rows
    assert [row.values for row in rows[1:]] == [("1月", "学习"), ("1月", "党课"), ("1月", "参观")]
    assert [row.borrowed for row in rows[1:]] == [frozenset(), {0}, {0}]
    assert [row.own for row in rows[1:]] == [(0, 1), (1,), (1,)]
    assert not any(row.is_banner for row in rows)


def test_a_merged_title_is_a_banner_and_its_second_row_is_gone(book: Book) -> None:
    workbook, sheet, path = book
    sheet["A1"] = "组织生活台账"
    sheet.merge_cells("A1:C2")
    for column, heading in zip("ABC", ("序号", "时间", "主题"), strict=True):
        sheet[f"{column}3"] = heading
    workbook.save(path)
    title, header = only_sheet(path).rows
    assert title.is_banner
    assert title.values == ("组织生活台账",) * 3
    assert (header.number, header.is_banner) == (3, False)


def test_a_header_of_two_rows_reads_whole_in_its_second_row(book: Book) -> None:
    workbook, sheet, path = book
    sheet.append(["姓名", "到会情况", None])
    sheet.append([None, "应到", "实到"])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    workbook.save(path)
    assert values(path) == [("姓名", "到会情况", "到会情况"), ("姓名", "应到", "实到")]


def test_hidden_rows_and_columns_are_read_and_named(book: Book) -> None:
    workbook, sheet, path = book
    for cells in (["姓名", "组", "备注"], ["张三", "一", "x"], ["李四", "二", "y"]):
        sheet.append(cells)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    workbook.save(path)
    read = only_sheet(path)
    assert [row.hidden for row in read.rows] == [False, True, False]
    assert read.hidden_columns == {1}
    assert [note.text for note in read.warnings] == [
        "有 1 行被隐藏或筛掉，也已读入。",
        "隐藏的列 B 也已读入。",
    ]


def test_a_formula_gives_its_saved_result_and_without_one_a_note(tmp_path: Path) -> None:
    path = raw_book(
        tmp_path,
        '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+2</f></c>'
        '<c r="C1"><f>1+3</f><v/></c><c r="E1"><v>9</v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c></row></sheetData>',
    )
    read = only_sheet(path)
    assert read.rows[0].values == (2, None, None, None, 9)
    assert [(note.row, note.column) for note in read.warnings] == [(1, "B"), (1, "C")]
    assert "公式没有保存计算结果" in read.warnings[0].text


def test_an_error_cell_is_empty_and_noted_but_the_same_text_is_text(tmp_path: Path) -> None:
    path = raw_book(
        tmp_path,
        '<sheetData><row r="7"><c r="C7" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c>'
        '<c r="D7" t="inlineStr"><is><t>#N/A</t></is></c></row></sheetData>',
    )
    read = only_sheet(path)
    assert read.rows[0].values == (None, None, None, "#N/A")
    assert [note.text for note in read.warnings] == ["单元格 C7 是错误值 #N/A，当作空白。"]


def test_a_number_of_more_than_fifteen_digits_is_not_believed(tmp_path: Path) -> None:
    path = raw_book(
        tmp_path,
        '<sheetData><row r="2"><c r="A2"><v>1.10101199001011E+17</v></c>'
        '<c r="B2"><v>123456789012345678</v></c>'
        '<c r="C2"><v>123456789012345000</v></c><c r="D2"><v>199.0</v></c></row></sheetData>',
    )
    read = only_sheet(path)
    assert read.rows[0].values == (None, "123456789012345678", None, 199)
    assert [note.column for note in read.warnings] == ["A", "C"]
    assert "身份证号请设为文本格式" in read.warnings[0].text


def test_dates_come_as_dates_in_both_calendars(book: Book) -> None:
    workbook, sheet, path = book
    for epoch in (workbook.epoch, CALENDAR_MAC_1904):
        workbook.epoch = epoch
        sheet["A1"], sheet["B1"] = datetime(2022, 3, 15, 14, 0), time(8, 30)
        workbook.save(path)
        read = read_workbook(path)
        assert read.date1904 is (epoch == CALENDAR_MAC_1904)
        assert read.sheets[0].rows[0].values == (datetime(2022, 3, 15, 14, 0), time(8, 30))


def test_text_is_cleaned_of_what_nobody_sees_and_names_are_not_folded(book: Book) -> None:
    workbook, sheet, path = book
    cells = [" 刘\u200b　洋\u202e ", "一_x000D_\n二", "２０２２", "　", "e\u0301", "𡒄启明", "x_x0000_y"]
    sheet.append(cells)
    workbook.save(path)
    assert values(path) == [("刘　洋", "一\n二", "２０２２", None, "é", "𡒄启明", "xy")]


def test_a_column_formatted_to_the_bottom_reads_fast(tmp_path: Path) -> None:
    filled = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 300_001))
    path = raw_book(tmp_path, f"<sheetData>{filled}{empty}</sheetData>")
    assert values(path) == [(1,), (2,)]


@pytest.mark.parametrize(
    ("row", "cell"),
    [(1_048_576, "XFD1048576"), (20_001, "A20001"), (1, "IW1"), (4_294_967_295, "A4294967295")],
)
def test_a_cell_beyond_the_limits_is_named(tmp_path: Path, row: int, cell: str) -> None:
    path = raw_book(tmp_path, f'<sheetData><row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>')
    assert f"单元格 {cell} 超出了" in refusal(path)


def test_the_last_allowed_row_is_read(tmp_path: Path) -> None:
    path = raw_book(tmp_path, '<sheetData><row r="20000"><c r="IV20000"><v>1</v></c></row></sheetData>')
    assert only_sheet(path).rows[0].number == 20_000


def test_a_merge_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    path = raw_book(
        tmp_path,
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    assert values(path) == [(1, 1)]


def test_notes_stop_at_a_hundred_and_count_the_rest(tmp_path: Path) -> None:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><f>1</f></c><c r="B{n}"><v>1</v></c></row>' for n in range(1, 131)
    )
    notes = only_sheet(raw_book(tmp_path, f"<sheetData>{cells}</sheetData>")).warnings
    assert len(notes) == 101
    assert notes[-1].text == "另有 30 个单元格有同类问题。"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_workbook_gives_rows_or_one_sentence(tmp_path: Path, data: st.DataObject) -> None:
    path = raw_book(tmp_path, f'{CELL}<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    with zipfile.ZipFile(path) as package:
        parts = {name: bytearray(package.read(name)) for name in package.namelist()}
    part = parts[data.draw(st.sampled_from(sorted(parts)))]
    at = data.draw(st.integers(0, len(part) - 1))
    part[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6))
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, bytes(content))
    with suppress(BranchError):
        assert len(read_workbook(path).sheets) == 1


@given(st.integers(1, 16_384))
def test_column_letters_and_numbers_agree(number: int) -> None:
    assert column_number(column_letter(number)) == number


def test_a_data_row_with_one_cell_beside_a_merged_month_is_no_banner() -> None:
    assert not Row(number=3, values=("1月", "党课"), borrowed=frozenset({0})).is_banner
    assert Row(number=1, values=(None, "填报单位：甲支部", None)).is_banner
