"""How a record answers what was typed: where the words stand in it, how well, and how the hit is shown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from partybranch.services.search_entries import Entry, Group, Part, Where
from partybranch.services.search_words import Word
from partybranch.services.spelling import neatly, span, spells, spells_out

_BEFORE, _LONGEST = 12, 90
_BLANK = re.compile(r"\s")


class Rank(IntEnum):
    """How well a record answers, the best first; a date and the tail of a number are as good as a title.

    ``LOOSE`` is pinyin that mixes initials with parts of syllables: hardly ever what was meant.
    """

    EXACT = 0
    BEGINNING = 1
    TITLE = 2
    PLACE = 3
    PEOPLE = 4
    LOOSE = 5
    TEXT = 6


_RANKS = {
    Where.NAME: Rank.TITLE,
    Where.TITLE: Rank.TITLE,
    Where.PLACE: Rank.PLACE,
    Where.PEOPLE: Rank.PEOPLE,
    Where.TEXT: Rank.TEXT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text of which the stretch from ``start`` to ``end`` is the hit; none where both are 0."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was found, as it is shown; ``year`` is that of its day."""

    group: Group
    id: int
    title: Marked
    note: Marked
    year: int | None = None
    voided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    rank: Rank
    word: Word
    part: Part | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Holds records against one query; a text that many records share is spelled once."""

    whole: Word
    words: tuple[Word, ...]
    _spelled: dict[tuple[str, str], Rank | None] = field(default_factory=dict)

    def matches(self, entry: Entry) -> tuple[_Match, ...]:
        """Where everything typed stands in the record, whole or word by word; empty when it does not."""
        found = self._match(entry, self.whole)
        if found is not None:
            return (found,)
        if len(self.words) < 2:
            return ()
        each = [self._match(entry, word) for word in self.words]
        return tuple(match for match in each if match) if all(each) else ()

    def _match(self, entry: Entry, word: Word) -> _Match | None:
        dated = word.date is not None and entry.day is not None and word.date.fits(entry.day)
        if dated:
            return _Match(rank=Rank.TITLE, word=word)
        for words, number in entry.numbers:
            if word.tail and number.endswith(word.tail):
                return _Match(rank=Rank.TITLE, word=word, number=words)
        loose: _Match | None = None
        for part in entry.parts:
            rank = self._rank(part, word)
            if rank is not None and rank is not Rank.LOOSE:
                return _Match(rank=rank, word=word, part=part)
            if rank is Rank.LOOSE and loose is None:
                loose = _Match(rank=rank, word=word, part=part)
        return loose

    def _rank(self, part: Part, word: Word) -> Rank | None:
        if word.text in part.folded:
            return _rank_of_part(part, word)
        # Minutes are looked through by characters alone: the letters of a long text spell anything.
        if part.where is Where.TEXT or not word.letters:
            return None
        key = (part.folded, word.text)
        if key not in self._spelled:
            self._spelled[key] = _spelled_rank(part, word)
        return self._spelled[key]


def rank_of(matches: Iterable[_Match]) -> Rank:
    """How well a record answers: as well as its worst word."""
    return max(match.rank for match in matches)


def shown(entry: Entry, matches: Sequence[_Match] = ()) -> Hit:
    """The record as a hit: the words in its title are marked there, others in the note behind it."""
    title, aside = Marked(text=entry.title), [match for match in matches if not _in_title(entry, match)]
    for match in matches:
        if _in_title(entry, match):
            title = _marked(entry.title, match.word)
            break
    return Hit(
        group=entry.group,
        id=entry.id,
        title=title,
        note=_note(entry, aside),
        year=entry.day.year if entry.day else None,
        voided=entry.voided,
    )


def _spelled_rank(part: Part, word: Word) -> Rank | None:
    if not spells(part.folded, word.text):
        return None
    return _rank_of_part(part, word) if neatly(part.folded, word.text) else Rank.LOOSE


def _rank_of_part(part: Part, word: Word) -> Rank:
    if part.where is Where.NAME:
        if spells_out(part.folded, word.text):
            return Rank.EXACT
        at = span(part.folded, word.text)
        return Rank.BEGINNING if at is not None and at[0] == 0 else Rank.TITLE
    return _RANKS[part.where]


def _in_title(entry: Entry, match: _Match) -> bool:
    return match.part is not None and match.part.text == entry.title


def _marked(text: str, word: Word) -> Marked:
    start, end = span(text, word.text) or (0, 0)
    return Marked(text=text, start=start, end=end)


def _note(entry: Entry, aside: Sequence[_Match]) -> Marked:
    """The words behind the title: the day, then the place or the words that were found."""
    head = " · ".join(
        filter(None, ("已作废" if entry.voided else "", f"{entry.day:%Y-%m-%d}" if entry.day else ""))
    )
    match = max(aside, key=lambda each: each.rank, default=None)
    if match is None:
        return Marked(text=_joined(head, entry.note))
    if match.number:
        return _mark_in(_joined(head, entry.note, match.number), match.number)
    if match.part is None:
        return _mark_in(_joined(head, entry.note), f"{entry.day:%Y-%m-%d}")
    inside = entry.note.find(match.part.text)
    said = Marked(text=entry.note) if inside >= 0 else _excerpt(match.part, match.word)
    if inside >= 0:
        here = _marked(match.part.text, match.word)
        said = Marked(text=entry.note, start=inside + here.start, end=inside + here.end)
    shift = len(_joined(head, ".")) - 1
    return Marked(text=_joined(head, said.text), start=said.start + shift, end=said.end + shift)


def _excerpt(part: Part, word: Word) -> Marked:
    """The words around the hit, on one line, with … where something was left out."""
    text = _BLANK.sub(" ", part.text)
    start, end = span(text, word.text) or (0, 0)
    first = max(start - _BEFORE, 0)
    lead = part.label + ("…" if first else "")
    cut = text[first : first + _LONGEST]
    tail = "…" if first + _LONGEST < len(text) else ""
    shift = len(lead) - first
    return Marked(text=f"{lead}{cut}{tail}", start=start + shift, end=min(end, first + _LONGEST) + shift)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def _mark_in(text: str, words: str) -> Marked:
    at = text.find(words)
    return Marked(text=text, start=at, end=at + len(words)) if at >= 0 else Marked(text=text)
