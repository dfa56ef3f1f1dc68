"""The pictures of the pages that are looked at: drawn beside the window, only a few kept."""

from collections import OrderedDict

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from partybranch.errors import BranchError
from ui.background import Background
from ui.preview.pdf_pages import PdfPages

KEPT = 20
"""So many pages stay drawn."""
_ROOM = 160 << 20
"""And never more bytes than this, whatever the zoom; what is looked at is always kept."""


class PagePictures(QObject):
    """Draws pages in the background; ``arrived`` carries the place of one that is there now."""

    arrived = Signal(int)
    _drawn = Signal(object, int, float, QImage)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._pages: PdfPages | None = None
        self._kept: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._asked: dict[int, float] = {}
        self._wanted: range = range(0)
        self._scale = 1.0
        self._drawn.connect(self._take)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._let_go)

    @property
    def kept(self) -> tuple[int, ...]:
        """The places of the pages that are drawn."""
        return tuple(self._kept)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Go over to other pages; what was drawn of the old ones is given back."""
        if self._pages is not None and self._pages is not pages:
            self._background.aside(self._pages.close, _unlikely)
        self._pages = pages
        self._kept.clear()
        self._asked.clear()

    def picture(self, at: int) -> QImage | None:
        """The picture of a page, perhaps still at another zoom; None before there is any."""
        found = self._kept.get(at)
        return found[1] if found else None

    def want(self, places: range, scale: float) -> None:
        """Have these pages drawn with so many pixels to the point; what was wanted before may be left."""
        self._wanted, self._scale = places, scale
        for at in places:
            kept = self._kept.get(at)
            if kept is not None:
                self._kept.move_to_end(at)
            if (kept is None or kept[0] != scale) and self._asked.get(at) != scale:
                self._ask(at, scale)

    def _ask(self, at: int, scale: float) -> None:
        pages = self._pages
        if pages is None:
            return
        self._asked[at] = scale

        def draw() -> None:
            # Gone past while it waited: somebody is scrolling through two hundred pages.
            stale = self._pages is not pages or at not in self._wanted or self._asked.get(at) != scale
            picture = QImage() if stale else pages.picture(at, scale)
            if isValid(self):
                self._drawn.emit(pages, at, scale, picture)

        self._background.aside(draw, _unlikely)

    def _take(self, pages: PdfPages, at: int, scale: float, picture: QImage) -> None:
        if pages is not self._pages:
            return
        if self._asked.get(at) == scale:
            del self._asked[at]
        if picture.isNull():
            if at in self._wanted and at not in self._asked:
                self._ask(at, self._scale)
            return
        self._kept[at] = (scale, picture)
        self._kept.move_to_end(at)
        self._make_room()
        self.arrived.emit(at)

    def _let_go(self) -> None:
        if self._pages is not None:
            self._pages.close()

    def _make_room(self) -> None:
        size = sum(picture.sizeInBytes() for _, picture in self._kept.values())
        for at in [each for each in self._kept if each not in self._wanted]:
            if len(self._kept) <= KEPT and size <= _ROOM:
                break
            size -= self._kept.pop(at)[1].sizeInBytes()


def _unlikely(_error: BranchError) -> None:
    """Drawing refuses nothing: a file that opened has its pages."""
