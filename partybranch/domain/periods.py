"""Stretches of the calendar in local dates: a year begins at local midnight of 1 January."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """All days from ``start`` to ``end``, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.end} lies before {self.start}")

    @classmethod
    def year(cls, year: int) -> "Period":
        """The calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """The calendar month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """The calendar quarter, 1 to 4."""
        return cls(cls.month(year, quarter * 3 - 2).start, cls.month(year, quarter * 3).end)

    @classmethod
    def half(cls, year: int, half: int) -> "Period":
        """The half year, 1 or 2."""
        return cls(cls.month(year, half * 6 - 5).start, cls.month(year, half * 6).end)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def months(self) -> Iterator["Period"]:
        """The calendar months that share a day with this period, whole."""
        year, month = self.start.year, self.start.month
        while date(year, month, 1) <= self.end:
            yield Period.month(year, month)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)

    def quarters(self) -> Iterator["Period"]:
        """The calendar quarters that share a day with this period, whole."""
        for month in self.months():
            quarter = Period.quarter(month.start.year, (month.start.month + 2) // 3)
            if quarter.start == month.start or month.start <= self.start:
                yield quarter

    def halves(self) -> Iterator["Period"]:
        """The half years that share a day with this period, whole."""
        for year in self.years():
            for half in (Period.half(year.start.year, 1), Period.half(year.start.year, 2)):
                if half.overlaps(self):
                    yield half

    def years(self) -> Iterator["Period"]:
        """The calendar years that share a day with this period, whole."""
        for year in range(self.start.year, self.end.year + 1):
            yield Period.year(year)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    @property
    def label(self) -> str:
        """The period as a secretary writes it: 2022年, 2022年3月, 2022年上半年, 2022年1月1日—8月10日."""
        start, end = self.start, self.end
        if self == Period.year(start.year):
            return f"{start.year}年"
        if self == Period.month(start.year, start.month):
            return f"{start.year}年{start.month}月"
        quarter = (start.month + 2) // 3
        if self == Period.quarter(start.year, quarter):
            return f"{start.year}年第{quarter}季度"
        if self in (Period.half(start.year, 1), Period.half(start.year, 2)):
            return f"{start.year}年{'上' if start.month == 1 else '下'}半年"
        tail = "" if end.year == start.year else f"{end.year}年"
        return f"{start.year}年{start.month}月{start.day}日—{tail}{end.month}月{end.day}日"


def years_after(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes the 28th where there is none."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
