"""Twelve small months: free days shaded, marks beside the days, what a month lacks beside its name."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from partybranch.domain.periods import Period
from partybranch.domain.sentences import WEEKDAYS
from ui.style import colour
from ui.widgets.calendar_sheet import CalendarSheet
from ui.widgets.day_cells import DayCell, Dot, paint_dot
from ui.widgets.day_places import YearPlaces


class YearCalendar(CalendarSheet[YearPlaces]):
    """The whole year at once; ``month_opened`` carries the first day of a month whose name was clicked."""

    month_opened = Signal(object)

    def __init__(self, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(name, day, YearPlaces, parent)
        self.setMinimumSize(600, 330)
        self.lacking: Mapping[int, int] = {}

    def show_lacking(self, lacking: Mapping[int, int]) -> None:
        """Say how many duties each month (1 to 12) lacks."""
        self.lacking = lacking
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The name of a month is a way to it."""
        super().mouseMoveEvent(event)
        if not self.dragging:
            over = self._month_at(event.position())
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the name of a month opens it."""
        dragging, month = self.dragging, self._month_at(event.position())
        super().mouseReleaseEvent(event)
        if month and not dragging and event.button() is Qt.MouseButton.LeftButton:
            self.month_opened.emit(date(self.day.year, month, 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the twelve months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in Period.year(self.day.year).months():
            self._paint_heading(painter, month)
        for day in self.days():
            self._paint_day(painter, day)
        self._paint_drag(painter)
        painter.end()

    def _month_at(self, point: QPointF) -> int:
        """The month whose name is under a point; 0 for none."""
        return next((month for month in range(1, 13) if self.places.heading_of(month).contains(point)), 0)

    def _paint_heading(self, painter: QPainter, month: Period) -> None:
        number = month.start.month
        block = self.places.block(number)
        title = self.places.heading_of(number)
        painter.setFont(self._font(13, bold=self._today in month))
        painter.setPen(colour("text"))
        painter.drawText(title.adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"{number}月")
        painter.setFont(self._font(12))
        lacking = self.lacking.get(number, 0)
        if lacking:
            words = f"缺 {lacking} 项"
            back = painter.fontMetrics().horizontalAdvance(words)
            painter.setPen(colour("absent"))
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            sign = QPointF(title.right() - back - 8, title.center().y())
            paint_dot(painter, sign, Dot.HOLLOW, colour("absent"))
        painter.setPen(colour("disabled"))
        width = block.width() / 7
        for at, word in enumerate(WEEKDAYS):
            place = QRectF(
                block.left() + at * width, block.top() + YearPlaces.TITLE, width, YearPlaces.HEADER
            )
            painter.drawText(place.adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        place, cell = self.place_of(day).adjusted(1, 1, -1, -1), self.cell(day)
        if cell.free:
            painter.fillRect(place, colour("hover"))
        if day == self.day:
            painter.setPen(QPen(colour("accent" if self.hasFocus() else "secondary"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 4, 4)
        self._paint_number(painter, day, cell, place)
        for mark, at in zip(cell.marks, self.mark_places(day), strict=False):
            centre = QPointF(at.left() + 1 + YearPlaces.RADIUS, place.center().y())
            paint_dot(painter, centre, mark.dot, colour(mark.tone), YearPlaces.RADIUS)

    def _paint_number(self, painter: QPainter, day: date, cell: DayCell, place: QRectF) -> None:
        """Today is heavy, a holiday in its own tone, a weekend day that is worked underlined."""
        # In a low window the numbers are smaller rather than cut.
        font = self._font(min(12, int(place.height()) + 1), bold=day == self._today)
        font.setUnderline(cell.worked)
        painter.setFont(font)
        tone = "leave" if cell.holiday else "secondary" if cell.free else "text"
        painter.setPen(colour("accent" if day == self._today else tone))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
        painter.drawText(place.adjusted(4, 0, 0, 0), middle, str(day.day))
