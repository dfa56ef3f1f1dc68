"""The little language of 年度小结: {字段} is filled, a part in [方括号] stands only where it has figures.

A text is read whatever it holds: what is wrong with it becomes a list of problems, never an exception.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

_WIDE = {0xFF5B: "{", 0xFF5D: "}", 0xFF3B: "[", 0xFF3D: "]"}
"""The same signs as a Chinese keyboard gives them."""
RESERVED = frozenset({*_WIDE.values(), *map(chr, _WIDE)})
"""The signs of the language: no field's name may hold one."""
_MARK = re.compile(r"\{([^{}\[\]]*)\}|[{}\[\]]")


@dataclass(frozen=True, slots=True)
class Words:
    """Text that stands as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldName:
    """A place that a figure fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """A part that drops out when every figure in it is zero or empty."""

    parts: tuple["Part", ...]


Part: TypeAlias = Words | FieldName | Bracket


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateProblem:
    """What is wrong in one line of a template, counted from 1."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.text}"


@dataclass(slots=True)
class _Reading:
    """One line while it is read: the open parts, the outermost first, and what was wrong."""

    line: int
    open: list[list[Part]] = field(default_factory=lambda: [[]])
    problems: list[TemplateProblem] = field(default_factory=list)

    def complain(self, text: str) -> None:
        self.problems.append(TemplateProblem(line=self.line, text=text))

    def take(self, mark: str, name: str | None) -> None:
        if name is not None:
            self._name(name.strip())
        elif mark == "[":
            self.open.append([])
        elif mark == "]" and len(self.open) > 1:
            self.close()
        elif mark == "]":
            self.complain("多了一个“]”，前面没有和它成对的“[”。")
        else:
            other = "}" if mark == "{" else "{"
            self.complain(f"“{mark}”没有和它成对的“{other}”，字段要写成{{字段}}。")

    def _name(self, name: str) -> None:
        if name:
            self.open[-1].append(FieldName(name))
        else:
            self.complain("有一处“{}”里面是空的，请写上字段名。")

    def close(self) -> None:
        part = Bracket(tuple(self.open.pop()))
        if not any(True for _ in names_in(part.parts)):
            self.complain("有一处方括号里没有字段，无法判断什么时候不写。请放入字段，或去掉方括号。")
        self.open[-1].append(part)


def read_template(text: str) -> tuple[tuple[tuple[Part, ...], ...], tuple[TemplateProblem, ...]]:
    """The lines of a template as parts, and what is wrong with them."""
    lines, problems = [], []
    for at, line in enumerate(text.translate(_WIDE).splitlines(), 1):
        reading = _Reading(at)
        end = 0
        for mark in _MARK.finditer(line):
            _say(reading, line[end : mark.start()])
            reading.take(mark[0], mark[1])
            end = mark.end()
        _say(reading, line[end:])
        if len(reading.open) > 1:
            reading.complain("有一个“[”没有和它成对的“]”。")
        while len(reading.open) > 1:
            reading.close()
        lines.append(tuple(reading.open[0]))
        problems += reading.problems
    return tuple(lines), tuple(problems)


def _say(reading: _Reading, text: str) -> None:
    if text:
        reading.open[-1].append(Words(text))


def names_in(parts: Sequence[Part]) -> Iterator[str]:
    """Every field that the parts name, in order, also inside brackets."""
    for part in parts:
        if isinstance(part, FieldName):
            yield part.name
        elif isinstance(part, Bracket):
            yield from names_in(part.parts)
