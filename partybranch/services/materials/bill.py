"""The bill of materials that a build lays beside the program (CycloneDX, JSON)."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from partybranch.services.materials.material import Material

BILL, LICENCES = "materials.cdx.json", "licences"
LICENCE_FILE = "partybranch:licence-file"
"""The property that names the text of a licence in the folder ``licences``."""
_MOST = 8_000_000


def read_bill(folder: Path) -> tuple[Material, ...]:
    """The components of the bill in a folder; none when there is no bill that can be read."""
    path = folder / BILL
    try:
        if path.stat().st_size > _MOST:
            return ()
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(_material(each, folder / LICENCES) for each in _dicts(told, "components"))


def _material(told: Mapping[str, object], texts: Path) -> Material:
    return Material(
        name=_word(told, "name"),
        version=_word(told, "version"),
        licence=" AND ".join(filter(None, map(_licence, _dicts(told, "licenses")))),
        about=_word(told, "description"),
        texts=tuple(_texts(told, texts)),
    )


def _licence(choice: Mapping[str, object]) -> str:
    named = choice.get("license")
    if isinstance(named, Mapping):
        return _word(named, "id") or _word(named, "name")
    return _word(choice, "expression")


def _texts(told: Mapping[str, object], folder: Path) -> Iterator[Path]:
    """The files of the texts, those inside the folder only."""
    for each in _dicts(told, "properties"):
        if each.get("name") == LICENCE_FILE:
            path = (folder / _word(each, "value")).resolve()
            if path.is_relative_to(folder.resolve()):
                yield path


def _dicts(told: object, key: str) -> Iterator[Mapping[str, object]]:
    found = told.get(key) if isinstance(told, Mapping) else None
    for each in found if isinstance(found, list) else ():
        if isinstance(each, Mapping):
            yield each


def _word(told: Mapping[str, object], key: str) -> str:
    value = told.get(key)
    return value.strip() if isinstance(value, str) else ""
