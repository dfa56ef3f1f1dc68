"""What was typed into the search: its words, and the dates they may mean."""

import re
from dataclasses import dataclass
from datetime import date

from partybranch.domain.parsing.text import half_width

_YEARS = range(1900, 2101)
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})[日号]?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})[-./年](?P<month>\d{1,2})月?份?",
        r"(?P<year>\d{4})(?P<month>\d{2})",
        r"(?P<year>\d{4})年?",
        r"(?P<month>\d{1,2})[-./月](?P<day>\d{1,2})[日号]?",
        r"(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<month>\d{1,2})月份?",
    )
)
_NUMBER_TAIL = re.compile(r"\d{4,18}|\d{3,17}[xX]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDate:
    """A day, a month or a year; a part that was not typed is None and fits every day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, day: date) -> bool:
        """Whether that day is meant."""
        return (
            self.year in (None, day.year) and self.month in (None, day.month) and self.day in (None, day.day)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One typed word; ``date`` is what it means as a date, ``tail`` the end of a number it may be.

    ``letters`` says that it may be pinyin.
    """

    text: str
    date: TypedDate | None
    tail: str
    letters: bool


def words_of(typed: str) -> tuple[Word, ...]:
    """The words divided by blanks, full-width signs made narrow."""
    return tuple(_word(each) for each in half_width(typed).split())


def whole_of(typed: str) -> Word:
    """Everything typed as one word: the blank in 刘 洋 divides nothing."""
    return _word("".join(half_width(typed).split()))


def _word(text: str) -> Word:
    tail = text.upper() if _NUMBER_TAIL.fullmatch(text) else ""
    folded = text.casefold()
    letters = any("a" <= char <= "z" for char in folded)
    return Word(text=folded, date=typed_date(text), tail=tail, letters=letters)


def typed_date(text: str) -> TypedDate | None:
    """Read 2022-06-20, 20220620, 6月20日, 6.20, 0620, 2022年6月, 6月 or 2022年; None for anything else."""
    for pattern in _DATES:
        match = pattern.fullmatch(text)
        if match is not None:
            found = TypedDate(**{name: int(value) for name, value in match.groupdict().items()})
            if _can_be(found):
                return found
    return None


def _can_be(found: TypedDate) -> bool:
    if found.year is not None and found.year not in _YEARS:
        return False
    try:
        # A leap year stands in where none was typed: 29 February is a date.
        date(found.year or 2024, found.month or 1, found.day or 1)
    except ValueError:
        return False
    return True
