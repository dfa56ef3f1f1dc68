"""Ruled tables: a heading row on every page, cells that wrap, columns that share the width."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from reportlab.lib.colors import HexColor, black
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.setting.fonts import Face, chain
from partybranch.reports.pdf.setting.paragraph import Align, ChineseParagraph, TextStyle

Cell = str | int | None
_Shown = str | Flowable

_PADDING, _SMALL_PADDING = 3.0, 2.0
_SMALL = 9.0
"""Below this size of type, cells have less air round them: narrow columns need the room for their text."""
SHADE = HexColor("#eeeeee")
_WIDEST = 16.0
"""Beyond this many ems a text wraps rather than claim more of the page."""
_WHOLE = 5.0
"""Up to so many ems, a name or a figure is not wrapped while any longer text can be."""
_WORDS = re.compile(r"[0-9A-Za-z.,:%/-]+")
_LONG = 300
"""Rows from which the table that measures only what it prints is faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``width`` in millimetres; without one, its texts claim a share of what is left.

    Neighbours of the same ``group`` get one cell above their titles.
    """

    title: str
    width: float | None = None
    align: Align = Align.CENTER
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableContent:
    """Rows under columns; ``totals`` are last rows in heavier type, ``empty`` says there are none.

    ``size`` is the type size in points, ``least`` the least height of a row where people write by hand,
    ``air`` what stays blank above and below a text where that is less than usual.
    Blank cells are None or an empty text; a label that leads a total is set over the blank cells after it.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    totals: Sequence[Sequence[Cell]] = ()
    empty: str = "本期无记录"
    size: float = 10.5
    least: float = 0.0
    air: float | None = None

    def texts(self) -> list[str]:
        """Every text the table prints."""
        cells = [_shown(cell) for row in (*self.rows, *self.totals) for cell in row]
        heads = [text for column in self.columns for text in (column.title, column.group)]
        return [*heads, *cells, self.empty]

    @property
    def grouped(self) -> bool:
        """Whether there is a second row of headings."""
        return any(column.group for column in self.columns)


def table(content: TableContent, width: float, tallest: float) -> Flowable:
    """The table, exactly ``width`` points wide; a row higher than ``tallest`` goes on in further rows."""
    widths = column_widths(content, width)
    head = TextStyle(face=Face.HEI, size=content.size, leading=content.size * 4 / 3, align=Align.CENTER)
    body = replace(head, face=Face.SONG)
    lines: list[list[_Shown]] = _headings(content, head)
    repeated = len(lines)
    for row in content.rows:
        lines += _pieces(_cells(row, content.columns, body, widths), widths, tallest, _edge(content.size))
    if not content.rows:
        blanks = [""] * (len(content.columns) - 1)
        lines.append([ChineseParagraph(content.empty, body), *blanks])
    lines += [_cells(total, content.columns, head, widths) for total in content.totals]
    kind = LongTable if len(lines) > _LONG else Table
    made = kind(lines, colWidths=widths, repeatRows=repeated, hAlign="CENTER")
    made.setStyle(_style(content, repeated))
    return made


def _headings(content: TableContent, head: TextStyle) -> list[list[_Shown]]:
    """One row of titles, or two: groups over their columns, other titles two rows high."""
    if not content.grouped:
        return [[ChineseParagraph(column.title, head) for column in content.columns]]
    upper: list[_Shown] = [ChineseParagraph(column.group or column.title, head) for column in content.columns]
    lower: list[_Shown] = [
        ChineseParagraph(column.title if column.group else "", head) for column in content.columns
    ]
    return [upper, lower]


def _group_spans(columns: Sequence[Column]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The corners of the heading cells that take more than one place."""
    for group, run in groupby(range(len(columns)), key=lambda at: columns[at].group):
        places = list(run)
        if group:
            yield (places[0], 0), (places[-1], 0)
        else:
            yield from (((at, 0), (at, 1)) for at in places)


def _label_span(total: Sequence[Cell]) -> int:
    """The last column that a leading label of a total is set over."""
    blank = 0
    while blank + 1 < len(total) and _shown(total[0]) and total[blank + 1] in (None, ""):
        blank += 1
    return blank


def _edge(size: float) -> float:
    """The blank on each side of a cell's text."""
    return _PADDING if size >= _SMALL else _SMALL_PADDING


def _pieces(
    cells: list[_Shown], widths: Sequence[float], tallest: float, edge: float
) -> Iterator[list[_Shown]]:
    """The row, cut where it is too high: the library cannot set a row that is higher than a page."""
    rest = cells
    while any(rest) or rest is cells:
        parted = [_part(cell, width - 2 * edge, tallest) for cell, width in zip(rest, widths, strict=True)]
        yield [upper for upper, _ in parted]
        rest = [lower for _, lower in parted]


def _part(cell: _Shown, width: float, tallest: float) -> tuple[_Shown, _Shown]:
    if isinstance(cell, str):
        return cell, ""
    upper, *lower = cell.split(width, tallest)
    return upper, lower[0] if lower else ""


def least_height(content: TableContent) -> float:
    """The height of a heading row and two lines: less must not stand at a page's foot."""
    heads = 2 if content.grouped else 1
    return (heads + 2) * (content.size * 4 / 3 + 2 * _PADDING)


def column_widths(content: TableContent, width: float) -> list[float]:
    """Widths in points that add up to ``width``: fixed ones as asked while the others can live."""
    claims = [_claim(content, number) for number in range(len(content.columns))]
    free = [claim for claim in claims if claim.fixed is None]
    asked = sum(claim.fixed or 0.0 for claim in claims)
    kept = min(asked, max(width - sum(claim.least for claim in free), 0.0)) if free else width
    shares = iter(_shares(free, width - kept))
    return [next(shares) if claim.fixed is None else claim.fixed * kept / asked for claim in claims]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What a column asks for, in points: a fixed width, or one between least and wanted."""

    fixed: float | None
    least: float
    wanted: float


def _claim(content: TableContent, number: int) -> _Claim:
    column = content.columns[number]
    if column.width is not None:
        return _Claim(fixed=column.width * mm, least=0.0, wanted=0.0)
    song, hei = chain(Face.SONG), chain(Face.HEI)
    texts = [_shown(row[number]) for row in content.rows]
    strong = [_shown(total[number]) for total in content.totals if number > _label_span(total)]
    heading = hei.width(column.title)
    longest = max([song.width(text) for text in texts] + [hei.width(text) for text in strong], default=0.0)
    words = [word for text in (*texts, *strong) for word in _WORDS.findall(text)]
    longest_word = max((hei.width(word) for word in words), default=0.0)
    wanted = max(min(longest, _WIDEST), min(heading, 4.0), longest_word, 1.0)
    least = wanted if wanted <= _WHOLE else max(_WHOLE, min(longest_word, _WIDEST))
    edges = 2 * _PADDING + 1
    size = content.size
    return _Claim(fixed=None, least=least * size + edges, wanted=wanted * size + edges)


def _shares(claims: Sequence[_Claim], width: float) -> list[float]:
    """Divide a width: each its least, the rest by want; too little or too much goes in proportion."""
    least = sum(claim.least for claim in claims)
    wanted = sum(claim.wanted for claim in claims)
    if width <= least:
        return [claim.least * width / least for claim in claims]
    if width >= wanted:
        return [claim.wanted * width / wanted for claim in claims]
    part = (width - least) / (wanted - least)
    return [claim.least + (claim.wanted - claim.least) * part for claim in claims]


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _cells(
    row: Sequence[Cell], columns: Sequence[Column], style: TextStyle, widths: Sequence[float]
) -> list[_Shown]:
    return [
        _cell(_shown(cell), _aligned(style, column.align), width - 2 * _edge(style.size))
        for cell, column, width in zip(row, columns, widths, strict=True)
    ]


@cache
def _aligned(style: TextStyle, align: Align) -> TextStyle:
    return replace(style, align=align)


def _cell(text: str, style: TextStyle, width: float) -> _Shown:
    """A bare text where the face has all of it and it fits on one line: it prints much faster."""
    glyphs = chain(style.face).glyphs(text)
    same = "".join(glyph.text for glyph in glyphs) == text
    simple = same and all(glyph.font == style.face for glyph in glyphs)
    if simple and sum(glyph.width for glyph in glyphs) * style.size <= width:
        return text
    return ChineseParagraph(text, style)


def _style(content: TableContent, repeated: int) -> TableStyle:
    size = content.size
    air = _edge(size) if content.air is None else content.air
    edge = max((content.least - size * 4 / 3) / 2, air)
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), Face.SONG.value, size, size * 4 / 3),
            ("GRID", (0, 0), (-1, -1), 0.5, black),
            ("BOX", (0, 0), (-1, -1), 1, black),
            ("BACKGROUND", (0, 0), (-1, repeated - 1), SHADE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), _edge(size)),
            ("RIGHTPADDING", (0, 0), (-1, -1), _edge(size)),
            ("TOPPADDING", (0, 0), (-1, -1), edge),
            ("BOTTOMPADDING", (0, 0), (-1, -1), edge),
        ]
    )
    if len(content.rows) + len(content.totals) > 1:
        # No page begins with one last row: two go over together.
        style.add("NOSPLIT", (0, -2), (-1, -1))
    if content.grouped:
        for first, last in _group_spans(content.columns):
            style.add("SPAN", first, last)
    for number, column in enumerate(content.columns):
        align = "LEFT" if column.align is Align.JUSTIFY else column.align.value
        style.add("ALIGN", (number, repeated), (number, -1), align)
    if not content.rows:
        style.add("SPAN", (0, repeated), (-1, repeated))
    for place, total in enumerate(content.totals):
        row = place - len(content.totals)
        style.add("FONT", (0, row), (-1, row), Face.HEI.value, size, size * 4 / 3)
        style.add("LINEABOVE", (0, row), (-1, row), 1, black)
        if spanned := _label_span(total):
            style.add("SPAN", (0, row), (spanned, row))
            style.add("ALIGN", (0, row), (spanned, row), "CENTER")
    return style
