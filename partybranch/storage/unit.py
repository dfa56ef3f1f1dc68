"""The one write door: a unit is one transaction with its shelves; without ``commit`` nothing has changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, Protocol, TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.sql import ColumnElement

from partybranch.changes import Area, Changes
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.registers import RegisterEntry
from partybranch.domain.rules.facts import Redating
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service
from partybranch.errors import BranchError
from partybranch.storage import aggregates, journal
from partybranch.storage.aggregates import Aggregate
from partybranch.storage.codec import from_json, to_json
from partybranch.storage.journal import Entry, Step


class _Kept(Protocol):
    @property
    def id(self) -> int | None: ...


T = TypeVar("T", bound=_Kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One record before and after a step of the journal; None where it did not exist."""

    step: Step
    before: object | None
    after: object | None


class Shelf(Generic[T]):
    """The kept records of one kind, read and written whole."""

    def __init__(self, unit: "Unit", aggregate: Aggregate[T]) -> None:
        self._unit = unit
        self._aggregate = aggregate

    def all(self, *where: ColumnElement[bool]) -> tuple[T, ...]:
        """Every record that fulfils the conditions, in order of id."""
        return tuple(self._aggregate.load(self._unit.connection, self._unit.branch_id, where))

    def find(self, item_id: int) -> T | None:
        """The record with that id, or None."""
        return next(iter(self.all(self._aggregate.table.c.id == item_id)), None)

    def get(self, item_id: int) -> T:
        """The record with that id; BranchError when it is gone."""
        item = self.find(item_id)
        if item is None:
            raise BranchError("这条记录已不在数据里，可能刚被撤销。请刷新后再试。")
        return item

    def save(self, item: T) -> T:
        """Write a record, new or changed, note it in the journal and return it with its id.

        BranchError when the record to be changed is gone: a correction never brings it back by itself.
        """
        before = self.get(item.id) if item.id is not None else None
        return self.put(item.id, before, item)

    def put(self, item_id: int | None, before: T | None, after: T | None) -> T:
        """Replace ``before`` by ``after`` (None: not there) under the given id, and note both."""
        area = self._aggregate.area
        if after is None:
            if item_id is None or before is None:
                raise ValueError("nothing to remove")
            self._aggregate.remove(self._unit.connection, item_id)
            self._unit.note(area, item_id, to_json(before), None)
            return before
        written = self._aggregate.write(self._unit.connection, self._unit.branch_id, after, known_id=item_id)
        kept = cast("T", replace(cast("Any", after), id=written))
        self._unit.note(area, written, to_json(before) if before is not None else None, to_json(kept))
        return kept


class Unit:
    """One transaction. Reads go through the shelves; ``commit`` writes the journal step and ends it."""

    def __init__(self, connection: Connection, *, branch_id: int, who: str, at: datetime, label: str) -> None:
        self.connection = connection
        self.branch_id = branch_id
        self._who, self._at, self._label = who, at, label
        self._entries: list[Entry] = []
        self._areas: set[Area] = set()
        self._ids: list[int] = []
        self.profiles = Shelf(self, aggregates.PROFILE)
        self.kinds = Shelf(self, aggregates.KIND)
        self.members = Shelf(self, aggregates.MEMBER)
        self.sittings = Shelf(self, aggregates.SITTING)
        self.services = Shelf(self, aggregates.SERVICE)
        self.mappings = Shelf(self, aggregates.MAPPING)
        self.answers = Shelf(self, aggregates.ANSWER)
        self.rule_settings = Shelf(self, aggregates.RULE_SETTING)
        self.rule_packs = Shelf(self, aggregates.RULE_PACK)
        self.plans = Shelf(self, aggregates.PLAN)
        self.days_off = Shelf(self, aggregates.DAY_OFF)
        self.summaries = Shelf(self, aggregates.SUMMARY)
        self.typed_figures = Shelf(self, aggregates.TYPED_FIGURE)
        self.registers = Shelf(self, aggregates.REGISTER)
        self.leaves = Shelf(self, aggregates.LEAVE)
        self.layouts = Shelf(self, aggregates.LAYOUT)
        self.templates = Shelf(self, aggregates.TEMPLATE)

    def sittings_between(self, start: date, end: date) -> tuple[Sitting, ...]:
        """The sittings that began on a day of the stretch, both ends included, voided ones too."""
        column = aggregates.SITTING.table.c.starts_at
        first, after = datetime.combine(start, time()), datetime.combine(end + timedelta(days=1), time())
        found = self.sittings.all(column >= first, column < after)
        return tuple(sorted(found, key=lambda sitting: (sitting.starts_at, sitting.id or 0)))

    def sittings_without_rolls(self) -> tuple[Sitting, ...]:
        """Every sitting with its records alone, to look for words in; never to be saved."""
        return Shelf(self, aggregates.SITTING_WITHOUT_ROLL).all()

    def newest_step(self) -> int:
        """The number of the book's newest step, 0 in a new book; every write makes it grow, undo too."""
        return next((step.id for step in journal.steps(self.connection, 1)), 0)

    def fingerprint(self) -> str:
        """The first signs of the journal's newest hash, standing for the whole chain; empty in a new book."""
        return next((step.hash[:8] for step in journal.steps(self.connection, 1)), "")

    def services_between(self, start: date, end: date) -> tuple[Service, ...]:
        """The services on a day of the stretch, both ends included, voided ones too."""
        column = aggregates.SERVICE.table.c.day
        found = self.services.all(column >= start, column <= end)
        return tuple(sorted(found, key=lambda service: (service.day, service.id or 0)))

    def plans_between(self, start: date, end: date) -> tuple[PlannedSitting, ...]:
        """The lines of the plan on a day of the stretch, both ends included, voided ones too."""
        column = aggregates.PLAN.table.c.day
        found = self.plans.all(column >= start, column <= end)
        return tuple(sorted(found, key=lambda plan: (plan.day, plan.id or 0)))

    def entries_between(self, start: date, end: date) -> tuple[RegisterEntry, ...]:
        """The entries of all registers on a day of the stretch, both ends included, voided ones too."""
        column = aggregates.REGISTER.table.c.day
        found = self.registers.all(column >= start, column <= end)
        return tuple(sorted(found, key=lambda entry: (entry.day, entry.id or 0)))

    def redatings(self, sitting_ids: Sequence[int]) -> tuple[Redating, ...]:
        """Which of these sittings got another date or time after they were first saved, by the journal."""
        found = journal.field_changes(self.connection, Area.SITTINGS.value, "starts_at", sitting_ids)
        return tuple(
            Redating(
                sitting_id=each.item_id,
                before=datetime.fromisoformat(each.before),
                after=datetime.fromisoformat(each.after),
                at=each.at,
                who=each.who,
            )
            for each in found
        )

    def note(self, area: Area, item_id: int, before: str | None, after: str | None) -> None:
        """Remember one change for the journal; writing the same content again leaves no trace."""
        self._ids.append(item_id)
        if before != after:
            self._entries.append(Entry(area=area.value, item_id=item_id, before=before, after=after))

    def seal(self, label: str, *, undoes: int | None = None) -> None:
        """Write what was noted since the last step as a step of its own; ``commit`` makes it durable."""
        if not self._entries:
            return
        journal.append(
            self.connection,
            self.branch_id,
            self._entries,
            at=self._at,
            who=self._who,
            label=label,
            undoes=undoes,
        )
        self._areas |= {Area(entry.area) for entry in self._entries}
        self._entries.clear()

    def commit(self) -> Changes:
        """Write the journal step, make everything durable and say what changed."""
        self.seal(self._label)
        self.connection.commit()
        return Changes(label=self._label, areas=frozenset(self._areas), ids=tuple(self._ids))

    def take_back(self, step_id: int, label: str) -> None:
        """Put each record back to what it was before a step, as a step that names what it undoes."""
        for entry in reversed(journal.entries(self.connection, step_id)):
            cls = aggregates.of_area(entry.area).cls
            before = from_json(entry.before, cls) if entry.before else None
            shelf: Shelf[Any] = Shelf(self, aggregates.of_area(entry.area))
            shelf.put(entry.item_id, shelf.find(entry.item_id), before)
        self.seal(label, undoes=step_id)

    def versions(self, area: Area, item_id: int) -> tuple[Version, ...]:
        """What the journal knows of one record, before and after each step, the oldest first."""
        cls = aggregates.of_area(area).cls
        return tuple(
            Version(
                step=step,
                before=from_json(entry.before, cls) if entry.before else None,
                after=from_json(entry.after, cls) if entry.after else None,
            )
            for step, entry in journal.entries_of(self.connection, area.value, item_id)
        )
