"""Sittings: one gathering with one roll, holding one or more records."""

from dataclasses import dataclass
from datetime import date, datetime

from partybranch.domain.attendance import (
    HeadCount,
    Observer,
    RollCounts,
    RollRow,
    count_heads,
    count_roll,
)
from partybranch.domain.kinds import Scope
from partybranch.domain.motions import Motion


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in a role: a member by id, or a guest by name alone."""

    name: str
    member_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the sitting counts as (依次安排，分别记录): one kind with its own topic, text and votes."""

    kind: str
    topic: str = ""
    scope: Scope = Scope.ALL
    group: str = ""
    text: str = ""
    resolution: str = ""
    lecturer: Person | None = None
    motions: tuple[Motion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A kept file: its name for people, the SHA-256 under which it lies, its size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One gathering at local wall-clock time, with its roll.

    There are ``roll`` rows or, from an old ledger, only ``heads``; never both. ``entered_at`` is when it was
    first saved; ``voided`` holds the reason of a 作废 and is empty for a valid sitting.
    """

    id: int | None = None
    starts_at: datetime
    minutes: int = 60
    place: str = ""
    chair: Person | None = None
    recorder: Person | None = None
    records: tuple[Record, ...] = ()
    roll: tuple[RollRow, ...] = ()
    heads: HeadCount | None = None
    observers: tuple[Observer, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    remarks: str = ""
    entered_at: datetime | None = None
    voided: str = ""

    @property
    def day(self) -> date:
        """The local date it began."""
        return self.starts_at.date()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind codes of its records, in order."""
        return tuple(record.kind for record in self.records)

    @property
    def topic(self) -> str:
        """The first topic that is not empty."""
        return next((record.topic for record in self.records if record.topic), "")

    @property
    def counts(self) -> RollCounts:
        """The figures of its roll, by name or by heads."""
        return count_heads(self.heads) if self.heads else count_roll(self.roll)
