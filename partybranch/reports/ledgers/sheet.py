"""One printed sheet: the repeated heading, the rows, totals, notes and signature lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.errors import BranchError
from partybranch.reports.ledgers import styles
from partybranch.reports.ledgers.cells import clean_text
from partybranch.reports.ledgers.grid import Grid
from partybranch.reports.ledgers.heading import write_heading
from partybranch.reports.ledgers.metrics import (
    CONTINUED,
    continued_rows,
    continued_texts,
    room_for_text,
    row_height,
    text_width,
)
from partybranch.reports.ledgers.page_breaks import break_before
from partybranch.reports.ledgers.page_setup import set_up_page
from partybranch.reports.ledgers.paging import Band
from partybranch.reports.ledgers.plan import Align, CellValue, SheetPlan
from partybranch.reports.ledgers.widths import LaidSheet, laid_out

NOTHING_RECORDED = "本期无记录"
_NOTHING_HEIGHT = 30.0
_SIGNATURE_HEIGHT = 28.0
_TOTALS_HEIGHT = 22.0
_LEAST_BODY = 120.0  # points; a page whose headings leave less than this is no ledger any more


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """Where the table of a finished sheet stands; without rows ``last`` comes before ``first``."""

    worksheet: Worksheet
    header: int
    first: int
    last: int

    @property
    def reference(self) -> str:
        """The cells of the table's rows, as a formula names them; empty without rows."""
        if self.last < self.first:
            return ""
        letter = get_column_letter(self.worksheet.max_column)
        return f"{quote_sheetname(self.worksheet.title)}!$A${self.first}:${letter}${self.last}"


def write_sheet(worksheet: Worksheet, plan: SheetPlan) -> WrittenSheet:
    """Fill an empty worksheet with a plan, ready to be printed, and say where its table stands.

    Raises BranchError when title and column titles leave no room for rows on a page.
    """
    laid = laid_out(plan)
    grid = Grid(worksheet, laid.widths)
    write_heading(grid, plan, laid.layout)
    header_row = grid.row - 1
    last = _Body(grid, laid).write()
    set_up_page(worksheet, plan, laid.layout, header_row=header_row, last_row=grid.row - 1)
    return WrittenSheet(worksheet=worksheet, header=header_row, first=header_row + 1, last=last)


class _Body:
    """What stands below the repeated heading."""

    def __init__(self, grid: Grid, laid: LaidSheet) -> None:
        self._grid = grid
        self._plan = laid.plan
        self._laid = laid
        self._bands = laid.layout.bands
        self._room = laid.layout.page_height - grid.height_so_far()
        if self._room < _LEAST_BODY:
            raise BranchError(
                f"「{clean_text(self._plan.title)}」的标题和栏目名称太长，一页纸放不下。请缩短后再导出。"
            )
        self._notes = list(self._note_lines())
        self._signatures = list(self._signature_lines())

    def write(self) -> int:
        """Write everything; returns the last row of the table, the header's when there is none."""
        first = self._grid.row
        for row in self._laid.rows:
            self._write_row(row)
        last = self._grid.row - 1
        if not self._laid.rows:
            self._write_nothing()
        else:
            self._add_filter(first, last)
            self._break_page(first, last)
        for row in self._laid.totals:
            self._write_totals(row)
        for line, height in self._notes:
            self._write_line(line, height, styles.NOTE)
        for line, height in self._signatures:
            self._write_line(line, height, styles.SIGNATURE)
        return last

    def _add_filter(self, first: int, last: int) -> None:
        if not any(column.group for column in self._plan.columns):
            letter = get_column_letter(len(self._plan.columns))
            self._grid.worksheet.auto_filter.ref = f"A{first - 1}:{letter}{last}"

    def _break_page(self, first: int, last: int) -> None:
        """Let two rows go along when the signatures would stand on a page alone."""
        dimensions = self._grid.worksheet.row_dimensions
        heights = [dimensions[row].height or 0.0 for row in range(first, last + 1)]
        place = break_before(heights, self._tail(), self._room)
        if place:
            self._grid.worksheet.row_breaks.append(Break(id=first + place - 1))

    def _tail(self) -> list[float]:
        totals = [self._totals_height(row) for row in self._laid.totals]
        return [*totals, *(height for _, height in (*self._notes, *self._signatures))]

    def _write_row(self, row: Sequence[CellValue]) -> None:
        grid, size = self._grid, styles.BODY_SIZE
        # A row as high as a page would leave the signatures to the next one.
        highest = self._room - min(sum(self._tail()), self._room / 2)
        for place, part in enumerate(continued_rows(row, grid.widths, size, highest)):
            if place and isinstance(row[0], int):
                part[0] = f"{row[0]}{CONTINUED}"
            for index, (value, column) in enumerate(zip(part, self._plan.columns, strict=True), 1):
                grid.put(index, value, styles.BODY[column.align], column.number_format)
            grid.finish_row(row_height(part, grid.widths, size))

    def _write_nothing(self) -> None:
        for band in self._bands:
            first = 1 if band == self._bands[0] else band.first
            span = Band(first=first, last=band.last)
            self._grid.merge(NOTHING_RECORDED, span, styles.NOTHING)
        self._grid.finish_row(_NOTHING_HEIGHT)

    def _write_totals(self, row: Sequence[CellValue]) -> None:
        grid, columns = self._grid, self._plan.columns
        label = self._label_span(row)
        for index in range(label.last + 1, len(columns) + 1):
            column = columns[index - 1]
            grid.put(index, row[index - 1], styles.TOTAL[column.align], column.number_format)
        if label.last:
            grid.merge(str(row[0]), label, styles.TOTAL[Align.CENTER])
        grid.finish_row(self._totals_height(row))

    def _totals_height(self, row: Sequence[CellValue]) -> float:
        widths, label = list(self._grid.widths), self._label_span(row)
        if label.last:
            widths[0] = self._grid.band_width(label)
        return max(_TOTALS_HEIGHT, row_height(row, widths, styles.BODY_SIZE))

    def _label_span(self, row: Sequence[CellValue]) -> Band:
        """Return the columns a leading label is merged over; none if there is no label."""
        if not isinstance(row[0], str):
            return Band(first=1, last=0)
        filled = (index for index, value in enumerate(row) if index and value is not None)
        last = next(filled, len(row))
        if len(self._bands) > 1:
            last = min(last, max(1, self._plan.frozen_columns))
        return Band(first=1, last=last)

    def _narrowest(self) -> float:
        return min(self._grid.band_width(band) for band in self._bands)

    def _note_lines(self) -> Iterator[tuple[str, float]]:
        width, size = self._narrowest(), styles.BODY_SIZE
        for note in self._plan.notes:
            for piece in continued_texts(clean_text(note), room_for_text(width, size), self._room, size):
                yield piece, self._grid.text_height(piece, width, size)

    def _signature_lines(self) -> Iterator[tuple[str, float]]:
        width, size = self._narrowest(), styles.BODY_SIZE
        texts = [clean_text(text) for text in self._plan.signatures]
        for line in _spread(texts, room_for_text(width, size)) if texts else ():
            yield line, max(_SIGNATURE_HEIGHT, self._grid.text_height(line, width, size))

    def _write_line(self, line: str, height: float, style: str) -> None:
        for band in self._bands:
            self._grid.merge(line, band, style)
        self._grid.finish_row(height)


def _spread(texts: Sequence[str], room: float) -> list[str]:
    """Spread the texts over as few lines as they fit on, with equal room to sign after each."""
    for on_a_line in (len(texts), 2, 1):
        lines = [texts[start : start + on_a_line] for start in range(0, len(texts), on_a_line)]
        widest = max(sum(text_width(text) for text in line) for line in lines)
        gap = int((room - widest) / (2 * on_a_line))
        if gap >= 4:
            break
    return [("　" * max(1, gap)).join(line) for line in lines]
