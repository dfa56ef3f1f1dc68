"""The program's folder for Windows: signed CPython, slimmed libraries, our code and the starters."""

import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from installers import materials
from installers.artefacts import Job
from installers.python313 import compile_all
from installers.stamping import stamp
from installers.steps import BuildError, fresh
from installers.wheels import WINDOWS, fill
from installers.windows import starters
from installers.windows.runtime import LIBRARY, runtime
from installers.windows.signatures import sign
from installers.windows.slimming import slim
from partybranch.installation import NOTE, Kind

LIBRARIES = "lib"
_SEARCH = "python313._pth"
# What a program without network and without a developer leaves out of the runtime.
_NO_RUNTIME = ("python.exe", "pythonw.exe", "python.cat", "winsound.pyd", _SEARCH)
_NO_NETWORK = ("_ssl.pyd", "libssl-3.dll", "_hashlib.pyd", "libcrypto-3.dll")
_STEPS_OF_THE_BOOK = ("partybranch", "storage", "migrations")


def assemble(job: Job, kind: Kind) -> Path:
    """Build the folder as it will lie on the PC and return it; ``kind`` is what its note says."""
    work = job.work / "windows"
    folder, whole = fresh(work / kind.name.lower()), fresh(work / "libraries")
    libraries = folder / LIBRARIES
    with job.steps.step("official CPython for Windows, signatures checked"):
        _lay_runtime(runtime(job.work), folder)
    with job.steps.step("libraries of the lock and the program itself"):
        fill(whole, WINDOWS, job.work)
        stamp(whole / "partybranch", job.version)
        shutil.copytree(whole, libraries, copy_function=os.link)
    with job.steps.step("leave out what no part of the program imports or links"):
        slim(libraries)
    with job.steps.step("compile"):
        _compile(libraries)
    with job.steps.step("starters"):
        wanted = [starters.WINDOW, starters.TERMINAL]
        for program in starters.build(wanted, folder, job.version, work / "starters"):
            sign(program, job.signing)
    with job.steps.step("note, bill of materials and licences"):
        (folder / NOTE).write_text(job.note(kind).as_text(), encoding="utf-8")
        materials.write(folder, whole, job, kind)
    return folder


def _lay_runtime(source: Path, folder: Path) -> None:
    for file in source.iterdir():
        if file.name not in (*_NO_RUNTIME, *_NO_NETWORK):
            shutil.copy2(file, folder / file.name)
    _loosen(folder / LIBRARY)
    # With this list alone CPython looks nowhere else: no PYTHONPATH, no registry, no user's own libraries.
    (folder / _SEARCH).write_text(f"{LIBRARY}\r\n.\r\n{LIBRARIES}\r\n", encoding="ascii", newline="")


def _loosen(packed: Path) -> None:
    """The same modules, not compressed: the program opens faster, and setup.exe packs them tighter."""
    loose = packed.with_suffix(".loose")
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(loose, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            entry.compress_type = zipfile.ZIP_STORED
            target.writestr(entry, content)
    loose.replace(packed)


def _compile(libraries: Path) -> None:
    """Compiled modules beside their sources, then only those; Alembic reads its steps as sources."""
    compile_all(libraries)
    for source in libraries.rglob("*.py"):
        compiled = source.with_suffix(".pyc")
        if not compiled.is_file():
            raise BuildError(f"{source.relative_to(libraries)} did not compile. Try it with CPython 3.13.")
        (compiled if _stays_source(source, libraries) else source).unlink()


def _stays_source(source: Path, libraries: Path) -> bool:
    below = source.relative_to(libraries).parts
    return below[: len(_STEPS_OF_THE_BOOK)] == _STEPS_OF_THE_BOOK


def parts(folder: Path) -> Iterator[tuple[str, int]]:
    """What the folder's bytes are spent on, largest first."""
    sizes: dict[str, int] = {}
    for file in folder.rglob("*"):
        if file.is_file():
            below = file.relative_to(folder).parts
            part = below[1] if below[0] == LIBRARIES else "CPython and starters"
            part = "fonts" if "fonts" in below and "partybranch" in below else part
            sizes[part] = sizes.get(part, 0) + file.stat().st_size
    yield from sorted(sizes.items(), key=lambda each: -each[1])
