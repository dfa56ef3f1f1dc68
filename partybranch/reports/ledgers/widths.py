"""How wide the columns of a plan must be and how they go on paper, for the workbook and the PDF alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

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
_AIR, _STEP, _WORTH = 1.5, 2.0, 0.995
_HEAVIEST = 60
"""So many of the longest rows decide how columns share; the others are low anyway."""
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
    return _shared(narrow, rows, texts, plan)


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
    widths: Sequence[float], rows: Sequence[Sequence[CellValue]], least: Sequence[float], plan: SheetPlan
) -> list[float]:
    """Give columns of long text the room that those of little text do not use, as long as rows get lower."""
    texts = [at for at, column in enumerate(plan.columns) if column.align is Align.LEFT]
    sizes = [[_size(row[at]) for at in texts] for row in rows]
    heavy = sorted(sizes, key=max, reverse=True)[:_HEAVIEST] if texts else []
    shared = [widths[at] for at in texts]
    kept = [min(widths[at], least[at] + _AIR) for at in texts]
    if not any(size > _LONG_LINES * width for row in heavy for size, width in zip(row, shared, strict=True)):
        return list(widths)
    while (better := _better(shared, kept, heavy)) is not None:
        shared = better
    found = dict(zip(texts, shared, strict=True))
    return [found.get(at, width) for at, width in enumerate(widths)]


def _size(value: CellValue) -> int:
    return text_width(value) if isinstance(value, str) else 0


def _better(
    widths: Sequence[float], kept: Sequence[float], rows: Sequence[Sequence[int]]
) -> list[float] | None:
    """The widths after the best step from one column to another; None where every step makes rows higher."""
    best, lowest = None, _height(widths, rows) * _WORTH
    for giver, taker in permutations(range(len(widths)), 2):
        if widths[giver] - _STEP < kept[giver]:
            continue
        tried = list(widths)
        tried[giver] -= _STEP
        tried[taker] += _STEP
        height = _height(tried, rows)
        if height < lowest:
            best, lowest = tried, height
    return best


def _height(widths: Sequence[float], rows: Sequence[Sequence[int]]) -> float:
    """The height of rows in lines, near enough to compare."""
    return sum(max(size / width for size, width in zip(row, widths, strict=True)) for row in rows)


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
