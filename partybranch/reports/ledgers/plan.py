"""What a concrete ledger hands over: titles, columns and values, with no word about openpyxl."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Align(StrEnum):
    """Where a column's values stand in their cells."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Paper(StrEnum):
    """The sheet of paper a ledger is laid out for."""

    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class Percent:
    """A ratio between 0 and 1 that is written as a number and shown as 91.2%."""

    value: float | Decimal


CellValue = str | int | float | Decimal | date | datetime | None | Percent
Row = Sequence[CellValue]

SIGNATURES = ("填表人：", "审核人：", "负责人（签字）：", "填报日期：　　　　年　　月　　日")
MAX_COLUMN_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger.

    ``width`` counts half-width characters at 11 pt; numbers and dates widen it when they need more.
    Neighbours with the same ``group`` get one merged cell above their titles.
    ``number_format`` is an Excel format; ``"@"`` marks identifiers, which stay text.
    """

    title: str
    width: float
    _: KW_ONLY
    align: Align = Align.CENTER
    number_format: str | None = None
    group: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.width <= MAX_COLUMN_WIDTH:
            raise ValueError(f"column {self.title!r}: width must be 1 to {MAX_COLUMN_WIDTH}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """One sheet of a ledger workbook.

    ``title`` is the sheet tab, ``heading`` the large line on the paper, ``unit`` the 填报单位 and ``period``
    the 统计时间. ``form`` is the code of its columns within the ledger: several sheets may share one, and it
    is empty where the columns follow the records. ``totals`` are rows in heavier type below
    the others; a leading label is merged over the empty cells that follow it. The first ``frozen_columns``
    stay on the screen, and are repeated on every page when the sheet is too wide for one. ``stamp`` stands
    at each foot.
    """

    title: str
    form: str
    heading: str
    unit: str
    period: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    totals: Sequence[Row] = ()
    notes: Sequence[str] = ()
    signatures: Sequence[str] = SIGNATURES
    frozen_columns: int = 1
    landscape: bool = True
    paper: Paper = Paper.A4
    stamp: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.frozen_columns < len(self.columns):
            raise ValueError(f"{self.title}: frozen_columns must leave at least one column")
        if any(len(row) != len(self.columns) for row in (*self.rows, *self.totals)):
            raise ValueError(f"{self.title}: every row needs {len(self.columns)} values")
