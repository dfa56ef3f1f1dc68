"""What an import would do, row by row, before anything is written; the import itself is the same parse."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from partybranch.domain.mappings import HeaderMapping
from partybranch.domain.members import Member
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service

Draft: TypeAlias = Member | Sitting | Service | Profile
"""A record that the import would write; with an id it replaces the one that is there."""


class Severity(StrEnum):
    """Whether a problem stops the import."""

    ERROR = "错误"
    WARNING = "提醒"


class Verdict(StrEnum):
    """What becomes of a row; ``IGNORED`` are totals, notes below the table and the like."""

    NEW = "新增"
    UPDATE = "更新"
    SAME = "已有"
    BAD = "有问题"
    IGNORED = "略过"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to look at. ``row`` is None for a whole column or sheet, ``column`` empty for a whole row."""

    sheet: str
    row: int | None = None
    column: str = ""
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowVerdict:
    """What becomes of one row, with one line that tells a person which row it is."""

    sheet: str
    row: int
    verdict: Verdict
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    """What a column is read as: the name of a field, ``mappings.SKIP``, or None for undecided.

    ``heading`` is unique in its sheet: 第H列 where none is written, and a repeated one names its letter.
    """

    sheet: str
    letter: str
    heading: str
    field: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The whole answer to "what would this file do". ``drafts`` are the records it would write.

    ``choices`` and ``legend`` are what the user said for this preview, ``mappings`` what applying it will
    remember, ``sha256`` recognises the file.
    """

    importer: str
    path: Path
    columns: tuple[ColumnChoice, ...] = ()
    rows: tuple[RowVerdict, ...] = ()
    problems: tuple[Problem, ...] = ()
    drafts: tuple[Draft, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    legend: Mapping[str, str] = field(default_factory=dict)
    mappings: tuple[HeaderMapping, ...] = ()
    leave_out_bad: bool = False
    sha256: str = ""

    @property
    def unmapped(self) -> tuple[ColumnChoice, ...]:
        """The columns that are neither mapped nor skipped."""
        return tuple(column for column in self.columns if column.field is None)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the import."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that do not."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def to_write(self) -> int:
        """How many rows would change the book."""
        return sum(row.verdict in (Verdict.NEW, Verdict.UPDATE) for row in self.rows)

    @property
    def accepted(self) -> int:
        """How many rows are in order, those already in the book included."""
        return sum(row.verdict in (Verdict.NEW, Verdict.UPDATE, Verdict.SAME) for row in self.rows)

    @property
    def can_apply(self) -> bool:
        """Whether nothing stops the import.

        With ``leave_out_bad`` an error in a row costs only that row; one in a column or sheet still stops.
        """
        stopping = [error for error in self.errors if error.row is None or not self.leave_out_bad]
        return not self.unmapped and not stopping
