"""Shows a widget whole: as high as the window leaves, with a bar only where it could not be any lower."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class _Holder(QWidget):
    """Takes a widget at its least height; a scroll area left alone would ask for its preferred one."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the widget all the room."""
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Ask anew for room when the widget does."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))


class LowestArea(QScrollArea):
    """A page in a window lower than it was laid out for."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(_Holder(inside))
        self.setMinimumWidth(inside.minimumSizeHint().width())
