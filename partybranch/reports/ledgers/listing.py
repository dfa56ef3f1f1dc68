"""A table from the screen as a plain workbook: headings, rows, widths, filter; text stays text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.reports.ledgers import styles
from partybranch.reports.ledgers.cells import clean_text, settle, tab_names, write_value
from partybranch.reports.ledgers.metrics import row_height, text_width
from partybranch.reports.ledgers.plan import Align, CellValue
from partybranch.reports.output import write_beside

_LEAST, _MOST = 6.0, 60.0
_MEASURED = 300
"""So many rows are asked how wide their column must be; the rest is read by scrolling anyway."""
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingColumn:
    """A heading; ``figures`` says that numbers below it are to be counted with, everything else is text."""

    title: str
    figures: bool = False


def write_listing(
    path: Path, title: str, columns: Sequence[ListingColumn], rows: Sequence[Sequence[str]]
) -> None:
    """Write the rows to a file, whole or not at all; BranchError when it cannot be written."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    styles.add_styles(workbook)
    sheet = workbook.create_sheet(next(tab_names([title])))
    widths = [_width(column, [row[at] for row in rows[:_MEASURED]]) for at, column in enumerate(columns)]
    for at, (column, width) in enumerate(zip(columns, widths, strict=True), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        _put(sheet, 1, at, column.title, styles.HEADER)
    for number, row in enumerate(rows, 2):
        values = [_value(column, text) for column, text in zip(columns, row, strict=True)]
        for at, value in enumerate(values, 1):
            _put(sheet, number, at, value, styles.BODY[_align(columns[at - 1])])
        sheet.row_dimensions[number].height = row_height(values, widths, styles.BODY_SIZE)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(columns), 1))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    workbook.properties.title = clean_text(title)
    write_beside(path, workbook.save)


def _put(sheet: Worksheet, row: int, column: int, value: CellValue, style: str) -> None:
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        cell.style = style
        write_value(cell, settle(value), "@" if isinstance(value, str) else None)


def _value(column: ListingColumn, text: str) -> CellValue:
    if column.figures and _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text


def _align(column: ListingColumn) -> Align:
    return Align.RIGHT if column.figures else Align.LEFT


def _width(column: ListingColumn, texts: Sequence[str]) -> float:
    longest = max((text_width(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest, text_width(column.title) + 4, _LEAST) + 2.0, _MOST)
