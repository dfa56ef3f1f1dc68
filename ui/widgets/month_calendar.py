"""One large month: each day with the names of what is on it, free days and moved workdays in words."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from partybranch.domain.sentences import WEEKDAYS
from ui.style import colour
from ui.widgets.calendar_sheet import CalendarSheet
from ui.widgets.day_cells import DayCell, DayMark, paint_dot
from ui.widgets.day_places import MonthPlaces

_TODAY = 10.0


class MonthCalendar(CalendarSheet[MonthPlaces]):
    """The month of the day under the keyboard."""

    def __init__(self, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(name, day, MonthPlaces, parent)
        self.setMinimumSize(420, 300)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font(12))
        painter.setPen(colour("secondary"))
        for at, word in enumerate(WEEKDAYS):
            place = QRectF(at * self.width() / 7, 0, self.width() / 7, MonthPlaces.HEADER)
            painter.drawText(place.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"周{word}")
        for day in self.days():
            if day.year == self.day.year:
                self._paint_day(painter, day)
        self._paint_drag(painter)
        painter.end()

    def _paint_day(self, painter: QPainter, day: date) -> None:
        place, cell = self.place_of(day).adjusted(1, 1, -1, -1), self.cell(day)
        inside = day in self.places.month
        painter.setPen(colour("line"))
        painter.setBrush(colour("hover") if cell.free else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 4, 4)
        if day == self.day:
            painter.setPen(QPen(colour("accent" if self.hasFocus() else "secondary"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 4, 4)
        painter.setOpacity(1.0 if inside else 0.5)
        self._paint_head(painter, day, cell, place)
        places = self.mark_places(day)
        for mark, line in zip(cell.marks, places, strict=False):
            rest = len(cell.marks) - len(places) if line == places[-1] else 0
            self._paint_mark(painter, mark, line, rest)
        painter.setOpacity(1.0)

    def _paint_head(self, painter: QPainter, day: date, cell: DayCell, place: QRectF) -> None:
        today, head = day == self._today, QRectF(place.left(), place.top(), place.width(), MonthPlaces.NUMBER)
        number = str(day.day) if day.day > 1 or day in self.places.month else f"{day.month}-{day.day}"
        painter.setFont(self._font(13, bold=today))
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(QPointF(head.left() + 15, head.center().y() + 1), _TODAY, _TODAY)
        painter.setPen(colour("on_accent" if today else "secondary" if cell.free else "text"))
        box = QRectF(head.left() + 3, head.top() + 1, 24, head.height())
        number_at = Qt.AlignmentFlag.AlignCenter
        painter.drawText(box, number_at | Qt.TextFlag.TextDontClip, number)
        said = cell.name if cell.holiday or cell.worked else ""
        words = "　".join(filter(None, ("今天" if today else "", said)))
        if words:
            painter.setFont(self._font(12))
            painter.setPen(colour("leave" if cell.holiday else "secondary"))
            rest = head.adjusted(32, 1, -6, 0)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(rest.width()))
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)

    def _paint_mark(self, painter: QPainter, mark: DayMark, line: QRectF, rest: int) -> None:
        """A mark with its name; the last one says how many more the day has."""
        paint_dot(painter, QPointF(line.left() + 8, line.center().y()), mark.dot, colour(mark.tone), 3.6)
        painter.setFont(self._font(12))
        painter.setPen(colour("text"))
        more = f" +{rest}" if rest else ""
        metrics, place = painter.fontMetrics(), line.adjusted(16, 0, 0, 0)
        room = int(place.width()) - metrics.horizontalAdvance(more)
        shown = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown + more)
