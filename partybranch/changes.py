"""What a write touched, so that each page knows whether to read again."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """A kind of record; the values are the words of the journal."""

    PROFILE = "profile"
    KINDS = "kinds"
    MEMBERS = "members"
    SITTINGS = "sittings"
    VOLUNTEERING = "volunteering"
    MAPPINGS = "mappings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The result of every write: the step's Chinese name, the areas touched and the records written.

    ``ids`` holds the identifiers of the written records in the order of writing.
    """

    label: str
    areas: frozenset[Area]
    ids: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        """The identifier of the one record this step wrote."""
        return self.ids[0]

    def touches(self, *areas: Area) -> bool:
        """Whether any of the given areas changed."""
        return not self.areas.isdisjoint(areas)
