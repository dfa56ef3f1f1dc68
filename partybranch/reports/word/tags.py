"""标记: the {{…}} of a Word template, how they are found in what people type, and what each prints."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# The braces of a Chinese keyboard (U+FF5B, U+FF5D) count as the plain ones.
_OPEN, _CLOSE = r"{\uff5b", r"}\uff5d"
_TAG = re.compile(f"[{_OPEN}]{{2}}([^{_OPEN}{_CLOSE}]*)[{_CLOSE}]{{2}}")
_PAIR = re.compile(f"[{_OPEN}{_CLOSE}]{{2}}")
_SINGLE = re.compile(f"[{_OPEN}]([^{_OPEN}{_CLOSE}]{{1,30}})[{_CLOSE}]")
_ALIKE = 0.5
_DOTS = str.maketrans("。·、,", "....")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag: ``name`` as it stands between the braces; that of a list has the list before the point.

    ``everywhere`` says that it may stand in the head or foot of the page too; a ``heading`` names a row
    that a form of its own heads itself. ``also`` are the headings under which other forms ask for the same.
    """

    name: str
    meaning: str
    everywhere: bool = False
    heading: bool = False
    also: tuple[str, ...] = ()

    @property
    def list_name(self) -> str:
        """The list whose lines it repeats with, empty for a tag that prints once."""
        return list_of(self.name)

    @property
    def written(self) -> str:
        """The tag as it is typed."""
        return f"{{{{{self.name}}}}}"

    @property
    def place(self) -> str:
        """Where it may stand, in words."""
        if self.list_name:
            return "表格的一行，自动逐行重复"
        return "正文、页眉页脚" if self.everywhere else "正文"


@dataclass(frozen=True, slots=True)
class FoundTag:
    """A tag in a line of text, from ``start`` to ``end``."""

    name: str
    start: int
    end: int


def list_of(name: str) -> str:
    """The list that a tag belongs to, empty for one that prints once."""
    before, point, _ = name.partition(".")
    return before if point else ""


def find_tags(text: str) -> tuple[FoundTag, ...]:
    """The tags of a text in order; braces and points of a Chinese keyboard count as the plain ones."""
    return tuple(FoundTag(_plain(each[1]), each.start(), each.end()) for each in _TAG.finditer(text))


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).translate(_DOTS).split())


def loose_braces(text: str, known: Iterable[str]) -> Iterator[str]:
    """What looks like a tag and is none: braces without their partner, a known name in single ones."""
    rest = _TAG.sub("", text)
    for brace in _PAIR.finditer(rest):
        around = rest[max(brace.start() - 10, 0) : brace.end() + 10].strip()
        yield f"“{around}”处的花括号不成对，应写成 {{{{名称}}}}。"
    known = set(known)
    for single in _SINGLE.finditer(_PAIR.sub("", rest)):
        if _plain(single[1]) in known:
            yield f"“{single[0]}”只有一层花括号，应写成 {{{{{_plain(single[1])}}}}}。"


def guesses(name: str, tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """The tags that an unknown name may mean, the likeliest first, three at most."""
    if not name:
        return ()
    tags = list(tags)
    exact = [tag for tag in tags if name in _words(tag)]
    if exact:
        return tuple(exact[:3])
    meant = {word: tag for tag in reversed(tags) for word in _words(tag)}
    close = [meant[word] for word in difflib.get_close_matches(name, meant, n=5, cutoff=_ALIKE)]
    within = [tag for word, tag in meant.items() if len(word) > 1 and (word in name or name in word)]
    return tuple(dict.fromkeys((*close, *within)))[:3]


def _words(tag: Tag) -> tuple[str, ...]:
    """What people may call a tag: its name, that without its list, the headings of other forms."""
    return tag.name, tag.name.rpartition(".")[2], *tag.also
