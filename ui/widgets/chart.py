"""A chart in the window: the shapes of ``reports.chart``, walked with arrows; each bar leads on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from partybranch.reports.chart import (
    Anchor,
    Box,
    ChartContent,
    ChartDrawing,
    ChartKind,
    ChartRoom,
    Ink,
    Line,
    Point,
    Shape,
    Text,
    lay_out,
)
from ui.style import colour

_LABEL, _TITLE = 12, 15
_INKS = {Ink.AXIS: "secondary", Ink.GRID: "line", Ink.BAR: "present", Ink.PAPER: "card"}
_LEAST_PLOT = 44
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_NOTHING = ChartContent(kind=ChartKind.BAR, title="", categories=(), values=(), unit="")


class ChartView(QWidget):
    """``pointed`` says the words of the value under pointer or keyboard, ``opened`` which one was entered."""

    pointed = Signal(str)
    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.content = _NOTHING
        self._words: tuple[str, ...] = ()
        self._at: int | None = None

    @property
    def current(self) -> int | None:
        """The place of the value under pointer or keyboard."""
        return self._at

    def show_chart(self, content: ChartContent, words: Sequence[str]) -> None:
        """Show other values, each with its words."""
        self.content, self._words = content, tuple(words)
        if self._at is not None and self._at >= len(self._words):
            self._at = None
        self.update()

    def drawing(self) -> ChartDrawing:
        """The shapes at the present size."""
        font = self._font(title=False)
        metrics = QFontMetricsF(font)
        foot = 2 * _LABEL
        room = ChartRoom(
            width=self.width(),
            tallest=self.height(),
            measure=metrics.horizontalAdvance,
            label=_LABEL,
            plot=max(self.height() - foot, _LEAST_PLOT),
        )
        return lay_out(self.content, room)

    def sizeHint(self) -> QSize:
        """A flat chart."""
        return QSize(480, 150)

    def minimumSizeHint(self) -> QSize:
        """As low as bars can still be told apart."""
        return QSize(320, _LEAST_PLOT + 2 * _LABEL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field under the hand, then the shapes."""
        drawing = self.drawing()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._at is not None and self._at < len(drawing.fields):
            field = _turned(drawing.fields[self._at], drawing)
            painter.fillRect(field, colour("hover"))
            if self.hasFocus():
                painter.setPen(QPen(colour("accent"), 1))
                painter.drawRoundedRect(field.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        for shape in drawing.shapes:
            self._paint(painter, shape, drawing)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from value to value, Home and End to the ends; Enter and Space lead on."""
        last = len(self._words) - 1
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and last >= 0:
            start = -1 if self._at is None and step > 0 else self._at or 0
            self._point(min(max(start + step, 0), last))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self._point(0 if event.key() == Qt.Key.Key_Home else last)
        elif event.key() in _ENTER and self._at is not None:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The value under the pointer speaks."""
        super().mouseMoveEvent(event)
        self._point(self._under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads on."""
        super().mouseReleaseEvent(event)
        at = self._under(event.position())
        if event.button() is Qt.MouseButton.LeftButton and at is not None:
            self._point(at)
            self.opened.emit(at)

    def event(self, event: QEvent) -> bool:
        """Say the words of the value beside the pointer; forget it when the pointer leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if at is None else self._words[at], self)
            return True
        if event.type() == QEvent.Type.Leave and not self.hasFocus():
            self._point(None)
        return super().event(event)

    def _point(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            words = "" if at is None else self._words[at]
            self.setAccessibleDescription(words)
            self.pointed.emit(words)
            self.update()

    def _under(self, point: QPointF) -> int | None:
        drawing = self.drawing()
        fields = (each for each in drawing.fields if _turned(each, drawing).contains(point))
        return next((each.of for each in fields), None)

    def _font(self, *, title: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(_TITLE if title else _LABEL)
        return font

    def _paint(self, painter: QPainter, shape: Shape, drawing: ChartDrawing) -> None:
        match shape:
            case Line():
                painter.setPen(QPen(_ink(shape.ink), max(shape.thickness, 1)))
                painter.drawLine(_point_of(shape.start, drawing), _point_of(shape.end, drawing))
            case Box():
                under_hand = self._at is not None and shape.ink is Ink.PAPER
                ground = colour("hover") if under_hand and self._holds(shape, drawing) else _ink(shape.ink)
                painter.fillRect(_turned(shape, drawing), ground)
            case Point():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_ink(Ink.BAR))
                painter.drawEllipse(_point_of(shape.at, drawing), shape.radius, shape.radius)
            case Text():
                self._write(painter, shape, drawing)

    def _holds(self, ground: Box, drawing: ChartDrawing) -> bool:
        """Whether the ground of a figure lies in the field under the hand."""
        middle = QPointF(ground.left + ground.width / 2, drawing.height - ground.bottom - ground.height / 2)
        return self._under(middle) == self._at

    def _write(self, painter: QPainter, text: Text, drawing: ChartDrawing) -> None:
        font = self._font(title=text.title)
        painter.setFont(font)
        painter.setPen(colour("text"))
        share = {Anchor.LEFT: 0.0, Anchor.CENTRE: 0.5, Anchor.RIGHT: 1.0}[text.anchor]
        back = QFontMetricsF(font).horizontalAdvance(text.words) * share
        painter.drawText(_point_of(text.at, drawing) - QPointF(back, 0), text.words)


def _ink(ink: Ink) -> QColor:
    return colour(_INKS[ink])


def _point_of(at: tuple[float, float], drawing: ChartDrawing) -> QPointF:
    """A point of the description, whose heights go up, in the window, whose heights go down."""
    return QPointF(at[0], drawing.height - at[1])


def _turned(box: Box, drawing: ChartDrawing) -> QRectF:
    return QRectF(box.left, drawing.height - box.bottom - box.height, box.width, box.height)
