"""What a day of a calendar shows, and the shapes of its marks: told apart without their colours."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPen

from ui.icons import DrawnIcon
from ui.style import colour

_RADIUS = 3.0


class Dot(Enum):
    """The four shapes of a mark."""

    FULL = "●"
    RING = "◎"
    HOLLOW = "○"
    DASHED = "◌"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """One thing on a day; ``key`` is set on what may be taken to another day."""

    dot: Dot
    tone: str
    name: str = ""
    key: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """What a day shows: its marks, its name if it has one (春节, 周六, 春节调休上班), the words about it.

    ``holiday`` is a free day that is no mere weekend, ``worked`` a weekend day on which people work.
    """

    marks: tuple[DayMark, ...] = ()
    free: bool = False
    holiday: bool = False
    worked: bool = False
    name: str = ""
    words: str = ""


def paint_dot(painter: QPainter, centre: QPointF, dot: Dot, tone: QColor, radius: float = _RADIUS) -> None:
    """Draw a mark around a point."""
    painter.setBrush(tone if dot is Dot.FULL else Qt.BrushStyle.NoBrush)
    pen = QPen(tone, radius * 0.4)
    if dot is Dot.DASHED:
        pen.setDashPattern([1.4, 1.6])
    painter.setPen(pen)
    painter.drawEllipse(centre, radius, radius)
    if dot is Dot.RING:
        painter.setBrush(tone)
        painter.drawEllipse(centre, radius / 3, radius / 3)


class _DotIcon(DrawnIcon):
    """Draws a mark in the colour that its token has in the present scheme."""

    def __init__(self, dot: Dot, tone: str) -> None:
        super().__init__()
        self._dot, self._tone = dot, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into a rectangle."""
        del mode, state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = min(rect.width(), rect.height()) * 0.28
        paint_dot(painter, QPointF(rect.center()) + QPointF(0.5, 0.5), self._dot, colour(self._tone), radius)

    def clone(self) -> QIconEngine:
        """Another of the same, as Qt asks for when an icon is changed."""
        return _DotIcon(self._dot, self._tone)


def dot_icon(dot: Dot, tone: str) -> QIcon:
    """A mark as the picture of a line in a list."""
    return QIcon(_DotIcon(dot, tone))
