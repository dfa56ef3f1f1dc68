"""A strip over years with one bar per dated fact; a click or the arrow keys choose a bar."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from partybranch.domain.stretches import Stretch
from ui.style import colour

_AXIS, _LANE, _BAR, _EDGE = 20, 26, 22, 8
_YEAR_ROOM, _LEAST_BAR, _MOST_LANES = 52, 12, 4


class TimelineStrip(QWidget):
    """``chosen`` carries the place of a bar in the list shown, ``entered`` the one to be edited now."""

    chosen = Signal(int)
    entered = Signal(int)
    remove_asked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._stretches: tuple[Stretch, ...] = ()
        self._lanes: tuple[int, ...] = ()
        self._first, self._last = date(2000, 1, 1), date(2001, 1, 1)
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def current(self) -> int:
        """The place of the chosen bar, -1 for none."""
        return self._current

    def show_stretches(self, stretches: Sequence[Stretch], today: date) -> None:
        """Draw other facts, from the year of the first known day to the end of this year or a later one."""
        self._stretches = tuple(stretches)
        self._lanes = _lanes(self._stretches)
        days = [day for each in stretches for day in (each.start, each.end) if day is not None]
        self._first = date(min(days or [today]).year - any(each.start is None for each in stretches), 1, 1)
        self._last = date(max([*days, today]).year + 1, 1, 1)
        if self._current >= len(self._stretches):
            self._current = -1
        self.updateGeometry()
        self.update()
        self._say()

    def choose(self, place: int) -> None:
        """Choose a bar without saying so; -1 chooses none."""
        self._current = place if 0 <= place < len(self._stretches) else -1
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        lanes = min(max(self._lanes, default=0) + 1, _MOST_LANES)
        return QSize(400, _AXIS + lanes * _LANE + 6)

    def bar(self, place: int) -> QRectF:
        """Where a bar is drawn."""
        each = self._stretches[place]
        left = self._x(each.start) if each.start else float(_EDGE)
        right = self._x(each.end) if each.end else float(self.width() - _EDGE)
        top = _AXIS + min(self._lanes[place], _MOST_LANES - 1) * _LANE + 2
        return QRectF(left, top, max(right - left, _LEAST_BAR), _BAR)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the bar under the pointer and goes on to its fields."""
        for place in reversed(range(len(self._stretches))):
            if self.bar(place).contains(event.position()):
                self._move_to(place)
                self.entered.emit(place)
                return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose in order of time, Enter goes on to the fields, Delete asks to remove."""
        order = sorted(range(len(self._stretches)), key=lambda at: self._stretches[at].first)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and order:
            at = order.index(self._current) + steps[Qt.Key(event.key())] if self._current in order else 0
            self._move_to(order[min(max(at, 0), len(order) - 1)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.entered.emit(self._current)
        elif event.key() == Qt.Key.Key_Delete and self._current >= 0:
            self.remove_asked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the years and the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = colour("accent" if self.hasFocus() else "line")
        painter.setPen(QPen(ring, 1))
        painter.setBrush(colour("card"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_years(painter)
        if not self._stretches:
            painter.setPen(colour("disabled"))
            room = self.rect().adjusted(12, _AXIS - 4, -12, -4)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter, f"还没有{self._name}，点下面的“添加{self._name}”"
            )
        for place in range(len(self._stretches)):
            self._paint_bar(painter, place)
        painter.end()

    def _paint_years(self, painter: QPainter) -> None:
        years = self._last.year - self._first.year
        step = next(each for each in (1, 2, 5, 10, 20, 50, 100) if self._room / years * each >= _YEAR_ROOM)
        for year in range(self._first.year, self._last.year):
            if year % step:
                continue
            x = self._x(date(year, 1, 1))
            painter.setPen(colour("line"))
            painter.drawLine(round(x), 4, round(x), self.height() - 5)
            painter.setPen(colour("secondary"))
            place = QRectF(x + 4, 2, _YEAR_ROOM, _AXIS - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"{year}")

    def _paint_bar(self, painter: QPainter, place: int) -> None:
        held = place == self._current
        room = self.bar(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("accent" if held else "field_line"), 1.4 if held else 1))
        painter.setBrush(colour("selected" if held else "hover"))
        painter.drawRoundedRect(room, 4, 4)
        words = self._stretches[place].what
        inner = room.adjusted(6, 0, -4, 0)
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, max(int(inner.width()), 0)
        )
        painter.setPen(colour("text"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)

    @property
    def _room(self) -> float:
        return float(max(self.width() - 2 * _EDGE, 1))

    def _x(self, day: date) -> float:
        return _EDGE + self._room * (day - self._first).days / (self._last - self._first).days

    def _move_to(self, place: int) -> None:
        self.choose(place)
        self.chosen.emit(place)

    def _say(self) -> None:
        """Tell a screen reader which bar is chosen."""
        said = f"{self._name}时间轴，{len(self._stretches)}段"
        if self._current >= 0:
            each = self._stretches[self._current]
            start = f"{each.start:%Y-%m-%d}" if each.start else "此前"
            said += f"：{each.what}，{start} 至 {f'{each.end:%Y-%m-%d}' if each.end else '今'}"
        self.setAccessibleName(said)


def _lanes(stretches: Sequence[Stretch]) -> tuple[int, ...]:
    """The lane of each bar: the first in which nothing else holds on its days."""
    reached: list[date] = []
    lanes = [0] * len(stretches)
    for at in sorted(range(len(stretches)), key=lambda at: stretches[at].first):
        each = stretches[at]
        free = (lane for lane, day in enumerate(reached) if day <= each.first)
        lane = next(free, len(reached))
        reached[lane : lane + 1] = [each.beyond]
        lanes[at] = lane
    return tuple(lanes)
