"""Records to and from plain values: of table rows (dates stay dates) and of the journal (canonical JSON)."""

import json
from datetime import date, datetime, time
from typing import Any, TypeVar

from cattrs import Converter

_T = TypeVar("_T")
_MOMENTS = (datetime, date, time)

_rows = Converter()
_journal = Converter()
# A float field may hold a whole number; the column gives it back as a float, and both must spell alike.
_journal.register_unstructure_hook(float, float)
for _moment in _MOMENTS:
    _rows.register_structure_hook(_moment, lambda value, _: value)
    _journal.register_unstructure_hook(_moment, lambda value: value.isoformat())
    _journal.register_structure_hook(_moment, lambda value, cls: cls.fromisoformat(value))


def from_row(values: dict[str, Any], cls: type[_T]) -> _T:
    """Build a record from nested table values."""
    return _rows.structure(values, cls)


def to_json(item: object) -> str:
    """Write a record as canonical JSON: sorted keys, no blanks, Chinese as it is."""
    return canonical(_journal.unstructure(item))


def from_json(text: str, cls: type[_T]) -> _T:
    """Build a record from what ``to_json`` wrote; fields added since get their defaults."""
    return _journal.structure(json.loads(text), cls)


def canonical(value: object) -> str:
    """JSON in the one spelling that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
