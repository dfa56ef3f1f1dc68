"""The pages of a paper, one below the other, as they will be printed."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.background import Background
from ui.preview.page_pictures import PagePictures
from ui.preview.page_places import PagePlaces, scale_to_page, scale_to_width
from ui.preview.pdf_pages import PageSize, PdfPages
from ui.style import colour

_A4 = PageSize(595.3, 841.9)
_SCREEN = 96 / 72
"""Pixels to the point at 100 %."""
LEAST, MOST = 0.25, 4.0
_STEP = 1.2
_LINE = 60
_WAITING = "正在排版…"


class Fit(StrEnum):
    """How the zoom follows the window; the values are what the choice says."""

    WIDTH = "适合宽度"
    PAGE = "整页"
    FREE = "自由缩放"


class PagesView(QAbstractScrollArea):
    """Draws only what is seen and one page more; grey paper of the same size stands there meanwhile.

    Ctrl with the wheel zooms, Home and End go to the first and last page. ``moved`` says that another page or
    zoom is shown, ``zoomed`` that a person chose another zoom.
    """

    moved = Signal()
    zoomed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("预览")
        self.setObjectName("pages_view")
        self.setMinimumSize(260, 160)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.pictures = PagePictures(background, self)
        self.fit, self._zoom = Fit.WIDTH, 1.0
        self._sizes: tuple[PageSize, ...] = ()
        self._waits = False
        self._turned = 0
        self._places = PagePlaces((), 1.0, 0)
        self.pictures.arrived.connect(self._on_picture)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    @property
    def count(self) -> int:
        """How many pages there are; 0 while a paper is made."""
        return 0 if self._waits else len(self._sizes)

    @property
    def current(self) -> int:
        """The page that takes most of the window, counted from 0."""
        return self._places.at(self.verticalScrollBar().value() + self.viewport().height() // 3)

    @property
    def zoom(self) -> float:
        """The zoom that is shown; 1.0 is the size of the paper."""
        return self._places.scale / _SCREEN

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show other pages from the first, or nothing."""
        self._waits = False
        self._sizes = pages.sizes if pages else ()
        self.pictures.show_pages(pages)
        self._lay()
        self.verticalScrollBar().setValue(0)
        self._on_scroll()

    def renew(self, pages: PdfPages) -> None:
        """Show the same paper made anew, and stay where the reader is."""
        at, share = self._places.share(self.verticalScrollBar().value())
        self.show_pages(pages)
        self.verticalScrollBar().setValue(self._places.height_of(at, share) if at < len(pages.sizes) else 0)

    def wait(self) -> None:
        """Show one empty sheet, as high as the page before, while a paper is made."""
        first = self._sizes[0] if self._sizes else _A4
        self.show_pages(None)
        self._waits, self._sizes = True, (first,)
        self._lay()

    def go_to(self, at: int) -> None:
        """Put the top of a page to the top of the window."""
        if self._sizes:
            place = self._places.place(min(max(at, 0), len(self._sizes) - 1))
            self.verticalScrollBar().setValue(place.top() - 4)

    def choose_fit(self, fit: Fit) -> None:
        """Let the zoom follow the window because a person wants it."""
        self.set_fit(fit)
        self.zoomed.emit()

    def set_fit(self, fit: Fit, zoom: float | None = None) -> None:
        """Let the zoom follow the window, or take a zoom of its own (the one that is shown without one)."""
        self._zoom = min(max(self.zoom if zoom is None else zoom, LEAST), MOST)
        self.fit = fit
        self._relay()

    def zoom_by(self, steps: int) -> None:
        """Come nearer by so many steps, or go away, because a person wants it."""
        self.set_fit(Fit.FREE, self.zoom * _STEP**steps)
        self.zoomed.emit()

    def sizeHint(self) -> QSize:
        """As much as there is; a page wants to be read."""
        return QSize(640, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out anew and keep the same words at the top."""
        super().resizeEvent(event)
        self._relay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / 120)
        if steps:
            self._turned -= steps * 120
            self.zoom_by(steps)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages, go to either end."""
        key, bar = Qt.Key(event.key()), self.verticalScrollBar()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if key is Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen."""
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), colour("line"))
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for at in self._seen():
            self._paint_page(painter, at, self._places.place(at).translated(-corner))

    def _paint_page(self, painter: QPainter, at: int, place: QRect) -> None:
        picture = self.pictures.picture(at)
        if picture is None:
            painter.fillRect(place, colour("hover"))
            if self._waits:
                painter.setPen(colour("secondary"))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _WAITING)
        else:
            painter.drawImage(self._sharp(place, picture), picture)
        painter.setPen(colour("field_line"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _sharp(self, place: QRect, picture: QImage) -> QRectF:
        """Where a picture stands: pixel on pixel once it has this zoom, else stretched meanwhile."""
        ratio = self.devicePixelRatioF()
        own = QSizeF(picture.width() / ratio, picture.height() / ratio)
        fits = abs(own.width() - place.width()) < 2 and abs(own.height() - place.height()) < 2
        return QRectF(place.topLeft().toPointF(), own) if fits else place.toRectF()

    def _seen(self) -> range:
        return self._places.seen(self.verticalScrollBar().value(), self.viewport().height())

    def _relay(self) -> None:
        at, share = self._places.share(self.verticalScrollBar().value())
        across, room = self.horizontalScrollBar(), max(self.viewport().width(), 1)
        middle = (across.value() + room / 2) / (across.maximum() + room)
        self._lay()
        self.verticalScrollBar().setValue(self._places.height_of(at, share))
        across.setValue(round(middle * (across.maximum() + room) - room / 2))
        self._on_scroll()

    def _lay(self) -> None:
        room = self.viewport().size()
        self._places = PagePlaces(self._sizes, self._scale(room), room.width())
        for bar, whole, part in (
            (self.verticalScrollBar(), self._places.height, room.height()),
            (self.horizontalScrollBar(), self._places.width, room.width()),
        ):
            bar.setPageStep(part)
            bar.setSingleStep(_LINE)
            bar.setRange(0, max(whole - part, 0))
        self.viewport().update()

    def _scale(self, room: QSize) -> float:
        if not self._sizes or self.fit is Fit.FREE:
            return self._zoom * _SCREEN
        if self.fit is Fit.PAGE:
            return min(scale_to_page(size, room) for size in set(self._sizes))
        return min(scale_to_width(self._sizes, room), MOST * _SCREEN)

    def _on_scroll(self) -> None:
        self.viewport().update()
        seen = self._seen()
        if self.count:
            more = range(seen.start, min(seen.stop + 1, self.count))
            self.pictures.want(more, self._places.scale * self.devicePixelRatioF())
        self.setAccessibleDescription(f"第 {self.current + 1} 页，共 {self.count} 页" if self.count else "")
        self.moved.emit()

    def _on_picture(self, at: int) -> None:
        if at in self._seen():
            self.viewport().update()
