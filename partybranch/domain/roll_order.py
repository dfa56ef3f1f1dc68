"""The order of people on a sheet for signing and in the grid of a roll: by 党小组, as the roster has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from partybranch.domain.attendance import RollRow

EXEMPT = "不作硬性要求"
"""What the 第23条 members stand under, apart from the groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlaces:
    """The people under one heading as places in the roll; an empty name for those without a 党小组."""

    group: str
    places: tuple[int, ...]


def by_group(roll: Sequence[RollRow]) -> tuple[GroupPlaces, ...]:
    """The groups in order of first appearance, those without one last, then who need not come."""
    groups: dict[str, list[int]] = {}
    for place, row in enumerate(roll):
        groups.setdefault(row.group if row.due else EXEMPT, []).append(place)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == EXEMPT, not item[0]))
    return tuple(GroupPlaces(group=group, places=tuple(places)) for group, places in ordered)


def sheet_order(roll: Sequence[RollRow]) -> tuple[RollRow, ...]:
    """The roll as 签到表 and the grid of the window number it, from 1."""
    return tuple(roll[place] for each in by_group(roll) for place in each.places)
