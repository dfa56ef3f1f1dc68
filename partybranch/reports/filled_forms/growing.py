"""Rows put into the middle of a sheet with everything below pushed down whole.

openpyxl moves the cells alone; merges, heights, checks of input, colour rules, print area, filters, page
breaks, pictures and formulas are moved here.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import replace

from openpyxl.cell.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.reports.filled_forms.shifting import Shift
from partybranch.reports.filled_forms.writing import own_cell

_LOOKS = ("font", "border", "fill", "alignment", "protection", "number_format")


def push_down(book: Workbook, sheet: Worksheet, shift: Shift) -> None:
    """Put empty rows into a sheet; what stands below moves, what reaches over the place grows."""
    merges = _lift_merges(sheet, shift)
    heights = {row: each for row, each in sheet.row_dimensions.items() if row >= shift.at}
    sheet.insert_rows(shift.at, shift.count)
    for row in heights:
        del sheet.row_dimensions[row]
    for row, dimension in heights.items():
        dimension.index = shift.row(row)
        sheet.row_dimensions[shift.row(row)] = dimension
    for merge in merges:
        sheet.merge_cells(merge.coord)
    _move_rules(sheet, shift)
    _move_page(sheet, shift)
    _move_drawn(sheet, shift)
    _move_formulas(book, shift)
    _move_names(book, shift)


def copy_row(sheet: Worksheet, source: int, target: int) -> None:
    """Give a row the looks of another: styles, height, merges within the row."""
    for column in range(1, sheet.max_column + 1):
        cell, model = sheet.cell(target, column), own_cell(sheet, source, column)
        if isinstance(cell, Cell) and model.has_style:
            for look in _LOOKS:
                setattr(cell, look, copy(getattr(model, look)))
    sheet.row_dimensions[target].height = sheet.row_dimensions[source].height
    for merge in list(sheet.merged_cells.ranges):
        if merge.min_row == merge.max_row == source:
            sheet.merge_cells(
                start_row=target, end_row=target, start_column=merge.min_col, end_column=merge.max_col
            )


def _lift_merges(sheet: Worksheet, shift: Shift) -> list[CellRange]:
    """Take apart the merges that will move or grow; gives where they are to stand again."""
    again = []
    for merge in list(sheet.merged_cells.ranges):
        high = merge.max_row > merge.min_row
        bottom = shift.end(merge.max_row) if high else shift.row(merge.max_row)
        if bottom != merge.max_row:
            sheet.unmerge_cells(merge.coord)
            again.append(
                CellRange(
                    min_col=merge.min_col,
                    max_col=merge.max_col,
                    min_row=shift.row(merge.min_row),
                    max_row=bottom,
                )
            )
    return again


def _move_rules(sheet: Worksheet, shift: Shift) -> None:
    for check in sheet.data_validations.dataValidation:
        check.sqref = shift.ranges(check.sqref)
        for name in ("formula1", "formula2"):
            text = getattr(check, name)
            if text and not text.startswith('"'):
                setattr(check, name, shift.formula(text, sheet.title))
    moved = ConditionalFormattingList()
    for each in sheet.conditional_formatting:
        for rule in each.rules:
            rule.formula = [shift.formula(text, sheet.title) for text in rule.formula]
            moved.add(str(shift.ranges(each.sqref)), rule)
    sheet.conditional_formatting = moved


def _move_page(sheet: Worksheet, shift: Shift) -> None:
    if sheet.print_area:
        areas = str(sheet.print_area).replace("$", "").split(",")
        sheet.print_area = ",".join(str(shift.ranges(area.rpartition("!")[2])) for area in areas)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = str(shift.ranges(sheet.auto_filter.ref))
    for table in sheet.tables.values():
        table.ref = str(shift.ranges(table.ref))
        if table.autoFilter is not None and table.autoFilter.ref:
            table.autoFilter.ref = str(shift.ranges(table.autoFilter.ref))


def _move_drawn(sheet: Worksheet, shift: Shift) -> None:
    for pause in sheet.row_breaks.brk:
        pause.id = shift.row(pause.id + 1) - 1
    for picture in vars(sheet)["_images"]:
        for corner in (getattr(picture.anchor, "_from", None), getattr(picture.anchor, "to", None)):
            if corner is not None:
                corner.row = shift.row(corner.row + 1) - 1
    for cell in _cells(sheet):
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate


def _move_formulas(book: Workbook, shift: Shift) -> None:
    """A formula of a row of the table itself keeps to its row."""
    within = replace(shift, reach=shift.at)
    for sheet in book.worksheets:
        for cell in _cells(sheet):
            moves = within if sheet.title == shift.sheet and cell.row == shift.reach else shift
            value = cell.value
            if isinstance(value, ArrayFormula):
                value.text = moves.formula(value.text or "", sheet.title)
                value.ref = cell.coordinate if ":" not in value.ref else str(shift.ranges(value.ref))
            elif cell.data_type == "f" and isinstance(value, str):
                cell.value = moves.formula(value, sheet.title)


def _move_names(book: Workbook, shift: Shift) -> None:
    for names in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        for name in names.values():
            if name.attr_text and "!" in name.attr_text:
                name.attr_text = ",".join(shift.reference(each, "") for each in name.attr_text.split(","))


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if isinstance(cell, Cell))
