"""目录: the parts of a document with the pages they begin on, and the marks that say which page that is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.platypus import CondPageBreak
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.setting.fonts import Face, Glyph, chain, runs
from partybranch.reports.pdf.setting.linebreaking import Line, break_lines
from partybranch.reports.pdf.setting.paragraph import Align, Bookmark, TextStyle, draw_text

_PART = TextStyle(face=Face.HEI, size=12.0, leading=22.0)
_PAPER = TextStyle(size=10.5, leading=18.0)
_INDENT = 24.0
_LEAST_DOTS = 3
_PAGE_DIGITS = 4
_LISTED = 1
"""The deepest level of the outline that a catalogue lists."""


@dataclass(slots=True)
class Outline:
    """The bookmarks of a document in order, and the page each stood on when it was last laid out."""

    marks: list[Bookmark] = field(default_factory=list)
    pages: dict[str, int] = field(default_factory=dict)
    _above: list[int] = field(default_factory=list)

    def mark(self, title: str, level: int) -> Bookmark:
        """A new entry; its page is noted when it is drawn.

        One that would leave a level out moves up: the file knows no entry without the one above it.
        """
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        bookmark = Bookmark(
            key=f"part-{len(self.marks) + 1}",
            title=title,
            level=len(self._above) - 1,
            note=self.pages.__setitem__,
        )
        self.marks.append(bookmark)
        return bookmark


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
    """One part with dots to its page; a long title goes on below its own beginning."""

    def __init__(self, mark: Bookmark, page: int | None, width: float) -> None:
        super().__init__()
        self._mark, self._page = mark, page
        self._style = _PAPER if mark.level else _PART
        self._left = mark.level * _INDENT
        self._glyphs, self._lines = _set(mark.title, self._style, width - self._left)
        self.width, self.height = width, self._style.leading * len(self._lines)

    def draw(self) -> None:
        """Draw the lines of the title, then dots and page after the last of them."""
        size, leading = self._style.size, self._style.leading
        baseline = self.height - leading / 2 - 0.38 * size
        for line in self._lines:
            part = "".join(text for _, text in runs(self._glyphs[line.start : line.end]))
            draw_text(self.canv, part, (self._left, baseline), self._style)
            baseline -= leading
        baseline += leading
        self._draw_page(self._left + (self._lines[-1].width if self._lines else 0) * size, baseline)
        self.canv.linkRect("", self._mark.key, (0, 0, self.width, self.height), relative=1)

    def _draw_page(self, at: float, baseline: float) -> None:
        size = self._style.size
        number = "" if self._page is None else str(self._page)
        right = self.width - chain(Face.SONG).width(number) * size
        style = TextStyle(size=size, align=Align.RIGHT)
        draw_text(self.canv, number, (self.width, baseline), style)
        dots = "…" * max(int((right - at - size) / (chain(Face.SONG).width("…") * size)), 0)
        draw_text(self.canv, dots, (right - size / 4, baseline), style)


def catalogue_lines(outline: Outline, width: float) -> Sequence[Flowable]:
    """The parts and their papers; a part never stands alone at the foot of a page."""
    lines: list[Flowable] = []
    for mark in outline.marks:
        if mark.level > _LISTED:
            continue
        if not mark.level:
            lines.append(CondPageBreak(_PART.leading * 2.5))
        lines.append(CatalogueLine(mark, outline.pages.get(mark.key), width))
    return lines


def _set(title: str, style: TextStyle, width: float) -> tuple[Sequence[Glyph], Sequence[Line]]:
    """The lines of a title that leave room for dots and a page, whatever the page turns out to be."""
    glyphs = chain(style.face).glyphs(title)
    limit = width / style.size - _LEAST_DOTS - _PAGE_DIGITS / 2
    return glyphs, break_lines(glyphs, limit, limit, hang=False) or [
        Line(start=0, end=0, following=0, width=0.0, hangs=False)
    ]
