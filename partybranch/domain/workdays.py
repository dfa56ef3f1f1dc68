"""Which days are worked: no weekends and holidays, but moved workdays; the branch may correct it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from partybranch.domain.sentences import weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A correction of the calendar by the branch: ``off`` says whether the day is free, ``name`` why."""

    id: int | None = None
    day: date
    off: bool = True
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workdays:
    """The calendar of work: ``holidays`` are free weekdays by name, ``moved`` are worked weekend days.

    ``years`` are those whose holidays are known; of any other only weekends and the days fixed by law.
    ``told`` are the years of which the branch added holidays.
    """

    holidays: dict[date, str] = field(default_factory=dict)
    moved: dict[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()

    def knows(self, year: int) -> bool:
        """Whether the public holidays of that year are known."""
        return year in self.years

    def may_lack_holidays(self, year: int) -> bool:
        """Whether nobody has said yet which days of that year are free."""
        return year not in self.years | self.told

    def is_workday(self, day: date) -> bool:
        """Whether people are in the office on that day."""
        return day in self.moved or (day.weekday() < 5 and day not in self.holidays)

    def name_of(self, day: date) -> str:
        """Why a day is free: 春节, 周六; empty for a workday."""
        if self.is_workday(day):
            return ""
        return self.holidays.get(day) or weekday(day)

    def nearest_workday(self, day: date) -> date:
        """The day itself when it is worked, else the first workday after it."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day
