"""What of a form would stay empty or be lost, listed before it is filled, each with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from partybranch.domain.form_templates import FormTemplate
from partybranch.reports.filled_forms.fields import FormField
from partybranch.reports.filled_forms.places import (
    header_cells,
    line_cells,
    loose_placeholders,
    placeholder_fields,
    single_cells,
)
from partybranch.reports.filled_forms.reading import PLACEHOLDER, Reading, column_letter
from partybranch.reports.ledgers.plan import SheetPlan
from partybranch.reports.own_ledgers import column_keys

_FILLED_BELOW = "表头下面已经填了内容，新的记录会写在它的上面。请换成没有填过的表样。"


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
        return f"{self.sheet} 第{self.row}行 {column_letter(self.column)}列" if self.row else self.sheet

    @property
    def sentence(self) -> str:
        """The problem with its place before it."""
        return f"{self.where}：{self.text}" if self.where else self.text


def form_problems(
    template: FormTemplate, reading: Reading, fields: Mapping[str, FormField], plan: SheetPlan | None
) -> tuple[FormProblem, ...]:
    """Everything that would stay empty or be lost, place by place; ``plan`` is a sheet of the chosen form."""
    chosen = placeholder_fields(template)
    problems = [
        FormProblem(sheet=sheet, row=row, column=column, text=text)
        for name, places in loose_placeholders(template, reading).items()
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


def _trouble_of(name: str, field: str, fields: Mapping[str, FormField]) -> str:
    if not field:
        return f"“{name}”还没有对应的内容，生成时原样保留。"
    return "" if field in fields else f"“{name}”对应的“{field}”已经没有了，请另选。"


def _filled_below(template: FormTemplate, reading: Reading) -> list[FormProblem]:
    """Heads under which records stand already: a table of last year was chosen instead of the empty form."""
    problems = []
    for (title, row), line in groupby(line_cells(template, reading).items(), key=lambda each: each[0][:2]):
        filled = [
            (cell, text)
            for cell, text in line
            if text and not text.isdecimal() and not PLACEHOLDER.fullmatch(text)
        ]
        if len(filled) > 1:
            problems.append(FormProblem(sheet=title, row=row, column=filled[0][0][2], text=_FILLED_BELOW))
    return problems
