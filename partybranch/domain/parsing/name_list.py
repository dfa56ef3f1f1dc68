"""A roster typed or pasted as plain lines: a name on each, and the 党小组 behind it where it is known."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import clean_text

_NUMBER = re.compile(r"^\s*\d+\s*[.、．)）\t ]\s*")
_PIECES = re.compile(r"[\t，,；;|]+")
_LONGEST = 20
_NAME = re.compile(r"^[^\W\d_]+(?:[ ·•・.’'-]?[^\W\d_]+)*$")
_HEADINGS = frozenset({"姓名", "名单", "党员姓名", "党员名单"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """One line understood: the name as written and the group, "" where none was given."""

    name: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """What a text holds; ``problems`` say of each line that cannot be taken its number and why."""

    names: tuple[ListedName, ...]
    problems: tuple[str, ...]


def read_name_list(text: str, known: Collection[str] = ()) -> NameList:
    """Read the lines of a text; ``known`` are names that the roster has already.

    A running number before the name, empty lines and a heading 姓名 are passed over.
    """
    taken = {name_key(name) for name in known}
    names, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        pieces = [piece.strip() for piece in _PIECES.split(_NUMBER.sub("", clean_text(line)))]
        pieces = [piece for piece in pieces if piece]
        if not pieces or pieces[0] in _HEADINGS:
            continue
        trouble = _trouble(pieces, taken)
        if trouble:
            problems.append(f"第 {number} 行：{trouble}")
        else:
            taken.add(name_key(pieces[0]))
            names.append(ListedName(name=pieces[0], group=pieces[1] if len(pieces) > 1 else ""))
    return NameList(names=tuple(names), problems=tuple(problems))


def _trouble(pieces: list[str], taken: Collection[str]) -> str:
    name = pieces[0]
    if len(pieces) > 2:
        return "一行只写姓名和党小组。表格请用“导入花名册”。"
    if len(name) > _LONGEST or not _NAME.match(name):
        return f"“{name}”不像姓名。请改正，或删去这一行。"
    if name_key(name) in taken:
        return f"“{name}”已经有了。确有同名的人，请在“党员”页逐个新增。"
    return ""
