"""PyInstaller's run over ``build.spec``: what must be there, what its log must not say, what is added."""

import re
import shutil
import sys
from pathlib import Path

from installers.artefacts import Job
from installers.product import PACKAGE, PROGRAM
from installers.qt_parts import is_left_out, is_of_the_system
from installers.stamping import stamp
from installers.steps import BuildError, fresh, run
from installers.wheels import ROOT
from partybranch.installation import NOTE, Kind

SPEC = "build.spec"
SOURCES = (SPEC, "docs", "installers", "partybranch", "resources", "ui")
"""What the spec reads, beside the libraries of the Python that runs it."""

WINDOWS = sys.platform == "win32"
_UNRESOLVED = re.compile(r"could not resolve '([^']+)', dependency of '([^']+)'")
_UNFOUND = re.compile(
    r"Hidden import [\"']((?:alembic|partybranch|pypinyin|ui)\b[^\"']*|sqlalchemy\.dialects\.sqlite)"
)


ENVIRONMENT = {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
"""For PyInstaller. Stored modules open faster, and what packs the finished program packs them tighter."""


def words(sources: Path | str, out: Path | str, work: Path | str) -> list[str | Path]:
    """The words for a Python that has PyInstaller: build what lies in ``sources`` into ``out``."""
    places: list[str | Path] = ["--distpath", out, "--workpath", work]
    return ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, f"{sources}/{SPEC}"]


def missing_in(log: str) -> list[str]:
    """What PyInstaller only warns of, and the program could not start without."""
    unresolved = [
        f"{library} (for {Path(user).name})"
        for library, user in _UNRESOLVED.findall(log)
        if not is_left_out(user.replace("\\", "/")) and not is_of_the_system(library)
    ]
    return sorted({*unresolved, *_UNFOUND.findall(log)})


def copy_sources(folder: Path, version: str) -> None:
    """Copy what the spec reads to where a Python of another root sees it, with the version that is built."""
    unwanted = shutil.ignore_patterns("__pycache__")
    folder.mkdir(parents=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
        else:
            shutil.copy(ROOT / name, folder)
    stamp(folder / "partybranch", version)


def must_be_whole(log: str) -> None:
    """BuildError when a library or a module is missing, which PyInstaller would leave to the first start."""
    missing = missing_in(log)
    if missing:
        raise BuildError(
            f"PyInstaller did not find: {', '.join(missing)}. Install what the README names for building and"
            " build again: without it the window would not open."
        )


def complete(folder: Path, job: Job, kind: Kind) -> None:
    """Lay beside the program what says which program it is."""
    (folder / NOTE).write_text(job.note(kind).as_text(), encoding="utf-8")


def prove(folder: Path, scratch: Path) -> str:
    """Let the program prove itself without a screen, working in a folder with Chinese letters and a blank."""
    place = fresh(scratch)
    command: list[str | Path] = [
        folder / executable(),
        "selftest",
        "--json",
        place / "selftest.json",
        "--folder",
        place,
    ]
    return run(command, environment={"QT_QPA_PLATFORM": "offscreen"}).strip()


def executable() -> str:
    """The program's file, on Windows the one that speaks to a terminal."""
    return f"{PACKAGE}-terminal.exe" if WINDOWS else PACKAGE


def folder_name() -> str:
    """How the spec calls the folder it fills."""
    return PROGRAM if WINDOWS else PACKAGE
