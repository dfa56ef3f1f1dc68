"""Rows that are one gathering, and what a row says differently from a gathering that the book has."""

from collections.abc import Iterable
from dataclasses import replace

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.parsing.names import name_key
from partybranch.domain.sittings import Person, Record, Sitting


def _said_kinds(sitting: Sitting) -> set[tuple[str, str]]:
    return {(record.kind, record.group) for record in sitting.records}


def holds_records(there: Sitting, fresh: Sitting) -> bool:
    """Whether the first has every record of the other, by kind and group."""
    return _said_kinds(fresh) <= _said_kinds(there)


def share_a_record(one: Sitting, other: Sitting) -> bool:
    """Whether both have a record of the same kind and group."""
    return not _said_kinds(one).isdisjoint(_said_kinds(other))


def same_occasion(one: Sitting, other: Sitting) -> bool:
    """Whether two sittings begin at the same time of day in the same place with people in common."""
    if one.starts_at != other.starts_at or name_key(one.place) != name_key(other.place):
        return False
    return not one.roll or not other.roll or bool(_ids(one.roll) & _ids(other.roll))


def rolls_agree(one: Sitting, other: Sitting) -> bool:
    """Whether the two rolls can be one: the same marks for common people, one roll holding the other."""
    if one.heads is not None or other.heads is not None:
        return one.heads == other.heads
    if not one.roll or not other.roll:
        return True
    mine, theirs = _ids(one.roll), _ids(other.roll)
    marks = {row.member_id: (row.mark, row.reason) for row in other.roll}
    agreeing = all(
        marks.get(row.member_id, (row.mark, row.reason)) == (row.mark, row.reason) for row in one.roll
    )
    return agreeing and (mine <= theirs or theirs <= mine)


def merged(one: Sitting, other: Sitting) -> Sitting:
    """The first sitting with the records, people and remarks that only the other has."""
    there = _said_kinds(one)
    added = tuple(record for record in other.records if (record.kind, record.group) not in there)
    observers = tuple(each for each in other.observers if each not in one.observers)
    remarks = (one.remarks, other.remarks if other.remarks not in one.remarks else "")
    return replace(
        one,
        minutes=max(one.minutes, other.minutes),
        chair=one.chair or other.chair,
        recorder=one.recorder or other.recorder,
        records=(*one.records, *added),
        roll=max(one.roll, other.roll, key=len),
        heads=one.heads or other.heads,
        observers=(*one.observers, *observers),
        remarks="；".join(filter(None, remarks)),
    )


def differences(fresh: Sitting, kept: Sitting, *, minutes_said: bool) -> tuple[str, ...]:
    """The field names of what a row says differently from the kept sitting; silence is no difference."""
    pairs = [
        ("place", fresh.place, kept.place),
        ("chair", _who(fresh.chair), _who(kept.chair)),
        ("recorder", _who(fresh.recorder), _who(kept.recorder)),
        ("remarks", fresh.remarks, fresh.remarks if fresh.remarks in kept.remarks else kept.remarks),
    ]
    for record in fresh.records:
        pairs += _record_pairs(record, kept.records)
    found = [field for field, ours, theirs in pairs if ours and ours != theirs]
    if minutes_said and fresh.minutes != kept.minutes:
        found.append("minutes")
    if not set(fresh.observers) <= set(kept.observers):
        found.append("observers")
    if _roll_differs(fresh, kept):
        found.append("absentees")
    return tuple(dict.fromkeys(found))


def _record_pairs(record: Record, kept: Iterable[Record]) -> list[tuple[str, str, str]]:
    same = next((each for each in kept if (each.kind, each.group) == (record.kind, record.group)), None)
    if same is None:
        return []
    return [
        ("title", record.topic, same.topic),
        ("text", record.text, same.text),
        ("resolution", record.resolution, same.resolution),
        ("lecturer", _who(record.lecturer), _who(same.lecturer)),
    ]


def _roll_differs(fresh: Sitting, kept: Sitting) -> bool:
    if fresh.heads is not None:
        return fresh.heads != kept.heads and not kept.roll
    marks = {row.member_id: (row.mark, row.reason) for row in kept.roll}
    marked = (row for row in fresh.roll if row.mark is not Mark.UNMARKED)
    return any(marks.get(row.member_id) != (row.mark, row.reason) for row in marked)


def _who(person: Person | None) -> str:
    return "" if person is None else str(person.member_id or person.name)


def _ids(roll: Iterable[RollRow]) -> set[int]:
    return {row.member_id for row in roll}
