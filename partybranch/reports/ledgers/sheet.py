"""One printed sheet: the repeated heading, the rows, totals, notes and signature lines."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from partybranch.errors import BranchError
from partybranch.reports.ledgers import styles
from partybranch.reports.ledgers.cells import clean_text, number_format_for, settle_row
from partybranch.reports.ledgers.grid import Grid
from partybranch.reports.ledgers.heading import write_heading
from partybranch.reports.ledgers.metrics import (
    CONTINUED,
    continued_rows,
    continued_texts,
    room_for_text,
    row_height,
    text_width,
    width_needed,
)
from partybranch.reports.ledgers.page_setup import set_up_page
from partybranch.reports.ledgers.paging import Band, Layout, fill_page, lay_out
from partybranch.reports.ledgers.plan import Align, CellValue, Column, SheetPlan

NOTHING_RECORDED = "本期无记录"
_NOTHING_HEIGHT = 30.0
_SIGNATURE_HEIGHT = 28.0
_LEAST_BODY = 120.0  # points; a page whose headings leave less than this is no ledger any more


def write_sheet(worksheet: Worksheet, plan: SheetPlan) -> None:
    """Fill an empty worksheet with a plan, ready to be printed.

    Raises BranchError when title and column titles leave no room for rows on a page.
    """
    rows = [settle_row(row) for row in plan.rows]
    totals = [settle_row(row) for row in plan.totals]
    needed = [
        _column_width(column, [row[index] for row in (*rows, *totals)])
        for index, column in enumerate(plan.columns)
    ]
    widths = fill_page(needed, paper=plan.paper, landscape=plan.landscape)
    layout = lay_out(
        widths,
        [column.group for column in plan.columns],
        frozen=plan.frozen_columns,
        paper=plan.paper,
        landscape=plan.landscape,
        body_height=sum(row_height(row, widths, styles.BODY_SIZE) for row in (*rows, *totals)),
    )
    grid = Grid(worksheet, widths)
    write_heading(grid, plan, layout)
    header_row = grid.row - 1
    _Body(grid, plan, layout).write(rows, totals)
    set_up_page(
        worksheet,
        plan,
        layout,
        header_row=header_row,
        last_row=grid.row - 1,
    )


def _column_width(column: Column, values: Sequence[CellValue]) -> float:
    wished = column.number_format
    needed = (width_needed(value, number_format_for(value, wished)) for value in values)
    return max(column.width, *needed, 0.0)


class _Body:
    """What stands below the repeated heading."""

    def __init__(self, grid: Grid, plan: SheetPlan, layout: Layout) -> None:
        self._grid = grid
        self._plan = plan
        self._layout = layout
        room = layout.page_height - grid.height_so_far()
        if room < _LEAST_BODY:
            raise BranchError(
                f"「{clean_text(plan.title)}」的标题和栏目名称太长，一页纸放不下。请缩短后再导出。"
            )
        self._room = room

    def write(self, rows: Sequence[Sequence[CellValue]], totals: Sequence[Sequence[CellValue]]) -> None:
        first = self._grid.row
        for row in rows:
            self._write_row(row)
        if rows and not any(column.group for column in self._plan.columns):
            last_cell = self._grid.worksheet.cell(self._grid.row - 1, len(self._plan.columns))
            self._grid.worksheet.auto_filter.ref = f"A{first - 1}:{last_cell.coordinate}"
        if not rows:
            self._write_nothing()
        for row in totals:
            self._write_totals(row)
        for note in self._plan.notes:
            self._write_note(clean_text(note))
        if self._plan.signatures:
            self._write_signatures()

    def _write_row(self, row: Sequence[CellValue]) -> None:
        grid, size = self._grid, styles.BODY_SIZE
        for place, part in enumerate(continued_rows(row, grid.widths, size, self._room)):
            if place and isinstance(row[0], int):
                part[0] = f"{row[0]}{CONTINUED}"
            for index, (value, column) in enumerate(zip(part, self._plan.columns, strict=True), 1):
                grid.put(index, value, styles.BODY[column.align], column.number_format)
            grid.finish_row(row_height(part, grid.widths, size))

    def _write_nothing(self) -> None:
        for band in self._layout.bands:
            first = 1 if band == self._layout.bands[0] else band.first
            span = Band(first=first, last=band.last)
            self._grid.merge(NOTHING_RECORDED, span, styles.NOTHING)
        self._grid.finish_row(_NOTHING_HEIGHT)

    def _write_totals(self, row: Sequence[CellValue]) -> None:
        grid, columns = self._grid, self._plan.columns
        label = self._label_span(row)
        values, widths = list(row), list(grid.widths)
        for index in range(label.last + 1, len(columns) + 1):
            column = columns[index - 1]
            grid.put(index, values[index - 1], styles.TOTAL[column.align], column.number_format)
        if label.last:
            grid.merge(str(values[0]), label, styles.TOTAL[Align.CENTER])
            widths[0] = grid.band_width(label)
        grid.finish_row(max(22.0, row_height(values, widths, styles.BODY_SIZE)))

    def _label_span(self, row: Sequence[CellValue]) -> Band:
        """Return the columns a leading label is merged over; none if there is no label."""
        if not isinstance(row[0], str):
            return Band(first=1, last=0)
        filled = (index for index, value in enumerate(row) if index and value is not None)
        last = next(filled, len(row))
        if len(self._layout.bands) > 1:
            last = min(last, max(1, self._plan.frozen_columns))
        return Band(first=1, last=last)

    def _narrowest(self) -> float:
        return min(self._grid.band_width(band) for band in self._layout.bands)

    def _write_note(self, note: str) -> None:
        size = styles.BODY_SIZE
        room = room_for_text(self._narrowest(), size)
        for piece in continued_texts(note, room, self._room, size):
            for band in self._layout.bands:
                self._grid.merge(piece, band, styles.NOTE)
            self._grid.finish_row(self._grid.text_height(piece, self._narrowest(), size))

    def _write_signatures(self) -> None:
        room = room_for_text(self._narrowest(), styles.BODY_SIZE)
        for line in _signature_lines([clean_text(text) for text in self._plan.signatures], room):
            for band in self._layout.bands:
                self._grid.merge(line, band, styles.SIGNATURE)
            height = self._grid.text_height(line, self._narrowest(), styles.BODY_SIZE)
            self._grid.finish_row(max(_SIGNATURE_HEIGHT, height))


def _signature_lines(texts: Sequence[str], room: float) -> list[str]:
    """Spread the texts over as few lines as they fit on, with equal room to sign after each."""
    for on_a_line in (len(texts), 2, 1):
        lines = [texts[start : start + on_a_line] for start in range(0, len(texts), on_a_line)]
        widest = max(sum(text_width(text) for text in line) for line in lines)
        gap = int((room - widest) / (2 * on_a_line))
        if gap >= 4:
            break
    return [("　" * max(1, gap)).join(line) for line in lines]
