"""``windows``: setup.exe for Windows 10 1809 and later, packed by NSIS."""

import sys
from collections.abc import Iterable
from pathlib import Path

from installers.artefacts import Job
from installers.product import (
    BACKUP_CLASS,
    BACKUP_NAME,
    BACKUP_SUFFIX,
    NAME,
    PROGRAM,
    PUBLISHER,
    SCHEMA_KEY,
)
from installers.steps import needed, run
from installers.windows import pictures
from installers.windows.folder import assemble, parts
from installers.windows.signatures import sign, sign_script
from installers.windows.starters import numbers
from partybranch.installation import Kind

_WORTH_TELLING = 500_000
SCRIPT = Path(__file__).with_name("setup.nsi")


class SetupArtefact:
    """The installer for one user of a Windows PC."""

    name = "windows"
    help = "setup.exe for Windows"

    def build(self, job: Job) -> list[Path]:
        """Assemble the program's folder and pack it; returns the one file."""
        folder = assemble(job, Kind.SETUP)
        built = job.out / f"{PROGRAM}-{job.version}-windows-setup.exe"
        with job.steps.step("setup.exe, packed " + ("quickly" if job.quick else "as tightly as it goes")):
            pack(job, folder, built)
        _tell_parts(parts(folder))
        return [built]


def pack(job: Job, folder: Path, built: Path) -> None:
    """Pack a program's folder into one signed setup.exe."""
    words = definitions(job) | {"SOURCE": str(folder), "OUT": str(built)}
    given = [f"-D{name}={value}" for name, value in words.items()]
    run([needed("makensis", "nsis"), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *given, SCRIPT])
    sign(built, job.signing)


def definitions(job: Job) -> dict[str, str]:
    """What the script is told, but for the folder and the file."""
    work = job.work / "windows" / "pictures"
    work.mkdir(parents=True, exist_ok=True)
    words = {
        "NAME": NAME,
        "PROGRAM": PROGRAM,
        "PUBLISHER": PUBLISHER,
        "VERSION": job.version,
        "NUMBERS": ".".join(map(str, numbers(job.version))),
        "SCHEMA": str(job.note(Kind.SETUP).schema),
        "SCHEMA_KEY": SCHEMA_KEY,
        "SUFFIX": BACKUP_SUFFIX,
        "CLASS": BACKUP_CLASS,
        "CLASS_NAME": BACKUP_NAME,
        "ICON": str(pictures.ICON),
        "WELCOME": str(pictures.welcome(work)),
        "HEADER": str(pictures.header(work)),
    }
    if job.quick:
        words["QUICK"] = "1"
    if sys.platform == "win32":
        # NSIS for Windows brings no starter of 64 bits, which the try in a Wine of 64 bits alone needs.
        words["TARGET"] = "x86-unicode"
    if job.signing is not None:
        words["SIGN"] = str(sign_script(job.signing, work))
    return words


def _tell_parts(sizes: Iterable[tuple[str, int]]) -> None:
    for part, size in sizes:
        if size > _WORTH_TELLING:
            sys.stdout.write(f"    {size / 1e6:6.1f} MB  {part}\n")
