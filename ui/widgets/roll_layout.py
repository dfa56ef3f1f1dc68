"""How many people stand in a line of the roll, so that the whole branch is in sight without scrolling."""

from collections.abc import Mapping, Sequence

from partybranch.domain.attendance import RollRow
from partybranch.domain.roll_order import by_group

GROUP_WIDTH = 92
_LEAST_CELL = 116
_FEWEST, _MOST = 3, 8
_LINES_ASKED = 8
_LEAST_LINE, _USUAL_LINE, _WIDEST_LINE = 26, 30, 34


def best_per_line(rows: Sequence[RollRow], width: int, height: int) -> int:
    """The fewest people a line with which all lines fit the height at their usual size, else at the least.

    ``width`` and ``height`` are the room in device-independent pixels; names keep a least width.
    """
    groups, most = _people(rows), _most_per_line(rows, width)
    choices = range(min(_FEWEST, most), most + 1)
    for line in (_USUAL_LINE, _LEAST_LINE):
        for count in choices:
            if _lines(groups, count) * line <= height:
                return count
    return most


def least_height(rows: Sequence[RollRow], width: int) -> int:
    """The height below which the roll would have to scroll; of a very large branch only a part of it."""
    lines = _lines(_people(rows), _most_per_line(rows, width))
    return _LEAST_LINE * min(max(lines, 3), _LINES_ASKED)


def line_height(lines: int, height: int) -> int:
    """The height of a line: what the room allows between the least and the widest."""
    return max(_LEAST_LINE, min(_WIDEST_LINE, height // lines)) if lines else _USUAL_LINE


def _most_per_line(rows: Sequence[RollRow], width: int) -> int:
    room = width - (GROUP_WIDTH if any(row.group for row in rows) else 0)
    return max(1, min(_MOST, room // _LEAST_CELL))


def _people(rows: Sequence[RollRow]) -> dict[str, int]:
    return {each.group: len(each.places) for each in by_group(rows)}


def _lines(groups: Mapping[str, int], per_line: int) -> int:
    return sum(-(-people // per_line) for people in groups.values())
