"""Finding the header row of a sheet and telling what each heading means."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partybranch.domain.mappings import SKIP
from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import as_text
from partybranch.services.importing.field import Field
from partybranch.services.importing.grid import Row, Sheet

HEADER_WITHIN = 15
_BRACKETED = re.compile(r"[(\[【〔].*?[)\]】〕]")
_BRACKETS = re.compile(r"[()\[\]【】〔〕]")
_NUMBERING = re.compile(r"^\d{1,2}[.、](?=\D)")
_UNIT = re.compile(r"[(\[【〔]([^)\]】〕]*)[)\]】〕]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with its heading, unique in the sheet, and the field it feeds (SKIP, or None: undecided)."""

    index: int
    letter: str
    heading: str
    field: str | None

    @property
    def unit(self) -> str:
        """What closes the heading in brackets: 分钟 of 时长(分钟)."""
        match = _UNIT.search(name_key(self.heading))
        return match[1] if match else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where the header stands, as positions among the sheet's rows, and its text per column index."""

    first: int
    last: int
    texts: tuple[str, ...]


def heading_keys(text: str) -> tuple[str, ...]:
    """The spellings under which a heading is looked up, the fullest first."""
    key = _NUMBERING.sub("", name_key(text).strip("*:·")).lower()
    return tuple(dict.fromkeys(k for k in (key, _BRACKETS.sub("", key), _BRACKETED.sub("", key)) if k))


class Headings:
    """What headings mean to an importer: its fields' titles and synonyms, and those known to be unneeded."""

    def __init__(self, fields: Iterable[Field], skipped: Iterable[str], said: Mapping[str, str]) -> None:
        self._meaning = {heading_keys(heading)[0]: SKIP for heading in skipped}
        for field in fields:
            for heading in (field.title, *field.synonyms):
                self._meaning[heading_keys(heading)[0]] = field.name
        self._said = {heading_keys(heading)[0]: choice for heading, choice in said.items() if heading.strip()}

    def meaning_of(self, heading: str) -> str | None:
        """The field's name, SKIP, or None for a heading nobody knows."""
        keys = heading_keys(heading)
        if keys and keys[0] in self._said:
            return self._said[keys[0]]
        return next((self._meaning[key] for key in keys if key in self._meaning), None)

    def score(self, row: Row) -> int:
        """How many different meanings the texts of a row have, SKIP counting once."""
        meanings = {self.meaning_of(as_text(v)) for v in row.values if isinstance(v, str) and len(v) <= 30}
        return len(meanings - {None})


def find_header(sheet: Sheet, headings: Headings, required: frozenset[str]) -> Header | None:
    """The row within the first fifteen that says most, joined with the row of its second storey, if any."""
    best, best_score = None, 0
    for position, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        score = headings.score(row)
        lone = len(row.own) == 1 and {headings.meaning_of(as_text(row.values[row.own[0]]))} == required
        if score > best_score and (score >= 2 or lone):
            best, best_score = position, score
    if best is None:
        return None
    first = last = best
    if best + 1 < len(sheet.rows) and _is_second_storey(sheet.rows[best], sheet.rows[best + 1], headings):
        last = best + 1
    elif best and _is_second_storey(sheet.rows[best - 1], sheet.rows[best], headings):
        first = best - 1
    return Header(first=first, last=last, texts=_texts(sheet.rows[first], sheet.rows[last], headings))


def _is_second_storey(upper: Row, lower: Row, headings: Headings) -> bool:
    """Whether two rows are one header: a heading is merged down, or headings stand under a wide one."""
    if lower.number != upper.number + 1 or any(not isinstance(lower.values[i], str) for i in lower.own):
        return False
    if any(":" in as_text(upper.values[i]) or "：" in as_text(upper.values[i]) for i in upper.own):
        return False  # 填报单位：… 统计时间：… merged over every column is a unit line, not a storey
    if any(_value(upper, i) == lower.values[i] is not None for i in lower.borrowed):
        return True
    return all(_is_wide(upper, i) for i in lower.own) and headings.score(lower) > 0


def _is_wide(row: Row, index: int) -> bool:
    return index in row.borrowed or index + 1 in row.borrowed


def _value(row: Row, index: int) -> object:
    return row.values[index] if index < len(row.values) else None


def spread_sideways(row: Row, index: int) -> bool:
    """Whether a cell only repeats its left neighbour because both are one merged cell."""
    return index in row.borrowed and index > 0 and row.values[index] == row.values[index - 1]


def _texts(upper: Row, lower: Row, headings: Headings) -> tuple[str, ...]:
    texts = []
    for index in range(max(len(upper.values), len(lower.values))):
        above = as_text(_value(upper, index))
        below = (
            ""
            if index < len(lower.values) and spread_sideways(lower, index)
            else as_text(_value(lower, index))
        )
        if upper is lower or not below or below == above:
            repeated = index < len(upper.values) and spread_sideways(upper, index)
            texts.append(_one_line("" if repeated and not below else above))
        elif not above or headings.meaning_of(below) is not None:
            texts.append(_one_line(below))
        else:
            texts.append(_one_line(above + below))
    return tuple(texts)


def _one_line(text: str) -> str:
    return "".join(text.split("\n")).strip()
