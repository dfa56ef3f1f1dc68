"""自定台账 on paper: sheets of a ledger with the columns a branch chose, in its order, under its names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from partybranch.domain.layouts import LaidColumn, LedgerLayout
from partybranch.errors import BranchError
from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.ledgers.ledger import Ledger, sheet
from partybranch.reports.ledgers.metrics import text_width
from partybranch.reports.ledgers.plan import MAX_COLUMN_WIDTH, CellValue, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf

_LINES_OF_A_HEADING = 3
_UNKNOWN_WIDTH = 12
_SPARE = ("", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSheet:
    """A sheet that an own ledger or a form can take its columns from, as it is in the period asked for."""

    ledger: str
    ledger_title: str
    plan: SheetPlan

    @property
    def form(self) -> str:
        """The code of the sheet's columns within its ledger."""
        return self.plan.form

    @property
    def title(self) -> str:
        """How it stands in a list: 党员花名册 · 转入转出, or once where both are called the same."""
        if self.plan.title == self.ledger_title:
            return self.ledger_title
        return f"{self.ledger_title} · {self.plan.title}"


def offered_sheets(order: PaperOrder, ledgers: Iterable[Ledger] = LEDGERS) -> tuple[OfferedSheet, ...]:
    """Every sheet whose columns do not follow the records, once for each form of columns."""
    found: dict[tuple[str, str], OfferedSheet] = {}
    for ledger in ledgers:
        for plan in ledger.plans(order):
            if plan.form:
                offered = OfferedSheet(ledger=ledger.code, ledger_title=ledger.title, plan=plan)
                found.setdefault((ledger.code, plan.form), offered)
    return tuple(found.values())


def with_kept(
    offered: Sequence[OfferedSheet], order: PaperOrder, code: str, form: str, keys: Sequence[str]
) -> tuple[OfferedSheet, ...]:
    """The sheets offered and the one that was once chosen, where the period has no record of it."""
    if not form or any((each.ledger, each.form) == (code, form) for each in offered):
        return tuple(offered)
    title = next((each.title for each in LEDGERS if each.code == code), code)
    plan = _blank_sheet(order, form, keys)
    return (*offered, OfferedSheet(ledger=code, ledger_title=title, plan=replace(plan, title="本年没有记录")))


def column_keys(columns: Sequence[Column]) -> tuple[str, ...]:
    """What each column is called by who chooses it: its title, with its group where another has the title."""
    titles = Counter(column.title for column in columns)
    named = [
        f"{column.group}/{column.title}" if titles[column.title] > 1 and column.group else column.title
        for column in columns
    ]
    seen: Counter[str] = Counter()
    keys = []
    for name in named:
        seen[name] += 1
        keys.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return tuple(keys)


def missing_columns(plan: SheetPlan, layout: LedgerLayout) -> tuple[str, ...]:
    """The chosen columns that the ledger no longer has."""
    keys = column_keys(plan.columns)
    return tuple(each.source for each in layout.columns if each.source not in keys)


def lay(plan: SheetPlan, layout: LedgerLayout) -> SheetPlan:
    """The sheet as the branch laid it out; a chosen column that is gone is named in a note below.

    Raises BranchError when none of the chosen columns is left.
    """
    keys = column_keys(plan.columns)
    chosen = [(keys.index(each.source), each) for each in layout.columns if each.source in keys]
    if not chosen:
        raise BranchError(
            f"自定台账“{layout.name}”选的栏目，“{plan.title}”里一栏也没有了。请修改它，重新选择栏目。"
        )
    places = [at for at, _ in chosen]
    gone = "、".join(missing_columns(plan, layout))
    said = (f"以下栏目原台账已经没有，未打印：{gone}。",) if gone else ()
    totals = (_laid_total(total, places) for total in plan.totals)
    return replace(
        plan,
        title=layout.name,
        heading=f"{plan.period}{layout.name}",
        columns=tuple(_laid_column(plan.columns[at], each) for at, each in chosen),
        rows=tuple(tuple(row[at] for at in places) for row in plan.rows),
        totals=tuple(total for total in totals if total is not None),
        notes=(*plan.notes, *said),
        frozen_columns=min(plan.frozen_columns, len(chosen) - 1),
    )


def _laid_column(column: Column, chosen: LaidColumn) -> Column:
    """The column under its new name, wide enough that the name stands on a few lines."""
    if not chosen.title:
        return column
    needed = text_width(chosen.title) / _LINES_OF_A_HEADING + 1
    return replace(
        column, title=chosen.title, width=min(MAX_COLUMN_WIDTH, max(column.width, round(needed, 1)))
    )


def _laid_total(total: Row, places: Sequence[int]) -> Row | None:
    """A row of totals: its figures go with their columns, its label to the first place that is free.

    None when no figure is left to be labelled.
    """
    label = total[0] if isinstance(total[0], str) else None
    values: list[CellValue] = [None if label is not None and at == 0 else total[at] for at in places]
    if all(value is None for value in values):
        return None
    if label is not None and None in values:
        values[values.index(None)] = label
    return values


class OwnLedger:
    """A branch's own ledger, with the face of the program's own."""

    shelf = Shelf.LEDGERS

    def __init__(self, layout: LedgerLayout, ledgers: Sequence[Ledger] = LEDGERS) -> None:
        self._layout = layout
        self._source = next((each for each in ledgers if each.code == layout.ledger), None)
        self.code = f"own-{layout.id}"
        self.title = layout.name
        self.source_title = self._source.title if self._source else layout.ledger
        self.purpose = f"自定台账，取自“{self.source_title}”"

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the sheets of the form; of a period that has none, the headings alone.

        Raises BranchError when the ledger or all the chosen columns are gone.
        """
        if self._source is None:
            raise BranchError(
                f"自定台账“{self._layout.name}”取自的台账，这个版本里没有。请作废它，另建一份。"
            )
        plans = [plan for plan in self._source.plans(order) if plan.form == self._layout.form]
        keys = [each.source for each in self._layout.columns]
        plans = plans or [_blank_sheet(order, self._layout.form, keys)]
        return [lay(plan, self._layout) for plan in plans]


def _blank_sheet(order: PaperOrder, form: str, keys: Sequence[str]) -> SheetPlan:
    """Columns over nothing; the spare ones keep the sheet as wide as any ledger must be."""
    columns = [Column(title, _UNKNOWN_WIDTH) for title in (*keys, *_SPARE)]
    plan = sheet(order, title="", form=form, heading="", columns=columns, rows=())
    return replace(plan, columns=columns[: len(keys)] or columns, frozen_columns=0)
