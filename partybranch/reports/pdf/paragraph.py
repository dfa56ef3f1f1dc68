"""Chinese paragraphs for the PDF: plain text in, lines out; nothing in a person's text is markup.

The library's own paragraph knows no 避头尾, stretches only ASCII blanks and has no fallback for rare
characters, so this one sets its lines itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.fonts import Face, Glyph, chain, runs
from partybranch.reports.pdf.linebreaking import Line, break_lines

_BLANK = "\u3000"
_OPTICAL_MIDDLE = 0.38
"""Height of a Chinese character's middle above its baseline, in ems."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _SetLine:
    """A line ready to draw: where it begins, and what is added after each character, in points.

    ``typed_indent`` are the blanks a person typed before the text: nothing is added to them.
    """

    runs: Sequence[tuple[str, str]]
    x: float
    spacing: float
    typed_indent: Sequence[tuple[str, str]] = ()


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
            self._lines = _set_text(self.text, self.style, available_width)
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
            _draw_line(self.canv, line, line.x, baseline, size)
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
    _draw_line(canvas, _SetLine(runs=runs(glyphs), x=0.0, spacing=0.0), x - shift, y, style.size)


def _draw_line(canvas: Canvas, line: _SetLine, x: float, baseline: float, size: float) -> None:
    text = canvas.beginText(x, baseline)
    for font, part in line.typed_indent:
        text.setFont(font, size)
        text.textOut(part)
    if line.spacing:
        text.setCharSpace(line.spacing)
    for font, part in line.runs:
        text.setFont(font, size)
        text.textOut(part)
    if line.spacing:
        # The spacing outlives its text object: left alone it would spread the next line too.
        text.setCharSpace(0)
    canvas.drawText(text)


def _set_text(text: str, style: TextStyle, width: float) -> list[_SetLine]:
    """The lines of all paragraphs of a text; an empty one keeps its line."""
    lines: list[_SetLine] = []
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        words = part.strip(" \t")
        # What was typed as an indent stands for the paragraph's own: both would be four characters.
        typed = len(words) - len(words.lstrip(_BLANK))
        own = replace(style, indent=max(style.indent - typed, 0.0))
        lines += _set_paragraph(chain(style.face).glyphs(words), own, width) or [
            _SetLine(runs=(), x=0.0, spacing=0.0)
        ]
    return lines


def _set_paragraph(glyphs: Sequence[Glyph], style: TextStyle, width: float) -> list[_SetLine]:
    limit = width / style.size
    if style.balanced:
        limit = _balanced_limit(glyphs, limit)
    broken = break_lines(glyphs, limit - style.indent, limit, hang=style.hang)
    shown = replace(style, indent=0.0)
    return [
        _set_line(glyphs, line, style if number == 0 else shown, width, last=line is broken[-1])
        for number, line in enumerate(broken)
    ]


def _balanced_limit(glyphs: Sequence[Glyph], limit: float) -> float:
    """The narrowest width, in ems, that needs no more lines than ``limit`` does."""
    count = len(break_lines(glyphs, limit, limit, hang=False))
    narrow = sum(glyph.width for glyph in glyphs) / max(count, 1)
    while narrow < limit and len(break_lines(glyphs, narrow, narrow, hang=False)) > count:
        narrow += 0.5
    return min(narrow, limit)


def _set_line(glyphs: Sequence[Glyph], line: Line, style: TextStyle, width: float, *, last: bool) -> _SetLine:
    indent = style.indent * style.size
    room = width - indent - line.width * style.size
    shift = {Align.CENTER: room / 2, Align.RIGHT: room}.get(style.align, 0.0)
    begin = _after_blanks(glyphs, line)
    gaps = line.end - begin - 1 - line.hangs
    spacing = 0.0
    if style.align is Align.JUSTIFY and not last and gaps > 0 and room > 0:
        even = room / gaps
        # Beyond half a character the line would fall apart; it stays ragged.
        spacing = even if even <= style.size / 2 else 0.0
    return _SetLine(
        # The blanks between two lines are drawn too, so that copied words do not run together.
        runs=runs(glyphs[begin : line.following]),
        x=indent + max(shift, 0.0),
        spacing=spacing,
        typed_indent=runs(glyphs[line.start : begin]),
    )


def _after_blanks(glyphs: Sequence[Glyph], line: Line) -> int:
    """The first character of a line behind the blanks typed as its indent."""
    places = range(line.start, line.end)
    return next((place for place in places if glyphs[place].text != _BLANK), line.start)
