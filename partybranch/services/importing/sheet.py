"""The one reader of .xlsx files: a workbook becomes plain rows with cell addresses, or one sentence.

``workbook_guard`` looks first; openpyxl then reads the values in its read-only mode, which stops at the true
last cell, and the guard's scan gives back merges, hidden rows and what else that mode leaves out.
"""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from partybranch.domain.parsing.clocks import round_to_second
from partybranch.domain.parsing.text import clean_text
from partybranch.errors import BranchError
from partybranch.services.importing.file_kind import refuse_unless_zip
from partybranch.services.importing.grid import Row, Sheet, SheetNote, Value, Workbook, column_letter
from partybranch.services.importing.merges import Merges
from partybranch.services.importing.sheet_scan import SheetScan
from partybranch.services.importing.workbook_guard import FILE_BYTES, scan_sheets
from partybranch.services.importing.xml_walk import Deadline

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SHEETS_AT_MOST = 64
_NOTES_AT_MOST = 100
_DIGITS_KEPT = 10**15
_LONGEST_TEXT = 32_767


def read_workbook(path: Path) -> Workbook:
    """Read every sheet of an .xlsx. Raises BranchError, and nothing else, for a file that cannot be read."""
    content = _bytes_of(path)
    refuse_unless_zip(content, path.name)
    deadline = Deadline()
    with _one_sentence_for_everything():
        return _read(path.name, content, scan_sheets(content, deadline), deadline)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_BYTES:
            raise BranchError(f"文件超过 {FILE_BYTES >> 20} MB，没有读取。请删除图片和不需要的工作表再导入。")
        return path.read_bytes()
    except FileNotFoundError as failure:
        raise BranchError("找不到这个文件。请重新选择。") from failure
    except OSError as failure:
        raise BranchError("文件打不开，可能正被 WPS 或 Excel 占用。请关闭后再试。") from failure


@contextmanager
def _one_sentence_for_everything() -> Iterator[None]:
    """The border: openpyxl fails with a dozen kinds of exception, of which a person needs one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BranchError:
        raise
    except MemoryError as failure:
        raise BranchError("文件太大，内存不够。请只保留需要导入的工作表。") from failure
    except Exception as failure:
        raise BranchError(
            "这个工作簿读不出来。请用 WPS 或 Excel 打开，另存为新的 .xlsx 再导入。"
        ) from failure


def _read(name: str, content: bytes, scans: dict[str, SheetScan], deadline: Deadline) -> Workbook:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        if not 1 <= len(book.worksheets) <= _SHEETS_AT_MOST:
            raise BranchError(
                f"工作簿里应有 1 至 {_SHEETS_AT_MOST} 个工作表，这里有 {len(book.worksheets)} 个。"
            )
        sheets = tuple(_sheet(each, scans[each.title], deadline) for each in book.worksheets)
        return Workbook(
            file_name=name,
            sha256=hashlib.sha256(content).hexdigest(),
            sheets=sheets,
            date1904=book.epoch == CALENDAR_MAC_1904,
        )
    finally:
        book.close()


def _sheet(source: "Worksheet", scan: SheetScan, deadline: Deadline) -> Sheet:
    notes = _Notes()
    for row, column in scan.uncached:
        notes.add(row, column, "公式没有保存计算结果，当作空白。请用 WPS 或 Excel 打开、保存后再导入")
    return Sheet(
        title=clean_text(source.title),
        hidden=source.sheet_state != "visible",
        rows=tuple(_rows(source, scan, notes, deadline)),
        hidden_columns=frozenset(column - 1 for column in scan.hidden_columns if column <= scan.last_column),
        warnings=notes.finished(scan),
    )


def _rows(source: "Worksheet", scan: SheetScan, notes: "_Notes", deadline: Deadline) -> Iterator[Row]:
    if not scan.last_row:
        return
    merges = Merges(scan)
    cells = source.iter_rows(max_row=scan.last_row, max_col=scan.last_column, values_only=True)
    for number, raw in enumerate(islice(cells, scan.last_row), start=1):
        deadline.check()
        values: list[Value] = [
            None if value is None else _clean(value, number, column, scan, notes)
            for column, value in enumerate(raw, start=1)
        ]
        borrowed = merges.spread(number, values)
        row = Row(
            number=number,
            values=tuple(values),
            hidden=number in scan.hidden_rows,
            borrowed=frozenset(borrowed),
        )
        if row.own:
            yield row


def _clean(value: object, row: int, column: int, scan: SheetScan, notes: "_Notes") -> Value:
    if (row, column) in scan.errors:
        notes.add(row, column, f"是错误值 {value}，当作空白")
        return None
    match value:
        case bool() | time() | timedelta():
            return value
        case int() | float():
            return _number(value, row, column, notes)
        case datetime():
            return round_to_second(value)
    return _text(str(value), row, column, notes)


def _text(value: str, row: int, column: int, notes: "_Notes") -> str | None:
    text = clean_text(value)
    if len(text) > _LONGEST_TEXT:
        notes.add(row, column, f"超过 {_LONGEST_TEXT} 字，后面的没有读入")
    return text[:_LONGEST_TEXT] or None


def _number(value: float, row: int, column: int, notes: "_Notes") -> Value:
    """Whole numbers as int; beyond 15 digits the last ones are lost unless the file spells them all out."""
    if abs(value) < _DIGITS_KEPT:
        return int(value) if value == int(value) else value
    if isinstance(value, int) and value % 1000:
        return str(value)
    notes.add(row, column, "是超过 15 位的数字，末几位已经丢失，当作空白。身份证号请设为文本格式后重新填写")
    return None


class _Notes:
    """The remarks on one sheet, the first hundred of them by cell."""

    def __init__(self) -> None:
        self._found: list[SheetNote] = []
        self._left_out = 0

    def add(self, row: int, column: int, text: str) -> None:
        """Remark on one cell."""
        if len(self._found) >= _NOTES_AT_MOST:
            self._left_out += 1
            return
        letter = column_letter(column)
        self._found.append(SheetNote(row=row, column=letter, text=f"单元格 {letter}{row} {text}。"))

    def finished(self, scan: SheetScan) -> tuple[SheetNote, ...]:
        """All remarks, those on the whole sheet last."""
        whole = [f"另有 {self._left_out} 个单元格有同类问题。"] if self._left_out else []
        if scan.hidden_rows:
            whole.append(f"有 {len(scan.hidden_rows)} 行被隐藏或筛掉，也已读入。")
        columns = sorted(column for column in scan.hidden_columns if column <= scan.last_column)
        if columns:
            whole.append(f"隐藏的列 {'、'.join(map(column_letter, columns))} 也已读入。")
        return (*self._found, *(SheetNote(text=text) for text in whole))
