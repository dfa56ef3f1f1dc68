"""留痕: who wrote what, when, before and after, each step chained to the one before by SHA-256."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Subquery, func, insert, select

from partybranch.storage.codec import canonical
from partybranch.storage.tables import JOURNAL_ENTRIES, JOURNAL_STEPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record before and after, as canonical JSON; None where it did not exist."""

    area: str
    item_id: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of a person. ``undoes`` names the step that this one took back."""

    id: int
    at: datetime
    who: str
    label: str
    undoes: int | None
    previous_hash: str
    hash: str


def step_hash(step: Step, entries: list[Entry]) -> str:
    """Hash everything a step says, its predecessor's hash included."""
    said = {
        "id": step.id,
        "at": step.at.isoformat(),
        "who": step.who,
        "label": step.label,
        "undoes": step.undoes,
        "previous": step.previous_hash,
        "entries": [[each.area, each.item_id, each.before, each.after] for each in entries],
    }
    return sha256(canonical(said).encode()).hexdigest()


def append(
    connection: Connection,
    branch_id: int,
    entries: list[Entry],
    *,
    at: datetime,
    who: str,
    label: str,
    undoes: int | None,
) -> Step:
    """Write the next step of the chain."""
    last = connection.execute(
        select(JOURNAL_STEPS.c.id, JOURNAL_STEPS.c.hash).order_by(JOURNAL_STEPS.c.id.desc()).limit(1)
    ).first()
    draft = Step(
        id=(last.id if last else 0) + 1,
        at=at,
        who=who,
        label=label,
        undoes=undoes,
        previous_hash=last.hash if last else "",
        hash="",
    )
    step = replace(draft, hash=step_hash(draft, entries))
    _insert(connection, branch_id, step, entries)
    return step


def _insert(connection: Connection, branch_id: int, step: Step, entries: list[Entry]) -> None:
    connection.execute(insert(JOURNAL_STEPS).values(**asdict(step), branch_id=branch_id))
    rows = [
        asdict(entry) | {"step_id": step.id, "position": position, "branch_id": branch_id}
        for position, entry in enumerate(entries)
    ]
    if rows:
        connection.execute(insert(JOURNAL_ENTRIES), rows)


def steps(connection: Connection, limit: int | None = None) -> list[Step]:
    """The steps, newest first."""
    columns = [JOURNAL_STEPS.c[name] for name in Step.__dataclass_fields__]
    query = select(*columns).order_by(JOURNAL_STEPS.c.id.desc())
    return [Step(**row) for row in connection.execute(query.limit(limit)).mappings()]


def entries(connection: Connection, step_id: int) -> list[Entry]:
    """What one step wrote, in order."""
    columns = [JOURNAL_ENTRIES.c[name] for name in Entry.__dataclass_fields__]
    query = select(*columns).where(JOURNAL_ENTRIES.c.step_id == step_id).order_by(JOURNAL_ENTRIES.c.position)
    return [Entry(**row) for row in connection.execute(query).mappings()]


def entries_of(connection: Connection, area: str, item_id: int) -> list[tuple[Step, Entry]]:
    """What every step wrote about one record, the oldest first."""
    steps_table, table = JOURNAL_STEPS, JOURNAL_ENTRIES
    of_step = [steps_table.c[name] for name in Step.__dataclass_fields__]
    of_entry = [table.c[name] for name in Entry.__dataclass_fields__]
    query = (
        select(*of_step, *of_entry)
        .join(table, table.c.step_id == steps_table.c.id)
        .where(table.c.area == area, table.c.item_id == item_id)
        .order_by(table.c.step_id, table.c.position)
    )
    width = len(of_step)
    names = [column.name for column in (*of_step, *of_entry)]
    found = [list(zip(names, row, strict=True)) for row in connection.execute(query)]
    return [(Step(**dict(row[:width])), Entry(**dict(row[width:]))) for row in found]


def links(connection: Connection) -> list[tuple[int, int | None]]:
    """Each step's number with that of the step it undoes, the oldest first."""
    query = select(JOURNAL_STEPS.c.id, JOURNAL_STEPS.c.undoes).order_by(JOURNAL_STEPS.c.id)
    return [(row.id, row.undoes) for row in connection.execute(query)]


def steps_named(connection: Connection, ids: Sequence[int]) -> tuple[Step, ...]:
    """The steps of these few numbers, in their order."""
    columns = [JOURNAL_STEPS.c[name] for name in Step.__dataclass_fields__]
    query = select(*columns).where(JOURNAL_STEPS.c.id.in_(ids))
    found = {row["id"]: Step(**row) for row in connection.execute(query).mappings()}
    return tuple(found[id_] for id_ in ids)


def broken_at(connection: Connection) -> int | None:
    """The id of the first step whose hash or link does not hold; None when the chain is whole."""
    previous = ""
    for step in reversed(steps(connection)):
        if step.previous_hash != previous or step_hash(step, entries(connection, step.id)) != step.hash:
            return step.id
        previous = step.hash
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one record that a step changed; both values as the journal's JSON writes them."""

    item_id: int
    at: datetime
    who: str
    before: str
    after: str


def field_changes(connection: Connection, area: str, field: str, ids: Sequence[int]) -> list[FieldChange]:
    """The steps that gave a field of these records another value, the oldest first.

    Numbers of records that were taken back are given again: only the present bearer's steps count.
    """
    table, steps_table, begun = JOURNAL_ENTRIES, JOURNAL_STEPS, _beginnings(area)
    before = func.json_extract(table.c.before, f"$.{field}")
    after = func.json_extract(table.c.after, f"$.{field}")
    query = (
        select(
            table.c.item_id, steps_table.c.at, steps_table.c.who, before.label("before"), after.label("after")
        )
        .join(steps_table, steps_table.c.id == table.c.step_id)
        .join(begun, begun.c.item_id == table.c.item_id)
        .where(table.c.area == area, table.c.item_id.in_(ids), before != after)
        .where(table.c.step_id > begun.c.step_id)
        .order_by(table.c.step_id)
    )
    return [FieldChange(**row) for row in connection.execute(query).mappings()]


def _beginnings(area: str) -> Subquery:
    """The step in which each record was first written; bringing one back is no beginning."""
    table, steps_table = JOURNAL_ENTRIES, JOURNAL_STEPS
    return (
        select(table.c.item_id, func.max(table.c.step_id).label("step_id"))
        .join(steps_table, steps_table.c.id == table.c.step_id)
        .where(table.c.area == area, table.c.before.is_(None), steps_table.c.undoes.is_(None))
        .group_by(table.c.item_id)
        .subquery()
    )
