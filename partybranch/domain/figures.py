"""A count that carries the list of what it counts, so that every number on screen can be followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partybranch.domain.kinds import Kinds, Shape
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing behind a figure: a sitting or a service, with the words of its ledger line."""

    shape: Shape
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
        shape=Shape.SITTING, id=sitting.id, day=sitting.day, label=f"{label} {topic or sitting.topic}".strip()
    )


def sittings_figure(sittings: Iterable[Sitting], kinds: Kinds) -> Figure:
    """Count sittings, each once."""
    return Figure(sources=tuple(sitting_source(sitting, kinds) for sitting in sittings))


def services_figure(services: Iterable[Service], kinds: Kinds) -> Figure:
    """Count services, each once."""
    return Figure(
        sources=tuple(
            Source(
                shape=Shape.SERVICE,
                id=service.id,
                day=service.day,
                label=f"{kinds[service.kind].label} {service.title}".strip(),
            )
            for service in services
        )
    )
