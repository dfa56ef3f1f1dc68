"""The places of a kept form: which cells take one field, which stand above a column of the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from partybranch.domain.form_templates import FormTemplate
from partybranch.reports.filled_forms.reading import PLACEHOLDER, Reading, placeholders_in


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


def placeholder_fields(template: FormTemplate) -> dict[str, str]:
    """The field chosen for each placeholder, empty where none was."""
    return {
        placeholders_in(each.place)[0]: each.field for each in template.places if placeholders_in(each.place)
    }


def heads(template: FormTemplate) -> Iterator[tuple[str, int, list[MappedCell]]]:
    """The rows of headings: sheet, row, and their cells from left to right."""
    cells = sorted(header_cells(template), key=lambda each: (each.sheet, each.row, each.column))
    for (sheet, row), group in groupby(cells, key=lambda each: (each.sheet, each.row)):
        yield sheet, row, list(group)


def line_cells(template: FormTemplate, reading: Reading) -> dict[tuple[str, int, int], str]:
    """The cells right below the headings with what stands in them: the first line of the table."""
    found = {}
    for title, row, cells in heads(template):
        sheet = reading.sheet(title)
        if sheet is not None:
            columns = [each.column for each in cells]
            first = sheet.bottom_of(row, columns) + 1
            found.update({(title, first, column): sheet.cells.get((first, column), "") for column in columns})
    return found


def loose_placeholders(
    template: FormTemplate, reading: Reading
) -> dict[str, tuple[tuple[str, int, int], ...]]:
    """The placeholders with everywhere they stand, but those that only mark the columns of the first line."""
    marks = {cell for cell, text in line_cells(template, reading).items() if PLACEHOLDER.fullmatch(text)}
    outside = {
        name: tuple(place for place in places if place not in marks)
        for name, places in reading.placeholders.items()
    }
    return {name: places for name, places in outside.items() if places}
