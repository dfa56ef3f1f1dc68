"""Text as it comes out of workbooks: what nobody can see is removed, what a person wrote is kept."""

import re
import unicodedata

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef"
    "\ufffe\uffff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n?|\x85|\u2028|\u2029")
_OFFICE_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


def clean_text(text: str) -> str:
    """The text without control and zero-width characters, in NFC, one kind of line end, no blanks around it.

    NFKC would replace rare characters of names and is never used. ``_x000D_`` and the like, in which
    spreadsheets hide control characters, are decoded first.
    """
    if text.isascii() and text.isprintable() and "_x" not in text:
        return text.strip()
    decoded = _OFFICE_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_END.sub("\n", decoded))).strip()


def half_width(text: str) -> str:
    """The text with full-width digits, letters, punctuation and blanks made narrow; CJK untouched."""
    return text.translate(_FULL_WIDTH)


def as_text(value: object) -> str:
    """A cell as cleaned text: nothing for an empty cell, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean_text(str(value))


def quoted(value: object) -> str:
    """The cell in Chinese quotes for a sentence, cut after thirty characters."""
    text = " ".join(as_text(value).split())
    return f"“{text[:30]}…”" if len(text) > 30 else f"“{text}”"
