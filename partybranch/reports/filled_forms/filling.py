"""A superior body's form filled from the book, and what of it has nothing to be filled with."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl.cell.cell import Cell
from openpyxl.workbook.properties import CalcProperties
from openpyxl.workbook.workbook import Workbook

from partybranch.domain.form_templates import FormTemplate
from partybranch.errors import BranchError
from partybranch.reports.filled_forms.fields import form_fields
from partybranch.reports.filled_forms.places import (
    MappedCell,
    heads,
    placeholder_fields,
    single_cells,
)
from partybranch.reports.filled_forms.reading import (
    PLACEHOLDER,
    open_form,
    placeholders_in,
    spelt,
)
from partybranch.reports.filled_forms.rows import FormTable, write_rows
from partybranch.reports.filled_forms.writing import own_cell, put, said
from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.ledgers.plan import CellValue, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.output import write_beside
from partybranch.reports.own_ledgers import column_keys

_COLONS = ("：", ":")


def fill_form(template: FormTemplate, path: Path, plans: Sequence[SheetPlan], order: PaperOrder) -> Workbook:
    """The form with everything that is mapped written into it; what is not stays as it was.

    Raises BranchError when the form cannot be read.
    """
    book = open_form(path)
    fields = form_fields(order.book.kinds, order.book.typed_names)
    chosen = placeholder_fields(template).items()
    mapped = {name: fields[field].value(order) for name, field in chosen if field in fields}
    _fill_placeholders(book, mapped)
    for each in single_cells(template):
        if each.field in fields and each.sheet in book.sheetnames:
            _fill_cell(book, each, fields[each.field].value(order))
    if plans:
        keys = column_keys(plans[0].columns)
        rows = [row for plan in plans for row in plan.rows]
        for table in _tables(template, book):
            write_rows(book, table, keys, rows)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    return book


def write_form(template: FormTemplate, order: PaperOrder, path: Path) -> Path:
    """Fill the kept form and put it in its final place.

    Raises BranchError when the form is gone or cannot be read, or the place refuses.
    """
    kept = order.kept_at(template.file)
    if not kept.is_file():
        raise BranchError(f"表样“{template.name}”的文件不在了。请修改它，重新选择表样文件。")
    source = next((each for each in LEDGERS if each.code == template.ledger), None)
    plans = [plan for plan in source.plans(order) if plan.form == template.form] if source else []
    write_beside(path, fill_form(template, kept, plans, order).save)
    return path


def _fill_placeholders(book: Workbook, mapped: Mapping[str, CellValue]) -> None:
    for sheet in book.worksheets:
        for cell in [cell for row in sheet.iter_rows() for cell in row]:
            if not isinstance(cell, Cell) or cell.value is None or cell.data_type == "f":
                continue
            text = str(cell.value)
            names = [name for name in placeholders_in(text) if name in mapped]
            if not names:
                continue
            if PLACEHOLDER.fullmatch(text.strip()):
                put(sheet, cell, mapped[names[0]])
            else:
                put(sheet, cell, _replaced(text, mapped))


def _replaced(text: str, mapped: Mapping[str, CellValue]) -> str:
    def value(found: re.Match[str]) -> str:
        name = spelt(found[1])
        return said(mapped[name]) if name in mapped else found[0]

    return PLACEHOLDER.sub(value, text)


def _fill_cell(book: Workbook, place: MappedCell, value: CellValue) -> None:
    """Write behind a label that ends with a colon, else into the cell."""
    sheet = book[place.sheet]
    cell = own_cell(sheet, place.row, place.column)
    label = str(cell.value or "").rstrip(" 　_")
    put(sheet, cell, f"{label}{said(value)}" if label.endswith(_COLONS) else value)


def _tables(template: FormTemplate, book: Workbook) -> list[FormTable]:
    """The tables to fill, the lowest of a sheet first, so that none moves before it is filled."""
    tables = []
    for title, row, cells in reversed(list(heads(template))):
        if title not in book.sheetnames:
            continue
        columns = {each.column: each.field for each in cells}
        sheet = book[title]
        bottoms = [
            merge.max_row
            for merge in sheet.merged_cells.ranges
            for column in columns
            if sheet.cell(row, column).coordinate in merge
        ]
        tables.append(FormTable(sheet=title, head=max([row, *bottoms]), columns=columns))
    return tables
