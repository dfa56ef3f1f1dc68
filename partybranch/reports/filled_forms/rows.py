"""The rows of a ledger under the head of a form's own table, which grows where it has too few lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formula.translate import Translator
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.reports.filled_forms.growing import copy_row, push_down
from partybranch.reports.filled_forms.reading import PLACEHOLDER
from partybranch.reports.filled_forms.shifting import Shift
from partybranch.reports.filled_forms.writing import (
    font_size,
    height_of,
    own_cell,
    said,
    shown,
    width_at,
    wrap,
)
from partybranch.reports.ledgers.cells import write_value
from partybranch.reports.ledgers.metrics import CONTINUED, MAX_ROW_HEIGHT, continued_rows, row_height
from partybranch.reports.ledgers.plan import CellValue

_HIGHEST = 320.0
"""A record higher than this in points goes on in a row of its own: a lying page has no more room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """The table of a form: the last row of its head, and which column of a ledger fills each of its own."""

    sheet: str
    head: int
    columns: Mapping[int, str]

    @property
    def first(self) -> int:
        """The row in which the records begin."""
        return self.head + 1


def write_rows(
    book: Workbook, table: FormTable, keys: Sequence[str], rows: Sequence[Sequence[CellValue]]
) -> None:
    """Write the rows, whose values are called by ``keys``; what stands below the table is pushed down."""
    sheet = book[table.sheet]
    places = {column: keys.index(key) for column, key in table.columns.items() if key in keys}
    if not places or not rows:
        _clear_marks(sheet, table)
        return
    prepared = prepared_rows(sheet, table)
    if not prepared:
        _make_line(book, sheet, table)
    lines = [line for row in rows for line in _lines(sheet, table, places, row)]
    _grow(book, sheet, table, max(prepared, 1), len(lines))
    for row, line in enumerate(lines, table.first):
        _write_line(sheet, row, dict(zip(places, line, strict=True)))


def _clear_marks(sheet: Worksheet, table: FormTable) -> None:
    """Take the placeholders that mark the columns out of a line that stays empty."""
    for column in table.columns:
        cell = own_cell(sheet, table.first, column)
        if PLACEHOLDER.fullmatch(str(cell.value or "").strip()):
            cell.value = None


def prepared_rows(sheet: Worksheet, table: FormTable) -> int:
    """How many empty lines the form has for records: the ruled ones below its head, until some text comes.

    A head without rules has one line below it, whatever is empty there.
    """
    first = table.first
    if not _is_empty(sheet, first, table):
        return 0
    ruled, count = _is_ruled(sheet, first, table), 1
    if not ruled and _is_ruled(sheet, table.head, table):
        return 0
    while ruled and _is_ruled(sheet, first + count, table) and _is_empty(sheet, first + count, table):
        count += 1
    return count


def _is_empty(sheet: Worksheet, row: int, table: FormTable) -> bool:
    """Whether a row waits for a record: placeholders, a number, or a formula beside the mapped columns."""
    for cell in sheet[row]:
        text = PLACEHOLDER.sub("", str(cell.value or "")).strip()
        counts = text.isdecimal() or (cell.data_type == "f" and cell.column not in table.columns)
        if text and not counts and not _is_beside(sheet, cell, table):
            return False
    return True


def _is_beside(sheet: Worksheet, cell: Cell | MergedCell, table: FormTable) -> bool:
    """Whether a text stands beside several lines, merged down over them: the name of a part of the form."""
    return cell.column not in table.columns and any(
        cell.coordinate in merge and merge.max_row > merge.min_row for merge in sheet.merged_cells.ranges
    )


def _is_ruled(sheet: Worksheet, row: int, table: FormTable) -> bool:
    borders = (sheet.cell(row, column).border for column in table.columns)
    return any(side is not None and side.style for each in borders for side in (each.bottom, each.left))


def _make_line(book: Workbook, sheet: Worksheet, table: FormTable) -> None:
    """A first line where the form has none: boxed like the head, in plain type."""
    shift = Shift(sheet=table.sheet, at=table.first, reach=table.first, count=1)
    push_down(book, sheet, shift)
    copy_row(sheet, table.head, table.first)
    sheet.row_dimensions[table.first].height = None
    for cell in sheet[table.first]:
        if isinstance(cell, Cell):
            font = cell.font
            cell.font = Font(name=font.name, sz=font.sz, charset=font.charset, family=font.family)
            cell.fill = PatternFill()


def _lines(
    sheet: Worksheet, table: FormTable, places: Mapping[int, int], row: Sequence[CellValue]
) -> Iterator[list[CellValue]]:
    """The values of a record in the form's columns, a long text over several lines."""
    cells = [own_cell(sheet, table.first, column) for column in places]
    widths = [width_at(sheet, cell) for cell in cells]
    values = [
        shown(row[at], cell, width) for at, cell, width in zip(places.values(), cells, widths, strict=True)
    ]
    size = max(map(font_size, cells))
    for part, line in enumerate(continued_rows(values, widths, size, _HIGHEST)):
        if part and isinstance(values[0], int):
            line[0] = f"{values[0]}{CONTINUED}"
        yield line


def _grow(book: Workbook, sheet: Worksheet, table: FormTable, prepared: int, wanted: int) -> None:
    """Put in the lines that are wanting before the last prepared one, which may close the frame."""
    more = wanted - prepared
    if more <= 0:
        return
    last = table.first + prepared - 1
    at, reach = (last, last) if prepared > 1 else (last + 1, last)
    push_down(book, sheet, Shift(sheet=table.sheet, at=at, reach=reach, count=more))
    for row in range(at, at + more):
        copy_row(sheet, table.first, row)
    for column in range(1, sheet.max_column + 1):
        if column not in table.columns:
            _go_on(sheet, column, table.first, range(at, table.first + wanted))


def _go_on(sheet: Worksheet, column: int, first: int, rows: range) -> None:
    """Let a formula or the numbers of the prepared lines go on in the new ones."""
    model = sheet.cell(first, column)
    for row in rows:
        cell = sheet.cell(row, column)
        if not isinstance(cell, Cell) or not isinstance(model, Cell) or model.value is None:
            continue
        if model.data_type == "f" and isinstance(model.value, str):
            cell.value = Translator(model.value, model.coordinate).translate_formula(cell.coordinate)
        elif str(model.value).isdecimal():
            number = int(str(model.value)) + row - first
            cell.value = number if isinstance(model.value, int) else str(number)


def _write_line(sheet: Worksheet, row: int, values: Mapping[int, CellValue]) -> None:
    """Write one line; two columns that are one merged cell stand in it together."""
    written: dict[str, CellValue] = {}
    for column, value in values.items():
        cell = own_cell(sheet, row, column)
        both = (written.get(cell.coordinate), value)
        now = value if both[0] is None else "　".join(filter(None, map(said, both)))
        written[cell.coordinate] = now
        cell.value = None
        write_value(cell, now, cell.number_format)
        if isinstance(now, str):
            wrap(cell, now, width_at(sheet, cell))
    _fit(sheet, row, values)


def _fit(sheet: Worksheet, row: int, columns: Iterable[int]) -> None:
    """Let a row be as high as its texts; never lower than the form made it."""
    cells = [own_cell(sheet, row, column) for column in columns]
    texts = [cell.value if isinstance(cell.value, str) else None for cell in cells]
    widths = [width_at(sheet, cell) for cell in cells]
    needed = row_height(texts, widths, max(map(font_size, cells)))
    if needed > height_of(sheet, row):
        sheet.row_dimensions[row].height = min(MAX_ROW_HEIGHT, needed)
