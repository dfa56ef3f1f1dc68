"""目录: the parts of a document with the pages they begin on, and the marks that say which page that is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.fonts import Face, chain
from partybranch.reports.pdf.paragraph import Align, Bookmark, TextStyle, draw_text

_INDENT = 2.0
_LEAST_DOTS = 3


@dataclass(slots=True)
class Outline:
    """The bookmarks of a document in order, and the page each stood on when it was last laid out."""

    marks: list[Bookmark] = field(default_factory=list)
    pages: dict[str, int] = field(default_factory=dict)

    def mark(self, title: str, level: int) -> Bookmark:
        """A new entry; its page is noted when it is drawn."""
        bookmark = Bookmark(
            key=f"part-{len(self.marks) + 1}", title=title, level=level, note=self.pages.__setitem__
        )
        self.marks.append(bookmark)
        return bookmark

    def lines(self, deepest: int) -> Sequence[Bookmark]:
        """The entries that a catalogue lists."""
        return [mark for mark in self.marks if mark.level <= deepest]


class Anchor(Flowable):
    """A place without a height of its own that an entry of the outline leads to."""

    def __init__(self, bookmark: Bookmark) -> None:
        super().__init__()
        self._bookmark = bookmark
        self.width = self.height = 0

    def draw(self) -> None:
        """Note the page."""
        self._bookmark.put_on(self.canv, 12)


class CatalogueLine(Flowable):
    """One part with dots to its page; a title too long for the line is cut with …."""

    def __init__(self, mark: Bookmark, page: int | None, width: float, style: TextStyle) -> None:
        super().__init__()
        self._mark, self._page, self._style = mark, page, style
        self.width, self.height = width, style.leading

    def draw(self) -> None:
        """Draw title, dots and page."""
        size, measure = self._style.size, chain(self._style.face).width
        number = "" if self._page is None else str(self._page)
        left = self._mark.level * _INDENT * size
        right = self.width - measure(number) * size
        title = self._mark.title
        while title and left + (measure(f"{title}…") + _LEAST_DOTS) * size > right:
            title = title[:-1]
        title = title if title == self._mark.title else f"{title}…"
        at = left + measure(title) * size
        baseline = self.height / 2 - 0.38 * size
        draw_text(self.canv, title, (left, baseline), self._style)
        draw_text(self.canv, number, (self.width, baseline), TextStyle(size=size, align=Align.RIGHT))
        dot = chain(Face.SONG).width("…") * size
        dots = "…" * max(int((right - at - size / 2) / dot), 0)
        draw_text(self.canv, dots, (right - size / 4, baseline), TextStyle(size=size, align=Align.RIGHT))
        self.canv.linkAbsolute("", self._mark.key, (0, 0, self.width, self.height), addtopage=1)
