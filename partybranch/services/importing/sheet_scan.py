"""One pass over the XML of a sheet for what the fast way of reading leaves out.

openpyxl's read-only mode knows neither merges nor hidden rows and columns, trusts a wrong dimension, and
gives an uncalculated formula as an empty cell. Its full mode needs minutes for a column formatted to the
bottom.
"""

from dataclasses import dataclass, field

from partybranch.errors import BranchError
from partybranch.services.importing.grid import column_letter, column_number

ROWS_AT_MOST = 20_000
COLUMNS_AT_MOST = 256
_MERGES_AT_MOST = 50_000
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetScan:
    """What a sheet is like; feed it the elements of its XML in order.

    ``last_row`` and ``last_column`` are those of the last cell with content, however far formats reach.
    ``uncached`` and ``errors`` are (row, column).
    """

    last_row: int = 0
    last_column: int = 0
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncached: list[tuple[int, int]] = field(default_factory=list)
    errors: set[tuple[int, int]] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _row_hidden: bool = False
    _type: str = ""
    _formula: bool = False
    _filled: bool = False
    _listening: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens; ``name`` is without its namespace prefix."""
        if name == "c":
            self._open_cell(attributes)
        elif name == "row":
            self._open_row(attributes)
        elif name in ("v", "t"):
            self._listening = True
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self._hide_columns(attributes)

    def text(self, characters: str) -> None:
        """Characters stand in the open element."""
        if self._listening and not self._filled and characters.strip():
            self._filled = True
            self._note_content()

    def end(self, name: str) -> None:
        """An element closes."""
        if name in ("v", "t"):
            self._listening = False
        elif name == "c" and self._formula and not self._filled and self._type != "str":
            self.uncached.append((self._row, self._column))

    def _open_row(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r", "")
        row = int(written) if written.isdecimal() else self._row + 1
        if row <= self._row:
            raise BranchError("工作表里的行次序错乱，文件可能已损坏。请用 WPS 或 Excel 另存一次再导入。")
        self._row, self._column = row, 0
        self._row_hidden = attributes.get("hidden") in _TRUE

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._column = column_number(attributes.get("r", "")) or self._column + 1
        self._type = attributes.get("t", "")
        self._formula = self._filled = False

    def _note_content(self) -> None:
        row, column = self._row, self._column
        if row > ROWS_AT_MOST or column > COLUMNS_AT_MOST:
            raise BranchError(
                f"单元格 {column_letter(column)}{row} 超出了 {ROWS_AT_MOST} 行、{COLUMNS_AT_MOST} 列的上限。"
                "请删除远处多余的内容，或分批导入。"
            )
        self.last_row = row
        self.last_column = max(self.last_column, column)
        if self._row_hidden:
            self.hidden_rows.add(row)
        if self._type == "e":
            self.errors.add((row, column))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.replace("$", "").partition(":")
        bounds = [_corner(first), _corner(last or first)]
        if len(self.merges) >= _MERGES_AT_MOST:
            raise BranchError("工作表里的合并单元格太多。请取消不需要的合并再导入。")
        if all(all(corner) for corner in bounds):
            (top, left), (bottom, right) = bounds
            self.merges.append(Merge(top, left, bottom, right))

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal():
            self.hidden_columns.update(range(int(first), min(int(last), COLUMNS_AT_MOST) + 1))


def _corner(reference: str) -> tuple[int, int]:
    """Row and column of C12; zeros when it is no cell."""
    digits = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (int(digits) if digits.isdecimal() and len(digits) < 8 else 0, column_number(reference))
