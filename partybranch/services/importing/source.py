"""What a parse works from: the workbook, the book as it stands, and what the user said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from partybranch.domain.kinds import Kinds
from partybranch.domain.members import Member
from partybranch.domain.parsing.moments import Moment, parse_moment
from partybranch.domain.profile import Profile
from partybranch.services.importing.grid import Value, Workbook
from partybranch.services.importing.table import Line
from partybranch.services.progress import Progress
from partybranch.storage.unit import Unit

_BATCH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Everything a parse may look at.

    ``choices`` holds what the user said about headings now, ``remembered`` what was said before, by header;
    ``legend`` the signs of an attendance matrix, ``remembered_legend`` those of last time.
    """

    workbook: Workbook
    unit: Unit
    kinds: Kinds
    members: tuple[Member, ...]
    profile: Profile
    today: date
    choices: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    legend: Mapping[str, str] = field(default_factory=dict)
    remembered_legend: Mapping[str, str] = field(default_factory=dict)
    progress: Progress | None = None

    def each(self, lines: Iterable[Line], text: str) -> Iterator[Line]:
        """The lines one by one, saying how far it is after every batch."""
        lines = list(lines)
        for done, line in enumerate(lines):
            if self.progress is not None and done % _BATCH == 0:
                self.progress.step(done, len(lines), text)
            yield line
        if self.progress is not None and lines:
            self.progress.step(len(lines), len(lines), text)

    def moment(self, value: Value, year: int | None = None) -> Moment:
        """Read a cell as a date in this workbook's calendar. Raises ValueError."""
        return parse_moment(value, year=year, date1904=self.workbook.date1904)
