"""Where the last page of a sheet begins, so that no signature line stands on it alone."""

from collections.abc import Sequence

_TOGETHER = 2
"""So many rows at least go to the page of the signatures."""
_DOUBTS = (1.04, 1.02, 1.0, 0.98)
"""What other programs may make of a page's height."""


def break_before(rows: Sequence[float], tail: Sequence[float], room: float) -> int | None:
    """Return the row, counted from 0, before which a page must end; None where it comes out well by itself.

    ``rows`` and ``tail`` (totals, notes, signatures) are heights in points, ``room`` what a page has for them
    below its repeated titles.
    """
    if all(_company(rows, tail, room * doubt) >= min(_TOGETHER, len(rows)) for doubt in _DOUBTS):
        return None
    least = room * min(_DOUBTS)
    # What the last page has by itself costs no paper; one row alone is the last resort.
    natural = _company(rows, (), least)
    for count in (natural if natural >= _TOGETHER else _TOGETHER + 1, _TOGETHER + 1, _TOGETHER, 1):
        if count < len(rows) and sum(rows[-count:]) + sum(tail) <= least:
            return len(rows) - count
    return None


def _company(rows: Sequence[float], tail: Sequence[float], room: float) -> int:
    """Return how many rows stand on the page of the last line."""
    used, first = 0.0, 0
    for place, height in enumerate([*rows, *tail]):
        if used and used + height > room:
            used, first = 0.0, place
        used += height
    return max(len(rows) - first, 0)
