"""One value into one cell of a foreign form: it stays text, it is shown whole, the form's own looks stay."""

from datetime import date, datetime

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.domain.sentences import written_day
from partybranch.reports.filled_forms.reading import column_width
from partybranch.reports.ledgers.cells import number_format_for, settle, write_value
from partybranch.reports.ledgers.metrics import (
    CELL_PADDING,
    MAX_ROW_HEIGHT,
    row_height,
    text_width,
    width_needed,
)
from partybranch.reports.ledgers.plan import CellValue, Percent

_USUAL_HEIGHT = 15.0


def own_cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, or the one that shows what a merged range says."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        for merge in sheet.merged_cells.ranges:
            if cell.coordinate in merge:
                cell = sheet.cell(merge.min_row, merge.min_col)
                break
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} belongs to no merged range")
    return cell


def width_at(sheet: Worksheet, cell: Cell) -> float:
    """The width a cell has for its text in half-width characters, merged columns together."""
    last = cell.column
    for merge in sheet.merged_cells.ranges:
        if (merge.min_row, merge.min_col) == (cell.row, cell.column):
            last = merge.max_col
    columns = range(cell.column, last + 1)
    return max(1.0, sum(column_width(sheet, each) for each in columns) - CELL_PADDING)


def font_size(cell: Cell) -> float:
    """The size of the cell's type in points."""
    return float(cell.font.sz or 11)


def shown(value: CellValue, cell: Cell, width: float) -> CellValue:
    """The value as the cell will hold it; a date or number wider than its column becomes text, not ####."""
    settled = settle(value)
    if settled is None or isinstance(settled, str):
        return settled
    wanted = number_format_for(settled, cell.number_format)
    scale = font_size(cell) / 11
    return said(settled) if width_needed(settled, wanted) * scale > width + 1 else settled


def said(value: CellValue) -> str:
    """A value inside a longer text: 2022年12月31日, 90.9%, 12."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return written_day(value)
    if isinstance(value, Percent):
        return f"{float(value.value):.1%}"
    return "" if value is None else str(value)


def put(sheet: Worksheet, cell: Cell, value: CellValue) -> None:
    """Write a value into a cell and let its row grow until the text is seen whole."""
    width = width_at(sheet, cell)
    value = shown(value, cell, width)
    cell.value = None
    write_value(cell, value, cell.number_format)
    if not isinstance(value, str):
        return
    reach = _reach(sheet, cell, value)
    if reach > cell.column:
        run_on = width + sum(column_width(sheet, each) for each in range(cell.column + 1, reach + 1))
        if "\n" not in value and _needed(cell, value) <= run_on:
            return
        sheet.merge_cells(start_row=cell.row, end_row=cell.row, start_column=cell.column, end_column=reach)
        width = run_on
    wrap(cell, value, width)
    _grow_for(sheet, cell, value, width)


def _needed(cell: Cell, text: str) -> float:
    """The width of a text on one line, in the characters that columns are counted in."""
    return text_width(text) * font_size(cell) / 11


def _reach(sheet: Worksheet, cell: Cell, text: str) -> int:
    """The last of the empty cells to the right over which a text may run on, as a label's does."""
    column = cell.column
    if cell.alignment.wrap_text or cell.alignment.horizontal not in (None, "general", "left"):
        return column
    if any(cell.coordinate in merge for merge in sheet.merged_cells.ranges):
        return column
    width, last = width_at(sheet, cell), _last_column(sheet)
    while width < _needed(cell, text) and column < last and not cell.border.right.style:
        beside = sheet.cell(cell.row, column + 1)
        if isinstance(beside, MergedCell) or beside.value is not None or beside.border.left.style:
            break
        column += 1
        width += column_width(sheet, column)
    return column


def _last_column(sheet: Worksheet) -> int:
    """The last column in which the form says or merges something: beyond it lies no page."""
    filled = [cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return max([*filled, *(merge.max_col for merge in sheet.merged_cells.ranges)], default=1)


def wrap(cell: Cell, text: str, width: float) -> None:
    """Break the lines of a text that is wider than its cell."""
    longest = max(map(text_width, text.split("\n")), default=0)
    if "\n" in text or longest * font_size(cell) / 11 > width:
        old = cell.alignment
        cell.alignment = Alignment(
            horizontal=old.horizontal, vertical=old.vertical, indent=old.indent, wrap_text=True
        )


def _grow_for(sheet: Worksheet, cell: Cell, text: str, width: float) -> None:
    last = cell.row
    for merge in sheet.merged_cells.ranges:
        if (merge.min_row, merge.min_col) == (cell.row, cell.column):
            last = merge.max_row
    there = sum(height_of(sheet, row) for row in range(cell.row, last + 1))
    needed = row_height([text], [width], font_size(cell))
    if needed > there and (needed > height_of_usual(cell) or last > cell.row):
        sheet.row_dimensions[last].height = min(MAX_ROW_HEIGHT, height_of(sheet, last) + needed - there)


def height_of(sheet: Worksheet, row: int) -> float:
    """The height of a row in points."""
    return float(sheet.row_dimensions[row].height or sheet.sheet_format.defaultRowHeight or _USUAL_HEIGHT)


def height_of_usual(cell: Cell) -> float:
    """What one line of the cell's type needs; a row of that height is left to the spreadsheet."""
    return row_height(["字"], [100.0], font_size(cell))
