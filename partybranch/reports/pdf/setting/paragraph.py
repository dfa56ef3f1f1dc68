"""Chinese paragraphs for the PDF: plain text in, lines out; nothing in a person's text is markup.

The library's own paragraph knows no 避头尾, stretches only ASCII blanks and has no fallback for rare
characters, so this one sets its lines itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.setting.fonts import Chain, Face, Glyph, chain, runs
from partybranch.reports.pdf.setting.linebreaking import Line, break_lines, may_widen

_BLANK = "\u3000"
_OPTICAL_MIDDLE = 0.38
"""Height of a Chinese character's middle above its baseline, in ems."""
_REMEMBERED, _SHORT = 1 << 12, 200
"""The same names and short texts stand on many pages; long ones would only fill the memory."""


class Align(StrEnum):
    """How a line stands in its column."""

    LEFT = "LEFT"
    CENTER = "CENTER"
    RIGHT = "RIGHT"
    JUSTIFY = "JUSTIFY"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a paragraph is set: points for size, leading and spaces, ems for the first line's indent.

    ``hang`` lets one closing mark stand in the margin; ``balanced`` makes the lines of a title
    equally long.
    """

    face: Face = Face.SONG
    size: float = 10.5
    leading: float = 14.0
    align: Align = Align.LEFT
    indent: float = 0.0
    hang: bool = False
    balanced: bool = False
    space_before: float = 0.0
    space_after: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the document's outline; ``key`` is unique in the document, level 0 is the top.

    ``note`` is told the key and the page as often as the entry is drawn.
    """

    key: str
    title: str
    level: int
    note: Callable[[str, int], None]

    def put_on(self, canvas: Canvas, top: float) -> None:
        """Let the entry lead to the current page, ``top`` points above the drawing's origin."""
        canvas.bookmarkHorizontal(self.key, 0, top)
        canvas.addOutlineEntry(self.title, self.key, self.level, closed=False)
        self.note(self.key, canvas.getPageNumber())


@dataclass(frozen=True, slots=True)
class _Piece:
    """Neighbouring characters of one font, and the points that are added after each of them.

    ``at`` is where it begins in the line; without it, it follows the one before.
    """

    font: str
    text: str
    spacing: float = 0.0
    at: float | None = None


@dataclass(frozen=True, slots=True)
class _SetLine:
    """A line ready to draw, and where it begins."""

    pieces: Sequence[_Piece] = ()
    x: float = 0.0


class ChineseParagraph(Flowable):
    """A paragraph of plain text; each line feed begins a new one with the same indent."""

    def __init__(self, text: str, style: TextStyle, bookmark: Bookmark | None = None) -> None:
        super().__init__()
        self.text = text
        self.style = style
        self.spaceBefore = style.space_before
        self.spaceAfter = style.space_after
        self._bookmark = bookmark
        self._lines: Sequence[_SetLine] = ()
        self._set_for: float | None = None
        self._is_piece = False

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Set the lines for a width; the height follows from their number."""
        del available_height
        if not self._is_piece and self._set_for != available_width:
            set_lines = _set_once if len(self.text) <= _SHORT else _set_text
            self._lines = set_lines(self.text, self.style, available_width, chain(self.style.face))
            self._set_for = available_width
        self.width = available_width
        self.height = len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The paragraph in two at a line's end, leaving no single line alone on the next page."""
        self.wrap(available_width, available_height)
        total = len(self._lines)
        fitting = min(int((available_height + 1e-6) // self.style.leading), total)
        if fitting == total:
            return [self]
        # What was kept back for the next page must not be parted once more at the foot of this one.
        if fitting == total - 1 and (fitting > 2 or self._is_piece):
            fitting -= 1
        if fitting <= 0:
            return []
        return [self._piece(0, fitting, self._bookmark), self._piece(fitting, total, None)]

    def draw(self) -> None:
        """Draw the lines from the top, and note the page for the outline."""
        if self._bookmark is not None:
            self._bookmark.put_on(self.canv, self.height + self.style.size)
        size, leading = self.style.size, self.style.leading
        baseline = self.height - leading / 2 - _OPTICAL_MIDDLE * size
        for line in self._lines:
            _draw_pieces(self.canv, line.pieces, (line.x, baseline), size)
            baseline -= leading

    def _piece(self, start: int, end: int, bookmark: Bookmark | None) -> "ChineseParagraph":
        piece = ChineseParagraph(self.text, self.style, bookmark)
        piece._lines = self._lines[start:end]
        piece._is_piece = True
        if start:
            piece.spaceBefore = 0
        return piece


def draw_text(
    canvas: Canvas, text: str, position: tuple[float, float], style: TextStyle | None = None
) -> None:
    """Draw one line with its baseline at ``position``, standing left of, on or right of it."""
    style = style or TextStyle()
    glyphs = chain(style.face).glyphs(text)
    width = sum(glyph.width for glyph in glyphs) * style.size
    x, y = position
    shift = {Align.CENTER: width / 2, Align.RIGHT: width}.get(style.align, 0.0)
    pieces = [_Piece(font, part) for font, part in runs(glyphs)]
    _draw_pieces(canvas, pieces, (x - shift, y), style.size)


def _draw_pieces(
    canvas: Canvas, pieces: Sequence[_Piece], position: tuple[float, float], size: float
) -> None:
    text = canvas.beginText(*position)
    spacing = 0.0
    for piece in pieces:
        if piece.at is not None:
            # Readers differ on whether the spacing counts after the last character of a piece.
            text.setTextOrigin(position[0] + piece.at, position[1])
        if piece.spacing != spacing:
            spacing = piece.spacing
            text.setCharSpace(spacing)
        text.setFont(piece.font, size)
        text.textOut(piece.text)
    if spacing:
        # The spacing outlives its text object: left alone it would spread the next line too.
        text.setCharSpace(0)
    canvas.drawText(text)


def _set_text(text: str, style: TextStyle, width: float, faces: Chain) -> Sequence[_SetLine]:
    """The lines of all paragraphs of a text; an empty one keeps its line."""
    lines: list[_SetLine] = []
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        words = part.strip(" \t")
        # What was typed as an indent stands for the paragraph's own: both would be four characters.
        typed = len(words) - len(words.lstrip(_BLANK))
        indent = max(style.indent - typed, 0.0)
        lines += _set_paragraph(faces.glyphs(words), style, width, indent) or [_SetLine()]
    return tuple(lines)


_set_once = lru_cache(maxsize=_REMEMBERED)(_set_text)


def _set_paragraph(glyphs: Sequence[Glyph], style: TextStyle, width: float, indent: float) -> list[_SetLine]:
    """The lines of one paragraph, the first of them ``indent`` ems in."""
    limit = width / style.size
    if style.balanced:
        limit = _balanced_limit(glyphs, limit)
    broken = break_lines(glyphs, limit - indent, limit, hang=style.hang)
    lefts = [indent * style.size if line is broken[0] else 0.0 for line in broken]
    return [
        _set_line(glyphs, line, style, (left, width), last=line is broken[-1])
        for line, left in zip(broken, lefts, strict=True)
    ]


def _balanced_limit(glyphs: Sequence[Glyph], limit: float) -> float:
    """The narrowest width, in ems, that needs no more lines than ``limit`` does."""
    count = len(break_lines(glyphs, limit, limit, hang=False))
    narrow = sum(glyph.width for glyph in glyphs) / max(count, 1)
    while narrow < limit and len(break_lines(glyphs, narrow, narrow, hang=False)) > count:
        narrow += 0.5
    return min(narrow, limit)


def _set_line(
    glyphs: Sequence[Glyph], line: Line, style: TextStyle, ends: tuple[float, float], *, last: bool
) -> _SetLine:
    left, right = ends
    room = right - left - line.width * style.size
    shift = {Align.CENTER: room / 2, Align.RIGHT: room}.get(style.align, 0.0)
    # The blanks between two lines are drawn too, so that copied words do not run together.
    drawn = glyphs[line.start : line.following]
    if style.align is Align.JUSTIFY and not last and room > 0:
        pieces = _spread(drawn, line, room, style.size)
    else:
        pieces = [_Piece(font, part) for font, part in runs(drawn)]
    return _SetLine(pieces, left + max(shift, 0.0))


def _spread(drawn: Sequence[Glyph], line: Line, room: float, size: float) -> list[_Piece]:
    """The line with its room shared among the gaps; numbers, words and a typed indent stay as they are.

    Where each gap would get more than a third of a character the line would fall apart; it stays ragged.
    """
    text = [glyph.text for glyph in drawn]
    begin = next((place for place, each in enumerate(text) if each != _BLANK), 0)
    end = line.end - line.start - line.hangs
    gaps = {place - 1 for place in range(begin + 1, end) if may_widen(text, place)}
    even = room / len(gaps) if gaps and room / len(gaps) <= size / 3 else 0.0
    spacings = [even if place in gaps else 0.0 for place in range(len(drawn))]
    pieces, at = [], 0.0
    for (font, spacing), group in groupby(
        zip(drawn, spacings, strict=True), key=lambda each: (each[0].font, each[1])
    ):
        glyphs = [glyph for glyph, _ in group]
        pieces.append(_Piece(font, "".join(glyph.text for glyph in glyphs), spacing, at))
        at += sum(glyph.width for glyph in glyphs) * size + spacing * len(glyphs)
    return pieces
