"""A workbook as plain rows: what the reader hands to the importers, with the address of every cell."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None
"""A cleaned cell: text in NFC without unseen characters, whole numbers as int, never an empty text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetNote:
    """Something the reader noticed; ``row`` and ``column`` (a letter) are None for the whole sheet."""

    text: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row that holds something of its own; ``number`` counts from 1 as in the spreadsheet.

    ``values`` begin with column A. ``borrowed`` are the indexes whose value comes from the top left cell of a
    merge, so that a merged month stands beside every row and a merged title is still told from a header.
    """

    number: int
    values: tuple[Value, ...]
    hidden: bool = False
    borrowed: frozenset[int] = frozenset()

    @property
    def own(self) -> tuple[int, ...]:
        """The indexes of the cells that were filled in themselves."""
        return tuple(i for i, value in enumerate(self.values) if value is not None and i not in self.borrowed)

    @property
    def is_banner(self) -> bool:
        """Whether the row is one value, alone or spread over a merge: a title or unit line, not a header."""
        own = self.own
        return len(own) == 1 and {value for value in self.values if value is not None} == {
            self.values[own[0]]
        }

    def address(self, index: int) -> str:
        """The cell as the spreadsheet names it: C12."""
        return f"{column_letter(index + 1)}{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet in the order of the workbook; rows without anything of their own are left out.

    ``hidden_columns`` are indexes into the values of a row.
    """

    title: str
    rows: tuple[Row, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    warnings: tuple[SheetNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook read once; ``sha256`` of its bytes recognises the same file again.

    ``date1904`` is for numbers that are dates without being formatted so.
    """

    file_name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    date1904: bool = False


def column_letter(number: int) -> str:
    """A for 1, Z for 26, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for A, 27 for AA; what follows the letters (as in AA12) is ignored."""
    number = 0
    for char in letters:
        if not "A" <= char <= "Z":
            break
        number = number * 26 + ord(char) - 64
    return number
