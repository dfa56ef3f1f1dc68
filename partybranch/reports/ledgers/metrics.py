"""How much room Chinese text takes in a cell: widths, lines and row heights.

Excel fits a row without a height by itself, LibreOffice does not, so every height is computed.
Widths count half-width characters: a digit is 1, a Chinese character 2.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import islice, zip_longest

from partybranch.reports.ledgers.plan import CellValue, Percent

WIDTH_SIZE = 11.0  # the font size in points that column widths are counted in
CELL_PADDING = 0.71  # what Excel adds to a column of n characters
MAX_ROW_HEIGHT = 409.0
CONTINUED = "（续）"

# Of 宋体 a line is lower; the fonts that stand in for it on a PC without it need all of this.
_LINE_HEIGHT = 1.44
_ROW_PADDING = 3.0
_MIN_ROW_HEIGHT = 18.0
_TEXT_MARGIN = 1.0
# Marks that may not end or start a line travel with their neighbour; so do words and numbers.
_OPENING = "“‘（《〈【「『\N{LEFT TORTOISE SHELL BRACKET}"
_CLOSING = "，。、；：！？）》〉】」』”’…\N{RIGHT TORTOISE SHELL BRACKET}\N{FULLWIDTH PERCENT SIGN}"
_TOKEN = re.compile(
    rf"\n|[{_OPENING}]{{0,2}}(?:[!-~]+|[^\n])[{_CLOSING}]{{0,2}}",
)


_WORD = re.compile(r"[!-~]{5,}")
_LONGEST_WORD = 24
"""Longer words (an address of the net) may be broken: so wide a column would starve the others."""

_REMEMBERED = 1 << 14
"""Words and characters recur; measuring them is most of the work on a ledger."""
_ROUNDING = 0.01
_SLACK = 0.93
"""A PC without 宋体 prints wider characters than those counted here; a line too many cuts nothing."""


@lru_cache(maxsize=_REMEMBERED)
def text_width(text: str) -> int:
    """Return the width of one line of text in half-width characters."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def room_for_text(width: float, size: float) -> float:
    """Return how many half-width characters of a size stand on one line of a column."""
    return max(2.0, (width - _TEXT_MARGIN) * WIDTH_SIZE / size)


def wrap(text: str, room: float) -> Iterator[str]:
    """Yield the lines a text takes in a cell, each with its own line feed where it has one."""
    line, used = "", 0
    for token in _fitting_tokens(text, room):
        if token == "\n":
            yield line + token
            line, used = "", 0
            continue
        width = text_width(token)
        if used and used + width > room:
            yield line
            line, used = "", 0
        line += token
        used += width
    yield line


def _fitting_tokens(text: str, room: float) -> Iterator[str]:
    for found in _TOKEN.finditer(text):
        token = found.group()
        if text_width(token) > room:
            yield from token
        else:
            yield token


def line_count(text: str, room: float) -> int:
    """Return the number of lines a text takes in a cell."""
    return sum(1 for _ in wrap(text, room))


def height_of_lines(lines: int, size: float) -> float:
    """Return the height in points of a row that holds so many lines."""
    return max(_MIN_ROW_HEIGHT, math.ceil(lines * size * _LINE_HEIGHT + _ROW_PADDING))


def lines_within(height: float, size: float) -> int:
    """Return how many lines a row of a height in points can hold.

    At least four: in the narrowest column 「（续）」 takes three, and the text must get on.
    """
    return max(4, int((height - _ROW_PADDING) / (size * _LINE_HEIGHT)))


def row_height(row: Iterable[CellValue], widths: Sequence[float], size: float) -> float:
    """Return the height in points that shows every wrapped text of a row whole."""
    texts = ((value, width) for value, width in zip(row, widths, strict=True))
    lines = [
        line_count(value, room_for_text(width, size) * _SLACK)
        for value, width in texts
        if isinstance(value, str)
    ]
    return height_of_lines(max(lines, default=1), size)


def continued_texts(text: str, room: float, height: float, size: float) -> Iterator[str]:
    """Yield the text in pieces no higher than a page; pieces after the first say 「（续）」.

    The pieces without their mark, put together, are the text; only a line feed at the end
    of a piece is dropped, since the next row starts a new line anyway.
    """
    if height_of_lines(line_count(text, room), size) <= min(height, MAX_ROW_HEIGHT):
        yield text
        return
    # A page may be higher than the highest row: pieces of equal parts of it leave no gap.
    lines = lines_within(height / math.ceil(height / MAX_ROW_HEIGHT), size)
    rest = text
    while True:
        head = "".join(islice(wrap(rest, room), lines))
        yield head.removesuffix("\n")
        if len(head) == len(rest):
            return
        rest = CONTINUED + rest[len(head) :]


def continued_rows(
    row: Sequence[CellValue], widths: Sequence[float], size: float, height: float
) -> Iterator[list[CellValue]]:
    """Yield the row, then as many rows of continued text as a page of this height asks for."""
    pieces: list[Iterator[CellValue]] = [
        continued_texts(value, room_for_text(width, size), height, size)
        if isinstance(value, str)
        else iter([value])
        for value, width in zip(row, widths, strict=True)
    ]
    yield [next(piece) for piece in pieces]
    for more in zip_longest(*pieces):
        yield list(more)


def width_needed(value: CellValue, number_format: str) -> float:
    """Return the column width below which Excel would show ##### instead of the value."""
    if value is None or isinstance(value, str):
        return 0.0
    if isinstance(value, datetime):
        shown = max(16, len(number_format))
    elif isinstance(value, date):
        shown = max(10, len(number_format))
    else:
        shown = len(_shown_number(value, number_format))
    return shown + _TEXT_MARGIN


def word_width(text: str, size: float) -> float:
    """Return the column width below which a date, a number or a word of a size would be broken."""
    longest = max(map(len, _WORD.findall(text)), default=0)
    return width_of_line(longest, size) if 0 < longest <= _LONGEST_WORD else 0.0


def width_of_line(characters: float, size: float) -> float:
    """Return the column width in which so many half-width characters of a size surely stand on one line."""
    return characters * size / (WIDTH_SIZE * _SLACK) + _TEXT_MARGIN + _ROUNDING


def _shown_number(value: float | Decimal | Percent, number_format: str) -> str:
    percent = "%" in number_format
    number = value.value if isinstance(value, Percent) else value
    if number_format == "General":
        return f"{number:.10g}"
    decimals = re.search(r"\.([0#]+)", number_format)
    places = len(decimals.group(1)) if decimals else 0
    text = f"{number * 100 if percent else number:,.{places}f}"
    extra = len(re.sub(r"[0#,.%]", "", number_format))
    return text + "%" * percent + " " * extra
