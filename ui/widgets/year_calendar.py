"""Twelve small months: free days shaded, marks beside the days, walked with the arrow keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from partybranch.domain.periods import Period
from partybranch.domain.sentences import WEEKDAYS
from ui.style import colour

_ACROSS, _DOWN, _WEEKS = 4, 3, 6
_TITLE, _HEADER, _GAP = 20.0, 16.0, 16.0
_RADIUS, _STEP, _NUMBER = 3.0, 7.4, 20.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class Dot(Enum):
    """The four shapes of a mark, told apart without their colours."""

    FULL = "●"
    RING = "◎"
    HOLLOW = "○"
    DASHED = "◌"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """What a day shows: marks with their tones, whether it is free, and the words about it."""

    marks: tuple[tuple[Dot, str], ...] = ()
    free: bool = False
    holiday: bool = False
    words: str = ""


_PLAIN = DayCell()


class YearCalendar(QWidget):
    """``chosen`` says on which day the keyboard stands, ``opened`` which one was entered."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(760, 400)
        self._day = self._today = day
        self._cells: Mapping[date, DayCell] = {}

    @property
    def day(self) -> date:
        """The day on which the keyboard stands."""
        return self._day

    def show_year(self, year: int, cells: Mapping[date, DayCell]) -> None:
        """Show a year; the day keeps its place when it lies in the year."""
        self._cells = cells
        if self._day.year != year:
            self._day = self._today if self._today.year == year else date(year, 1, 1)
        self.choose(self._day)

    def choose(self, day: date) -> None:
        """Put the keyboard on a day; one of another year is not there."""
        if day.year == self._day.year:
            self._day = day
            self.setAccessibleDescription(f"{day:%m月%d日} {self.cell(day).words}".rstrip())
            self.chosen.emit(day)
        self.update()

    def cell(self, day: date) -> DayCell:
        """What a day shows."""
        return self._cells.get(day, _PLAIN)

    def place_of(self, day: date) -> QRectF:
        """Where a day is drawn."""
        block = self._block(day.month)
        at = day.replace(day=1).weekday() + day.day - 1
        width, height = block.width() / 7, (block.height() - _TITLE - _HEADER) / _WEEKS
        left, top = block.left() + at % 7 * width, block.top() + _TITLE + _HEADER + at // 7 * height
        return QRectF(left, top, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the twelve months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        for month in Period.year(self._day.year).months():
            self._paint_heading(painter, month)
            for count in range(month.days):
                self._paint_day(painter, month.start + timedelta(days=count))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk by days and weeks, the page keys by months, Home and End the year; Enter opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.choose(self._day + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose(self._month_beside(1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts the keyboard on a day."""
        super().mousePressEvent(event)
        day = self._day_at(event.position())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a day."""
        day = self._day_at(event.position())
        if day is not None:
            self.opened.emit(day)

    def event(self, event: QEvent) -> bool:
        """Say the words of the day under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.cell(day).words if day else "", self)
            return True
        return super().event(event)

    def _block(self, month: int) -> QRectF:
        row, column = divmod(month - 1, _ACROSS)
        width = (self.width() - (_ACROSS - 1) * _GAP) / _ACROSS
        height = (self.height() - (_DOWN - 1) * _GAP / 2) / _DOWN
        return QRectF(column * (width + _GAP), row * (height + _GAP / 2), width, height)

    def _month_beside(self, step: int) -> date:
        month = min(max(self._day.month + step, 1), 12)
        return self._day.replace(
            month=month, day=min(self._day.day, Period.month(self._day.year, month).days)
        )

    def _day_at(self, point: QPointF) -> date | None:
        whole = Period.year(self._day.year)
        days = (whole.start + timedelta(days=count) for count in range(whole.days))
        return next((day for day in days if self.place_of(day).contains(point)), None)

    def _paint_heading(self, painter: QPainter, month: Period) -> None:
        block = self._block(month.start.month)
        painter.setPen(colour("text"))
        painter.drawText(block.adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignTop, f"{month.start.month}月")
        painter.setPen(colour("disabled"))
        width = block.width() / 7
        for at, word in enumerate(WEEKDAYS):
            place = QRectF(block.left() + at * width, block.top() + _TITLE, width, _HEADER)
            painter.drawText(place.adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        place, cell = self.place_of(day).adjusted(1, 1, -1, -1), self.cell(day)
        if cell.free:
            painter.fillRect(place, colour("hover"))
        if day == self._day:
            painter.setPen(QPen(colour("accent" if self.hasFocus() else "secondary"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 4, 4)
        font = QFont(painter.font())
        font.setBold(day == self._today)
        painter.setFont(font)
        tone = "leave" if cell.holiday else "secondary" if cell.free else "text"
        painter.setPen(colour(tone))
        painter.drawText(place.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(day.day))
        font.setBold(False)
        painter.setFont(font)
        # The marks stand close to their number, as many as the cell has room for; the words say all.
        room = int((place.width() - _NUMBER + _STEP - 2 * _RADIUS) // _STEP)
        for at, (dot, mark_tone) in enumerate(cell.marks[: max(room, 1)]):
            centre = QPointF(place.left() + _NUMBER + _RADIUS + at * _STEP, place.center().y())
            _paint_dot(painter, centre, dot, colour(mark_tone))


def _paint_dot(painter: QPainter, centre: QPointF, dot: Dot, tone: QColor) -> None:
    painter.setBrush(tone if dot is Dot.FULL else Qt.BrushStyle.NoBrush)
    pen = QPen(tone, 1.2)
    if dot is Dot.DASHED:
        pen.setDashPattern([1.4, 1.6])
    painter.setPen(pen)
    painter.drawEllipse(centre, _RADIUS, _RADIUS)
    if dot is Dot.RING:
        painter.setBrush(tone)
        painter.drawEllipse(centre, 1, 1)
