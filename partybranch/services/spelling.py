"""Find Chinese text by how it is typed: its characters, full pinyin, initials, every reading."""

from functools import cache

from pypinyin import Style, pinyin

_RETROFLEX = ("zh", "ch", "sh")


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
    return any(_begins(written, at, wanted) for at in range(len(written)))


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
    return any(reading.startswith(wanted) for reading in _readings(text[at]))


@cache
def _readings(char: str) -> tuple[str, ...]:
    """Every reading of a character without tones; a character that has none reads as itself."""
    if char.isascii():
        return (char,)
    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else (char,)


@cache
def _ways(char: str) -> tuple[str, ...]:
    """How a character may be typed in the middle of a word, the longest way first."""
    ways = {char}
    for reading in _readings(char):
        ways |= {reading, reading[:1]}
        if reading.startswith(_RETROFLEX):
            ways.add(reading[:2])
    return tuple(sorted(ways, key=len, reverse=True))
