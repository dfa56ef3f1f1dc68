"""Shows a widget whole: as high as the window leaves, with a bar only where it could not be any lower."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class _Holder(QWidget):
    """Takes a widget at its least height; a scroll area left alone would ask for its preferred one.

    ``bends``: the least height follows from the width, since texts wrap. Through several nested widgets Qt
    knows no least height for a width; there the plain least height is right.
    """

    def __init__(self, inside: QWidget, *, bends: bool) -> None:
        super().__init__()
        self._inside, self._bends = inside, bends
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
            bent = self._bends and layout.hasHeightForWidth()
            least = layout.totalMinimumHeightForWidth(self.width()) if bent else 0
            self.setMinimumHeight(least if bent else layout.totalMinimumSize().height())


class LowestArea(QScrollArea):
    """A page in a window lower than it was laid out for."""

    def __init__(self, inside: QWidget, *, bends: bool = True) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(_Holder(inside, bends=bends))
        self.setMinimumWidth(inside.minimumSizeHint().width())
