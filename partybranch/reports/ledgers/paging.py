"""How a wide sheet goes on paper: shrunk to the width, or in bands of columns, page after page."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from partybranch.reports.ledgers.metrics import CELL_PADDING
from partybranch.reports.ledgers.plan import Paper

MARGINS_MM = {"left": 20.0, "right": 15.0, "top": 18.0, "bottom": 18.0, "header": 8.0, "footer": 8.0}
_PAPER_MM = {Paper.A4: (210.0, 297.0), Paper.A3: (297.0, 420.0)}
_POINTS_PER_MM = 72 / 25.4
POINTS_PER_CHARACTER = 6.0  # a digit of 11 pt 宋体 is 8 pixels wide at 96 dpi

SMALLEST_FIT = 7 / 10.5  # shrunk to the width, body text of 10.5 pt keeps 7 pt
_HEAD, _FOOT = 110.0, 80.0  # points that titles, and notes with signatures, take as a rule
_SMALLEST_BAND = 0.7  # with several pages side by side there is no need to go to the smallest type
_WIDEST_STRETCH = 1.5
_SLACK = 0.97  # another program's idea of a width must not push the last column off the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Columns that stand on one page; 1-based, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The bands of a sheet, the scale it is printed at, and a page's height in unscaled points.

    With one band the program that prints fits it to the width; with more, the scale is fixed and
    the bands leave out the frozen columns, which are repeated on every page.
    """

    bands: tuple[Band, ...]
    scale: float
    page_height: float


def lay_out(
    widths: Sequence[float],
    groups: Sequence[str | None],
    *,
    frozen: int,
    paper: Paper,
    landscape: bool,
    body_height: float = 0.0,
) -> Layout:
    """Choose the layout in which body text is never smaller than 7 points.

    ``body_height`` is the height in points of all rows below the column titles; of the layouts
    with the fewest pages the largest is taken.
    Raises ValueError when one column beside the frozen ones is wider than a page.
    """
    room, height = _page_room(paper, landscape=landscape)
    full = [width + CELL_PADDING for width in widths]
    fit = room / sum(full)
    scale, bands = min(1.0, fit), [Band(first=1, last=len(full))]
    if fit < SMALLEST_FIT:
        choices = _banded(full, groups, frozen, room * _SLACK)
        down = height * _SLACK
        scale, bands = min(choices, key=lambda choice: _pages(choice, down, body_height))
    return Layout(bands=tuple(bands), scale=scale, page_height=height * _SLACK / scale)


def fill_page(widths: Sequence[float], *, paper: Paper, landscape: bool) -> list[float]:
    """Return the widths, widened by up to a half where the sheet is narrower than its page."""
    room, _ = _page_room(paper, landscape=landscape)
    spare = room * _SLACK - CELL_PADDING * len(widths)
    stretch = min(_WIDEST_STRETCH, max(1.0, spare / sum(widths)))
    return [width * stretch for width in widths]


def page_width(paper: Paper, *, landscape: bool) -> float:
    """Return the width between the margins in points."""
    return _page_room(paper, landscape=landscape)[0] * POINTS_PER_CHARACTER


def most_characters(columns: int, *, paper: Paper, landscape: bool) -> float:
    """Return how wide all columns may be together for one page in the smallest type."""
    room, _ = _page_room(paper, landscape=landscape)
    # A little less: widths that add up to just this must not be found too wide by rounding.
    return room / SMALLEST_FIT - CELL_PADDING * columns - 0.01


def _page_room(paper: Paper, *, landscape: bool) -> tuple[float, float]:
    """Return the printable width in characters and the height in points."""
    short, long = _PAPER_MM[paper]
    across, down = (long, short) if landscape else (short, long)
    width_mm = across - MARGINS_MM["left"] - MARGINS_MM["right"]
    height_mm = down - MARGINS_MM["top"] - MARGINS_MM["bottom"]
    return width_mm * _POINTS_PER_MM / POINTS_PER_CHARACTER, height_mm * _POINTS_PER_MM


def _banded(
    widths: Sequence[float], groups: Sequence[str | None], frozen: int, room: float
) -> list[tuple[float, list[Band]]]:
    """Return the bands for every scale that has room for the widest column, the largest first."""
    fixed = sum(widths[:frozen])
    widest = max(widths[frozen:])
    blocks = _blocks(widths, groups, frozen)
    smallest = round(_SMALLEST_BAND * 100)
    limits = {percent / 100: room * 100 / percent - fixed for percent in range(100, smallest - 1, -1)}
    choices = [(scale, list(_bands(blocks, limit))) for scale, limit in limits.items() if widest <= limit]
    if not choices:
        raise ValueError("one column is wider than a page")
    return choices


def _pages(choice: tuple[float, list[Band]], height: float, body_height: float) -> int:
    scale, bands = choice
    return len(bands) * math.ceil((body_height + _FOOT) / max(1.0, height / scale - _HEAD))


def _blocks(
    widths: Sequence[float], groups: Sequence[str | None], frozen: int
) -> list[list[tuple[int, float]]]:
    """Return the columns after the frozen ones as (number, width), grouped ones together."""
    columns = [(number, widths[number - 1]) for number in range(frozen + 1, len(widths) + 1)]
    return [
        list(block) for _, block in groupby(columns, key=lambda column: groups[column[0] - 1] or column[0])
    ]


def _bands(blocks: Sequence[Sequence[tuple[int, float]]], limit: float) -> Iterator[Band]:
    """Fill one band after the other; a group is cut only when it is wider than a page."""
    first, used, last = blocks[0][0][0], 0.0, 0
    for block in blocks:
        whole = sum(width for _, width in block)
        pieces = [block] if whole <= limit else [[column] for column in block]
        for piece in pieces:
            width = sum(part for _, part in piece)
            if used + width > limit:
                yield Band(first=first, last=last)
                first, used = piece[0][0], 0.0
            used += width
            last = piece[-1][0]
    yield Band(first=first, last=last)
