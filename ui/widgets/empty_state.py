"""What a page shows while it has nothing: one drawing, one sentence, one button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.icons import icon as drawn
from ui.widgets.buttons import plain_button
from ui.widgets.labels import role_label

_DRAWING = 72


class _Drawing(QWidget):
    """A large icon, drawn anew in the colour of the present scheme."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = drawn(icon, "disabled")
        self.setFixedSize(_DRAWING, _DRAWING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon over the whole widget."""
        del event
        self._icon.paint(QPainter(self), self.rect())


class EmptyState(QWidget):
    """The drawing is the page's own icon; ``button`` is there when there is something to do about it."""

    def __init__(self, icon: str, sentence: str, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawing = _Drawing(icon)
        self.sentence = role_label(sentence, "secondary", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button: QPushButton = plain_button(act)
        self.button.setVisible(bool(act))
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
