"""Which font prints which character, and which characters no font can print.

The PC's own 仿宋, 楷体, 黑体 and 小标宋 are preferred where it has them, as offices expect; for the rest, and
for every character they lack, there are the bundled fonts, in which every chain ends. The PDF library has
no such fallback of its own, and shares one state between threads. The PC's fonts could be tried only with
made-up ones: no PC with Windows, UOS or Kylin was at hand.
"""

import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError

from partybranch.errors import BranchError
from partybranch.paths import font_memory, resources
from partybranch.reports.pdf.setting.font_finding import (
    InstalledFont,
    best_first,
    font_folders,
    installed_fonts,
)
from partybranch.reports.pdf.setting.searchable_font import (
    LONG_DASH,
    SearchableFont,
    UnusableFontError,
    load_installed,
    register,
)

PRINTING = threading.RLock()
"""Held while a document is laid out and written: the library's fonts serve one document at a time."""

UNPRINTABLE = "〓"
"""Stands where a character has no shape in any font: a visible gap, never a silent one."""


class Face(StrEnum):
    """A role in Chinese official print, and the name under which its font is registered."""

    SONG = "song"
    FANGSONG = "fangsong"
    KAI = "kai"
    HEI = "hei"
    BIAOSONG = "biaosong"
    RARE = "rare"


FILES = {
    Face.SONG: "NotoSerifSC-Regular.ttf",
    Face.HEI: "NotoSansSC-Medium.ttf",
    Face.BIAOSONG: "NotoSerifSC-Bold.ttf",
    Face.RARE: "HanaMinB.ttf",
}


_FAMILIES: dict[Face, tuple[str, ...]] = {
    Face.FANGSONG: (
        "仿宋_GB2312",
        "FangSong_GB2312",
        "仿宋",
        "FangSong",
        "方正仿宋*",
        "FZFangSong*",
        "CESI仿宋*",
        "华文仿宋",
        "STFangsong",
    ),
    Face.KAI: (
        "楷体_GB2312",
        "KaiTi_GB2312",
        "楷体",
        "KaiTi",
        "方正楷体*",
        "FZKai-*",
        "CESI楷体*",
        "华文楷体",
        "STKaiti",
    ),
    Face.HEI: ("黑体", "SimHei", "方正黑体*", "FZHei-*", "CESI黑体*", "华文黑体", "STHeiti"),
    Face.BIAOSONG: ("方正小标宋*", "FZXiaoBiaoSong*", "CESI小标宋*", "华文中宋", "STZhongsong"),
}
"""The families an office expects in a role, best first; the body's 宋体 is always the bundled one."""

_BUNDLED_ONLY = frozenset("￥")
"""Some fonts of the PC draw another currency here."""

_STAND_INS = {Face.KAI: (Face.BIAOSONG,)}
"""Where there is no 楷体 a second heading must still not look like the text below it."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character, the name of the font that has its shape, and its width in ems."""

    text: str
    font: str
    width: float


@cache
def _fonts_once() -> dict[Face, SearchableFont]:
    return {face: _register(face, name) for face, name in FILES.items()}


def fonts() -> dict[Face, SearchableFont]:
    """The bundled fonts by role, registered once per process at the first call.

    Raises BranchError when a font file is missing or damaged.
    """
    with PRINTING:
        return _fonts_once()


def _register(face: Face, name: str) -> SearchableFont:
    path = resources() / "fonts" / name
    try:
        font = SearchableFont(face.value, str(path))
    except (OSError, TTFError) as error:
        raise BranchError(f"程序自带的字体“{name}”缺失或损坏，无法打印。请重新安装本程序。") from error
    register(font)
    return font


@dataclass(slots=True)
class _Wish:
    """Whether the PC's fonts are asked first."""

    pc_fonts: bool = True


_WISH = _Wish()


def prefer_pc_fonts(on: bool) -> None:
    """Ask the PC's own fonts first, or print with the bundled ones alone: the same on every PC."""
    with PRINTING:
        _WISH.pc_fonts = on


@cache
def _installed_once() -> list[InstalledFont]:
    return installed_fonts(font_folders(), font_memory())


@cache
def _pc_font(face: Face) -> SearchableFont | None:
    """The best font of the PC for a role that really prints, registered; None where there is none."""
    for found in best_first(_installed_once(), _FAMILIES.get(face, ())):
        try:
            font = load_installed(f"pc-{face.value}", Path(found.path), found.number)
        except UnusableFontError:
            continue
        register(font)
        return font
    return None


def _own_fonts(face: Face, *, of_pc: bool) -> list[SearchableFont]:
    """The fonts of a role itself: the PC's, then the bundled one."""
    fonts()
    installed = _pc_font(face) if of_pc and face in _FAMILIES else None
    return [font for font in (installed, fonts().get(face)) if font is not None]


class Chain:
    """A face and the faces that stand in for it, asked character by character."""

    def __init__(self, face: Face, *, of_pc: bool) -> None:
        own = _own_fonts(face, of_pc=of_pc)
        stand_ins: tuple[Face, ...] = () if own else _STAND_INS.get(face, ())
        faces = (*stand_ins, Face.SONG, Face.RARE)
        others = [font for each in faces for font in _own_fonts(each, of_pc=of_pc)]
        self._fonts = list(dict.fromkeys((*own, *others)))
        self._known: dict[str, Glyph | None] = {}

    def glyph(self, character: str) -> Glyph | None:
        """The character in the first face that has it, or None when no face has."""
        if character not in self._known:
            self._known[character] = self._look_up(character)
        return self._known[character]

    def _look_up(self, character: str) -> Glyph | None:
        for font in self._fonts:
            if font.covers(character) and not (_is_of_pc(font) and _differs_between_pcs(character)):
                return Glyph(character, font.fontName, float(font.stringWidth(character, 1)))
        return None

    def glyphs(self, text: str) -> list[Glyph]:
        """The text as printed characters; one that no face has becomes a visible 〓."""
        printed = (self.glyph(each) or self.glyph(UNPRINTABLE) for each in _drawn(text))
        return [glyph for glyph in printed if glyph is not None]

    def width(self, text: str) -> float:
        """The width of a text on one line, in ems."""
        return sum(glyph.width for glyph in self.glyphs(text))


def _is_of_pc(font: SearchableFont) -> bool:
    return font.fontName not in set(Face)


def _differs_between_pcs(character: str) -> bool:
    """Whether a font of the PC is not to be trusted with it: ￥, and the places of private use."""
    return character in _BUNDLED_ONLY or unicodedata.category(character) == "Co"


@cache
def _chain_once(face: Face, of_pc: bool) -> Chain:
    return Chain(face, of_pc=of_pc)


def chain(face: Face) -> Chain:
    """The one chain that begins with this face and ends with the bundled Song and the rare characters."""
    with PRINTING:
        return _chain_once(face, _WISH.pc_fonts)


def runs(glyphs: Iterable[Glyph]) -> list[tuple[str, str]]:
    """Neighbouring characters of one font joined together, with the font's name."""
    joined: list[tuple[str, str]] = []
    for glyph in glyphs:
        if joined and joined[-1][0] == glyph.font:
            joined[-1] = (glyph.font, joined[-1][1] + glyph.text)
        else:
            joined.append((glyph.font, glyph.text))
    return joined


def missing_characters(texts: Iterable[str]) -> list[str]:
    """Characters of the texts that no font can print, each once, in order of appearance."""
    song = chain(Face.SONG)
    seen = dict.fromkeys(character for text in texts for character in _drawn(text))
    return [character for character in seen if song.glyph(character) is None]


def _drawn(text: str) -> str:
    """The text without what has no shape of its own: controls, joiners, variation selectors."""
    return text.translate(_SHAPES).replace("——", LONG_DASH)


class _Shapes(dict[int, str]):
    """What is drawn for a character, looked up once: translating by it is much faster than asking anew."""

    def __missing__(self, code: int) -> str:
        self[code] = drawn = _shape_of(chr(code))
        return drawn


_SHAPES = _Shapes()


def _shape_of(character: str) -> str:
    if character in "\t\n\r\u00a0":
        return " "
    selector = 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
    return "" if selector or unicodedata.category(character) in {"Cc", "Cf"} else character
