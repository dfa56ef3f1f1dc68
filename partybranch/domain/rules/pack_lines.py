"""On which line of a rule pack a table or a key stands: the TOML reader of Python does not say."""

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\s\"'-]+?)\s*\]")
_KEY = re.compile(r"\s*([\w\"'-]+(?:\s*\.\s*[\w\"'-]+)*)\s*=")
_LONG_TEXTS = ('"""', "'''")


@dataclass(slots=True)
class _Section:
    """One table with the line of its header and of each key; keys of a table below it are dotted."""

    name: str
    line: int
    keys: dict[str, int] = field(default_factory=dict)


class PackLines:
    """The lines of the tables and keys of a text; what cannot be found stands where its table begins."""

    def __init__(self, text: str) -> None:
        self._sections = [_Section("", 1)]
        self._prefix = ""
        self.last = text.rstrip().count("\n") + 1
        inside = ""
        for number, line in enumerate(text.split("\n"), 1):
            if not inside:
                self._note(number, line)
            inside = _long_text_after(line, inside)

    def of_table(self, name: str, key: str = "") -> int:
        """The line of a table's header, or of a key in it."""
        return _line(self._named(name), 0, key)

    def of_rule(self, number: int, key: str = "") -> int:
        """The line of the header of a rule, counted from 0, or of a key in it (parameters.times)."""
        return _line(self._named("rule"), number, key)

    def of_top(self, key: str) -> int:
        """The line of a key before the first table, or of the first table of that name."""
        found = self._named(key)
        return found[0].line if found else self._sections[0].keys.get(key, 1)

    def _named(self, name: str) -> list[_Section]:
        return [section for section in self._sections if section.name == name]

    def _note(self, number: int, line: str) -> None:
        header = _HEADER.match(line)
        key = _KEY.match(line)
        if header:
            self._begin(number, header[1], _plain(header[2]))
        elif key:
            self._sections[-1].keys.setdefault(self._prefix + _plain(key[1]), number)

    def _begin(self, number: int, bracket: str, name: str) -> None:
        first, _, below = name.partition(".")
        if bracket == "[" and below and self._sections[-1].name == first:
            self._prefix = f"{below}."
            self._sections[-1].keys.setdefault(below, number)
        else:
            self._prefix = ""
            self._sections.append(_Section(name, number))


def _line(sections: list[_Section], number: int, key: str) -> int:
    if number >= len(sections):
        return sections[-1].line if sections else 1
    section = sections[number]
    return section.keys.get(key) or section.keys.get(key.partition(".")[0]) or section.line


def _plain(name: str) -> str:
    return "".join(name.split()).replace('"', "").replace("'", "")


def _long_text_after(line: str, inside: str) -> str:
    """The sign of the text over several lines that is open at the end of a line, if one is."""
    for sign in (inside,) if inside else _LONG_TEXTS:
        if line.count(sign) % 2:
            return "" if inside else sign
    return inside
