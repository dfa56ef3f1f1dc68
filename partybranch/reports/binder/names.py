"""Names of files that every PC and every USB stick can hold, whatever was typed or attached."""

import re
import unicodedata

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_MOST = 60
_MOST_BYTES = 180
"""A name may take 255 bytes on Linux; the draft beside it and a number in brackets need room too."""


def fit_name(text: str, most: int = _MOST) -> str:
    """One name without what Windows forbids, not too long, its suffix kept; never empty, never a way out."""
    plain = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", text)).split())
    plain = plain.strip(" .") or "未命名"
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    stem, suffix = _parted(plain)
    while len(stem) > most or len(f"{stem}{suffix}".encode(errors="replace")) > _MOST_BYTES:
        stem = stem[:-1]
    return (stem.rstrip(" .") or "未命名") + suffix


def _parted(name: str) -> tuple[str, str]:
    """Name and suffix; a long suffix is no suffix but part of a sentence."""
    stem, dot, suffix = name.rpartition(".")
    return (stem, f".{suffix}") if dot and stem and len(suffix) <= 10 else (name, "")


class Folder:
    """The names given in one folder: a name that is taken gets a number before its suffix."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, text: str) -> str:
        """A fit name that no other file of the folder has, not even in other letters of the same word."""
        wanted = fit_name(text)
        stem, suffix = _parted(wanted)
        name, number = wanted, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}({number}){suffix}"
        self._taken.add(name.casefold())
        return name
