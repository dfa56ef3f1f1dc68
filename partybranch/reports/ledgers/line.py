"""A record in its sitting, as a ledger of meetings or theme days prints it."""

from collections.abc import Iterator
from dataclasses import dataclass

from partybranch.domain.attendance import RollCounts, count_roll
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
