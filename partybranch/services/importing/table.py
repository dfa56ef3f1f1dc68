"""A sheet as a table: its columns with their meaning, its lines, and what was passed over."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from partybranch.domain.blank import BLANK
from partybranch.domain.mappings import SKIP
from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import as_text
from partybranch.services.importing.field import Field
from partybranch.services.importing.grid import Row, Sheet, Value, column_letter
from partybranch.services.importing.header import (
    Column,
    Header,
    Headings,
    find_header,
    heading_keys,
    spread_sideways,
)
from partybranch.services.importing.ignorable import reason_to_ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A filled cell of a line, with its column."""

    column: Column
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of data: the filled cells of each field; ``faults`` are (heading, sentence) of lost cells."""

    sheet: str
    number: int
    cells: Mapping[str, tuple[Cell, ...]]
    titles: Mapping[str, str]
    faults: tuple[tuple[str, str], ...] = ()

    def value(self, field: str) -> Value:
        """The first filled cell of a field, None when there is none."""
        cells = self.cells.get(field, ())
        return cells[0].value if cells else None

    def text(self, field: str) -> str:
        """The cells of a field as text, joined by line ends."""
        return "\n".join(as_text(cell.value) for cell in self.cells.get(field, ()))

    def heading(self, field: str) -> str:
        """The heading a person sees for a field; anything that is no field of the table stays as it is."""
        return self.titles.get(field, field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet read as a table. ``above`` are the lone texts above the header; faults carry a heading.

    ``lacking`` are the titles of required fields for which there is no column.
    """

    sheet: str
    header_key: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    ignored: tuple[tuple[int, str], ...]
    faults: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]
    remarks: tuple[str, ...]

    def has(self, field: str) -> bool:
        """Whether a column feeds the field."""
        return any(column.field == field for column in self.columns)


def header_key(texts: Iterable[str]) -> str:
    """The spelling of a header under which choices are remembered."""
    return "|".join(keys[0] for text in texts if (keys := heading_keys(text)))


def read_table(
    sheet: Sheet,
    fields: Sequence[Field],
    skipped: Iterable[str],
    said: Mapping[str, str],
    remembered: Mapping[str, Mapping[str, str]],
) -> Table | None:
    """Read a sheet by an importer's fields; None when no header of that kind stands in its first rows.

    ``said`` maps headings to the user's choices of now, ``remembered`` each header to those of last time.
    """
    said, skipped = dict(said), tuple(skipped)
    required = frozenset(field.name for field in fields if field.required)
    header = find_header(sheet, Headings(fields, skipped, said), required)
    if header is None:
        return None
    key = header_key(header.texts)
    headings = Headings(fields, skipped, {**remembered.get(key, {}), **said})
    return _Reader(sheet, header, headings, fields).read(key)


def read_below(sheet: Sheet, header: Header, headings: Headings, fields: Sequence[Field]) -> Table:
    """Read a sheet whose header somebody else has found."""
    return _Reader(sheet, header, headings, fields).read(header_key(header.texts))


class _Reader:
    """The reading of one sheet below its header."""

    def __init__(self, sheet: Sheet, header: Header, headings: Headings, fields: Sequence[Field]) -> None:
        self._sheet, self._header, self._headings = sheet, header, headings
        self._fields = {field.name: field for field in fields}
        self._above = tuple(
            as_text(row.values[index]) for row in sheet.rows[: header.first] for index in row.own
        )

    def read(self, key: str) -> Table:
        """Columns by heading first, so that notes are told from data; then what stands without a heading."""
        rows = self._sheet.rows[self._header.last + 1 :]
        columns = self._named_columns()
        data, ignored = self._sorted(rows, columns)
        columns = self._with_nameless(columns, data)
        titles = {column.field: column.heading for column in reversed(columns) if column.field}
        titles = {name: field.title for name, field in self._fields.items()} | titles
        lines = tuple(self._line(row, columns, titles) for row in data)
        return Table(
            sheet=self._sheet.title,
            header_key=key,
            above=self._above,
            below=tuple(
                as_text(row.values[i]) for row in rows if row.number in dict(ignored) for i in row.own
            ),
            columns=columns,
            lines=lines,
            ignored=tuple(ignored),
            faults=tuple(self._faults(columns)),
            lacking=tuple(field.title for field in self._lacking(columns)),
            remarks=self._remarks(columns, {row.number for row in data}),
        )

    def _named_columns(self) -> tuple[Column, ...]:
        columns: list[Column] = []
        for index, text in enumerate(self._header.texts):
            if text:
                columns.append(self._column(index, text, {column.heading for column in columns}))
        return tuple(columns)

    def _column(self, index: int, text: str, taken: set[str]) -> Column:
        letter = column_letter(index + 1)
        heading = f"{text}（第{letter}列）" if text in taken else text or f"第{letter}列"
        field = self._headings.meaning_of(heading)
        if field not in (None, SKIP) and field not in self._fields:
            field = None
        return Column(index=index, letter=letter, heading=heading, field=field)

    def _sorted(
        self, rows: Sequence[Row], columns: Sequence[Column]
    ) -> tuple[list[Row], list[tuple[int, str]]]:
        mapped = {column.index for column in columns if column.field != SKIP}
        needed = {name for f in self._fields.values() if f.required for name in (f.name, *f.alternatives)}
        required = [column.index for column in columns if column.field in needed]
        titles = {name_key(text) for text in self._above}
        data: list[Row] = []
        ignored: list[tuple[int, str]] = []
        for row in rows:
            reason = reason_to_ignore(
                row, texts=self._header.texts, mapped=mapped, required=required, titles=titles
            )
            if reason is None:
                data.append(row)
            else:
                ignored.append((row.number, reason))
        return data, ignored

    def _with_nameless(self, columns: tuple[Column, ...], data: Iterable[Row]) -> tuple[Column, ...]:
        known = {column.index for column in columns}
        filled = sorted({index for row in data for index in row.own} - known)
        nameless = [self._column(index, "", set()) for index in filled]
        return tuple(sorted((*columns, *nameless), key=lambda column: column.index))

    def _line(self, row: Row, columns: Sequence[Column], titles: Mapping[str, str]) -> Line:
        cells: dict[str, list[Cell]] = {}
        for column in columns:
            value = row.values[column.index] if column.index < len(row.values) else None
            unread = column.field in (None, SKIP) or spread_sideways(row, column.index)
            if unread or value is None or value == BLANK:
                continue
            cells.setdefault(str(column.field), []).append(Cell(column=column, value=value))
        by_letter = {column.letter: column for column in columns if column.field not in (None, SKIP)}
        faults = [
            (by_letter[note.column].heading, note.text)
            for note in self._sheet.warnings
            if note.row == row.number and note.column in by_letter
        ]
        kept = {name: tuple(many) for name, many in cells.items()}
        return Line(
            sheet=self._sheet.title, number=row.number, cells=kept, titles=titles, faults=tuple(faults)
        )

    def _faults(self, columns: Sequence[Column]) -> Iterable[tuple[str, str]]:
        feeding: dict[str, str] = {}
        for column in columns:
            if column.field in (None, SKIP) or self._fields[str(column.field)].many:
                continue
            first = feeding.setdefault(str(column.field), column.heading)
            if first != column.heading:
                title = self._fields[str(column.field)].title
                yield (
                    column.heading,
                    f"“{first}”和“{column.heading}”两列都对应“{title}”。请把其中一列设为“不导入”",
                )
        for field in self._lacking(columns):
            yield field.title, f"没有找到“{field.title}”这一列。请指定哪一列是{field.title}"

    def _lacking(self, columns: Sequence[Column]) -> Iterable[Field]:
        there = {column.field for column in columns}
        for field in self._fields.values():
            if field.required and there.isdisjoint((field.name, *field.alternatives)):
                yield field

    def _remarks(self, columns: Sequence[Column], numbers: set[int]) -> tuple[str, ...]:
        mapped = {column.letter for column in columns if column.field not in (None, SKIP)}
        skipped = {column.letter for column in columns if column.field == SKIP}
        hidden = (f"工作表“{self._sheet.title}”是隐藏的，也已读入",) if self._sheet.hidden else ()
        return hidden + tuple(
            note.text
            for note in self._sheet.warnings
            if note.row is None or not (note.row in numbers and note.column in mapped | skipped)
        )


def lines_of(tables: Iterable[Table], keep: Callable[[Line], bool] = lambda _line: True) -> tuple[Line, ...]:
    """The lines of several tables in order."""
    return tuple(line for table in tables for line in table.lines if keep(line))
