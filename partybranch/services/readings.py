"""How a Chinese character is read, as pypinyin tells; the library comes when the first one is asked for."""

import importlib
import os
from functools import cache
from types import ModuleType

_WITHOUT_PHRASES = "PYPINYIN_NO_PHRASES"


@cache
def readings(char: str) -> tuple[str, ...]:
    """Every reading of a character without tones; a character that has none reads as itself."""
    if char.isascii():
        return (char,)
    spoken = library()
    found = spoken.pinyin(char, style=spoken.Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else (char,)


@cache
def library() -> ModuleType:
    """Load it by its name: few starts need it, and they wait long enough.

    Its 47,000 phrases (two thirds of the time, 43 MB) stay out: characters are looked up one by one.
    """
    before = os.environ.get(_WITHOUT_PHRASES)
    os.environ[_WITHOUT_PHRASES] = "1"
    try:
        return importlib.import_module("pypinyin")
    finally:
        # Programs that this one starts inherit the environment as it was.
        if before is None:
            del os.environ[_WITHOUT_PHRASES]
        else:
            os.environ[_WITHOUT_PHRASES] = before
