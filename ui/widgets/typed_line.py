"""A line that holds a date, a time, hours or a number, typed the way people write them."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from partybranch.domain.parsing.clocks import parse_clock
from partybranch.domain.parsing.hours import parse_hours
from partybranch.domain.parsing.moments import parse_day

T = TypeVar("T")

_MONTH_AND_DAY = re.compile(r"(?P<month>\d{1,2})(?:[.\-/．。－／]|(?<=\d\d)(?=\d\d$))(?P<day>\d{1,2})")


class TypedLine(QLineEdit, Generic[T]):
    """Shows a value in its plain form once it was understood; ``read`` raises ValueError with a sentence."""

    def __init__(
        self, name: str, parse: Callable[[str], T], write: Callable[[T], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._parse, self._write = parse, write
        self.editingFinished.connect(self._tidy)

    def read(self) -> T | None:
        """The value, None for an empty line. Raises ValueError when it cannot be understood."""
        text = self.text().strip()
        return self._parse(text) if text else None

    def put(self, value: T | None) -> None:
        """Show a value."""
        self.setText("" if value is None else self._write(value))

    def _tidy(self) -> None:
        try:
            value = self.read()
        except ValueError:
            return
        if value is not None and self._write(value) != self.text():
            self.put(value)


def date_line(name: str, year: Callable[[], int | None] = lambda: None) -> TypedLine[date]:
    """A date: 2026-11-05, 20261105, 2026.11.5; where a year is given 11月5日, 11.5, 11-5, 1105 as well."""

    def parse(text: str) -> date:
        known = year()
        short = _MONTH_AND_DAY.fullmatch(text) if known is not None else None
        return parse_day(f"{short['month']}月{short['day']}日" if short else text, year=known)

    line = TypedLine(name, parse, lambda day: f"{day:%Y-%m-%d}")
    line.setPlaceholderText("年-月-日")
    return line


def time_line(name: str) -> TypedLine[time]:
    """A time of day: 14:00, 下午2点."""
    line = TypedLine(name, parse_clock, lambda clock: f"{clock:%H:%M}")
    line.setPlaceholderText("时:分")
    return line


def hours_line(name: str) -> TypedLine[float]:
    """A length in hours: 3, 2.5, 90分钟, 08:30-11:30."""
    return TypedLine(name, parse_hours, lambda hours: f"{hours:g}")
