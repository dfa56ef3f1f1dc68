"""The small own programs that a person double-clicks, built from ``launcher/`` with icon and version."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from installers.product import NAME, PACKAGE, PROGRAM, PUBLISHER
from installers.steps import needed, run
from installers.windows.pictures import BACKUP_ICON, ICON

SOURCES = Path(__file__).parent / "launcher"
COMPILER = "x86_64-w64-mingw32-gcc"
_RESOURCES = "x86_64-w64-mingw32-windres"
_DEBIAN = "gcc-mingw-w64-x86-64-win32"
_ALWAYS = ("-std=c11", "-O2", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-static-libgcc")
# The same sources give the same bytes on any day.
_SAME_BYTES = ("-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va")


@dataclass(frozen=True, slots=True)
class Starter:
    """One .exe: its file name, the C source, what Windows says it is, and the compiler's own words for it."""

    file: str
    source: str
    description: str
    words: tuple[str, ...]


WINDOW = Starter(f"{PROGRAM}.exe", "program.c", NAME, ("-mwindows",))
TERMINAL = Starter(f"{PACKAGE}-terminal.exe", "program.c", f"{NAME}（命令行）", ("-mconsole", "-DTERMINAL"))
PORTABLE = Starter(f"{NAME}.exe", "portable.c", f"{NAME}（U盘便携版）", ("-mwindows",))


def build(starters: Sequence[Starter], folder: Path, version: str, work: Path) -> list[Path]:
    """Compile starters into a folder and return them."""
    return [_build(starter, folder, version, work) for starter in starters]


def numbers(version: str) -> tuple[int, int, int, int]:
    """Windows' four numbers of a version, from as many as it has."""
    parts = [int(part) for part in version.split(".") if part.isdecimal()]
    first, second, third, fourth = (*parts, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def _build(starter: Starter, folder: Path, version: str, work: Path) -> Path:
    work.mkdir(parents=True, exist_ok=True)
    script, described = work / "app.rc", work / "app.res"
    text = Template((SOURCES / "app.rc").read_text(encoding="utf-8")).substitute(
        icon=ICON,
        backup_icon=BACKUP_ICON,
        manifest=SOURCES / "app.manifest",
        numbers=",".join(map(str, numbers(version))),
        version=version,
        description=starter.description,
        file=starter.file,
        product=NAME,
        publisher=PUBLISHER,
    )
    script.write_text(text.replace("\\", "\\\\"), encoding="utf-8")
    run([needed(_RESOURCES, _DEBIAN), "-c", "65001", "-O", "coff", script, described])
    built = folder / starter.file
    sources: list[str | Path] = [SOURCES / starter.source, described]
    run([needed(COMPILER, _DEBIAN), *_ALWAYS, *_SAME_BYTES, *starter.words, "-o", built, *sources])
    return built
