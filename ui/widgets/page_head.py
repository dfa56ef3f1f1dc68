"""The head of a page: title, one sentence of state, the actions at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label


class PageHead(QWidget):
    """Title and state at the left; at most one filled button and plain ones at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._sentence = title, " "
        self._title = named_label(title, "page_title")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._state = named_label(" ", "page_state")
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._state)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)

    def say(self, sentence: str) -> None:
        """Put the sentence of state under the title."""
        self._sentence = sentence or " "
        self._elide()

    def set_title(self, title: str) -> None:
        """Say another title (a record's own, while it is open)."""
        self._words = title
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of a long title and of the sentence as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        for label, words in ((self._title, self._words), (self._state, self._sentence)):
            shown = label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, label.width())
            label.setText(shown)
            label.setToolTip(words if shown != words else "")

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)

    def add_button(self, text: str, *, icon: str = "") -> QPushButton:
        """Add a plain action."""
        button = plain_button(text, icon=icon)
        self.add(button)
        return button

    def add_main_button(self, text: str, *, icon: str = "") -> QPushButton:
        """Add the one filled button of the page."""
        button = main_button(text, icon=icon)
        self.add(button)
        return button
