"""How figures and stretches of time are said, on paper and on screen alike."""

from datetime import date

from partybranch.domain.periods import Period

WEEKDAYS = "一二三四五六日"
"""The days of the week from Monday on, after 周 or 星期."""


def percent(rate: float | None) -> str:
    """A rate as 90.9%, or — when nobody was due."""
    return "—" if rate is None else f"{rate:.1%}"


def number(value: float) -> str:
    """A number without a superfluous decimal point: 144, 2.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def weekday(day: date) -> str:
    """The day of the week: 周三."""
    return f"周{WEEKDAYS[day.weekday()]}"


def written_day(day: date) -> str:
    """A day as a form writes it: 2025年3月7日."""
    return f"{day.year}年{day.month}月{day.day}日"


def opening(period: Period, as_of: date) -> str:
    """How a paragraph about the period begins: 今年以来, or the name of a stretch that is over."""
    if not is_year_to_date(period):
        return period.label
    whole = period == Period.year(period.start.year)
    running = as_of in period and as_of < period.end
    return period.label if whole and not running else "今年以来"


def is_year_to_date(period: Period) -> bool:
    """Whether it is a year, or its part from 1 January on that has no name of its own."""
    year = period.start.year
    named = (Period.month(year, 1), Period.quarter(year, 1), Period.half(year, 1))
    return period.start == date(year, 1, 1) and period.end.year == year and period not in named
