"""What the month and the year of a calendar share: days walked by keys, opened, and marks dragged over."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from partybranch.domain.periods import Period
from partybranch.domain.sentences import weekday
from ui.style import colour
from ui.widgets.day_cells import DayCell, DayMark
from ui.widgets.day_places import DayPlaces

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_PLAIN = DayCell()


P = TypeVar("P", bound=DayPlaces)


class CalendarSheet(QWidget, Generic[P]):
    """Draws on the places that ``lay_out`` gives for its size and its day.

    ``chosen`` says on which day the keyboard stands, ``opened`` which one was entered.

    ``menu_asked`` carries a day, the place of the mark under the pointer (-1 for none) and where to open;
    ``dropped`` the key of a mark and the day to which it was taken.
    """

    chosen = Signal(object)
    picked = Signal(int)
    opened = Signal(object)
    menu_asked = Signal(object, int, QPoint)
    dropped = Signal(int, object)

    def __init__(
        self, name: str, day: date, lay_out: Callable[[QSize, date], P], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lay_out = lay_out
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._day = self._today = day
        self._cells: Mapping[date, DayCell] = {}
        self._held: DayMark | None = None
        self._from, self._over = QPointF(), QPointF()
        self._dragging = False

    @property
    def day(self) -> date:
        """The day on which the keyboard stands."""
        return self._day

    @property
    def dragging(self) -> bool:
        """Whether a mark is under way to another day."""
        return self._dragging

    def show_year(self, year: int, cells: Mapping[date, DayCell]) -> None:
        """Show a year; the day keeps its place when it lies in the year, else it is today's there."""
        self._cells = cells
        self._let_go()
        if self._day.year != year:
            self._day = _day_in(year, self._today)
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

    @property
    def places(self) -> P:
        """Where everything stands now."""
        return self._lay_out(self.size(), self._day)

    def days(self) -> list[date]:
        """The days that stand on the sheet."""
        return self.places.days()

    def place_of(self, day: date) -> QRectF:
        """Where a day is drawn."""
        return self.places.place_of(day)

    def mark_places(self, day: date) -> list[QRectF]:
        """Where the marks of a day are drawn, as many as there is room for."""
        return self.places.mark_places(day, len(self.cell(day).marks))

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point."""
        return next((day for day in self.days() if self.place_of(day).contains(point)), None)

    def mark_at(self, point: QPointF) -> int:
        """The place of the mark under a point among those of its day; -1 for none."""
        day = self.day_at(point)
        places = self.mark_places(day) if day else []
        return next((at for at, place in enumerate(places) if place.contains(point)), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk by days and weeks, the page keys by months; Enter opens, Esc lets a drag go."""
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key == Qt.Key.Key_Escape and self._dragging:
            self._let_go()
        elif key in _STEPS and plain:
            self.choose(self._day + timedelta(days=_STEPS[key]))
        elif key in _PAGES:
            self.choose(month_beside(self._day, _PAGES[key]))
        elif key in _ENTER:
            self.opened.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press puts the keyboard on a day and takes hold of the mark under it."""
        super().mousePressEvent(event)
        day = self.day_at(event.position())
        if day is None:
            return
        self.choose(day)
        at, marks = self.mark_at(event.position()), self.cell(day).marks
        if at >= 0:
            self.picked.emit(at)
        if event.button() is Qt.MouseButton.LeftButton and at >= 0 and marks[at].key is not None:
            self._held, self._from = marks[at], event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A held mark goes with the pointer once it has left its place."""
        super().mouseMoveEvent(event)
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._over = event.position()
        far = (self._over - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragging:
            self._dragging = True
            target = self.day_at(self._over)
            may = target is not None and target.year == self._day.year
            self.setCursor(Qt.CursorShape.ClosedHandCursor if may else Qt.CursorShape.ForbiddenCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A mark let go over another day is dropped there."""
        super().mouseReleaseEvent(event)
        held, dragging, target = self._held, self._dragging, self.day_at(event.position())
        self._let_go()
        free = target is not None and target != self._day and target.year == self._day.year
        if held is not None and held.key is not None and dragging and free:
            self.dropped.emit(held.key, target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a day."""
        self._let_go()
        day = self.day_at(event.position())
        if day is not None:
            self.opened.emit(day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the day under the pointer, or of the one under the keyboard."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            corner = self.place_of(self._day).bottomLeft().toPoint()
            self.menu_asked.emit(self._day, -1, self.mapToGlobal(corner))
            return
        point = QPointF(event.pos())
        day = self.day_at(point)
        if day is not None:
            self.choose(day)
            self.menu_asked.emit(day, self.mark_at(point), event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Say the words of the day under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.cell(day).words if day else "", self)
            return True
        return super().event(event)

    def _let_go(self) -> None:
        self._held, self._dragging = None, False
        self.unsetCursor()
        self.update()

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font

    def _paint_drag(self, painter: QPainter) -> None:
        """The preview of a drop: the day under the pointer framed, and the words of what would happen."""
        held, target = self._held, self.day_at(self._over)
        if held is None or not self._dragging:
            return
        if target is not None and target.year == self._day.year:
            painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.place_of(target).adjusted(2, 2, -2, -2), 4, 4)
        painter.setFont(self._font(12))
        words = f"{held.name} → {self._target_words(target)}"
        width = painter.fontMetrics().horizontalAdvance(words) + 16
        chip = QRectF(self._over.x() + 12, self._over.y() + 8, width, 24)
        chip.moveRight(min(chip.right(), self.width() - 2.0))
        chip.moveBottom(min(chip.bottom(), self.height() - 2.0))
        painter.setPen(colour("field_line"))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(colour("text"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _target_words(self, target: date | None) -> str:
        if target is None or target.year != self._day.year:
            return "不能放在这里"
        cell = self.cell(target)
        free = f"（{cell.name if cell.holiday else '休息日'}）" if cell.free else ""
        return f"{target:%m-%d} {weekday(target)}{free}"


def month_beside(day: date, step: int) -> date:
    """The same day of the month before or after, inside its year."""
    month = min(max(day.month + step, 1), 12)
    return day.replace(month=month, day=min(day.day, Period.month(day.year, month).days))


def _day_in(year: int, today: date) -> date:
    """Today, or the same day of another year."""
    return date(year, today.month, min(today.day, Period.month(year, today.month).days))
