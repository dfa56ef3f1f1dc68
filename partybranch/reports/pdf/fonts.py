"""The bundled fonts: which face prints which character, and which characters no face can print.

Four traps of the PDF library are closed here: it has no fallback for a character its font lacks, it
writes characters beyond U+FFFF so that they cannot be searched or copied, it prints a second font of
the same PostScript name in the first one's shapes, and it shares one state between threads.
"""

import threading
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont, makeToUnicodeCMap

from partybranch.errors import BranchError
from partybranch.paths import resources

PRINTING = threading.RLock()
"""Held while a document is laid out and written: the library's fonts serve one document at a time."""

UNPRINTABLE = "〓"
"""Stands where a character has no shape in any font: a visible gap, never a silent one."""

_LONG_DASH = "⸺"
"""Printed for —— : one glyph, without the gap that two U+2014 leave in the middle."""


class Face(StrEnum):
    """A role in Chinese official print, and the name under which its font is registered."""

    SONG = "song"
    FANGSONG = "fangsong"
    KAI = "kai"
    HEI = "hei"
    BIAOSONG = "biaosong"
    RARE = "rare"


_FILES = {
    Face.SONG: "NotoSerifSC-Regular.ttf",
    Face.HEI: "NotoSansSC-Medium.ttf",
    Face.BIAOSONG: "NotoSerifSC-Bold.ttf",
    Face.RARE: "HanaMinB.ttf",
}


_STAND_INS = {Face.KAI: (Face.BIAOSONG,)}
"""Where the PC has no 楷体 a second heading must still not look like the text below it."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character, the face that has its shape, and its width in ems."""

    text: str
    face: Face
    width: float


class SearchableFont(TTFont):
    """A TrueType font whose characters can all be searched and copied from the PDF."""

    def __init__(self, face: Face, path: str) -> None:
        super().__init__(face.value, path, shapable=False)

    def covers(self, character: str) -> bool:
        """Whether the font has a shape for the character (glyph 0 is the empty box)."""
        return bool(self.face.charToGlyph.get(ord(character)))

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - the library's name
        """Write the font into the document with a character map of our own."""
        subsets = [list(subset) for subset in self.state[doc].subsets] if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            if isinstance(stream, PDFStream):
                stream.content = _character_map(name, subset)


def _character_map(name: str, subset: Sequence[int]) -> str:
    """The library's map with UTF-16 pairs beyond U+FFFF and the long dash read back as two dashes."""
    text = makeToUnicodeCMap(name, subset)
    for code, point in enumerate(subset):
        original = "——" if chr(point) == _LONG_DASH else chr(point)
        hexadecimal = original.encode("utf-16-be").hex().upper()
        text = text.replace(f"<{code:02X}> <{point:04X}>", f"<{code:02X}> <{hexadecimal}>", 1)
    return text


@cache
def _fonts_once() -> dict[Face, SearchableFont]:
    return {face: _register(face, name) for face, name in _FILES.items()}


def fonts() -> dict[Face, SearchableFont]:
    """The fonts by role, registered once per process at the first call.

    Raises BranchError when a font file is missing or damaged.
    """
    with PRINTING:
        return _fonts_once()


def _register(face: Face, name: str) -> SearchableFont:
    path = resources() / "fonts" / name
    try:
        font = SearchableFont(face, str(path))
    except (OSError, TTFError) as error:
        raise BranchError(f"程序自带的字体“{name}”缺失或损坏，无法打印。请重新安装本程序。") from error
    pdfmetrics.registerFont(font)
    registered: object = pdfmetrics.getFont(face.value)
    if registered is not font:
        raise RuntimeError(f"{name} was registered as an alias: two fonts share a PostScript name")
    return font


class Chain:
    """A face and the faces that stand in for it, asked character by character."""

    def __init__(self, face: Face) -> None:
        loaded = fonts()
        order = dict.fromkeys((face, *_STAND_INS.get(face, ()), Face.SONG, Face.RARE))
        self._fonts = [(each, loaded[each]) for each in order if each in loaded]
        self._known: dict[str, Glyph | None] = {}

    def glyph(self, character: str) -> Glyph | None:
        """The character in the first face that has it, or None when no face has."""
        if character not in self._known:
            self._known[character] = self._look_up(character)
        return self._known[character]

    def _look_up(self, character: str) -> Glyph | None:
        for face, font in self._fonts:
            if font.covers(character):
                return Glyph(character, face, float(font.stringWidth(character, 1)))
        return None

    def glyphs(self, text: str) -> list[Glyph]:
        """The text as printed characters; one that no face has becomes a visible 〓."""
        printed = (self.glyph(each) or self.glyph(UNPRINTABLE) for each in _drawn(text))
        return [glyph for glyph in printed if glyph is not None]

    def width(self, text: str) -> float:
        """The width of a text on one line, in ems."""
        return sum(glyph.width for glyph in self.glyphs(text))


@cache
def _chain_once(face: Face) -> Chain:
    return Chain(face)


def chain(face: Face) -> Chain:
    """The one chain that begins with this face and ends with the bundled Song and the rare characters."""
    with PRINTING:
        return _chain_once(face)


def runs(glyphs: Iterable[Glyph]) -> list[tuple[Face, str]]:
    """Neighbouring characters of one face joined together."""
    joined: list[tuple[Face, str]] = []
    for glyph in glyphs:
        if joined and joined[-1][0] is glyph.face:
            joined[-1] = (glyph.face, joined[-1][1] + glyph.text)
        else:
            joined.append((glyph.face, glyph.text))
    return joined


def missing_characters(texts: Iterable[str]) -> list[str]:
    """Characters of the texts that no bundled font can print, each once, in order of appearance."""
    song = chain(Face.SONG)
    seen = dict.fromkeys(character for text in texts for character in _drawn(text))
    return [character for character in seen if song.glyph(character) is None]


def _drawn(text: str) -> str:
    """The text without what has no shape of its own: controls, joiners, variation selectors."""
    kept = (" " if character in "\t\n\r\u00a0" else character for character in text)
    return "".join(each for each in kept if _has_shape(each)).replace("——", _LONG_DASH)


def _has_shape(character: str) -> bool:
    selector = 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
    return not selector and unicodedata.category(character) not in {"Cc", "Cf"}
