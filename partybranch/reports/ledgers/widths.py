"""How wide the columns of a plan must be and how they go on paper, for the workbook and the PDF alike."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partybranch.domain.blank import BLANK
from partybranch.reports.ledgers.cells import number_format_for, settle_row
from partybranch.reports.ledgers.metrics import (
    row_height,
    text_width,
    width_needed,
    width_of_line,
    word_width,
)
from partybranch.reports.ledgers.paging import Layout, fill_page, lay_out, most_characters
from partybranch.reports.ledgers.plan import Align, CellValue, Column, SheetPlan
from partybranch.reports.ledgers.styles import BODY_SIZE

_ROUNDING = 1e-6
_LONG_LINES = 2.0
"""From so many lines on, a column asks its neighbours for room."""
_AIR = 1.5
_EASE = 1.15
_LEAST_TEXT, _LEAST_SHORT, _LEAST_TITLE = 8.0, 6.0, 4.0
"""Columns of running text, of short ones and of none are not narrowed below this for the sake of one page."""


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
        body_height=_body_height(plan, [*rows, *totals], widths),
    )
    return LaidSheet(plan=plan, rows=rows, totals=totals, widths=widths, layout=layout)


def _body_height(plan: SheetPlan, rows: Sequence[Sequence[CellValue]], widths: Sequence[float]) -> float:
    """The height of all rows; it only matters for a sheet that goes over several pages side by side."""
    if sum(widths) <= most_characters(len(widths), paper=plan.paper, landscape=plan.landscape) + _ROUNDING:
        return 0.0
    return sum(row_height(row, widths, BODY_SIZE) for row in rows)


def _needed(plan: SheetPlan, rows: Sequence[Sequence[CellValue]]) -> list[float]:
    """The width of each column; where one page has room for all of them narrowed, they are narrowed.

    The mark for what is missing stays in one line where there is room for that too.
    """
    room = most_characters(len(plan.columns), paper=plan.paper, landscape=plan.landscape)
    for mark in (BLANK, ""):
        widths = _narrow_enough(plan, rows, mark, room)
        if sum(widths) <= room + _ROUNDING:
            break
    return widths


def _narrow_enough(
    plan: SheetPlan, rows: Sequence[Sequence[CellValue]], mark: str, room: float
) -> list[float]:
    values = [[row[at] for row in rows] for at in range(len(plan.columns))]
    floors = [_floor(column, below, mark) for column, below in zip(plan.columns, values, strict=True)]
    wished = [
        max(_eased(column.width, _longest(below)), floor)
        for column, below, floor in zip(plan.columns, values, floors, strict=True)
    ]
    texts = [
        max(floor, _LEAST_TEXT) if column.align is Align.LEFT else width
        for column, width, floor in zip(plan.columns, wished, floors, strict=True)
    ]
    shorts = [
        max(floor, min(_longest(below), _LEAST_SHORT) + 1.0, min(width, _LEAST_TITLE))
        for floor, below, width in zip(floors, values, wished, strict=True)
    ]
    # Running text can be narrow first; names and other short texts only when that is not enough.
    narrow = _narrowed(_narrowed(wished, texts, room), shorts, room)
    if sum(narrow) > room + _ROUNDING:
        return wished
    return _shared(narrow, [_weight(below) for below in values], texts, plan)


def _narrowed(widths: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Take from the columns, as far as each can give, what is too wide together."""
    spare = [max(width - floor, 0.0) for width, floor in zip(widths, least, strict=True)]
    over = sum(widths) - room
    if over <= 0 or not sum(spare):
        return list(widths)
    share = min(over / sum(spare), 1.0)
    return [width - part * share for width, part in zip(widths, spare, strict=True)]


def _eased(width: float, longest: float) -> float:
    """A little more than was asked for, where that keeps the column's texts in one line."""
    needed = width_of_line(longest, BODY_SIZE)
    return needed if width < needed <= width * _EASE else width


def _shared(
    widths: Sequence[float], weights: Sequence[float], least: Sequence[float], plan: SheetPlan
) -> list[float]:
    """Give columns of long text the room that those of little text do not use, so that rows are low."""
    free = {at for at, column in enumerate(plan.columns) if column.align is Align.LEFT}
    if not any(weights[at] > _LONG_LINES * widths[at] for at in free):
        return list(widths)
    shared = list(widths)
    total = sum(widths[at] for at in free)
    while free:
        ems = sum(weights[at] for at in free)
        shares = {at: total * weights[at] / ems if ems else total / len(free) for at in free}
        small = {at for at in free if shares[at] < min(widths[at], least[at] + _AIR)}
        for at in small or free:
            shared[at] = min(widths[at], least[at] + _AIR) if at in small else shares[at]
            total -= shared[at]
        free = free - small if small else set()
    return shared


def _weight(values: Sequence[CellValue]) -> float:
    """How much text a column has; one that is long in a few rows weighs more than its mean."""
    widths = [text_width(value) for value in values if isinstance(value, str)]
    return math.sqrt(sum(width * width for width in widths) / max(len(values), 1))


def _longest(values: Iterable[CellValue]) -> float:
    texts = (value for value in values if isinstance(value, str))
    return max((text_width(line) for text in texts for line in text.split("\n")), default=0)


def _floor(column: Column, values: Iterable[CellValue], mark: str) -> float:
    """The width below which a number, a date or a word of the column would be cut."""
    wished = column.number_format
    return max((_least(value, wished, mark) for value in values), default=0.0)


def _least(value: CellValue, wished: str | None, mark: str) -> float:
    if isinstance(value, str):
        return width_of_line(text_width(mark), BODY_SIZE) if value == mark else word_width(value, BODY_SIZE)
    return width_needed(value, number_format_for(value, wished))
