"""One TrueType font for the PDF library: loaded, tried out, and made known under a name of its own.

Three traps of the library are closed here: it writes characters beyond U+FFFF so that they cannot be
searched or copied, it prints a second font of the same PostScript name in the first one's shapes, and it
takes a font in whose character map it read nothing sensible.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFNameBytes, TTFont, makeToUnicodeCMap

LONG_DASH = "⸺"
"""Printed for —— : one glyph, without the gap that two U+2014 leave in the middle."""

_TRIED = "中共党支部员会议记录年月日，。（）"

# The library asks for this setting when a font has only Chinese names, but forgot to define it.
vars(rl_config)["autoGenerateTTFMissingTTFName"] = True


class UnusableFontError(Exception):
    """A font that cannot be printed with: torn, of another kind, or without the characters of its names."""


class SearchableFont(TTFont):
    """A TrueType font whose characters can all be searched and copied from the PDF.

    ``source`` is a file's path or its content; ``number`` chooses one font of a collection.
    """

    def __init__(self, name: str, source: str | BytesIO, number: int = 0) -> None:
        super().__init__(name, source, subfontIndex=number, shapable=False)

    def covers(self, character: str) -> bool:
        """Whether the font draws the character: glyph 0 is the empty box, and a shape has an outline."""
        glyph = self.face.charToGlyph.get(ord(character), 0)
        outlines = self.face.glyphPos
        if not 0 < glyph < len(outlines) - 1:
            return False
        return bool(outlines[glyph + 1] > outlines[glyph]) or character.isspace()

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - the library's name
        """Write the font into the document with a character map of our own."""
        subsets = [list(subset) for subset in self.state[doc].subsets] if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            if isinstance(stream, PDFStream):
                stream.content = _character_map(name, subset)


def load_installed(name: str, path: Path, number: int) -> SearchableFont:
    """A font of the PC, tried out before anything is printed with it.

    Raises UnusableFontError where it is torn, not TrueType or read wrongly.
    """
    try:
        content = BytesIO(path.read_bytes())
        size = content.getbuffer().nbytes
        # A font without an English name is called after its file, which must not be Chinese then.
        content.name = f"{name}.ttf"
        font = SearchableFont(name, content, number)
        usable = _is_whole(font, size) and all(font.covers(each) for each in _TRIED)
        font.face.makeSubset([ord(each) for each in _TRIED])
    except Exception as error:  # a torn file fails anywhere in the parser, with any error
        raise UnusableFontError(path.name) from error
    if not usable:
        raise UnusableFontError(path.name)
    return font


def _is_whole(font: SearchableFont, size: int) -> bool:
    """Whether no table reaches beyond the end of the file."""
    return all(table["offset"] + table["length"] <= size for table in font.face.table.values())


def register(font: SearchableFont) -> None:
    """Make the font known to the library, in its own shapes even if another has its PostScript name."""
    if bytes(font.face.name) in _REGISTERED:
        font.face.name = TTFNameBytes(font.face.name + b"-" + font.fontName.encode())
    _REGISTERED.add(bytes(font.face.name))
    pdfmetrics.registerFont(font)
    known: object = pdfmetrics.getFont(font.fontName)
    if known is not font:
        raise RuntimeError(f"{font.fontName} was registered as an alias: two fonts share a PostScript name")


_REGISTERED: set[bytes] = set()


def _character_map(name: str, subset: Sequence[int]) -> str:
    """The library's map with UTF-16 pairs beyond U+FFFF and the long dash read back as two dashes."""
    text = makeToUnicodeCMap(name, subset)
    for code, point in enumerate(subset):
        original = "——" if chr(point) == LONG_DASH else chr(point)
        hexadecimal = original.encode("utf-16-be").hex().upper()
        text = text.replace(f"<{code:02X}> <{point:04X}>", f"<{code:02X}> <{hexadecimal}>", 1)
    return text
