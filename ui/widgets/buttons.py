"""Buttons by their weight: one filled main act, plain acts, text links."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from ui.icons import icon as drawn

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Button(QPushButton):
    """Enter presses the button the keyboard is on; Qt would press the dialog's default one, or none."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def _button(text: str, weight: str, icon: str) -> QPushButton:
    button = _Button(text)
    button.setProperty("weight", weight)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    if icon:
        button.setIcon(drawn(icon, "on_accent" if weight == "main" else "text"))
    return button


def main_button(text: str, *, icon: str = "") -> QPushButton:
    """The filled button: at most one on a page or form."""
    return _button(text, "main", icon)


def plain_button(text: str, *, icon: str = "") -> QPushButton:
    """A button with a line round it."""
    return _button(text, "plain", icon)


def link_button(text: str) -> QPushButton:
    """A button that looks like a link inside a line of text or a list."""
    button = _button(text, "link", "")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
