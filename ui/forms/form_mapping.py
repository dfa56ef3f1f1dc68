"""What goes where in a superior's form, while a person decides it: suggested, taken over, changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from partybranch.domain.form_templates import FormTemplate, TemplatePlace
from partybranch.domain.sittings import Attachment
from partybranch.reports.filled_forms import (
    FormField,
    FormProblem,
    MappedCell,
    Reading,
    form_problems,
    header_cells,
    loose_placeholders,
    place_name,
    single_cells,
    suggest_cells,
    suggest_columns,
    suggest_field,
    suggest_header,
)
from partybranch.reports.own_ledgers import OfferedSheet

Head = tuple[str, int]
"""The sheet and the row in which the head of the table stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGround:
    """What a form is mapped with: the workbook, our fields, the sheets of the ledgers."""

    reading: Reading
    fields: Mapping[str, FormField]
    offered: Sequence[OfferedSheet]


@dataclass(slots=True, kw_only=True)
class FormMapping:
    """The choices as they stand. ``singles`` are cells that take one field, ``columns`` those of the head."""

    ground: FormGround
    placeholders: dict[str, str] = field(default_factory=dict)
    singles: dict[tuple[str, int, int], str] = field(default_factory=dict)
    source: OfferedSheet | None = None
    head: Head | None = None
    columns: dict[int, str] = field(default_factory=dict)

    @property
    def headings(self) -> dict[int, str]:
        """What stands in the row of the head, by column."""
        sheet = self.ground.reading.sheet(self.head[0]) if self.head else None
        return sheet.headings(self.head[1]) if sheet and self.head else {}

    def add_single(self, cell: tuple[str, int, int]) -> None:
        """Let a cell take one field, what its own words or those before it mean."""
        sheet, row, column = cell
        found = self.ground.reading.sheet(sheet)
        if found is not None and cell not in self.singles:
            words = found.cells.get((row, column)) or found.cells.get(found.merge_at(row, column - 1)[:2], "")
            self.singles[cell] = suggest_field(words.rstrip("：:"), self.ground.fields) if words else ""

    @property
    def loose(self) -> dict[str, tuple[tuple[str, int, int], ...]]:
        """The placeholders that wait for a field, with everywhere they stand."""
        headed = FormTemplate(
            name="", file=Attachment(name="", sha256="", size=0), places=tuple(self._head_places())
        )
        return loose_placeholders(headed, self.ground.reading)

    def take_head(self, head: Head | None) -> None:
        """Let another row be the head, and suggest anew what its cells mean."""
        self.head = head
        self._suggest_columns()

    def take_source(self, source: OfferedSheet | None) -> None:
        """Let another ledger fill the table, and suggest anew which of its columns stand where."""
        self.source = source
        self._suggest_columns()

    def applied(self, template: FormTemplate) -> FormTemplate:
        """The template with these choices."""
        loose = self.loose
        places = [
            TemplatePlace(place=name, field=chosen)
            for name, chosen in self.placeholders.items()
            if chosen or name in loose
        ]
        places += [
            TemplatePlace(place=place_name(*cell), field=f"{{{{{chosen}}}}}")
            for cell, chosen in self.singles.items()
            if chosen
        ]
        return replace(
            template,
            ledger=self.source.ledger if self.source else "",
            form=self.source.form if self.source else "",
            places=(*places, *self._head_places()),
        )

    def _head_places(self) -> Iterator[TemplatePlace]:
        for column, chosen in sorted(self.columns.items()):
            if chosen and self.head and self.source:
                yield TemplatePlace(place=place_name(*self.head, column), field=chosen)

    def problems(self, template: FormTemplate) -> tuple[FormProblem, ...]:
        """What would stay as it is, place by place."""
        plan = self.source.plan if self.source else None
        found = form_problems(self.applied(template), self.ground.reading, self.ground.fields, plan)
        empty = tuple(
            FormProblem(sheet=sheet, row=row, column=column, text=_NOTHING_CHOSEN)
            for (sheet, row, column), chosen in self.singles.items()
            if not chosen
        )
        blank = tuple(
            FormProblem(
                sheet=self.head[0], row=self.head[1], column=column, text=_NO_COLUMN.format(heading=heading)
            )
            for column, heading in self.headings.items()
            if self.head and self.source and not self.columns.get(column)
        )
        headless = self.source is not None and not any(self.columns.values())
        return (*found, *empty, *((FormProblem(text=_NO_HEAD),) if headless else blank))

    def _suggest_columns(self) -> None:
        self.columns = suggest_columns(self.headings, self.source) if self.source else {}


_NOTHING_CHOSEN = "添加的填写处还没有选内容，保存时不保留。"
_NO_COLUMN = "表头“{heading}”还没有对应的栏目，下面空着。"
_NO_HEAD = "选了明细取自的台账，还没有指定表头。请在左边选中表头所在的行，再按“这一行作为表头”。"


def new_mapping(ground: FormGround) -> FormMapping:
    """Everything as the program suggests it."""
    mapping = FormMapping(ground=ground)
    found = suggest_header(ground.reading, ground.offered)
    if found is not None:
        mapping.source, mapping.head = found.offered, (found.sheet, found.row)
        mapping.columns = dict(found.columns)
    loose = mapping.loose
    for name in ground.reading.placeholders:
        mapping.placeholders[name] = suggest_field(name, ground.fields) if name in loose else ""
    mapping.singles = suggest_cells(ground.reading, ground.fields, mapping.head)
    return mapping


def kept_mapping(ground: FormGround, template: FormTemplate) -> FormMapping:
    """What was chosen before; places that the file has got since are suggested."""
    mapping = FormMapping(ground=ground)
    for each in single_cells(template):
        mapping.singles[each.sheet, each.row, each.column] = each.field
    mapping.source = next(
        (each for each in ground.offered if (each.ledger, each.form) == (template.ledger, template.form)),
        None,
    )
    header = header_cells(template)
    if header:
        mapping.head = (header[0].sheet, header[0].row)
        mapping.columns = {each.column: each.field for each in header if _in(mapping.head, each)}
    before = {each.place: each.field for each in template.places}
    loose = mapping.loose
    for name in ground.reading.placeholders:
        suggested = suggest_field(name, ground.fields) if name in loose and name not in before else ""
        mapping.placeholders[name] = before.get(name) or suggested
    return mapping


def _in(head: Head, cell: MappedCell) -> bool:
    return (cell.sheet, cell.row) == head
