"""Names of people as written in cells: comparing them and taking a list of them apart."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from unicodedata import normalize

from partybranch.domain.parsing.text import clean_text, half_width

_BLANK_OR_VARIANT = re.compile("[\\s\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_MIDDLE_DOTS = str.maketrans(dict.fromkeys(".•‧∙・･⋅●᛫⸱", "·"))
_SEPARATORS = frozenset("、，,；;/／|\n")
_OPENING, _CLOSING = frozenset("(（[【〈<"), frozenset(")）]】〉>")
_NOTE = re.compile(r"^(?P<head>[^(（\[【]*)[(（\[【](?P<note>.*)[)）\]】]$", re.DOTALL)
_PAIR = 2
_LONGEST_NAME = 8


def name_key(text: str) -> str:
    """The name for comparing: without blanks and unseen marks, dots, brackets and digits in one form."""
    narrow = half_width(clean_text(text))
    # Marks that a blank kept apart may have changed places: the normal form comes last.
    return normalize("NFC", _BLANK_OR_VARIANT.sub("", narrow).translate(_MIDDLE_DOTS))


def split_items(text: str, separators: Collection[str] = _SEPARATORS) -> tuple[str, ...]:
    """The parts between separators outside brackets, without blanks around them, empty ones left out."""
    parts, depth = [""], 0
    for char in clean_text(text):
        depth += (char in _OPENING) - (char in _CLOSING and depth > 0)
        if char in separators and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return tuple(part.strip() for part in parts if part.strip())


def detach_note(item: str) -> tuple[str, str | None]:
    """「张三（病假）」 as 张三 and 病假; None where no bracket closes the item."""
    match = _NOTE.match(item.strip())
    if match is None:
        return item.strip(), None
    return match["head"].strip(), match["note"].strip()


def split_names(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The names of a list in order, separated by 、，,；;/| or line ends, and by blanks where that is safe.

    ``known`` are names or their keys. Where blanks stand inside a part, the reading made of known names
    alone wins and comes back as handed in; otherwise 「刘 洋」 becomes one name, 「王五 刘 洋」 two, and a
    part that reads two ways stays whole without its blanks, to be found unknown rather than guessed.
    """
    names: list[str] = []
    spellings: dict[str, str] | None = None
    for item in split_items(text):
        words = item.split()
        if len(words) == 1:
            names.append(item)
            continue
        if spellings is None:
            loose = {_loose(name): name for name in known}
            spellings = loose | {name_key(name): name for name in known}
        names.extend(_known_reading(words, spellings) or _plain_reading(words))
    return tuple(names)


def bearers_of(called: Mapping[int, Iterable[str]]) -> dict[str, tuple[int, ...]]:
    """Who bears a name, by its key; ``called`` is what each is called."""
    bearers: dict[str, tuple[int, ...]] = {}
    for who, names in called.items():
        for key in {name_key(name) for name in names}:
            bearers[key] = (*bearers.get(key, ()), who)
    return bearers


def _loose(name: str) -> str:
    return name_key(name).replace("·", "")


def _known_reading(words: list[str], spellings: dict[str, str]) -> list[str]:
    """The words joined into known names, the longest first; empty when they do not all fit."""
    readings: list[list[str]] = [[] for _ in range(len(words) + 1)]
    for start in range(len(words) - 1, -1, -1):
        for end in range(min(start + _LONGEST_NAME, len(words)), start, -1):
            joined = name_key("".join(words[start:end]))
            spelling = spellings.get(joined) or spellings.get(_loose(joined))
            if spelling and (readings[end] or end == len(words)):
                readings[start] = [spelling, *readings[end]]
                break
    return readings[0]


def _plain_reading(words: list[str]) -> list[str]:
    if all(word.isascii() for word in words):
        return [" ".join(words)]
    runs = list(_runs(words))
    if any(len(run) != _PAIR for run in runs if len(run[0]) == 1):
        return ["".join(words)]
    return [name for run in runs for name in (["".join(run)] if len(run[0]) == 1 else run)]


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Neighbouring words of one character, and neighbouring longer ones, each as one run."""
    run: list[str] = []
    for word in words:
        if run and (len(word) == 1) != (len(run[0]) == 1):
            yield run
            run = []
        run.append(word)
    yield run
