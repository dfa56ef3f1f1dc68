"""The columns of a table as a person arranged them: widths, order, hidden ones, kept from day to day."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from PySide6.QtWidgets import QHeaderView

from ui.preferences import Preferences

_LEAST, _MOST = 24, 2000


class TableHabits:
    """Knows columns by their titles, so that a table that gains a column keeps what was arranged before."""

    def __init__(self, preferences: Preferences, name: str) -> None:
        self._preferences, self._key = preferences, f"tables/{name}"

    def put_on(self, header: QHeaderView, titles: Sequence[str]) -> None:
        """Arrange the columns as they were left; what is unknown or spoilt stays as it is."""
        kept = self._read()
        places = {title: at for at, title in enumerate(_unlike(titles))}
        widths, hidden = kept.get("widths"), kept.get("hidden")
        if isinstance(widths, Mapping):
            for title, width in widths.items():
                at = places.get(title)
                fits = isinstance(width, int) and _LEAST <= width <= _MOST
                if (
                    at is not None
                    and fits
                    and header.sectionResizeMode(at) is QHeaderView.ResizeMode.Interactive
                ):
                    header.resizeSection(at, width)
        for place, title in enumerate(title for title in _listed(kept.get("order")) if title in places):
            header.moveSection(header.visualIndex(places[title]), place)
        away = [places[title] for title in _listed(hidden) if title in places]
        if len(away) < len(places):
            for at in away:
                header.setSectionHidden(at, True)

    def take_from(self, header: QHeaderView, titles: Sequence[str]) -> None:
        """Keep the columns as they stand now."""
        named = _unlike(titles)
        interactive = QHeaderView.ResizeMode.Interactive
        widths = {
            title: header.sectionSize(at)
            for at, title in enumerate(named)
            if header.sectionResizeMode(at) is interactive and not header.isSectionHidden(at)
        }
        order = [named[header.logicalIndex(place)] for place in range(len(named))]
        hidden = [title for at, title in enumerate(named) if header.isSectionHidden(at)]
        old = self._read().get("widths")
        before = old if isinstance(old, Mapping) else {}
        kept = {"widths": {**before, **widths}, "order": order, "hidden": hidden}
        self._preferences.keep(self._key, json.dumps(kept, ensure_ascii=False))

    def forget(self) -> None:
        """Let the table be as it comes with the program."""
        self._preferences.keep(self._key, "")

    def _read(self) -> Mapping[str, object]:
        with suppress(ValueError, RecursionError):
            found = json.loads(self._preferences.text(self._key) or "{}")
            if isinstance(found, dict):
                return found
        return {}


def _listed(value: object) -> Iterable[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _unlike(titles: Sequence[str]) -> list[str]:
    """The titles, the second of the same words told from the first."""
    seen: Counter[str] = Counter()
    named = []
    for title in titles:
        seen[title] += 1
        named.append(title if seen[title] == 1 else f"{title} {seen[title]}")
    return named
