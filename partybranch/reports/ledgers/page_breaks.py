"""Where the last page of a sheet begins, so that no signature line stands on it alone."""

from collections.abc import Sequence

_TOGETHER = 2
"""So many rows at least go to the page of the signatures."""
_DOUBTS = (1.05, 1.04, 1.03, 1.02, 1.01, 1.0, 0.99)
"""What programs make of a page's height: the room given here is a little less than the paper has."""


def break_before(rows: Sequence[float], tail: Sequence[float], room: float) -> int | None:
    """Return the row, counted from 0, before which a page must end; None where it comes out well by itself.

    ``rows`` and ``tail`` (totals, notes, signatures) are heights in points, ``room`` what a page has for them
    below its repeated titles.
    """
    rooms = [room * doubt for doubt in _DOUBTS]
    if all(_company(rows, tail, each) >= min(_TOGETHER, len(rows)) for each in rooms):
        return None
    for least in (_TOGETHER, 1):
        fitting = range(least, _fitting(rows, min(rooms) - sum(tail)) + 1)
        if fitting:
            best = min(fitting, key=lambda count: _paper(rows[: len(rows) - count], rooms))
            return len(rows) - best
    return None


def _fitting(rows: Sequence[float], room: float) -> int:
    """Return how many of the last rows, short of all, fit beside the tail."""
    used, count = 0.0, 0
    for height in reversed(rows[1:]):
        used += height
        if used > room:
            break
        count += 1
    return count


def _paper(rows: Sequence[float], rooms: Sequence[float]) -> tuple[int, int]:
    """Return how many pages the rows before a break take in all cases, and how empty the last of them is."""
    laid = [_pages(rows, room) for room in rooms]
    return sum(pages for pages, _ in laid), -min(last for _, last in laid)


def _pages(rows: Sequence[float], room: float) -> tuple[int, int]:
    """Return the number of pages and how many rows stand on the last."""
    used, pages, last = 0.0, 1, 0
    for height in rows:
        if used and used + height > room:
            used, last, pages = 0.0, 0, pages + 1
        used += height
        last += 1
    return pages, last


def _company(rows: Sequence[float], tail: Sequence[float], room: float) -> int:
    """Return how many rows stand on the page of the last line."""
    used, first = 0.0, 0
    for place, height in enumerate([*rows, *tail]):
        if used and used + height > room:
            used, first = 0.0, place
        used += height
    return max(len(rows) - first, 0)
