"""Where each page stands in the preview: one below the other, in the middle, at one zoom."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

from ui.preview.pdf_pages import PageSize

GAP, MARGIN = 12, 12
"""Pixels between two pages, and round all of them."""


def scale_to_width(sizes: Sequence[PageSize], room: QSize) -> float:
    """Pixels to the point at which the widest page fills the width."""
    widest = max((size.width for size in sizes), default=1.0)
    return max(room.width() - 2 * MARGIN, 1) / widest


def scale_to_page(size: PageSize, room: QSize) -> float:
    """Pixels to the point at which a page is seen whole."""
    high = max(room.height() - 2 * MARGIN, 1) / size.height
    return min(high, scale_to_width([size], room))


class PagePlaces:
    """The places of all pages at a scale, in pixels from the top left corner of the whole."""

    def __init__(self, sizes: Sequence[PageSize], scale: float, width: int) -> None:
        self.scale = scale
        self._places: list[QRect] = []
        shown = [QSize(round(size.width * scale), round(size.height * scale)) for size in sizes]
        widest = max((each.width() for each in shown), default=0)
        self.width = max(widest + 2 * MARGIN, width)
        top = MARGIN
        for each in shown:
            self._places.append(QRect((self.width - each.width()) // 2, top, each.width(), each.height()))
            top += each.height() + GAP
        self.height = top - GAP + MARGIN if shown else 0
        self._tops = [place.top() for place in self._places]

    def __len__(self) -> int:
        return len(self._places)

    def place(self, at: int) -> QRect:
        """The place of one page."""
        return self._places[at]

    def at(self, height: int) -> int:
        """The page at a height, or the one above a gap."""
        return max(bisect_right(self._tops, height) - 1, 0)

    def seen(self, top: int, height: int) -> range:
        """The pages of which anything stands between two heights."""
        if not self._places:
            return range(0)
        first, last = self.at(top), self.at(top + height)
        first += self._places[first].bottom() < top and first < last
        return range(first, last + 1)

    def share(self, height: int) -> tuple[int, float]:
        """A height as a page and how far down it, which holds at any other scale."""
        if not self._places:
            return 0, 0.0
        at = self.at(height)
        place = self._places[at]
        return at, (height - place.top()) / max(place.height(), 1)

    def height_of(self, at: int, share: float) -> int:
        """The height in pixels of a share as said by ``share``."""
        if not self._places:
            return 0
        place = self._places[min(at, len(self._places) - 1)]
        return round(place.top() + share * place.height())
