"""What lies beside the finished files: each one's bill of materials, and SHA256SUMS over all of them."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from installers.artefacts import Job
from installers.materials import LAST
from installers.steps import BuildError
from partybranch.services.updates.checksums import SUMS
from partybranch.storage.files import digest

_BILL = ".cdx.json"


def begin(job: Job) -> None:
    """Forget the bill of an earlier build, so that no file gets a bill that is not its own."""
    (job.work / LAST).unlink(missing_ok=True)


def seal(job: Job, files: Sequence[Path]) -> list[str]:
    """Lay the bill beside every finished file and sum up the folder; one line to print for each file.

    A program's folder carries its bill inside and stays in the work folder: only ``out`` is summed up.
    """
    finished = [path for path in files if path.parent == job.out and path.is_file()]
    for path in finished:
        bill = job.work / LAST
        if not bill.is_file():
            raise BuildError(f"{path.name} has no bill of materials. Let its build call materials.write.")
        shutil.copyfile(bill, path.with_name(path.name + _BILL))
    if finished:
        sum_up(job.out)
    return [_told(path) for path in files]


def sum_up(folder: Path) -> Path:
    """Write ``SHA256SUMS`` anew for every file of the folder, in the form that ``sha256sum -c`` reads."""
    listed = folder / SUMS
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    # Line ends as on Linux on every system: sha256sum reads a carriage return as part of the name.
    listed.write_text(
        "".join(f"{digest(path)}  {path.name}\n" for path in files), encoding="utf-8", newline="\n"
    )
    return listed


def _told(path: Path) -> str:
    if path.is_dir():
        return f"{path}\n"
    return f"{path}  {path.stat().st_size / 1e6:.1f} MB  sha256 {digest(path)}\n"
