"""查找: members, sittings of all years, services, register entries and plan lines by what was typed."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from partybranch.services.kinds import KindsOfBranch
from partybranch.services.search_entries import (
    Entry,
    Group,
    member_entries,
    plan_entries,
    register_entries,
    service_entries,
    sitting_entries,
)
from partybranch.services.search_matching import Hit, Matcher, Rank, rank_of, shown
from partybranch.services.search_words import whole_of, words_of
from partybranch.storage.database import Database

FEW, MANY = 8, 200
"""How many hits of a group are shown at first, and when more are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The hits of one group, the best first, and the rank of that; ``more`` is how many are not listed."""

    group: Group
    hits: tuple[Hit, ...]
    more: int
    best: Rank


@dataclass(frozen=True, slots=True)
class _Index:
    """Every record of the book as words, as it stood after a step of the journal."""

    step: int
    entries: tuple[Entry, ...]


class Search:
    """Looks through an index in memory; after any step of the journal the next question reads anew."""

    def __init__(self, database: Database, kinds: KindsOfBranch, now: Callable[[], datetime]) -> None:
        self._database, self._kinds, self._now = database, kinds, now
        self._index: _Index | None = None

    def find(self, typed: str, whole: Collection[Group] = ()) -> tuple[Found, ...]:
        """What was typed, group by group; the groups in ``whole`` are listed at length."""
        if not typed.strip():
            return ()
        matcher = Matcher(whole_of(typed), words_of(typed))
        hits = [(entry, found) for entry in self._read() if (found := matcher.matches(entry))]
        answers = []
        for group in Group:
            ranked = sorted(
                ((rank_of(found), entry, found) for entry, found in hits if entry.group is group),
                key=lambda each: _order(each[0], each[1]),
            )
            listed = ranked[: MANY if group in whole else FEW]
            if ranked:
                answers.append(
                    Found(
                        group=group,
                        hits=tuple(shown(entry, found) for _rank, entry, found in listed),
                        more=len(ranked) - len(listed),
                        best=ranked[0][0],
                    )
                )
        return tuple(answers)

    def years(self) -> tuple[int, ...]:
        """The years that have a record, in order."""
        return tuple(sorted({entry.day.year for entry in self._read() if entry.day}))

    def recall(self, records: Sequence[tuple[Group, int]]) -> tuple[Hit, ...]:
        """Records opened before as they stand now, in the given order; what is gone is left out."""
        known = {(entry.group, entry.id): entry for entry in self._read()}
        return tuple(shown(known[each]) for each in records if each in known)

    def _read(self) -> Iterable[Entry]:
        with self._database.read() as unit:
            step = unit.newest_step()
            if self._index is not None and self._index.step == step:
                return self._index.entries
            members, sittings = unit.members.all(), unit.sittings_without_rolls()
            services, registers, plans = unit.services.all(), unit.registers.all(), unit.plans.all()
        kinds = self._kinds.all()
        entries = (
            *member_entries(members, self._now().date()),
            *sitting_entries(sittings, kinds),
            *service_entries(services, kinds),
            *register_entries(registers),
            *plan_entries(plans, kinds),
        )
        self._index = _Index(step, entries)
        return entries


def _order(rank: Rank, entry: Entry) -> tuple[bool, Rank, bool, int]:
    """Voided records last, then by rank, who has left behind who is here, the newest day first."""
    return entry.voided, rank, entry.past, -entry.day.toordinal() if entry.day else 0
