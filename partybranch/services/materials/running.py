"""What the running program finds in itself when no bill lies beside it: its libraries, Python, its fonts."""

import platform
import re
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from partybranch.paths import resources
from partybranch.services.materials.material import Material
from partybranch.storage.database import SQLITE

_OURS = "partybranch"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT = re.compile(r"(licen[cs]e|copying|notice|ofl)", re.IGNORECASE)
_SHORT = 60
"""A longer word under License is the licence itself, not its name."""
_OFL = "OFL-1.1"
FONTS = (
    ("HanaMinB.ttf", "花园明朝 B", "2017-09-04", "GlyphWiki 许可或 OFL-1.1", "LICENSE-HanaMin.txt"),
    ("NotoSansSC-Medium.ttf", "Noto Sans SC Medium", "2.004", _OFL, "OFL-NotoSerifSC.txt"),
    ("NotoSerifSC-Bold.ttf", "Noto Serif SC Bold", "2.003", _OFL, "OFL-NotoSerifSC.txt"),
    ("NotoSerifSC-Regular.ttf", "Noto Serif SC Regular", "2.003", _OFL, "OFL-NotoSerifSC.txt"),
)
"""File, name, version, licence and its text of every font that the program brings along."""


def running_materials() -> tuple[Material, ...]:
    """Python, SQLite, the libraries that the program asks for and what those ask for, and the fonts."""
    return (*_interpreter(), *map(_library, _needed()), *_fonts())


def _interpreter() -> Iterator[Material]:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    yield Material(
        name="Python", version=platform.python_version(), licence="PSF-2.0", texts=(text,), about="运行环境"
    )
    yield Material(name="SQLite", version=SQLITE, licence="公有领域", about="账本的数据库")


def _fonts() -> Iterator[Material]:
    folder = resources() / "fonts"
    for _file, name, version, licence, text in FONTS:
        yield Material(
            name=name, version=version, licence=licence, texts=(folder / text,), about="打印用的字体"
        )


def _needed() -> tuple[metadata.Distribution, ...]:
    """The libraries, each once, found from one requirement to the next."""
    found: dict[str, metadata.Distribution] = {}
    waiting = _requirements(_OURS)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name not in found:
            try:
                found[name] = metadata.distribution(name)
            except metadata.PackageNotFoundError:
                continue  # asked for on another system only
            waiting += _requirements(name)
    return tuple(found.values())


def _requirements(name: str) -> list[str]:
    try:
        asked = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return []
    named = (_NAME.match(each) for each in asked if "extra ==" not in each)
    return [match.group() for match in named if match]


def _library(found: metadata.Distribution) -> Material:
    texts = (path for path in found.files or () if _TEXT.match(path.name) and path.suffix != ".py")
    return Material(
        name=found.metadata["Name"],
        version=found.version,
        licence=_licence(found),
        about=_field(found, "Summary"),
        texts=tuple(Path(str(found.locate_file(path))) for path in texts),
    )


def _licence(found: metadata.Distribution) -> str:
    given = _field(found, "License-Expression") or _field(found, "License")
    if given and len(given) <= _SHORT and "\n" not in given:
        return given
    classed = found.metadata.get_all("Classifier") or ()
    named = [each.rsplit(":: ", 1)[-1] for each in classed if each.startswith("License ::")]
    return "、".join(named) or given.split("\n", 1)[0][:_SHORT]


def _field(found: metadata.Distribution, name: str) -> str:
    told = found.metadata.get_all(name)
    return str(told[0]) if told else ""
