"""A few lines inside a card: as high as they are, and in a low window they yield and scroll."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

LINE = 24


class ShortLines(QScrollArea):
    """``least`` and ``most`` are the lines that it asks for at least and shows at most without a bar."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most, self._height = least, most, LINE
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(0, 0, 4, 0)
        self.setWidget(inside)

    def replace(self, lines: list[QWidget]) -> None:
        """Show other lines."""
        empty(self._lines)
        for line in lines:
            line.setFixedHeight(LINE)
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        count = max(len(lines), 1)
        self._height = min(count, self._most) * LINE + 2
        self.setMinimumHeight(min(count, self._least) * LINE + 2)
        self.setMaximumHeight(self._height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All lines, up to the limit."""
        return QSize(super().sizeHint().width(), self._height)


class Yielding(QLabel):
    """Words that give way to what stands beside them: cut with … where there is no room for all."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        least = self.fontMetrics().horizontalAdvance("……")
        return QSize(least, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write as many of the words as there is room for."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def line_of(*widgets: QWidget, end: QWidget | None = None) -> QWidget:
    """One line: widgets from the left on, and one at the right end."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    if end is not None:
        row.addWidget(end)
    return line


def beside(*halves: QWidget) -> QWidget:
    """Lines beside each other, each as wide as the others."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(24)
    for half in halves:
        row.addWidget(half, 1)
    return line
