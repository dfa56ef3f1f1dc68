"""A superior body's form filled from the book, and what of it has nothing to be filled with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.workbook.workbook import Workbook

from partybranch.domain.form_templates import FormTemplate
from partybranch.errors import BranchError
from partybranch.reports.filled_forms.fields import FormField, form_fields
from partybranch.reports.filled_forms.reading import (
    PLACEHOLDER,
    Reading,
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

_FILLED_BELOW = "表头下面已经填了内容，新的记录会写在它的上面。请换成没有填过的表样。"
_COLONS = ("：", ":")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormProblem:
    """One place that cannot be filled, or, without a sheet, something about the whole workbook."""

    text: str
    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def where(self) -> str:
        """表1 第4行 B列; empty for the whole workbook."""
        return f"{self.sheet} 第{self.row}行 {get_column_letter(self.column)}列" if self.row else self.sheet

    @property
    def sentence(self) -> str:
        """The problem with its place before it."""
        return f"{self.where}：{self.text}" if self.where else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedCell:
    """A cell of a form that is filled or stands above a column; ``field`` is a field's or a column's name."""

    sheet: str
    row: int
    column: int
    field: str


def single_cells(template: FormTemplate) -> tuple[MappedCell, ...]:
    """The cells that take one field each: their field is written {{党支部名称}}."""
    return tuple(
        MappedCell(
            sheet=each.sheet, row=each.row, column=each.column, field=PLACEHOLDER.sub(r"\1", each.field)
        )
        for each in _cells(template)
        if placeholders_in(each.field)
    )


def header_cells(template: FormTemplate) -> tuple[MappedCell, ...]:
    """The cells that stand above a column of the ledger."""
    return tuple(each for each in _cells(template) if each.field and not placeholders_in(each.field))


def _cells(template: FormTemplate) -> list[MappedCell]:
    cells = []
    for each in template.places:
        if not placeholders_in(each.place):
            sheet, _, cell = each.place.rpartition("!")
            letters, row = coordinate_from_string(cell)
            column = column_index_from_string(letters)
            cells.append(MappedCell(sheet=sheet, row=row, column=column, field=each.field))
    return cells


def fill_form(template: FormTemplate, path: Path, plans: Sequence[SheetPlan], order: PaperOrder) -> Workbook:
    """The form with everything that is mapped written into it; what is not stays as it was.

    Raises BranchError when the form cannot be read.
    """
    book = open_form(path)
    fields = form_fields(order.book.kinds, order.book.typed_names)
    mapped = {
        placeholders_in(each.place)[0]: fields[each.field].value(order)
        for each in template.places
        if placeholders_in(each.place) and each.field in fields
    }
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
    cells = sorted(header_cells(template), key=lambda each: (each.sheet, -each.row, each.column))
    tables = []
    for (title, row), group in groupby(cells, key=lambda each: (each.sheet, each.row)):
        if title not in book.sheetnames:
            continue
        columns = {each.column: each.field for each in group}
        sheet = book[title]
        bottoms = [
            merge.max_row
            for merge in sheet.merged_cells.ranges
            for column in columns
            if sheet.cell(row, column).coordinate in merge
        ]
        tables.append(FormTable(sheet=title, head=max([row, *bottoms]), columns=columns))
    return tables


def form_problems(
    template: FormTemplate, reading: Reading, fields: Mapping[str, FormField], plan: SheetPlan | None
) -> tuple[FormProblem, ...]:
    """Everything that would stay empty or be lost, place by place; ``plan`` is a sheet of the chosen form."""
    chosen = {
        placeholders_in(each.place)[0]: each.field for each in template.places if placeholders_in(each.place)
    }
    problems = [
        FormProblem(sheet=sheet, row=row, column=column, text=text)
        for name, places in reading.placeholders.items()
        if (text := _trouble_of(name, chosen.get(name, ""), fields))
        for sheet, row, column in places
    ]
    keys = column_keys(plan.columns) if plan else ()
    for each in header_cells(template):
        if reading.sheet(each.sheet) is None:
            problems.append(FormProblem(text=f"表样里没有“{each.sheet}”这张表。"))
        elif plan is not None and each.field not in keys:
            text = f"对应的栏目“{each.field}”，台账里已经没有了。"
            problems.append(FormProblem(sheet=each.sheet, row=each.row, column=each.column, text=text))
    for each in single_cells(template):
        if each.field not in fields:
            text = f"对应的“{each.field}”已经没有了，请另选。"
            problems.append(FormProblem(sheet=each.sheet, row=each.row, column=each.column, text=text))
    problems += _filled_below(template, reading)
    return (*problems, *(FormProblem(text=note) for note in reading.notes))


def _filled_below(template: FormTemplate, reading: Reading) -> list[FormProblem]:
    """Heads under which records stand already: a table of last year was chosen instead of the empty form."""
    problems = []
    cells = sorted(header_cells(template), key=lambda each: (each.sheet, each.row))
    for (title, row), group in groupby(cells, key=lambda each: (each.sheet, each.row)):
        sheet, columns = reading.sheet(title), [each.column for each in group]
        if sheet is None:
            continue
        first = sheet.bottom_of(row, columns) + 1
        texts = [sheet.cells.get((first, column), "") for column in columns]
        if sum(bool(text) and not text.isdecimal() for text in texts) > 1:
            problems.append(FormProblem(sheet=title, row=first, column=columns[0], text=_FILLED_BELOW))
    return problems


def _trouble_of(name: str, field: str, fields: Mapping[str, FormField]) -> str:
    if not field:
        return f"“{name}”还没有对应的内容，生成时原样保留。"
    return "" if field in fields else f"“{name}”对应的“{field}”已经没有了，请另选。"
