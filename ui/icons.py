"""Our own line icons (resources/icons), tinted with a colour token when they are drawn."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from partybranch.paths import resources
from ui.style import colour

_SIZE, _RATIO = 20, 3


def icon(name: str, tone: str = "text") -> QIcon:
    """The icon of that name in the colour of a token."""
    return QIcon(pixmap(name, tone, _SIZE))


def pixmap(name: str, tone: str, size: int) -> QPixmap:
    """The icon as a picture of ``size`` device-independent pixels, sharp up to 300 %."""
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    tinted = drawing.replace("currentColor", colour(tone).name())
    picture = QPixmap(size * _RATIO, size * _RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(_RATIO)
    return picture
