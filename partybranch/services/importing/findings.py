"""The collecting box of a parse: verdicts, problems, columns and the records to write."""

from partybranch.domain.mappings import SKIP
from partybranch.services.importing.header import Column
from partybranch.services.importing.preview import (
    ColumnChoice,
    Draft,
    Problem,
    RowVerdict,
    Severity,
    Verdict,
)
from partybranch.services.importing.table import Line, Table

_NO_PLACE = 0


class Findings:
    """What a parse has found so far. A row with an error is BAD whatever else is said about it."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.columns: list[ColumnChoice] = []
        self.headers: dict[str, frozenset[str]] = {}
        self._sheets: dict[str, int] = {}
        self._rows: dict[tuple[str, int], tuple[Verdict, str]] = {}
        self._problems: list[Problem] = []
        self._bad: set[tuple[str, int]] = set()
        self._said: set[tuple[str, str]] = set()

    def open_table(self, table: Table) -> None:
        """Take in a table's columns, ignored rows and what its header is short of."""
        self._sheets.setdefault(table.sheet, len(self._sheets))
        self.columns += [self._choice(table.sheet, column) for column in table.columns]
        self.headers[table.header_key] = frozenset(column.heading for column in table.columns)
        for number, reason in table.ignored:
            self._rows[table.sheet, number] = (Verdict.IGNORED, reason)
        for heading, text in table.faults:
            self.sheet_error(table.sheet, text, heading)
        for text in table.remarks:
            self.sheet_warning(table.sheet, text)
        for line in table.lines:
            for heading, text in line.faults:
                self.error(line, heading, text)

    def _choice(self, sheet: str, column: Column) -> ColumnChoice:
        if column.field is None:
            self.sheet_error(
                sheet,
                f"{column.letter} 列“{column.heading}”不认识。请指定它对应哪一项，或者设为“不导入”",
                column.heading,
            )
        return ColumnChoice(sheet=sheet, letter=column.letter, heading=column.heading, field=column.field)

    def ignore_sheet(self, sheet: str, numbers: list[int], why: str) -> None:
        """A sheet that is no table of this kind: every row of it is passed over, with one reminder."""
        self._sheets.setdefault(sheet, len(self._sheets))
        for number in numbers:
            self._rows[sheet, number] = (Verdict.IGNORED, why)
        self.sheet_warning(sheet, why)

    def error(self, line: Line, field: str, text: str) -> None:
        """Something wrong in a row; ``field`` is a field name, a heading, or empty for the whole row."""
        self._bad.add((line.sheet, line.number))
        self._add(line.sheet, line.number, line.heading(field), Severity.ERROR, text)

    def warn(self, line: Line, field: str, text: str) -> None:
        """Something to look at in a row."""
        self._add(line.sheet, line.number, line.heading(field), Severity.WARNING, text)

    def sheet_error(self, sheet: str, text: str, heading: str = "") -> None:
        """Something wrong with a column or a whole sheet."""
        self._add(sheet, None, heading, Severity.ERROR, text)

    def sheet_warning(self, sheet: str, text: str, heading: str = "") -> None:
        """Something to look at once for a column or a sheet; said again it is not repeated."""
        if (sheet, text) not in self._said:
            self._said.add((sheet, text))
            self._add(sheet, None, heading, Severity.WARNING, text)

    def is_bad(self, line: Line) -> bool:
        """Whether the row has an error."""
        return (line.sheet, line.number) in self._bad

    def settle(self, line: Line, verdict: Verdict, summary: str) -> None:
        """Say what becomes of a row."""
        self._rows[line.sheet, line.number] = (verdict, " ".join(summary.split()))

    @property
    def rows(self) -> tuple[RowVerdict, ...]:
        """The verdicts in the order of the workbook."""
        ordered = sorted(self._rows.items(), key=lambda item: (self._place(item[0][0]), item[0][1]))
        return tuple(
            RowVerdict(
                sheet=sheet,
                row=number,
                verdict=Verdict.BAD if (sheet, number) in self._bad else verdict,
                summary=summary,
            )
            for (sheet, number), (verdict, summary) in ordered
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems in the order of the workbook, those on a whole sheet first."""
        return tuple(
            sorted(self._problems, key=lambda each: (self._place(each.sheet), each.row or _NO_PLACE))
        )

    @property
    def undecided(self) -> bool:
        """Whether a column is neither mapped nor skipped."""
        return any(column.field not in (SKIP,) and column.field is None for column in self.columns)

    def _place(self, sheet: str) -> int:
        return self._sheets.get(sheet, len(self._sheets))

    def _add(self, sheet: str, row: int | None, column: str, severity: Severity, text: str) -> None:
        sentence = text if text.endswith(("。", "？", "！")) else f"{text}。"
        self._problems.append(Problem(sheet=sheet, row=row, column=column, severity=severity, text=sentence))
