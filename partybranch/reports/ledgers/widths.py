"""How wide the columns of a plan must be and how they go on paper, for the workbook and the PDF alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partybranch.reports.ledgers.cells import number_format_for, settle_row
from partybranch.reports.ledgers.metrics import row_height, width_needed, word_width
from partybranch.reports.ledgers.paging import Layout, fill_page, lay_out, most_characters
from partybranch.reports.ledgers.plan import Align, CellValue, Column, SheetPlan
from partybranch.reports.ledgers.styles import BODY_SIZE

_LEAST_TEXT = 8.0
"""Columns of running text are not narrowed below this for the sake of one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidSheet:
    """A plan with its values settled, the width of each column in half-width characters, and its pages."""

    plan: SheetPlan
    rows: Sequence[Sequence[CellValue]]
    totals: Sequence[Sequence[CellValue]]
    widths: Sequence[float]
    layout: Layout


def laid_out(plan: SheetPlan) -> LaidSheet:
    """Measure a plan: no number, date or word is cut in its column, and text is never below 7 points."""
    rows = [settle_row(row) for row in plan.rows]
    totals = [settle_row(row) for row in plan.totals]
    needed = _needed(plan, [*rows, *totals])
    widths = fill_page(needed, paper=plan.paper, landscape=plan.landscape)
    layout = lay_out(
        widths,
        [column.group for column in plan.columns],
        frozen=plan.frozen_columns,
        paper=plan.paper,
        landscape=plan.landscape,
        body_height=sum(row_height(row, widths, BODY_SIZE) for row in (*rows, *totals)),
    )
    return LaidSheet(plan=plan, rows=rows, totals=totals, widths=widths, layout=layout)


def _needed(plan: SheetPlan, rows: Sequence[Sequence[CellValue]]) -> list[float]:
    """The width of each column, those of running text narrowed where one page has room for all then."""
    columns = plan.columns
    floors = [_floor(column, [row[at] for row in rows]) for at, column in enumerate(columns)]
    needed = [max(column.width, floor) for column, floor in zip(columns, floors, strict=True)]
    over = sum(needed) - most_characters(len(columns), paper=plan.paper, landscape=plan.landscape)
    spare = [
        max(width - max(floor, _LEAST_TEXT), 0.0) if column.align is Align.LEFT else 0.0
        for column, width, floor in zip(columns, needed, floors, strict=True)
    ]
    if not 0 < over <= sum(spare):
        return needed
    share = over / sum(spare)
    return [width - part * share for width, part in zip(needed, spare, strict=True)]


def _floor(column: Column, values: Iterable[CellValue]) -> float:
    """The width below which a number, a date or a word of the column would be cut."""
    wished = column.number_format
    return max(
        (
            word_width(value)
            if isinstance(value, str)
            else width_needed(value, number_format_for(value, wished))
            for value in values
        ),
        default=0.0,
    )
