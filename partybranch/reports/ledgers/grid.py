"""Cells, merged lines and row heights of a sheet under construction, from the top down."""

from collections.abc import Sequence

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.reports.ledgers.cells import clean_text, write_value
from partybranch.reports.ledgers.metrics import (
    CELL_PADDING,
    MAX_ROW_HEIGHT,
    height_of_lines,
    line_count,
    room_for_text,
)
from partybranch.reports.ledgers.paging import Band
from partybranch.reports.ledgers.plan import CellValue


class Grid:
    """A worksheet that is filled row after row; ``row`` is the one being written."""

    def __init__(self, worksheet: Worksheet, widths: Sequence[float]) -> None:
        self.worksheet = worksheet
        self.widths = widths
        self.row = 1
        for index, width in enumerate(widths, 1):
            letter = get_column_letter(index)
            worksheet.column_dimensions[letter].width = width + CELL_PADDING

    def band_width(self, band: Band) -> float:
        """Return the width of merged columns in half-width characters."""
        return sum(self.widths[band.first - 1 : band.last])

    def text_height(self, text: str, width: float, size: float) -> float:
        """Return the height in points a wrapped text of a size takes in a width."""
        return height_of_lines(line_count(clean_text(text), room_for_text(width, size)), size)

    def put(self, column: int, value: CellValue, style: str, number_format: str | None) -> None:
        """Write a settled value into the row being written."""
        write_value(self._styled(self.row, column, style), value, number_format)

    def merge(self, text: str, band: Band, style: str, *, rows: int = 1) -> None:
        """Write a text over the columns of a band, one or more rows high."""
        last_row = self.row + rows - 1
        for row in range(self.row, last_row + 1):
            for column in range(band.first, band.last + 1):
                self._styled(row, column, style)
        write_value(self._styled(self.row, band.first, style), clean_text(text) or None)
        if rows > 1 or band.last > band.first:
            span = CellRange(min_col=band.first, min_row=self.row, max_col=band.last, max_row=last_row)
            # Every cell has its looks already: the library's own way works the borders out once more.
            self.worksheet.merged_cells.add(span)

    def finish_row(self, height: float) -> None:
        """Give the row its height in points and go on to the next."""
        self.worksheet.row_dimensions[self.row].height = min(MAX_ROW_HEIGHT, height)
        self.row += 1

    def height_so_far(self) -> float:
        """Return the height in points of all finished rows."""
        dimensions = self.worksheet.row_dimensions
        return sum(dimensions[row].height or 0.0 for row in range(1, self.row))

    def _styled(self, row: int, column: int, style: str) -> Cell:
        cell = self.worksheet.cell(row, column)
        if not isinstance(cell, Cell):
            raise TypeError(f"{cell.coordinate} was merged before it was written")
        cell.style = style
        return cell
