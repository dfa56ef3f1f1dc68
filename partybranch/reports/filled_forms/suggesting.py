"""Which of our fields and columns a place of a foreign form means: the same words first, then like ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from partybranch.domain.parsing.names import name_key
from partybranch.reports.filled_forms.fields import FormField
from partybranch.reports.filled_forms.reading import PLACEHOLDER, FormSheet, Reading
from partybranch.reports.own_ledgers import OfferedSheet, column_keys
from partybranch.services.importing import IMPORTERS, Field
from partybranch.services.importing.header import heading_keys

_LIKE = 0.75
_HEADER_WITHIN = 40
_LEAST_HEADINGS = 2
_NAMED = 1.5
_SAME_WORDS = 0.5
"""What a heading in the ledger's own words weighs beside one that only means the same."""
_COLONS = "：:"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderFound:
    """A row of a form that looks like the head of a table, with the column each of its cells means."""

    sheet: str
    row: int
    columns: Mapping[int, str]
    offered: OfferedSheet


def suggest_field(placeholder: str, fields: Mapping[str, FormField]) -> str:
    """The field a placeholder means, empty when none is like it."""
    return _meant(PLACEHOLDER.sub(r"\1", placeholder), _spellings(fields))


def suggest_cells(
    reading: Reading, fields: Mapping[str, FormField], head: tuple[str, int] | None
) -> dict[tuple[str, int, int], str]:
    """Cells that a form without placeholders leaves open for one field, by the label before them.

    A label that ends with a colon is written behind; beside another one the empty cell to its right is
    taken, but not from the head of the table on. Only the very words of a field count: nothing is guessed.
    """
    spellings = _spellings(fields)
    found: dict[tuple[str, int, int], str] = {}
    for sheet in reading.sheets:
        table = head[1] - 1 if head and head[0] == sheet.title else sheet.rows + 1
        for (row, column), text in sorted(sheet.cells.items()):
            meant = spellings.get(name_key(text.rstrip(_COLONS)).lower(), "")
            if not meant:
                continue
            beside = (row, sheet.merge_at(row, column)[3] + 1)
            if text.endswith(tuple(_COLONS)):
                found[sheet.title, row, column] = meant
            elif row < table and beside[1] <= len(sheet.widths) and beside not in sheet.cells:
                found[sheet.title, *beside] = meant
    return found


def _spellings(fields: Mapping[str, FormField]) -> dict[str, str]:
    """What each field may be called, by the spelling in which names are compared."""
    spellings: dict[str, str] = {}
    for name in fields:
        for key in heading_keys(name):
            spellings.setdefault(key, name)
    for name, field in fields.items():
        for word in field.synonyms:
            for key in heading_keys(word)[:1]:
                spellings.setdefault(key, name)
    return spellings


def suggest_columns(headings: Mapping[int, str], offered: OfferedSheet) -> dict[int, str]:
    """The columns of a ledger's sheet that the headings of a form mean, each taken once.

    A heading of the very same words goes before one that only means the same, and that before one which may
    stand for it (日期 for 会议时间).
    """
    keys = column_keys(offered.plan.columns)
    plain: dict[str, str] = {}
    for key in keys:
        for spelling in heading_keys(key):
            plain.setdefault(spelling, key)
    meanings = _meaning(plain, _same_meanings())
    instead = _meaning(meanings, _standing_in())
    found: dict[int, str] = {}
    for spellings, like in ((plain, False), (meanings, False), (instead, False), (meanings, True)):
        for column, heading in headings.items():
            meant = _meant(heading, spellings, like=like)
            if meant and column not in found and meant not in found.values():
                found[column] = meant
    return dict(sorted(found.items()))


def suggest_header(reading: Reading, offered: Iterable[OfferedSheet]) -> HeaderFound | None:
    """The row of the workbook that looks most like the head of one of the ledgers; None without any."""
    best, most = None, 0.0
    offered = tuple(offered)
    for sheet in reading.sheets:
        for row in range(1, min(sheet.rows, _HEADER_WITHIN) + 1):
            headings = sheet.headings(row)
            for each in offered if len(headings) >= _LEAST_HEADINGS else ():
                columns = suggest_columns(headings, each)
                score = len(columns) + len(columns) / len(each.plan.columns) + _named(sheet, row, each)
                score += _SAME_WORDS * _in_same_words(headings, columns)
                if len(columns) >= _LEAST_HEADINGS and score > most:
                    found = HeaderFound(sheet=sheet.title, row=row, columns=columns, offered=each)
                    best, most = found, score
    return best


def _in_same_words(headings: Mapping[int, str], columns: Mapping[int, str]) -> int:
    return sum(
        not set(heading_keys(headings[at])).isdisjoint(heading_keys(key)) for at, key in columns.items()
    )


def _named(sheet: FormSheet, row: int, offered: OfferedSheet) -> float:
    """What it weighs that the form says above its table, or by the sheet's name, what the table is about."""
    above = [text for (at, _), text in sheet.cells.items() if at < row]
    return _NAMED if any(offered.plan.title in text for text in (sheet.title, *above)) else 0.0


def _meaning(known: Mapping[str, str], same: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """What is known, and for each group of words that has a known one the same for all of them."""
    meanings = dict(known)
    for words in same:
        named = next((known[word] for word in words if word in known), None)
        for word in words if named else ():
            meanings.setdefault(word, named or "")
    return meanings


def _same_meanings() -> Iterable[tuple[str, ...]]:
    """What real workbooks call one thing, as the importers know it."""
    for importer in IMPORTERS:
        for field in importer.fields:
            yield _words(field)


def _standing_in() -> Iterable[tuple[str, ...]]:
    """What one thing may be given by instead, as the importers know it."""
    for importer in IMPORTERS:
        by_name = {field.name: field for field in importer.fields}
        for field in importer.fields:
            for name in field.alternatives:
                yield (*_words(field), *_words(by_name[name]))


def _words(field: Field) -> tuple[str, ...]:
    return tuple(key for word in (field.title, *field.synonyms) for key in heading_keys(word)[:1])


def _meant(text: str, spellings: Mapping[str, str], *, like: bool = True) -> str:
    keys = heading_keys(text)
    exact = next((spellings[key] for key in keys if key in spellings), "")
    if exact or not like or not keys:
        return exact
    near = get_close_matches(keys[0], list(spellings), n=1, cutoff=_LIKE)
    return spellings[near[0]] if near else ""
