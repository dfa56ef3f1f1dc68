"""A record in its sitting, as a ledger of meetings or theme days prints it."""

from collections.abc import Iterator
from dataclasses import dataclass

from partybranch.domain.attendance import RollCounts, count_roll
from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Kind
from partybranch.domain.sittings import Record, Sitting
from partybranch.domain.tallies import rows_of
from partybranch.services.tallies import PeriodBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record in its sitting, numbered within its kind."""

    place: int
    sitting: Sitting
    at: int
    book: PeriodBook

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.sitting.records[self.at]

    @property
    def counts(self) -> RollCounts:
        """The head counts of those whom the record concerns."""
        if self.sitting.heads is not None:
            return self.sitting.counts
        return count_roll(rows_of(self.record, self.sitting.roll))

    @property
    def due(self) -> int | str:
        """应到人数; without a roll it is not nought but unknown."""
        return self.counts.due if self._taken else BLANK

    @property
    def present(self) -> int | str:
        """实到人数, unknown while nobody is marked."""
        return self.counts.present if self._marked else BLANK

    @property
    def leave(self) -> int | str:
        """请假人数, unknown while nobody is marked."""
        return self.counts.leave if self._marked else BLANK

    @property
    def absent(self) -> int | str:
        """缺席人数, which counts neither leave nor who is unmarked; unknown while nobody is marked."""
        return self.counts.absent if self._marked else BLANK

    @property
    def _taken(self) -> bool:
        return bool(self.sitting.roll or self.sitting.heads)

    @property
    def _marked(self) -> bool:
        counts = self.counts
        return self._taken and not (counts.due and counts.unmarked == counts.due)


def lines_of(kind: Kind, book: PeriodBook) -> Iterator[Line]:
    """The records of one kind, numbered in order of time."""
    found = [
        (sitting, at)
        for sitting in book.sittings
        for at, record in enumerate(sitting.records)
        if record.kind == kind.code
    ]
    for place, (sitting, at) in enumerate(found, 1):
        yield Line(place=place, sitting=sitting, at=at, book=book)
