"""Waiting for the moment a person sees the first page: when it has been painted."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from partybranch.errors import BranchError

_PATIENCE_MS = 60_000


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


def wait_until_painted(widget: QWidget) -> None:
    """Let Qt work until the widget is painted; BranchError when it never is."""
    watch = _Painted(widget)
    waited = QElapsedTimer()
    waited.start()
    while not watch.seen:
        QApplication.processEvents()
        if waited.elapsed() > _PATIENCE_MS:
            raise BranchError("窗口打开了，但第一页一直没有画出来。请检查显卡驱动或远程桌面。")
    # What was painted into the window's memory is on its way to the screen with the next round.
    QApplication.processEvents()
    widget.removeEventFilter(watch)
