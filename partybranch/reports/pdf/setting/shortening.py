"""Fields of a form that must leave room for the rest of their page: the longest lists are cut, openly."""

from collections.abc import Sequence
from dataclasses import dataclass

from partybranch.reports.pdf.setting.forms import TEXT, FieldsRow, FormField

NOTHING = "无"
_CUT = 42
"""A single item is not printed longer than this: the whole text stands in its ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListField:
    """A field that lists items; ``unit`` counts them (共3次) and ``ledger`` is where all of them stand.

    ``lead`` stands before the items and is never left out.
    """

    label: str
    items: Sequence[str]
    ledger: str
    unit: str = "次"
    lead: str = ""

    def shown(self, most: int) -> FormField:
        """The field with so many of its items, and a word about the others."""
        items = [item if len(item) <= _CUT else f"{item[: _CUT - 1]}…" for item in self.items[:most]]
        text = "；".join(items)
        if most < len(self.items):
            text += f"{'等' if items else ''}共{len(self.items)}{self.unit}，见{self.ledger}"
        said = "。".join(filter(None, (self.lead, text)))
        return FormField(label=self.label, text=said or NOTHING)


def fitted(fields: Sequence[ListField], width: float, room: float) -> list[FormField]:
    """The fields, together at most ``room`` points high where that can be; the highest gives way first."""
    budgets = [_height(each.shown(len(each.items)), width) for each in fields]
    least = [_height(each.shown(0), width) for each in fields]
    while sum(budgets) > room:
        spare = [budget - low for budget, low in zip(budgets, least, strict=True)]
        if max(spare) <= 0:
            break
        at = max((at for at, free in enumerate(spare) if free > 0), key=lambda at: budgets[at])
        budgets[at] = max(budgets[at] - TEXT.leading, least[at])
    return [_within(each, width, budget) for each, budget in zip(fields, budgets, strict=True)]


def _within(field: ListField, width: float, budget: float) -> FormField:
    """As many items as the budget has room for: a text grows with its items, so that halving finds it."""
    low, high = 0, len(field.items)
    while low < high:
        middle = (low + high + 1) // 2
        if _height(field.shown(middle), width) <= budget:
            low = middle
        else:
            high = middle - 1
    return field.shown(low)


def _height(field: FormField, width: float) -> float:
    return FieldsRow((field,)).height(width)
