"""All ledgers in one workbook: a first sheet 目录 that leads to every other one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from partybranch.domain.sentences import written_day
from partybranch.reports.ledgers import styles
from partybranch.reports.ledgers.ledger import Ledger, sheet
from partybranch.reports.ledgers.plan import Align, Column, SheetPlan
from partybranch.reports.ledgers.sheet import WrittenSheet
from partybranch.reports.ledgers.workbook import build_sheets
from partybranch.reports.order import PaperOrder
from partybranch.reports.output import write_beside

TOGETHER = "全部台账"
"""What the workbook of all ledgers is called."""
_LINK = 3
_COLUMNS = (
    Column("序号", 6),
    Column("台账", 26, align=Align.LEFT),
    Column("工作表（点击打开）", 34, align=Align.LEFT),
    Column("记录数", 9),
    Column("说明", 60, align=Align.LEFT),
)


def write_ledgers_together(order: PaperOrder, ledgers: Iterable[Ledger], folder: Path) -> Path:
    """Write the ledgers into one workbook in the folder and return its path; BranchError when it is open."""
    pairs = list(_titled((ledger, plan) for ledger in ledgers for plan in ledger.plans(order)))
    plans = [plan for _, plan in pairs]
    path = folder / f"{TOGETHER}_{order.book.period.label}.xlsx"
    workbook, sheets = build_sheets([_contents(order, pairs), *plans], title=TOGETHER)
    _link(sheets[0], sheets[1:])
    write_beside(path, workbook.save)
    return path


def _titled(pairs: Iterable[tuple[Ledger, SheetPlan]]) -> Iterator[tuple[Ledger, SheetPlan]]:
    """Name the ledger in the tab where another ledger has a sheet of that title already."""
    owners: dict[str, str] = {}
    for ledger, plan in pairs:
        owner = owners.setdefault(plan.title, ledger.code)
        title = plan.title if owner == ledger.code else f"{plan.title}（{ledger.title}）"
        yield ledger, replace(plan, title=title)


def _contents(order: PaperOrder, pairs: Sequence[tuple[Ledger, SheetPlan]]) -> SheetPlan:
    printed = order.printed_at
    plan = sheet(
        order,
        title="目录",
        form="contents",
        heading="台账目录",
        columns=_COLUMNS,
        rows=[
            (place, ledger.title, plan.title, len(plan.rows), ledger.purpose)
            for place, (ledger, plan) in enumerate(pairs, 1)
        ],
        notes=(f"打印日期：{written_day(printed)}。记录数为0的表本期无记录。",),
    )
    return replace(plan, signatures=())


def _link(contents: WrittenSheet, sheets: Sequence[WrittenSheet]) -> None:
    """Let the third column of the contents lead to the sheets."""
    rows = range(contents.first, contents.last + 1)
    for row, written in zip(rows, sheets, strict=True):
        cell, tab = contents.worksheet.cell(row, _LINK), written.worksheet.title
        cell.value = tab
        cell.style = styles.LINK
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(tab)}!A1", display=tab)
