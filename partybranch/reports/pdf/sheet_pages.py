"""The sheets of an Excel ledger as pages: the same columns, widths, rows and notes, the head repeated."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.lib.units import mm

from partybranch.domain.sentences import number, percent
from partybranch.reports.ledgers.cells import number_format_for
from partybranch.reports.ledgers.metrics import CELL_PADDING
from partybranch.reports.ledgers.paging import POINTS_PER_CHARACTER, Band
from partybranch.reports.ledgers.plan import Align as SheetAlign
from partybranch.reports.ledgers.plan import CellValue, Percent, SheetPlan
from partybranch.reports.ledgers.styles import BODY_SIZE
from partybranch.reports.ledgers.widths import LaidSheet, laid_out
from partybranch.reports.pdf.setting.fonts import Face, chain
from partybranch.reports.pdf.setting.frame import LEDGER, RunningHead
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Column, TableContent

SMALLEST = 7.0
_ALIGNED = {SheetAlign.LEFT: Align.LEFT, SheetAlign.CENTER: Align.CENTER, SheetAlign.RIGHT: Align.RIGHT}
_WORD = re.compile(r"[!-~]{5,24}")
_MANY, _TIGHT = 40, 1.5
"""From so many rows on, the air above and below their text is this, in points, to save pages."""
_EDGES = 7.0
"""Points that the edges of a cell take, and a little air."""


def add_sheet(document: PdfDocument, plan: SheetPlan) -> None:
    """Begin a new section and print a sheet of a ledger on it; one too wide for a page goes on beside it."""
    head = RunningHead(title=plan.heading, left=f"填报单位：{plan.unit}", right=f"统计时间：{plan.period}")
    laid = laid_out(plan)
    for place, columns in enumerate(_pages(laid)):
        document.section(LEDGER, stamp=plan.stamp, head=head)
        if not place:
            document.mark(plan.heading)
        document.add_table(_content(laid, columns))
        for note in plan.notes:
            document.note(note)
        if plan.signatures:
            document.signatures(plan.signatures)


def _pages(laid: LaidSheet) -> Iterator[Sequence[int]]:
    """The columns of each page, from 0: all of them, or the frozen ones and those of a band."""
    bands = laid.layout.bands
    for band in bands:
        frozen = range(laid.plan.frozen_columns) if len(bands) > 1 else ()
        yield (*frozen, *_columns(band))


def _columns(band: Band) -> range:
    return range(band.first - 1, band.last)


def _content(laid: LaidSheet, columns: Sequence[int]) -> TableContent:
    widths = [laid.widths[at] + CELL_PADDING for at in columns]
    unit = LEDGER.text_width / sum(widths)
    rows = [[_shown(laid, row, at) for at in columns] for row in laid.rows]
    totals = [[_shown(laid, row, at) for at in columns] for row in laid.totals]
    size = min(BODY_SIZE, BODY_SIZE * unit / POINTS_PER_CHARACTER)
    for place, width in enumerate(widths):
        size = min(size, _size_of_words([row[place] for row in (*rows, *totals)], width * unit))
    return TableContent(
        columns=[_column(laid.plan, at, width * unit) for at, width in zip(columns, widths, strict=True)],
        rows=rows,
        totals=totals,
        size=max(size, SMALLEST),
        air=_TIGHT if len(rows) > _MANY else None,
    )


def _size_of_words(texts: Sequence[str], width: float) -> float:
    """The size of type in which no date, number or word of a column is broken."""
    words = {word for text in texts for word in _WORD.findall(text)}
    longest = max(map(chain(Face.HEI).width, words), default=0.0)
    return (width - _EDGES) / longest if longest else BODY_SIZE


def _column(plan: SheetPlan, at: int, width: float) -> Column:
    column = plan.columns[at]
    return Column(
        title=column.title, width=width / mm, align=_ALIGNED[column.align], group=column.group or ""
    )


def _shown(laid: LaidSheet, row: Sequence[CellValue], at: int) -> str:
    return shown(row[at], laid.plan.columns[at].number_format)


def shown(value: CellValue, wished: str | None = None) -> str:
    """A settled value as the sheet shows it in a column that wishes for an Excel format."""
    if isinstance(value, Percent):
        return percent(float(value.value))
    if isinstance(value, date):
        words = number_format_for(value, wished).replace("hh:mm", "%H:%M")
        return value.strftime(words.replace("yyyy", "%Y").replace("mm", "%m").replace("dd", "%d"))
    if isinstance(value, float):
        return number(value)
    return "" if value is None else str(value)
