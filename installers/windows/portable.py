"""``zip``: the program for a USB stick; unpacked, it keeps its book in the ``data`` folder beside it."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from installers.artefacts import Job
from installers.product import NAME, PROGRAM
from installers.steps import fresh
from installers.windows import starters
from installers.windows.folder import assemble
from installers.windows.signatures import sign
from partybranch.installation import Kind

_TEXTS = Path(__file__).with_name("portable")
_FOLDER, _ENTRY = 0x10, 0x20


class PortableArtefact:
    """The program as a ZIP that needs no installing."""

    name = "zip"
    help = "portable ZIP for Windows"

    def build(self, job: Job) -> list[Path]:
        """Assemble the folder, add starter, data folder and a page on how to use it; returns the one file."""
        program = assemble(job, Kind.PORTABLE)
        built = job.out / f"{PROGRAM}-{job.version}-windows-portable.zip"
        work = job.work / "windows"
        beside = texts(job)
        for starter in starters.build([starters.PORTABLE], beside, job.version, work / "starters"):
            sign(starter, job.signing)
        with job.steps.step("ZIP"):
            pack(built, below(program, f"{NAME}/program") | below(beside, NAME), job)
        return [built]


def texts(job: Job) -> Path:
    """A folder with the page on how to use the stick and the folder of the data."""
    folder = fresh(job.work / "windows" / "beside")
    for text in sorted(_TEXTS.rglob("*.txt")):
        target = folder / text.relative_to(_TEXTS)
        target.parent.mkdir(exist_ok=True)
        words = text.read_text(encoding="utf-8").replace("{version}", job.version)
        # 记事本 of every Windows shows this encoding and these line ends right.
        target.write_text(words, encoding="utf-8-sig", newline="\r\n")
    return folder


def below(folder: Path, name: str) -> dict[str, Path]:
    """Everything below a folder, by its name in the ZIP."""
    return {f"{name}/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*")}


def pack(built: Path, members: Mapping[str, Path], job: Job) -> None:
    """Write the ZIP; the same members on the same day give the same bytes."""
    day = (job.built_on.year, job.built_on.month, job.built_on.day, 0, 0, 0)
    built.unlink(missing_ok=True)
    with zipfile.ZipFile(built, "w", zipfile.ZIP_DEFLATED, compresslevel=1 if job.quick else 9) as packed:
        for name, path in sorted(members.items()):
            entry = zipfile.ZipInfo(f"{name}/" if path.is_dir() else name, day)
            # Marked as made on DOS: attributes are then Windows' own, not Unix modes.
            entry.create_system, entry.external_attr = 0, _FOLDER if path.is_dir() else _ENTRY
            entry.compress_type = zipfile.ZIP_STORED if path.is_dir() else zipfile.ZIP_DEFLATED
            packed.writestr(entry, b"" if path.is_dir() else path.read_bytes())
