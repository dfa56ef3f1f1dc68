"""Where days and their marks stand on a calendar of a given size; nothing is drawn here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QRectF, QSize

from partybranch.domain.periods import Period

_WEEK = 7


class DayPlaces(Protocol):
    """The places on one sheet, in its device-independent pixels."""

    def days(self) -> list[date]:
        """The days that stand on the sheet."""

    def place_of(self, day: date) -> QRectF:
        """Where a day is drawn; an empty place for one that is not there."""

    def mark_places(self, day: date, count: int) -> list[QRectF]:
        """Where the first of so many marks of a day are drawn, as many as there is room for."""


@dataclass(frozen=True, slots=True)
class MonthPlaces:
    """One month in whole weeks from Monday on; days of the months beside stand at the ends."""

    size: QSize
    day: date

    HEADER = 24.0
    NUMBER = 22.0
    LINE = 17.0

    @property
    def month(self) -> Period:
        """The month of the day."""
        return Period.month(self.day.year, self.day.month)

    def days(self) -> list[date]:
        """Every day of the weeks."""
        return [self._first + timedelta(days=count) for count in range(self._weeks * _WEEK)]

    def place_of(self, day: date) -> QRectF:
        """The cell of a day."""
        row, column = divmod((day - self._first).days, _WEEK)
        if not 0 <= row < self._weeks:
            return QRectF()
        width, height = self.size.width() / _WEEK, (self.size.height() - self.HEADER) / self._weeks
        return QRectF(column * width, self.HEADER + row * height, width, height)

    def mark_places(self, day: date, count: int) -> list[QRectF]:
        """A line for each mark, under the number of the day; at least one."""
        place = self.place_of(day)
        room = max(int((place.height() - self.NUMBER - 2) // self.LINE), 1)
        lines = (place.top() + self.NUMBER + at * self.LINE for at in range(min(count, room)))
        return [QRectF(place.left() + 4, top, place.width() - 8, self.LINE) for top in lines]

    @property
    def _first(self) -> date:
        return self.month.start - timedelta(days=self.month.start.weekday())

    @property
    def _weeks(self) -> int:
        return -(-(self.month.start.weekday() + self.month.days) // _WEEK)


@dataclass(frozen=True, slots=True)
class YearPlaces:
    """Twelve months of six weeks each, four across and three down, each under its name and its weekdays."""

    size: QSize
    day: date

    TITLE = 19.0
    HEADER = 15.0
    RADIUS = 3.0

    def days(self) -> list[date]:
        """All days of the year."""
        whole = Period.year(self.day.year)
        return [whole.start + timedelta(days=count) for count in range(whole.days)]

    def block(self, month: int) -> QRectF:
        """The whole room of a month (1 to 12)."""
        across, down, gap = 4, 3, 16.0
        row, column = divmod(month - 1, across)
        width = (self.size.width() - (across - 1) * gap) / across
        height = (self.size.height() - (down - 1) * gap / 2) / down
        return QRectF(column * (width + gap), row * (height + gap / 2), width, height)

    def heading_of(self, month: int) -> QRectF:
        """Where the name of a month stands, with what it lacks."""
        block = self.block(month)
        return QRectF(block.left(), block.top(), block.width(), self.TITLE)

    def place_of(self, day: date) -> QRectF:
        """The cell of a day."""
        block, above = self.block(day.month), self.TITLE + self.HEADER
        row, column = divmod(day.replace(day=1).weekday() + day.day - 1, _WEEK)
        width, height = block.width() / _WEEK, (block.height() - above) / 6
        return QRectF(block.left() + column * width, block.top() + above + row * height, width, height)

    def mark_places(self, day: date, count: int) -> list[QRectF]:
        """The marks stand close to their number; the words of the day say all."""
        number, step = 20.0, 7.4
        place = self.place_of(day).adjusted(1, 1, -1, -1)
        room = max(int((place.width() - number + step - 2 * self.RADIUS) // step), 1)
        left = place.left() + number - 1
        return [QRectF(left + at * step, place.top(), step, place.height()) for at in range(min(count, room))]
