"""The keys of the window inside text fields: some systems let Ctrl+K delete to the end of the line there."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeysThrough(QObject):
    """Watches the widget with the keyboard alone: an eye on every event would cost too much."""

    def __init__(self, keys: tuple[QKeyCombination, ...], window: QWidget) -> None:
        super().__init__(window)
        self._keys = {key.toCombined() for key in keys}
        self._watched: QObject | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys from being claimed by the field, so that they reach the window."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return False
        if event.keyCombination().toCombined() not in self._keys:
            return False
        event.ignore()
        return True

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new
        if new is not None:
            new.installEventFilter(self)


SEARCH = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)
EARLIER = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_PageUp)
LATER = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_PageDown)
