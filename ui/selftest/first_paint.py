"""Waiting for the moment a person sees the first page: when it has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 20_000
"""A window that a locked or covered screen hides is never painted."""


class _Painted(QObject):
    """Watches a widget for its first painting."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the painting and let it happen."""
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def is_painted(widget: QWidget, show: Callable[[], None], patience_ms: int = PATIENCE_MS) -> bool:
    """Show the widget and let Qt work until it is painted on the screen; whether it was within so long."""
    # Watched before it is shown: Windows paints while it shows.
    watch = _Painted(widget)
    show()
    waited = QElapsedTimer()
    waited.start()
    while not watch.seen and waited.elapsed() < patience_ms:
        QApplication.processEvents()
    # What was painted into the window's memory is on its way to the screen with the next round.
    QApplication.processEvents()
    widget.removeEventFilter(watch)
    return watch.seen


def can_be_drawn(widget: QWidget) -> bool:
    """Whether the widget can be drawn where no screen shows it: its picture has more than one colour."""
    picture = widget.grab().toImage()
    points = ((x, y) for x in range(0, picture.width(), 8) for y in range(0, picture.height(), 8))
    return len({picture.pixelColor(x, y).rgb() for x, y in points}) > 1
