"""Is the book whole? SQLite's checks, the journal's chain, the last words of the journal, the attachments."""

from dataclasses import dataclass

from sqlalchemy import select

from partybranch.storage import journal
from partybranch.storage.aggregates import AGGREGATES
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.codec import to_json
from partybranch.storage.database import Database
from partybranch.storage.tables import JOURNAL_ENTRIES
from partybranch.storage.unit import Unit


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
        records, changed = _compare(unit)
        problems.extend(changed)
        kept = {attachment for sitting in unit.sittings.all() for attachment in sitting.attachments}
    problems.extend(f"附件“{each.name}”缺失或已损坏。" for each in kept if folder.damaged(each))
    return Verification(
        steps=len(steps),
        records=records,
        attachments=len(kept),
        fingerprint=steps[0].hash[:12] if steps else "",
        problems=tuple(problems),
    )


def _compare(unit: Unit) -> tuple[int, list[str]]:
    """Hold every record against what the journal last wrote of it."""
    table = JOURNAL_ENTRIES
    rows = unit.connection.execute(
        select(table.c.area, table.c.item_id, table.c.after).order_by(table.c.step_id, table.c.position)
    )
    last = {(row.area, row.item_id): row.after for row in rows}
    problems = []
    count = 0
    for aggregate in AGGREGATES:
        area = aggregate.area.value
        there = {item.id: to_json(item) for item in aggregate.load(unit.connection, unit.branch_id, ())}
        count += len(there)
        told = {item_id: after for (its_area, item_id), after in last.items() if its_area == area and after}
        differing = [i for i in {*there, *told} if there.get(i) != told.get(i)]
        problems += [
            f"{area} 第 {item_id} 条与留痕不一致，可能在程序之外被改动过。" for item_id in sorted(differing)
        ]
    return count, problems
