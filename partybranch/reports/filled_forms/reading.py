"""A superior body's workbook is opened safely and read as it looks: texts, merges, widths, places to fill."""

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.errors import BranchError
from partybranch.services.importing.sheet import read_workbook

PLACEHOLDER = re.compile(r"[{\uff5b]{2}\s*([^{}\uff5b\uff5d\n]{1,40}?)\s*[}\uff5d]{2}")
_SHEET_BYTES = 24 * 2**20
"""openpyxl reads a whole column formatted to the bottom for minutes; such a sheet is larger than this."""
_DRAWN = (b":sp>", b":sp ", b":cxnSp")
_ROWS_SHOWN, _COLUMNS_SHOWN = 200, 60

Address = tuple[int, int]
"""Row and column, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """One sheet as it looks. ``merges`` are (top, left, bottom, right); ``widths`` begin with column A."""

    title: str
    cells: dict[Address, str]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    widths: tuple[float, ...] = ()

    @property
    def rows(self) -> int:
        """The last row that says something."""
        return max((row for row, _ in self.cells), default=0)

    def merge_at(self, row: int, column: int) -> tuple[int, int, int, int]:
        """The merged range a cell lies in; the cell itself where it is not merged."""
        for top, left, bottom, right in self.merges:
            if top <= row <= bottom and left <= column <= right:
                return top, left, bottom, right
        return row, column, row, column

    def headings(self, row: int) -> dict[int, str]:
        """What stands above the columns in a row, a heading merged down into the row included."""
        found = {}
        for column in range(1, len(self.widths) + 1):
            top, left, _, _ = self.merge_at(row, column)
            text = self.cells.get((top, left), "")
            if left == column and text and not PLACEHOLDER.search(text):
                found[column] = "".join(text.split())
        return found

    def bottom_of(self, row: int, columns: Iterable[int]) -> int:
        """The last row of a header whose cells may be merged downwards."""
        return max((self.merge_at(row, column)[2] for column in columns), default=row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A workbook read once; ``notes`` say what of it cannot be kept."""

    sheets: tuple[FormSheet, ...]
    notes: tuple[str, ...] = ()

    @property
    def placeholders(self) -> dict[str, tuple[tuple[str, int, int], ...]]:
        """Each ``{{…}}`` in one spelling, with the sheet, row and column of everywhere it stands."""
        found: dict[str, tuple[tuple[str, int, int], ...]] = {}
        for sheet in self.sheets:
            for (row, column), text in sorted(sheet.cells.items()):
                for name in placeholders_in(text):
                    found[name] = (*found.get(name, ()), (sheet.title, row, column))
        return found

    def sheet(self, title: str) -> FormSheet | None:
        """The sheet of that name."""
        return next((each for each in self.sheets if each.title == title), None)


def placeholders_in(text: str) -> tuple[str, ...]:
    """The placeholders of a text in one spelling: {{ 支部 }} is {{支部}}, and so is one in wide braces."""
    return tuple(spelt(each) for each in dict.fromkeys(PLACEHOLDER.findall(text)))


def spelt(name: str) -> str:
    """The one spelling of a placeholder."""
    return f"{{{{{name}}}}}"


def place_name(sheet: str, row: int, column: int) -> str:
    """A cell as a place of a form: 表1!B4."""
    return f"{sheet}!{get_column_letter(column)}{row}"


def column_letter(column: int) -> str:
    """A for 1, AA for 27."""
    return str(get_column_letter(column))


def open_form(path: Path) -> Workbook:
    """Open a workbook to be filled, with everything openpyxl can keep.

    Raises BranchError, and nothing else, for what must not or cannot be opened.
    """
    _refuse_endless_sheets(path)
    try:
        read_workbook(path)
    except BranchError as refusal:
        raise BranchError(str(refusal).replace("导入", "添加")) from refusal
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path, rich_text=True, keep_links=False)
    except Exception as failure:
        raise BranchError("这个表样读不出来。请用 WPS 或 Excel 打开，另存为新的 .xlsx 再添加。") from failure


def read_form(path: Path) -> Reading:
    """Read how a workbook looks and where it can be filled; BranchError when it cannot be read."""
    book = open_form(path)
    return Reading(sheets=tuple(map(_sheet, book.worksheets)), notes=tuple(_notes(path)))


def _refuse_endless_sheets(path: Path) -> None:
    """Look at the list of parts alone; whatever is no package is refused by the reader in its own words."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (OSError, zipfile.BadZipFile):
        return
    sheets = [each for each in parts if each.filename.lower().startswith("xl/worksheets/")]
    if max((each.file_size for each in sheets), default=0) > _SHEET_BYTES:
        raise BranchError("表样太大，可能给整列设了格式。请清除下方空白行的格式，另存后再添加。")


def _notes(path: Path) -> Iterator[str]:
    """Openpyxl reads neither shapes nor charts, so that a form with some comes out without them."""
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.lower().startswith("xl/drawings/drawing")]
        drawn = any(sign in package.read(name) for name in names for sign in _DRAWN)
        charts = any(name.lower().startswith("xl/charts/") for name in package.namelist())
    if drawn:
        yield "表样里的文本框或图形不会带到填好的表里，需要的请改写在单元格里。"
    if charts:
        yield "表样里的图表不会带到填好的表里。"


def _sheet(sheet: Worksheet) -> FormSheet:
    cells = {
        (cell.row, cell.column): text
        for row in sheet.iter_rows(max_row=min(sheet.max_row, _ROWS_SHOWN))
        for cell in row
        if isinstance(cell, Cell) and (text := _text(cell))
    }
    merges = tuple(
        (each.min_row, each.min_col, each.max_row, each.max_col) for each in sheet.merged_cells.ranges
    )
    last = max([column for _, column in cells] + [right for *_, right in merges], default=1)
    return FormSheet(
        title=sheet.title,
        cells=cells,
        merges=tuple(sorted(merges)),
        widths=tuple(column_width(sheet, column) for column in range(1, min(last, _COLUMNS_SHOWN) + 1)),
    )


def _text(cell: Cell) -> str:
    return "" if cell.value is None else str(cell.value).strip()


def column_width(sheet: Worksheet, column: int) -> float:
    """The width of a column in half-width characters; neighbours of one width are written once in a file."""
    for letter, dimension in sheet.column_dimensions.items():
        first, last = dimension.min, dimension.max
        covered = first <= column <= last if first and last else letter == get_column_letter(column)
        if covered and dimension.width:
            return 0.0 if dimension.hidden else float(dimension.width)
    return float(sheet.sheet_format.defaultColWidth or sheet.sheet_format.baseColWidth or 8.43)
