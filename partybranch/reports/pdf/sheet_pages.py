"""The sheets of an Excel ledger as pages: the same columns, rows, totals and notes, the head repeated."""

from datetime import date, datetime

from partybranch.domain.sentences import number, percent
from partybranch.reports.ledgers.plan import Align as SheetAlign
from partybranch.reports.ledgers.plan import CellValue, Percent, Row, SheetPlan
from partybranch.reports.ledgers.plan import Column as SheetColumn
from partybranch.reports.pdf.frame import LEDGER, RunningHead
from partybranch.reports.pdf.page import PdfDocument
from partybranch.reports.pdf.paragraph import Align
from partybranch.reports.pdf.tables import Cell, Column, TableContent

_LARGEST, _SMALLEST = 10.5, 6.5
_ALIGNED = {SheetAlign.LEFT: Align.LEFT, SheetAlign.CENTER: Align.CENTER, SheetAlign.RIGHT: Align.RIGHT}


def add_sheet(document: PdfDocument, plan: SheetPlan) -> None:
    """Begin a new section and print a sheet of a ledger on it."""
    head = RunningHead(title=plan.heading, left=f"填报单位：{plan.unit}", right=f"统计时间：{plan.period}")
    document.section(LEDGER, stamp=plan.stamp, head=head)
    document.mark(plan.heading)
    document.add_table(_content(plan))
    for note in plan.notes:
        document.note(note)
    document.signatures(plan.signatures)


def _content(plan: SheetPlan) -> TableContent:
    total = sum(column.width for column in plan.columns)
    # A half-width character of the sheet is half an em of its type of 11 points.
    size = max(min(LEDGER.text_width / (total / 2), _LARGEST), _SMALLEST)
    unit = LEDGER.text_width / total * 25.4 / 72
    return TableContent(
        columns=[_column(column, unit) for column in plan.columns],
        rows=[_cells(row) for row in plan.rows],
        totals=[_cells(row) for row in plan.totals],
        size=size,
    )


def _column(column: SheetColumn, unit: float) -> Column:
    return Column(
        title=column.title, width=column.width * unit, align=_ALIGNED[column.align], group=column.group or ""
    )


def _cells(row: Row) -> list[Cell]:
    return [shown(value) for value in row]


def shown(value: CellValue) -> str:
    """A value as the sheet shows it."""
    if isinstance(value, Percent):
        return percent(float(value.value))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return number(value)
    return "" if value is None else str(value)
