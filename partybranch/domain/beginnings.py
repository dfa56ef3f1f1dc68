"""What a new sitting starts from: the habit of its kind, or another sitting; neither is a fact yet."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from partybranch.domain.attendance import Mark
from partybranch.domain.kinds import Kinds, Scope
from partybranch.domain.sittings import Person, Record, Sitting

USUAL_START = time(14, 0)
"""When a kind that the book has not seen lately is offered to begin."""
LOOK_BACK = timedelta(days=400)
"""A year and what is due a little late: older habits are no longer habits."""
_LATEST = 5

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """When, how long, where and under whom a kind was held of late; ``minutes`` 0 where it was not."""

    at: time = USUAL_START
    minutes: int = 0
    place: str = ""
    chair: Person | None = None
    recorder: Person | None = None


def look_back(day: date) -> date:
    """The first day of which the habits of a day are asked; no day typed is too early for it."""
    return max(day, date.min + LOOK_BACK) - LOOK_BACK


def usual_of(sittings: Iterable[Sitting], kind: str, day: date, group: str = "") -> Usual:
    """The habit of a kind (of a group, where one is given) before the end of a day, from the latest few.

    What occurs most often wins, of equals the newest.
    """
    first = look_back(day)
    held = [each for each in sittings if first <= each.day <= day and _counts_as(each, kind, group)]
    latest = sorted(held, key=lambda each: each.starts_at, reverse=True)[:_LATEST]
    if not latest:
        return Usual()
    return Usual(
        at=_commonest(each.starts_at.time().replace(second=0, microsecond=0) for each in latest)
        or USUAL_START,
        minutes=_commonest(each.minutes for each in latest) or 0,
        place=_commonest(each.place for each in latest if each.place) or "",
        chair=_commonest(each.chair for each in latest if each.chair),
        recorder=_commonest(each.recorder for each in latest if each.recorder),
    )


def fresh(codes: Iterable[str], kinds: Kinds, usual: Usual, day: date, group: str = "") -> Sitting:
    """A new sitting of some kinds on a day, with the time, length and place that are usual for the first."""
    chosen = [kinds[code] for code in codes if code in kinds]
    records = tuple(
        Record(kind=kind.code, scope=kind.scope, group=group if kind.scope is Scope.GROUP else "")
        for kind in chosen
    )
    sitting = Sitting(starts_at=datetime.combine(day, usual.at), place=usual.place, records=records)
    # the other kinds come on top of the habit of the first: together they take as long as the longest
    longest = max((kind.minutes for kind in chosen[1:]), default=0)
    first = usual.minutes or (chosen[0].minutes if chosen else 0)
    return replace(sitting, minutes=max(first, longest) or sitting.minutes)


def copied(sitting: Sitting, day: date) -> Sitting:
    """A new sitting arranged like another: kinds, who is called, when, where, led and written down by whom.

    Nothing that happened comes along: no mark, no observer, topic, text, resolution, vote, lecturer or file.
    """
    by_name = any(record.scope is Scope.NAMED for record in sitting.records)
    called = (replace(row, mark=Mark.UNMARKED, reason="", late=False) for row in sitting.roll)
    return Sitting(
        starts_at=datetime.combine(day, sitting.starts_at.time().replace(second=0, microsecond=0)),
        minutes=sitting.minutes,
        place=sitting.place,
        chair=sitting.chair,
        recorder=sitting.recorder,
        records=tuple(Record(kind=each.kind, scope=each.scope, group=each.group) for each in sitting.records),
        roll=tuple(called) if by_name else (),
    )


def _counts_as(sitting: Sitting, kind: str, group: str) -> bool:
    fits = (record.kind == kind and group in ("", record.group) for record in sitting.records)
    return not sitting.voided and any(fits)


def _commonest(values: Iterable[T]) -> T | None:
    """The value that occurs most often; of equals the first."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
