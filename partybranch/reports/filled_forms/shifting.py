"""Cell references after rows were put in between: in formulas, ranges and names."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

_CELL = re.compile(r"(\$?[A-Za-z]{1,3}\$?)(\d{1,7})(?![\d(A-Za-z])")
_ROWS = re.compile(r"(\$?)(\d{1,7})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """``count`` rows put in before row ``at`` of a sheet; a range that reaches row ``reach`` grows with them.

    ``reach`` is ``at``, or the row before it where the rows join a table that ends there.
    """

    sheet: str
    at: int
    reach: int
    count: int

    def row(self, row: int) -> int:
        """Where a row stands now."""
        return row + self.count if row >= self.at else row

    def end(self, row: int) -> int:
        """Where the last row of a range stands now."""
        return row + self.count if row >= self.reach else row

    def ranges(self, text: str | MultiCellRange) -> MultiCellRange:
        """Ranges without a sheet, separated by blanks."""
        moved = MultiCellRange()
        for each in str(text).split():
            area = CellRange(each)
            top, bottom = self.row(area.min_row), self.end(area.max_row)
            moved.add(CellRange(min_col=area.min_col, max_col=area.max_col, min_row=top, max_row=bottom))
        return moved

    def formula(self, text: str, sheet: str) -> str:
        """A formula that stands in a sheet, its references to the shifted sheet moved."""
        tokens = Tokenizer(text if text.startswith("=") else f"={text}")
        for token in tokens.items:
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                token.value = self.reference(token.value, sheet)
        moved = "".join(token.value for token in tokens.items)
        return f"={moved}" if text.startswith("=") else moved

    def reference(self, text: str, sheet: str) -> str:
        """One reference, with or without its sheet: A5, 表1!$A$5:$C$9, 5:9."""
        prefix, sign, cells = text.rpartition("!")
        named = prefix.strip("'").replace("''", "'") if prefix else sheet
        if named != self.sheet:
            return text
        first, colon, last = cells.partition(":")
        if not colon:
            return prefix + sign + self._moved(first, self.row)
        return f"{prefix}{sign}{self._moved(first, self.row)}:{self._moved(last, self.end)}"

    def _moved(self, cell: str, row: Callable[[int], int]) -> str:
        pattern = _ROWS if cell.replace("$", "").isdecimal() else _CELL
        return pattern.sub(lambda found: f"{found[1]}{row(int(found[2]))}", cell)
