"""Values on their way into a cell: text stays text, and nothing Excel would refuse gets through."""

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.styles.numbers import is_date_format

from partybranch.reports.ledgers.plan import CellValue, Percent, Row

# C0 and C1 controls but tab and line feed, lone surrogates, and the two non-characters XML forbids.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# The full-width four are formula starts too for an Excel with a Chinese input method.
_FORMULA_STARTS = tuple("=+-@\t＋－\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH COMMERCIAL AT}")
# Text of figures alone would be turned into a number or a date by the first edit.
_LIKE_A_NUMBER = re.compile(r"[\d.,:/ -]+[Xx]?")
_TAB_ILLEGAL = re.compile(r"[\[\]:*?/\\]")
_TAB_LENGTH = 31
_NAME_ILLEGAL = re.compile(r"\W")
_EXACT_DIGITS = 15
_FIRST_EXCEL_DAY = date(1900, 3, 1)


def clean_text(text: str) -> str:
    """Return the text without what a workbook cannot hold; line ends become line feeds."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def settle(value: CellValue) -> CellValue:
    """Return the value as it will be stored: clean text, None for nothing, exact numbers and dates.

    Numbers of more than 15 digits and days before March 1900 become text, because Excel would
    change them. Raises ValueError for NaN and infinity.
    """
    if isinstance(value, str):
        return clean_text(value) or None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return value if day >= _FIRST_EXCEL_DAY else value.isoformat()
    if isinstance(value, int):
        return value if abs(value) < 10**_EXACT_DIGITS else str(value)
    if isinstance(value, (float, Decimal, Percent)):
        number = value.value if isinstance(value, Percent) else value
        if not math.isfinite(number):
            raise ValueError(f"not a number a ledger can show: {value!r}")
    return value


def settle_row(row: Row) -> list[CellValue]:
    """Return the row with every value settled."""
    return [settle(value) for value in row]


def number_format_for(value: CellValue, wished: str | None) -> str:
    """Return the Excel format for a settled value in a column that wishes for one."""
    if isinstance(value, str):
        return "@" if wished == "@" or _LIKE_A_NUMBER.fullmatch(value) else "General"
    own = wished if wished not in (None, "@") else None
    if isinstance(value, date):
        usual = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
        return own if own and is_date_format(own) else usual
    if isinstance(value, Percent):
        return own if own and "%" in own else "0.0%"
    return own or "General"


def write_value(cell: Cell, value: CellValue, wished: str | None = None) -> None:
    """Put a settled value into a cell that already has its style."""
    if value is None:
        return
    cell.value = value.value if isinstance(value, Percent) else value
    cell.number_format = number_format_for(value, wished)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes a leading = for a formula and #N/A for an error
        if value.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True  # stays text when someone edits the cell


def tab_names(titles: Iterable[str]) -> Iterator[str]:
    """Yield a legal sheet tab for each title, in order; the second of a name becomes name(2)."""
    taken: set[str] = set()
    for title in titles:
        plain = " ".join(_TAB_ILLEGAL.sub("-", clean_text(title)).split()).strip("'") or "台账"
        name, number = _cut_tab(plain), 1
        # Excel keeps the tab "History" for itself.
        while name.casefold() in taken or name.casefold() == "history":
            number += 1
            name = _cut_tab(plain, f"({number})")
        taken.add(name.casefold())
        yield name


def range_names(tabs: Iterable[str]) -> Iterator[str]:
    """Yield a name for the table of each tab that a formula may use: 党员花名册_数据."""
    taken: set[str] = set()
    for tab in tabs:
        plain = _NAME_ILLEGAL.sub("_", tab).strip("_")
        name = f"{plain}_数据" if plain[:1].isalpha() else f"_{plain}_数据"
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        yield name


def _cut_tab(name: str, suffix: str = "") -> str:
    """Shorten a tab to 31 UTF-16 units; the full name stands in the sheet's heading."""
    while len((name + suffix).encode("utf-16-le")) > 2 * _TAB_LENGTH:
        name = name[:-1]
    return name.rstrip(" '") + suffix
