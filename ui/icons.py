"""Our own line icons (resources/icons), tinted with a colour token at the moment they are drawn."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from partybranch.paths import resources
from ui.style import colour


class DrawnIcon(QIconEngine):
    """An icon that is painted anew for every size, so that it is sharp in each."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw a picture of so many real pixels."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture


class TintedIcon(DrawnIcon):
    """Draws an icon in the colour that its token has in the present scheme; disabled ones are faint."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into a rectangle."""
        del state
        tone = "disabled" if mode is QIcon.Mode.Disabled else self._tone
        _renderer(self._name, colour(tone).name()).render(painter, QRectF(rect))

    def clone(self) -> QIconEngine:
        """Another of the same, as Qt asks for when an icon is changed."""
        return TintedIcon(self._name, self._tone)


def icon(name: str, tone: str = "text") -> QIcon:
    """The icon of that name in the colour of a token; sharp at any size and in any scheme."""
    return QIcon(TintedIcon(name, tone))


@cache
def _renderer(name: str, tint: str) -> QSvgRenderer:
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", tint).encode()))
