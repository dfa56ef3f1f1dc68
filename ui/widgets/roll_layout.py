"""How many people stand in a line of the roll, so that the whole branch is in sight without scrolling."""

from collections import Counter
from collections.abc import Sequence

from partybranch.domain.attendance import RollRow

GROUP_WIDTH = 92
_LEAST_CELL = 116
_FEWEST, _MOST = 3, 8
_LEAST_LINE, _USUAL_LINE, _WIDEST_LINE = 26, 30, 34


def best_per_line(rows: Sequence[RollRow], width: int, height: int) -> int:
    """The fewest people a line with which all lines fit the height at their usual size, else at the least.

    ``width`` and ``height`` are the room in device-independent pixels; names keep a least width.
    """
    groups = Counter(row.group for row in rows)
    room = width - (GROUP_WIDTH if any(groups) else 0)
    most = max(1, min(_MOST, room // _LEAST_CELL))
    choices = range(min(_FEWEST, most), most + 1)
    for line in (_USUAL_LINE, _LEAST_LINE):
        for count in choices:
            if sum(-(-people // count) for people in groups.values()) * line <= height:
                return count
    return most


def line_height(lines: int, height: int) -> int:
    """The height of a line: what the room allows between the least and the widest."""
    return max(_LEAST_LINE, min(_WIDEST_LINE, height // lines)) if lines else _USUAL_LINE
