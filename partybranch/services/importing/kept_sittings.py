"""The sittings that the book already has around the days of a workbook."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.sittings import Sitting
from partybranch.services.importing.sitting_merge import rolls_agree, same_occasion, share_a_record
from partybranch.services.importing.source import Source


@dataclass(frozen=True, slots=True)
class KeptSittings:
    """Existing sittings, looked up by when they began and what they count as."""

    sittings: tuple[Sitting, ...]

    @classmethod
    def around(cls, days: Iterable[date], source: Source) -> "KeptSittings":
        """Those from the first to the last of the days, voided ones too."""
        days = list(days)
        return cls(source.unit.sittings_between(min(days), max(days)) if days else ())

    def on(self, day: date) -> tuple[Sitting, ...]:
        """The valid sittings of a day."""
        return tuple(each for each in self.sittings if each.day == day and not each.voided)

    def same(self, fresh: Sitting, *, clock: bool) -> Sitting | None:
        """The sitting with the same start and a record of the same kind; a valid one before a voided one.

        Without a time of day it is the only such sitting of that day.
        """
        found = [each for each in self.sittings if each.day == fresh.day and share_a_record(fresh, each)]
        exact = [each for each in found if each.starts_at == fresh.starts_at]
        alone = [] if clock or len(found) > 1 else found
        return min(exact or alone, key=lambda each: bool(each.voided), default=None)

    def of_one_occasion(self, fresh: Sitting) -> Sitting | None:
        """The valid sitting to which a row adds a kind: same time, same place, people in common."""
        found = [each for each in self.on(fresh.day) if same_occasion(fresh, each)]
        return min(found, key=lambda each: not rolls_agree(each, fresh), default=None)


def unmarked(roll: Iterable[RollRow]) -> tuple[RollRow, ...]:
    """A frozen roll as it was before anybody was marked."""
    return tuple(replace(row, mark=Mark.UNMARKED, reason="", late=False) for row in roll)
