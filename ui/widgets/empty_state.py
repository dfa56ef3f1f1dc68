"""What a page shows while it has nothing: one drawing, one sentence, one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.widgets.buttons import plain_button
from ui.widgets.labels import role_label


class EmptyState(QWidget):
    """The drawing is the page's own icon; ``button`` is there when there is something to do about it."""

    def __init__(self, icon: str, sentence: str, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawing = QLabel()
        drawing.setPixmap(pixmap(icon, "disabled", 72))
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
