"""What a Linux binary asks of the system it runs on: libraries, and the newest glibc."""

import re
from collections.abc import Iterator
from pathlib import Path

from installers.steps import needed, run

Version = tuple[int, ...]
_NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"\(?GLIBC_([0-9.]+)\)?\s+(\S+)")
_MAGIC = b"\x7fELF"


def binaries(folder: Path) -> Iterator[Path]:
    """Every program and library below a folder, links left aside."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(_MAGIC)) == _MAGIC:
                    yield path


def libraries(file: str | Path) -> list[str]:
    """The libraries a binary is linked to, by the names the system looks them up under."""
    return _NEEDED.findall(_objdump("-p", file))


def parse_glibc(table: str) -> dict[str, Version]:
    """The functions of glibc in a symbol table of ``objdump -T``, each with the version it needs."""
    return {name: parse_version(number) for number, name in _GLIBC.findall(table)}


def glibc(file: str | Path) -> dict[str, Version]:
    """The functions of glibc that a binary calls, each with the version it needs."""
    return parse_glibc(_objdump("-T", file))


def parse_version(number: str) -> Version:
    """``2.28`` as numbers that compare."""
    return tuple(int(part) for part in number.split("."))


def _objdump(what: str, file: str | Path) -> str:
    return run([needed("objdump", "binutils"), what, file])
