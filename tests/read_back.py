"""A written ledger read again with openpyxl, as rows by heading."""

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.reports.ledgers import LEDGERS, Ledger

Cells = list[dict[str, object]]
HEADINGS = {"序号", "活动类型", "党内职务", "院系级党组织名称"}


def ledger(code: str) -> Ledger:
    """The ledger of the list that has this code."""
    return next(each for each in LEDGERS if each.code == code)


def sheets_of(path: Path) -> dict[str, Worksheet]:
    """The worksheets of a workbook by their tabs."""
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(path).worksheets}


def table_of(sheet: Worksheet) -> tuple[Cells, Cells]:
    """The rows below the headings by column, and the totals below them."""
    grid = [list(row) for row in sheet.iter_rows(values_only=True)]
    top = next(place for place, row in enumerate(grid) if row[0] in HEADINGS)
    grouped = grid[top + 1][0] is None and any(grid[top + 1])
    lower = grid[top + 1] if grouped else grid[top]
    heading = [f"{low or high}" for high, low in zip(grid[top], lower, strict=True)]
    # Two days of the same name in different months: the later ones get their place.
    heading = [name if name not in heading[:at] else f"{name}@{at}" for at, name in enumerate(heading)]
    body: list[dict[str, object]] = [
        dict(zip(heading, row, strict=True)) for row in grid[top + 1 + grouped :]
    ]
    rows = [row for row in body if _is_row(row[heading[0]], row[heading[1]], heading[0])]
    totals = [row for row in body if str(row[heading[0]]).replace("　", "") == "合计"]
    return rows, totals


def _is_row(first: object, second: object, heading: str) -> bool:
    if heading == "序号":
        return isinstance(first, int)
    if heading in ("党内职务", "院系级党组织名称"):
        return second is not None
    return isinstance(first, str) and len(first) < 12 and not first.startswith(("填", "审", "本期"))


def words_of(sheet: Worksheet) -> str:
    """Every text and number of a sheet."""
    return "\n".join(
        str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None
    )
