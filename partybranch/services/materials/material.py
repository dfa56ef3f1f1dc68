"""One component of the program with its licence."""

from dataclasses import dataclass
from pathlib import Path

_MOST = 2_000_000
_NO_TEXT = "许可全文没有随程序附带。请向维护人员索取，或见该组件的发布网站。"
_BETWEEN = "\n\n" + "－" * 30 + "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """``licence`` is its name (an SPDX word mostly), ``texts`` the files with its full text."""

    name: str
    version: str
    licence: str
    about: str = ""
    texts: tuple[Path, ...] = ()


def licence_text(material: Material) -> str:
    """The full text of the licence, or a sentence where it cannot be read."""
    found = [text for path in material.texts if (text := _read(path))]
    return _BETWEEN.join(found) or _NO_TEXT


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST)
    except OSError:
        return ""
    return content.decode("utf-8", errors="replace").replace("\r\n", "\n").strip("\n\f")
