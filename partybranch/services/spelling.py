"""Find Chinese text by how it is typed: its characters, full pinyin, initials, every reading."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from partybranch.services.readings import readings

_RETROFLEX = ("zh", "ch", "sh")
_NUMERALS = "零一二三四五六七八九"
_ORDINAL = re.compile(r"第([一二三四五六七八九]?十?[一二三四五六七八九]?)(?=\D|$)")
_DIGITS, _DIGITS_WIDE = re.compile(r"\d+"), 8


def spells(text: str, typed: str) -> bool:
    """Whether what was typed stands somewhere in the text, as characters or as pinyin.

    Letter case is ignored. Each character may be typed as itself, by the whole of one of its readings
    (单: dan, shan, chan) or by its initial, the last one also by any beginning of a reading; ü is typed v.
    """
    wanted, written = "".join(typed.casefold().split()), text.casefold()
    if not wanted or wanted in "".join(written.split()):
        return True
    if not any("a" <= char <= "z" for char in wanted):
        return False
    return any(_begins(written, at, wanted) for at in _starts(written, wanted))


def span(text: str, typed: str) -> tuple[int, int] | None:
    """From which place in the text to which what was typed stands, by the rules of ``spells``."""
    wanted = "".join(typed.casefold().split())
    if not wanted or not text:
        return None
    places = [at for at, char in enumerate(text) if not char.isspace()]
    written = [text[at].casefold() for at in places]
    literal = "".join(written).find(wanted)
    if literal >= 0 and all(len(char) == 1 for char in written):
        return places[literal], places[literal + len(wanted) - 1] + 1
    if literal >= 0:
        return 0, len(text)
    if not any("a" <= char <= "z" for char in wanted):
        return None
    for reach in (_reach_neatly, _reach):
        for first in _starts(written, wanted):
            if after := reach(written, first, wanted):
                return places[first], places[after - 1] + 1
    return None


def neatly(text: str, typed: str) -> bool:
    """Whether what was typed stands in the text as whole syllables (the last may be begun) or as initials.

    zhu is 主 neatly, and 组会 only by z and hu.
    """
    wanted, written = "".join(typed.casefold().split()), [*"".join(text.casefold().split())]
    return any(_reach_neatly(written, first, wanted) for first in _starts(written, wanted))


def _reach_neatly(written: list[str], at: int, wanted: str) -> int:
    """As ``_reach``, without mixing initials and syllables."""
    run = written[at:]
    far = _reach_by(_syllables, run, wanted, begun=True) or _reach_by(_initials, run, wanted, begun=False)
    return at + far if far else 0


def _reach_by(ways: Callable[[str], tuple[str, ...]], run: list[str], wanted: str, *, begun: bool) -> int:
    """How many characters read to what is wanted in these ways (the last perhaps only begun); 0 for none."""
    rests = {wanted}
    for far, char in enumerate(run, 1):
        said = ways(char)
        if any(each == rest or (begun and each.startswith(rest)) for rest in rests for each in said):
            return far
        rests = {rest[len(each) :] for rest in rests for each in said if rest.startswith(each)}
        if not rests:
            return 0
    return 0


def spells_out(text: str, typed: str) -> bool:
    """Whether what was typed is the whole text, by its characters or by full readings (not by initials)."""
    wanted, written = "".join(typed.casefold().split()), "".join(text.casefold().split())
    rests = {wanted}
    for char in written:
        rests = {rest[len(each) :] for rest in rests for each in _syllables(char) if rest.startswith(each)}
    return bool(wanted) and "" in rests


def _reach(written: list[str], at: int, wanted: str) -> int:
    """The place behind the last character that what is wanted reads to, from a place on; 0 for none."""
    if at == len(written):
        return 0
    for said in _ways(written[at]):
        if said == wanted:
            return at + 1
        if wanted.startswith(said) and (after := _reach(written, at + 1, wanted[len(said) :])):
            return after
    return at + 1 if any(reading.startswith(wanted) for reading in readings(written[at])) else 0


def _begins(text: str, at: int, wanted: str) -> bool:
    """Whether the text from a place on can be read as what is wanted; blanks in the text read as nothing."""
    if not wanted:
        return True
    if at == len(text):
        return False
    if text[at].isspace():
        return _begins(text, at + 1, wanted)
    for said in _ways(text[at]):
        if wanted.startswith(said) and _begins(text, at + 1, wanted[len(said) :]):
            return True
    return any(reading.startswith(wanted) for reading in readings(text[at]))


def _starts(written: Sequence[str], wanted: str) -> list[int]:
    """The places whose character can begin what is wanted."""
    return [at for at, char in enumerate(written) if wanted[0] in _firsts(char)]


@cache
def _firsts(char: str) -> frozenset[str]:
    return frozenset(each[0] for each in _syllables(char))


@cache
def _syllables(char: str) -> tuple[str, ...]:
    return (char, *readings(char))


@cache
def _initials(char: str) -> tuple[str, ...]:
    """The character itself, the first letter of each reading, and zh, ch, sh for those that begin so."""
    said = readings(char)
    long = tuple(each[:2] for each in said if each.startswith(_RETROFLEX))
    return (char, *(each[:1] for each in said), *long)


@cache
def _ways(char: str) -> tuple[str, ...]:
    """How a character may be typed in the middle of a word, the longest way first."""
    ways = {char}
    for reading in readings(char):
        ways |= {reading, reading[:1]}
        if reading.startswith(_RETROFLEX):
            ways.add(reading[:2])
    return tuple(sorted(ways, key=len, reverse=True))


class Typed:
    """``spells`` for one typed word over thousands of texts; a line end in a text divides two texts."""

    def __init__(self, typed: str) -> None:
        self._wanted = "".join(typed.casefold().split())
        self._end = len(self._wanted)
        self._steps: dict[str, tuple[int, ...]] = {}

    def stands_in(self, text: str) -> bool:
        """Whether the word stands in one of the texts.

        The set of how many letters may have been read so far is kept as the bits of a number.
        """
        if not self._wanted:
            return True
        reached = 1
        for char in text:
            if char == "\n":
                reached = 1
            elif not char.isspace():
                reached = self._after(char, reached)
                if reached >> self._end:
                    return True
        return False

    def _after(self, char: str, reached: int) -> int:
        steps = self._steps.get(char)
        if steps is None:
            steps = self._steps[char] = tuple(self._step(char.casefold(), at) for at in range(self._end))
        after = 1 | steps[0]
        at, rest = 1, reached >> 1
        while rest:
            if rest & 1:
                after |= steps[at]
            at, rest = at + 1, rest >> 1
        return after

    def _step(self, char: str, at: int) -> int:
        rest = self._wanted[at:]
        step = sum({1 << (at + len(way)) for way in _ways(char) if rest.startswith(way)})
        begun = any(reading.startswith(rest) for reading in readings(char))
        return step | (1 << self._end) if begun else step


@cache
def by_sound(text: str) -> str:
    """What a text sorts by when it is sought by sound: 陈 before 李, 2月 before 10月, 第二 before 第十."""
    ordered = _ORDINAL.sub(lambda found: f"第{_value(found[1])}", text.casefold())
    counted = _DIGITS.sub(lambda found: found[0].zfill(_DIGITS_WIDE), ordered)
    return counted if counted.isascii() else "".join(map(_sound, counted))


def _value(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return (_NUMERALS.find(tens or "一") * 10 if ten else 0) + max(_NUMERALS.find(ones or "零"), 0)


@cache
def _sound(char: str) -> str:
    return char if char.isascii() else f"{readings(char)[0]}\0{char}"
