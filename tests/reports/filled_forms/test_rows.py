"""The table of a form, whatever its size: every value stands in its line, and what was below still is."""

import io
from datetime import date, datetime

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Border, Side

from partybranch.reports.filled_forms.rows import FormTable, write_rows
from partybranch.reports.ledgers.cells import settle
from partybranch.reports.ledgers.plan import CellValue

KEYS = ("姓名", "日期", "备注")
BELOW = "填表人："
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30)
values = st.tuples(texts, st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.none() | texts)


@settings(max_examples=50)
@given(st.lists(values, min_size=1, max_size=12), st.integers(0, 6), st.permutations([1, 2, 3]))
def test_no_value_is_lost_and_nothing_below_is_overwritten(
    rows: list[tuple[CellValue, ...]], prepared: int, columns: list[int]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, prepared + 2):
        for column in (1, 2, 3, 4):
            sheet.cell(row, column).border = _BOX
            sheet.column_dimensions["ABCD"[column - 1]].width = 16
    for column, key in zip(columns, KEYS, strict=True):
        sheet.cell(1, column, key)
    sheet.cell(prepared + 3, 1, BELOW)
    table = FormTable(sheet=sheet.title, head=1, columns=dict(zip(columns, KEYS, strict=True)))
    write_rows(book, table, KEYS, rows)
    kept = io.BytesIO()
    book.save(kept)
    again = openpyxl.load_workbook(kept).worksheets[0]
    for number, values_of in enumerate(rows, 2):
        read = [again.cell(number, column).value for column in columns]
        read[1] = read[1].date() if isinstance(read[1], datetime) else read[1]
        assert read == [settle(value) for value in values_of]
    assert again.cell(max(len(rows), prepared) + 3, 1).value == BELOW
    assert again.cell(len(rows) + 1, 4).border.bottom.style == "thin"
