"""What a row says about who was there: head-counts, names, absentees with reasons."""

import re
from dataclasses import dataclass

from partybranch.domain.parsing.absentees import NamedAbsence, parse_absences
from partybranch.domain.parsing.counts import parse_count
from partybranch.domain.parsing.names import name_key, split_names
from partybranch.domain.parsing.text import as_text
from partybranch.services.importing.grid import Value
from partybranch.services.importing.matching import Directory
from partybranch.services.importing.reading import Reading

_COUNT_WITH_NOTE = re.compile(r"(\d{1,4})人?(?:名|\([^)]*\))?")
_EVERYBODY = frozenset(
    {"全体党员", "全体", "支部全体党员", "全部党员", "全体人员", "全体支委", "全体支部委员"}
)
_ALL_CAME = frozenset({"全勤", "全部到会", "全体到会", "全部到齐", "全员到会", "全部参加"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRoll:
    """The statements of a row; None where it says nothing.

    ``away`` is a head-count in the column of absentees; ``leave_meant`` that an absence without a reason is
    leave, because the column says so.
    """

    due: int | None = None
    present: int | None = None
    leave: int | None = None
    absent: int | None = None
    due_names: tuple[str, ...] | None = None
    present_names: tuple[str, ...] | None = None
    absences: tuple[NamedAbsence, ...] | None = None
    away: int | None = None
    leave_meant: bool = False

    @property
    def nobody_away(self) -> bool:
        """Whether the row says, in words or numbers, that everybody came."""
        if self.absences == () or (self.due is not None and self.due == self.present):
            return True
        return self.leave == 0 and not self.absent and self.present is None and self.away is None

    @property
    def numbers(self) -> bool:
        """Whether there is a number that says how many came or stayed away."""
        return any(number is not None for number in (self.present, self.leave, self.absent, self.away))

    @property
    def listed(self) -> tuple[str, ...]:
        """The names of a meeting of chosen people: who was due, or who came with who stayed away."""
        if self.due_names is not None:
            return self.due_names
        if self.present_names is None:
            return ()
        return (*self.present_names, *(each.name for each in self.absences or ()))


def read_said_roll(reading: Reading, directory: Directory) -> SaidRoll:
    """Read the columns of 应到, 实到, 请假, 缺席 and the absentees of a row."""
    due, due_names = _count_or_names(reading, "due", directory)
    present, present_names = _count_or_names(reading, "present", directory)
    absences, away = _absences(reading, directory)
    headings = [cell.column.heading for cell in reading.line.cells.get("absentees", ())]
    return SaidRoll(
        due=due,
        present=present,
        leave=reading.count("leave"),
        absent=reading.count("absent"),
        due_names=due_names,
        present_names=present_names,
        absences=absences,
        away=away,
        leave_meant=bool(headings) and all("请假" in heading for heading in headings),
    )


def _count_or_names(
    reading: Reading, field: str, directory: Directory
) -> tuple[int | None, tuple[str, ...] | None]:
    """A number of people (34人, 34（其中正式党员32）) or their names; 全体党员 alone is neither."""
    value = reading.line.value(field)
    compact = name_key(as_text(value))
    if not compact or compact in _EVERYBODY or compact in _ALL_CAME:
        return None, None
    match = _COUNT_WITH_NOTE.fullmatch(compact)
    if match:
        return int(match[1]), None
    if not isinstance(value, str) or compact[0].isdigit():
        return reading.parsed(field, parse_count), None
    return None, split_names(directory.shielded(value), directory.names)


def _absences(reading: Reading, directory: Directory) -> tuple[tuple[NamedAbsence, ...] | None, int | None]:
    """The absentees of all columns that name them; a number stands for people without names."""
    people: list[NamedAbsence] = []
    counted = 0
    cells = reading.line.cells.get("absentees", ())
    for cell in cells:
        found = _parsed(reading, cell.column.heading, cell.value, directory)
        if isinstance(found, int):
            counted += found
        else:
            people += found
    if counted and people:
        reading.error("absentees", "一列写了姓名、另一列只写了人数，请都写出姓名")
    if not cells:
        all_came = name_key(reading.text("present")) in _ALL_CAME
        return (() if all_came else None), None
    return (None, counted) if counted else (tuple(people), None)


def _parsed(
    reading: Reading, heading: str, value: Value, directory: Directory
) -> tuple[NamedAbsence, ...] | int:
    try:
        said = directory.shielded(value) if isinstance(value, str) else value
        return parse_absences(said, directory.names)
    except ValueError as refusal:
        reading.error(heading, str(refusal))
        return ()
