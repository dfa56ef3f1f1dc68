"""A count that carries the list of what it counts, so that every number on screen can be followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partybranch.domain.kinds import Kinds
from partybranch.domain.registers import RegisterEntry, register_of
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service


class Origin(StrEnum):
    """Where the thing behind a figure is kept, and so where a figure leads."""

    SITTING = "sitting"
    SERVICE = "service"
    REGISTER = "register"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing behind a figure: a sitting, a service or an entry, with the words of its ledger line."""

    origin: Origin
    id: int | None
    day: date
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count and what was counted, in order of time."""

    sources: tuple[Source, ...] = ()

    @property
    def value(self) -> int:
        """How many."""
        return len(self.sources)


def sitting_source(sitting: Sitting, kinds: Kinds, topic: str = "") -> Source:
    """The line of a sitting: its kinds and the given topic, else the sitting's first."""
    label = "、".join(kinds[code].label for code in sitting.kinds)
    return Source(
        origin=Origin.SITTING,
        id=sitting.id,
        day=sitting.day,
        label=f"{label} {topic or sitting.topic}".strip(),
    )


def sittings_figure(sittings: Iterable[Sitting], kinds: Kinds) -> Figure:
    """Count sittings, each once."""
    return Figure(sources=tuple(sitting_source(sitting, kinds) for sitting in sittings))


def services_figure(services: Iterable[Service], kinds: Kinds) -> Figure:
    """Count services, each once."""
    return Figure(
        sources=tuple(
            Source(
                origin=Origin.SERVICE,
                id=service.id,
                day=service.day,
                label=f"{kinds[service.kind].label} {service.title}".strip(),
            )
            for service in services
        )
    )


def entries_figure(entries: Iterable[RegisterEntry]) -> Figure:
    """Count entries of registers, each once."""
    return Figure(sources=tuple(_entry_source(entry) for entry in entries))


def _entry_source(entry: RegisterEntry) -> Source:
    people = "、".join(person.name for person in entry.people)
    words = (register_of(entry.register).name, entry.title, people)
    return Source(
        origin=Origin.REGISTER, id=entry.id, day=entry.day, label=" ".join(word for word in words if word)
    )
