"""Which records were opened last from the search: their numbers alone, never a name."""

from partybranch.services.search_entries import Group
from ui.preferences import Preferences

_KEY, _KEPT = "search/recent", 5
_LONGEST = 18
"""No record has a number of more digits, and the book could not be asked for it."""


class RecentRecords:
    """Kept beside the book, the newest first."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def records(self) -> tuple[tuple[Group, int], ...]:
        """The records; a word that somebody wrote into the file and that means nothing is passed over."""
        found = [_read(word) for word in self._preferences.text(_KEY).split()]
        return tuple(each for each in found if each is not None)

    def add(self, group: Group, record_id: int) -> None:
        """Put a record on top."""
        opened = (group, record_id)
        kept = [opened, *(each for each in self.records() if each != opened)][:_KEPT]
        self._preferences.keep(_KEY, " ".join(f"{each.name}:{number}" for each, number in kept))


def _read(word: str) -> tuple[Group, int] | None:
    name, _, number = word.partition(":")
    known = name in Group.__members__ and number.isdecimal() and len(number) <= _LONGEST
    return (Group[name], int(number)) if known else None
