"""Is the book whole? SQLite's checks, the journal's chain, the last words of the journal, the attachments."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import select

from partybranch.changes import Area
from partybranch.errors import BranchError
from partybranch.storage import journal
from partybranch.storage.aggregates import AGGREGATES
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.codec import from_json, to_json
from partybranch.storage.database import Database
from partybranch.storage.tables import JOURNAL_ENTRIES
from partybranch.storage.unit import Unit

_Kept: TypeAlias = dict[Area, dict[int, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was looked at and what was found; ``fingerprint`` is the hash of the newest journal step."""

    steps: int
    records: int
    attachments: int
    fingerprint: str
    problems: tuple[str, ...]


def verify(database: Database, folder: AttachmentFolder) -> Verification:
    """Check everything and name each problem in a sentence."""
    problems = list(database.problems())
    with database.read() as unit:
        steps = journal.steps(unit.connection)
        broken = journal.broken_at(unit.connection)
        if broken is not None:
            problems.append(f"留痕从第 {broken} 步起对不上，记录可能在程序之外被改动过。")
        there, unreadable = _load(unit)
        problems += unreadable
        problems += _differing(there, _last_told(unit))
    sittings = there.get(Area.SITTINGS, {}).values()
    kept = {attachment for sitting in sittings for attachment in sitting.attachments}
    kept |= {template.file for template in there.get(Area.TEMPLATES, {}).values()}
    problems += [f"附件“{each.name}”缺失或已损坏。" for each in kept if folder.damaged(each)]
    return Verification(
        steps=len(steps),
        records=sum(len(items) for items in there.values()),
        attachments=len(kept),
        fingerprint=steps[0].hash[:12] if steps else "",
        problems=tuple(problems),
    )


def _load(unit: Unit) -> tuple[_Kept, list[str]]:
    """Every record by area and id, and a sentence for each area that cannot be read."""
    there: _Kept = {}
    problems = []
    for aggregate in AGGREGATES:
        try:
            found = aggregate.load(unit.connection, unit.branch_id, ())
        except BranchError as error:
            problems.append(str(error))
            continue
        there[aggregate.area] = {item.id: item for item in found}
    return there, problems


def _last_told(unit: Unit) -> dict[tuple[str, int], str | None]:
    """What the journal last wrote of each record; None for one that was taken back."""
    table = JOURNAL_ENTRIES
    rows = unit.connection.execute(
        select(table.c.area, table.c.item_id, table.c.after).order_by(table.c.step_id, table.c.position)
    )
    return {(row.area, row.item_id): row.after for row in rows}


def _differing(there: _Kept, told: dict[tuple[str, int], str | None]) -> list[str]:
    """Hold every record against what the journal last wrote of it."""
    problems = []
    classes = {aggregate.area: aggregate.cls for aggregate in AGGREGATES}
    for area, items in there.items():
        now = {item_id: to_json(item) for item_id, item in items.items()}
        # Read and written again: an older program's words lack the fields that were added since.
        then = {
            item_id: to_json(from_json(text, classes[area]))
            for (its_area, item_id), text in told.items()
            if its_area == area and text
        }
        problems += [
            f"{area.label}第 {item_id} 条与留痕不一致，可能在程序之外被改动过。"
            for item_id in sorted({*now, *then})
            if now.get(item_id) != then.get(item_id)
        ]
    return problems
