"""How each record lies in its tables: the root row, its lists, and the small records folded into columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Generic, TypeVar

from cattrs import BaseValidationError
from sqlalchemy import Connection, CursorResult, Select, Table, delete, insert, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.sql import ColumnElement

from partybranch.changes import Area
from partybranch.domain.answers import Answer
from partybranch.domain.attendance import HeadCount
from partybranch.domain.form_templates import FormTemplate
from partybranch.domain.kinds import Cadence, Kind
from partybranch.domain.layouts import LedgerLayout
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.mappings import HeaderMapping
from partybranch.domain.members import Member
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.profile import Profile
from partybranch.domain.registers import RegisterEntry
from partybranch.domain.rules.packs import RulePack
from partybranch.domain.rules.policy import RuleSetting
from partybranch.domain.sittings import Attachment, Person, Sitting
from partybranch.domain.summary_template import SummaryTemplate
from partybranch.domain.typed_figures import TypedFigure
from partybranch.domain.volunteering import Service
from partybranch.domain.workdays import DayOff
from partybranch.errors import BranchError
from partybranch.storage import tables
from partybranch.storage.codec import from_row

T = TypeVar("T")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A list field kept in its own table. ``folded`` fields are small records spread over columns."""

    name: str
    table: Table
    key: tuple[str, ...] = ("root_id",)
    folded: Mapping[str, type] = field(default_factory=dict)
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate(Generic[T]):
    """A record with its root table and lists; written and read as a whole."""

    area: Area
    cls: type[T]
    table: Table
    folded: Mapping[str, type] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    def load(self, connection: Connection, branch_id: int, where: Iterable[ColumnElement[bool]]) -> list[T]:
        """Read the records that fulfil the conditions on the root table, in order of id.

        BranchError when a row holds what no program of ours writes.
        """
        try:
            return self._load(connection, branch_id, where)
        except (ValueError, BaseValidationError) as error:
            raise BranchError(self._unreadable) from error
        except OperationalError as error:
            # An error that SQLite did not give is Python's own: text that is no UTF-8.
            if hasattr(error.orig, "sqlite_errorcode"):
                raise
            raise BranchError(self._unreadable) from error

    @property
    def _unreadable(self) -> str:
        return f"{self.area.label}里有认不出的内容，可能在程序之外被改动过。请用最近的备份恢复。"

    def _load(self, connection: Connection, branch_id: int, where: Iterable[ColumnElement[bool]]) -> list[T]:
        condition = [self.table.c.branch_id == branch_id, *where]
        found = select(self.table).where(*condition).order_by(self.table.c.id)
        roots = list(_rows(connection, found, self.folded))
        chosen = select(self.table.c.id).where(*condition)
        lists = {part.name: _load_part(connection, part, chosen) for part in self.parts}
        items = []
        for row in roots:
            for name, by_parent in lists.items():
                row[name] = by_parent.get((row["id"],), [])
            items.append(from_row(row, self.cls))
        return items

    def write(self, connection: Connection, branch_id: int, item: T, *, known_id: int | None) -> int:
        """Insert or replace the record and return its id; ``known_id`` restores a removed one."""
        values = _values(item, self.table, self.folded) | {"branch_id": branch_id}
        item_id: int | None = known_id if known_id is not None else values["id"]
        values["id"] = item_id
        if item_id is not None and self._there(connection, item_id):
            connection.execute(update(self.table).where(self.table.c.id == item_id).values(values))
            self._clear(connection, item_id)
        else:
            kept = {name: value for name, value in values.items() if name != "id" or value is not None}
            item_id = _new_id(connection.execute(insert(self.table).values(kept)))
        for part in self.parts:
            _write_part(
                connection, part, getattr(item, part.name), {"root_id": item_id, "branch_id": branch_id}
            )
        return item_id

    def remove(self, connection: Connection, item_id: int) -> None:
        """Take the rows out; only undoing a creation does so, and the journal keeps the content."""
        self._clear(connection, item_id)
        connection.execute(delete(self.table).where(self.table.c.id == item_id))

    def _there(self, connection: Connection, item_id: int) -> bool:
        found = connection.execute(select(self.table.c.id).where(self.table.c.id == item_id))
        return found.first() is not None

    def _clear(self, connection: Connection, item_id: int | None) -> None:
        for part in self.parts:
            for inner in (*part.parts, part):
                connection.execute(delete(inner.table).where(inner.table.c.root_id == item_id))


def _new_id(result: CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    if key is None:
        raise RuntimeError("the database gave no id")
    return int(key[0])


def _values(item: object, table: Table, folded: Mapping[str, type]) -> Row:
    values: Row = {}
    for name, cls in folded.items():
        small = getattr(item, name)
        for inner in fields(cls):
            values[f"{name}_{inner.name}"] = None if small is None else getattr(small, inner.name)
    for column in table.columns:
        if column.name not in values and hasattr(item, column.name):
            values[column.name] = getattr(item, column.name)
    return values


def _unfold(row: Row, folded: Mapping[str, type]) -> Row:
    for name, cls in folded.items():
        small = {inner.name: row.pop(f"{name}_{inner.name}") for inner in fields(cls)}
        row[name] = small if any(value is not None for value in small.values()) else None
    return row


def _rows(connection: Connection, query: Select[Any], folded: Mapping[str, type]) -> Iterator[Row]:
    """The rows found, each a dictionary of its own with its small records put together."""
    found = connection.execute(query)
    names = tuple(found.keys())
    for values in found:
        yield _unfold(dict(zip(names, values, strict=True)), folded)


def _load_part(
    connection: Connection, part: Part, chosen: Select[tuple[int]]
) -> dict[tuple[int, ...], list[Row]]:
    table = part.table
    order = [table.c[name] for name in (*part.key, "position")]
    found = select(table).where(table.c.root_id.in_(chosen)).order_by(*order)
    inner = {each.name: _load_part(connection, each, chosen) for each in part.parts}
    lists: dict[tuple[int, ...], list[Row]] = {}
    for row in _rows(connection, found, part.folded):
        parent = tuple(row[name] for name in part.key)
        for name, by_parent in inner.items():
            row[name] = by_parent.get((*parent, row["position"]), [])
        lists.setdefault(parent, []).append(row)
    return lists


def _write_part(connection: Connection, part: Part, items: Iterable[object], key: Row) -> None:
    rows = [
        _values(item, part.table, part.folded) | key | {"position": position}
        for position, item in enumerate(items)
    ]
    if not rows:
        return
    connection.execute(insert(part.table), rows)
    for inner in part.parts:
        for position, item in enumerate(items):
            _write_part(connection, inner, getattr(item, inner.name), key | {"record_position": position})


PROFILE = Aggregate(area=Area.PROFILE, cls=Profile, table=tables.PROFILES)
KIND = Aggregate(area=Area.KINDS, cls=Kind, table=tables.KINDS, folded={"cadence": Cadence})
MEMBER = Aggregate(
    area=Area.MEMBERS,
    cls=Member,
    table=tables.MEMBERS,
    parts=(
        Part(name="posts", table=tables.POSTS),
        Part(name="groups", table=tables.GROUP_STAYS),
        Part(name="conditions", table=tables.CONDITIONS),
    ),
)
SITTING = Aggregate(
    area=Area.SITTINGS,
    cls=Sitting,
    table=tables.SITTINGS,
    folded={"chair": Person, "recorder": Person, "heads": HeadCount},
    parts=(
        Part(
            name="records",
            table=tables.RECORDS,
            folded={"lecturer": Person},
            parts=(Part(name="motions", table=tables.MOTIONS, key=("root_id", "record_position")),),
        ),
        Part(name="roll", table=tables.ROLL_ROWS),
        Part(name="observers", table=tables.OBSERVERS),
        Part(name="attachments", table=tables.ATTACHMENTS),
    ),
)
# A roll is most of what a sitting weighs; whoever looks for words needs none.
SITTING_WITHOUT_ROLL = replace(SITTING, parts=tuple(part for part in SITTING.parts if part.name == "records"))
SERVICE = Aggregate(
    area=Area.VOLUNTEERING,
    cls=Service,
    table=tables.SERVICES,
    parts=(Part(name="rows", table=tables.SERVICE_ROWS),),
)
MAPPING = Aggregate(area=Area.MAPPINGS, cls=HeaderMapping, table=tables.HEADER_MAPPINGS)
ANSWER = Aggregate(area=Area.ANSWERS, cls=Answer, table=tables.ANSWERS)
RULE_SETTING = Aggregate(area=Area.RULE_SETTINGS, cls=RuleSetting, table=tables.RULE_SETTINGS)
RULE_PACK = Aggregate(area=Area.RULE_PACKS, cls=RulePack, table=tables.RULE_PACKS)
PLAN = Aggregate(area=Area.PLANS, cls=PlannedSitting, table=tables.PLANS)
DAY_OFF = Aggregate(area=Area.DAYS_OFF, cls=DayOff, table=tables.DAYS_OFF)
SUMMARY = Aggregate(area=Area.SUMMARIES, cls=SummaryTemplate, table=tables.SUMMARY_TEMPLATES)
TYPED_FIGURE = Aggregate(area=Area.TYPED_FIGURES, cls=TypedFigure, table=tables.TYPED_FIGURES)
REGISTER = Aggregate(
    area=Area.REGISTERS,
    cls=RegisterEntry,
    table=tables.REGISTER_ENTRIES,
    parts=(Part(name="people", table=tables.REGISTER_PEOPLE),),
)
LEAVE = Aggregate(area=Area.LEAVES, cls=LeaveNotice, table=tables.LEAVE_NOTICES)
LAYOUT = Aggregate(
    area=Area.LAYOUTS,
    cls=LedgerLayout,
    table=tables.LEDGER_LAYOUTS,
    parts=(Part(name="columns", table=tables.LAID_COLUMNS),),
)
TEMPLATE = Aggregate(
    area=Area.TEMPLATES,
    cls=FormTemplate,
    table=tables.FORM_TEMPLATES,
    folded={"file": Attachment},
    parts=(Part(name="places", table=tables.TEMPLATE_PLACES),),
)

AGGREGATES: tuple[Aggregate[Any], ...] = (
    PROFILE,
    KIND,
    MEMBER,
    SITTING,
    SERVICE,
    MAPPING,
    ANSWER,
    RULE_SETTING,
    RULE_PACK,
    PLAN,
    DAY_OFF,
    SUMMARY,
    TYPED_FIGURE,
    REGISTER,
    LEAVE,
    LAYOUT,
    TEMPLATE,
)


def of_area(area: str) -> Aggregate[Any]:
    """The aggregate whose records the journal writes under that word."""
    return next(each for each in AGGREGATES if each.area.value == area)
