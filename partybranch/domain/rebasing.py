"""A sitting corrected on the screen while the book's own went on: what only one of the two changed stands."""

from dataclasses import fields, replace

from partybranch.domain.attendance import RollRow
from partybranch.domain.sittings import Sitting

_ATTENDANCE = frozenset({"roll", "heads"})


def rebased(typed: Sitting, seen: Sitting, now: Sitting) -> Sitting:
    """What was typed over ``seen``, with what changed in the book (``now``) since it was seen.

    Where both changed the same thing, what was typed stands.
    """
    if now == seen:
        return typed
    others = [field.name for field in fields(Sitting) if field.name not in _ATTENDANCE]
    untouched = [name for name in others if getattr(typed, name) == getattr(seen, name)]
    kept = replace(typed, **{name: getattr(now, name) for name in untouched})
    if (typed.roll, typed.heads) == (seen.roll, seen.heads):
        return replace(kept, roll=now.roll, heads=now.heads)
    return kept if typed.heads is not None else replace(kept, roll=_rows(typed, seen, now))


def _rows(typed: Sitting, seen: Sitting, now: Sitting) -> tuple[RollRow, ...]:
    """The rows typed, those left alone as they are now, and who was put on the roll meanwhile."""
    before = {row.member_id: row for row in seen.roll}
    after = {row.member_id: row for row in now.roll}
    rows = [after.get(row.member_id, row) if before.get(row.member_id) == row else row for row in typed.roll]
    known = {*before, *(row.member_id for row in rows)}
    return (*rows, *(row for row in now.roll if row.member_id not in known))
