"""White cards: a plain one with a heading, and one figure that leads to its records."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import role_label


class Card(QFrame):
    """A card with a heading; put content into ``body`` and controls into ``head``."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._frame = layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        self.head = QHBoxLayout()
        self.heading = role_label(heading, "section")
        if heading:
            self.head.addWidget(self.heading)
            self.head.addStretch(1)
            layout.addLayout(self.head)
            self.setAccessibleName(heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout.addLayout(self.body, 1)

    def press_flat(self, *, flat: bool) -> None:
        """Leave less room above and below, for a low window."""
        rim = 7 if flat else 12
        self._frame.setContentsMargins(16, rim, 16, rim)
        self._frame.setSpacing(4 if flat else 8)


class FigureCard(QFrame):
    """One figure with its caption; click, Enter or Space leads to what it counts.

    ``inside`` another card it has no frame of its own.
    """

    opened = Signal()

    def __init__(self, caption: str, parent: QWidget | None = None, *, inside: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "figure_inside" if inside else "figure_card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._caption = role_label(caption, "secondary")
        self._figure, self._unit = role_label("　", "figure"), role_label("", "unit")
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._figure)
        line.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self._unit.setContentsMargins(0, 0, 0, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*((8, 2, 8, 0) if inside else (16, 10, 16, 10)))
        layout.setSpacing(0 if inside else 2)
        layout.addWidget(self._caption)
        layout.addLayout(line)

    def say(self, figure: str, unit: str = "") -> None:
        """Show the figure with its unit."""
        self._figure.setText(figure)
        self._unit.setText(unit)
        self.setAccessibleName(f"{self._caption.text()} {figure}{unit}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads on."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space lead on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
