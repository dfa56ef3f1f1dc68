"""What of the libraries a program of Qt's widgets needs; the rest does not come along.

Files go by the patterns of ``library_parts`` and, for Qt's libraries, because nothing kept links to them.
Whatever our code imports must stay: ``slim`` refuses to drop it.
"""

import mmap
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pefile

from installers.library_parts import OURS, is_dropped
from installers.steps import BuildError
from installers.windows.imports import imported

_PLUGINS = ("platforms", "styles", "imageformats", "iconengines", "printsupport")
_NO_PLUGINS = ("qdirect2d.dll", "qminimal.dll", "qicns.dll", "qpdf.dll", "qtga.dll", "qtiff.dll", "qwbmp.dll")
_TRANSLATIONS = ("qtbase_zh_CN.qm",)
_QT = ("PySide6", "shiboken6")
_LINKS = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
_QT_MODULE = re.compile(r"PySide6[. ](?:import )?(Qt\w+)")


def slim(libraries: Path) -> None:
    """Delete what is not needed; BuildError when that would take something our code imports."""
    files = sorted(each for each in libraries.rglob("*") if each.is_file())
    dropped = superfluous(files, libraries)
    refuse_missing(dropped, libraries, imported([libraries]))
    for file in dropped:
        file.unlink()
    for folder in sorted((each for each in libraries.rglob("*") if each.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def superfluous(files: Sequence[Path], libraries: Path) -> set[Path]:
    """The files that are not needed."""
    by_name = {file for file in files if is_dropped(file.relative_to(libraries).as_posix())}
    kept = [file for file in files if file not in by_name]
    return by_name | _idle_qt(kept, libraries)


def refuse_missing(dropped: Iterable[Path], libraries: Path, needed: Mapping[Path, str]) -> None:
    """BuildError with every file that is to be dropped although our code imports it."""
    wrong = [
        f"{file.relative_to(libraries).as_posix()} (imported by {needed[file]})"
        for file in sorted(dropped)
        if file in needed
    ]
    if wrong:
        raise BuildError(
            "Slimming would drop what the program imports; mend library_parts.py:\n" + "\n".join(wrong)
        )


def _idle_qt(files: Sequence[Path], libraries: Path) -> set[Path]:
    """Qt's modules, plugins, translations and libraries that no import and no link reaches."""
    modules = {f"{name}.pyd" for name in _qt_modules(libraries)}
    own = [file for file in files if file.relative_to(libraries).parts[0] in _QT]
    idle = {file for file in own if _is_idle(file, libraries, modules)}
    binaries = [file for file in own if file not in idle and file.suffix in (".dll", ".pyd")]
    return idle | _unlinked(binaries)


def _qt_modules(libraries: Path) -> set[str]:
    sources = [file for name in OURS for file in (libraries / name).rglob("*.py")]
    return {name for file in sources for name in _QT_MODULE.findall(file.read_text(encoding="utf-8"))}


def _is_idle(file: Path, libraries: Path, modules: set[str]) -> bool:
    below = file.relative_to(libraries).parts
    if below[0] != "PySide6":
        return False
    if below[1] == "plugins":
        return below[2] not in _PLUGINS or file.name in _NO_PLUGINS
    if below[1] == "translations":
        return file.name not in _TRANSLATIONS
    return file.suffix == ".pyd" and file.name not in modules


def _unlinked(binaries: Sequence[Path]) -> set[Path]:
    """The libraries that nothing which is loaded by name (modules, plugins) leads to."""
    libraries = {file for file in binaries if file.suffix == ".dll" and "plugins" not in file.parts}
    waiting = [file for file in binaries if file not in libraries]
    reached: set[Path] = set()
    while waiting:
        for name in links(waiting.pop()):
            found = {file for file in libraries if file.name.lower() == name} - reached
            reached |= found
            waiting += found
    return libraries - reached


def links(file: Path) -> set[str]:
    """The names, in small letters, of the libraries a Windows file is linked to."""
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        program = pefile.PE(data=content, fast_load=True)
        program.parse_data_directories([pefile.DIRECTORY_ENTRY[table] for table in _LINKS])
        entries = [entry for table in _LINKS for entry in getattr(program, _short(table), [])]
    return {entry.dll.decode().lower() for entry in entries}


def _short(table: str) -> str:
    return table.removeprefix("IMAGE_")
