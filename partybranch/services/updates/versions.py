"""Which of two versions is the newer: numbers count as numbers, 0.10 is newer than 0.9."""

import re

_VERSION = re.compile(r"(\d{1,6}(?:\.\d{1,6}){0,3})((?:[~+-]|\.?[a-z])[0-9a-z.+~-]*|)", re.IGNORECASE)
_BEFORE = re.compile(r"[.~-]?(a|b|rc|alpha|beta|dev|pre)", re.IGNORECASE)
_PARTS = 4
"""As many numbers as a version resource of Windows has."""

Newness = tuple[tuple[int, ...], bool]


def newness(version: str) -> Newness | None:
    """A key to compare versions by; one that is tried out (rc) comes before its release.

    None when the words are no version. What a package adds (``-1``) says nothing about the program.
    """
    match = _VERSION.fullmatch(version.strip())
    if match is None:
        return None
    numbers = tuple(map(int, match.group(1).split(".")))
    released = _BEFORE.match(match.group(2)) is None
    return (*numbers, *(0,) * (_PARTS - len(numbers))), released
