"""Turns declared sheets into one workbook that prints right the first time."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from partybranch.reports.ledgers.cells import clean_text, range_names, tab_names
from partybranch.reports.ledgers.plan import SheetPlan
from partybranch.reports.ledgers.sheet import WrittenSheet, write_sheet
from partybranch.reports.ledgers.styles import add_styles
from partybranch.reports.output import write_beside

_AUTHOR = "支部纪实"


def build_workbook(plans: Sequence[SheetPlan], *, title: str) -> Workbook:
    """Return the workbook in memory; see ``save_workbook``."""
    return build_sheets(plans, title=title)[0]


def build_sheets(plans: Sequence[SheetPlan], *, title: str) -> tuple[Workbook, list[WrittenSheet]]:
    """Return the workbook in memory, and where the table of each sheet stands in it."""
    if not plans:
        raise ValueError("a workbook needs at least one sheet")
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook)
    tabs = list(tab_names(plan.title for plan in plans))
    sheets = [write_sheet(workbook.create_sheet(tab), plan) for plan, tab in zip(plans, tabs, strict=True)]
    for written, name in zip(sheets, range_names(tabs), strict=True):
        if written.reference:
            workbook.defined_names[name] = DefinedName(name, attr_text=written.reference)
    workbook.properties.title = clean_text(title)
    workbook.properties.creator = _AUTHOR
    return workbook, sheets


def save_workbook(path: Path, plans: Sequence[SheetPlan], *, title: str) -> None:
    """Write the sheets to a file, whole or not at all.

    ``title`` goes into the file's properties. Raises BranchError when the file cannot be written or the
    headings of a sheet fill its page.
    """
    workbook = build_workbook(plans, title=title)
    write_beside(path, workbook.save)
