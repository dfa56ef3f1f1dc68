"""The fonts installed on this PC, found by the names of their families in any language.

File names tell nothing (FZXBSJW.TTF is 方正小标宋简体), so the name tables are read; what was read of a
file is remembered until the file changes. Left out is what the PDF library cannot print: outlines that are
not TrueType, and variable fonts, of which it would print the thinnest. Windows, UOS, Kylin and the folders
of WPS could not be tried here: their places are taken from what is published about them.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from fontTools.ttLib import TTFont

_KINDS = {".ttf", ".ttc", ".otf"}
_TRUETYPE = {"\x00\x01\x00\x00", "true"}
_FAMILY_NAMES = {1, 4, 16}
_REGULAR = 400
_RIGHTS, _RESTRICTED, _NO_SUBSET = 0x000F, 0x0002, 0x0300
"""Bits of the OS/2 table: the rights to embed, none at all, and only whole or only as a bitmap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledFont:
    """A font that can be embedded: its file, its place in a collection, its names and its weight."""

    path: str
    number: int
    names: tuple[str, ...]
    weight: int


def font_folders() -> list[Path]:
    """Where fonts lie on this PC: the system's, the user's own, and those WPS brings along."""
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        local, programs = (Path(os.environ.get(name, "")) for name in ("LOCALAPPDATA", "PROGRAMFILES"))
        kingsoft = [local / "Kingsoft" / "WPS Office", programs / "WPS Office", programs / "Kingsoft"]
        own = [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
        return [*own, *_below(kingsoft, "*/office6/fonts"), *_below(kingsoft, "*/*/office6/fonts")]
    home = Path.home()
    mine = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or os.pathsep.join(("/usr/local/share", "/usr/share"))
    folders = [mine, *map(Path, shared.split(os.pathsep))]
    kingsoft = [Path("/opt/kingsoft/wps-office/office6/fonts")]
    kingsoft += _below([Path("/opt/apps")], "cn.wps*/files/kingsoft/wps-office/office6/fonts")
    return [*(folder / "fonts" for folder in folders), home / ".fonts", home / "Library" / "Fonts", *kingsoft]


def _below(roots: Iterable[Path], pattern: str) -> list[Path]:
    return [found for root in roots if root.is_dir() for found in sorted(root.glob(pattern))]


def installed_fonts(folders: Iterable[Path], memory: Path) -> list[InstalledFont]:
    """Every font below the folders that can be embedded; ``memory`` spares reading a file again."""
    known = _remembered(memory)
    read = {key: known[key] if key in known else _read(path) for path, key in _files(folders)}
    if read != known:
        _remember(memory, read)
    return [font for fonts in read.values() for font in fonts]


def best_first(fonts: Iterable[InstalledFont], wanted: Sequence[str]) -> list[InstalledFont]:
    """The fonts of the wanted families, in the order of the wish; of one family the regular weight first.

    A wish is a name in any language, or its beginning with ``*``; case does not matter.
    """
    ranked = []
    for font in fonts:
        names = [name.casefold() for name in font.names]
        places = [place for place, wish in enumerate(wanted) if _fits(names, wish.casefold())]
        if places:
            ranked.append((places[0], abs(font.weight - _REGULAR), font.path, font.number, font))
    return [font for *_, font in sorted(ranked, key=lambda each: each[:4])]


def _fits(names: Iterable[str], wish: str) -> bool:
    return any(fnmatchcase(name, wish) for name in names)


def _files(folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The font files with a key that changes when the file does."""
    seen = set()
    for folder in folders:
        for place, _, names in os.walk(folder):
            for path in (Path(place, name) for name in sorted(names)):
                if path.suffix.lower() in _KINDS and path not in seen:
                    seen.add(path)
                    with suppress(OSError):
                        state = path.stat()
                        yield path, f"{path}|{state.st_mtime_ns}|{state.st_size}"


def _read(path: Path) -> list[InstalledFont]:
    """The embeddable fonts of one file; none of a file that cannot be read."""
    found = []
    try:
        with path.open("rb") as file:
            number, count = 0, 1
            while number < count:
                font = TTFont(file, fontNumber=number, lazy=True)
                count = getattr(font.reader, "numFonts", 1)
                if _can_be_embedded(font):
                    found.append(_described(font, path, number))
                number += 1
    except Exception:  # a torn file fails anywhere in the parser, with any error
        return []
    return found


def _can_be_embedded(font: TTFont) -> bool:
    """Whether the library can, and the maker of the font allows it: the library does not look at that."""
    rights = font["OS/2"].fsType if "OS/2" in font else 0
    allowed = rights & _RIGHTS != _RESTRICTED and not rights & _NO_SUBSET
    return allowed and font.sfntVersion in _TRUETYPE and "glyf" in font and "fvar" not in font


def _described(font: TTFont, path: Path, number: int) -> InstalledFont:
    records = [record for record in font["name"].names if record.nameID in _FAMILY_NAMES]
    names = dict.fromkeys(record.toUnicode(errors="replace").strip("\0 ") for record in records)
    weight = font["OS/2"].usWeightClass if "OS/2" in font else _REGULAR
    return InstalledFont(path=str(path), number=number, names=tuple(names), weight=weight)


def _remembered(memory: Path) -> dict[str, list[InstalledFont]]:
    """What was read before; nothing where the memory is missing or spoilt."""
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        return {key: [_kept(font) for font in fonts] for key, fonts in kept.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _kept(font: dict[str, object]) -> InstalledFont:
    path, number, names, weight = (font[key] for key in ("path", "number", "names", "weight"))
    if not isinstance(names, list) or not isinstance(number, int) or not isinstance(weight, int):
        raise TypeError(font)
    return InstalledFont(path=str(path), number=number, names=tuple(map(str, names)), weight=weight)


def _remember(memory: Path, read: dict[str, list[InstalledFont]]) -> None:
    """Keep what was read; where nothing can be written it is simply read again next time."""
    shown = {key: [asdict(font) for font in fonts] for key, fonts in read.items()}
    with suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps(shown, ensure_ascii=False), encoding="utf-8")
