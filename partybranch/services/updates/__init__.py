"""从文件更新: what a picked installer is, told without running it, and whether it fits this PC's book."""

from collections.abc import Mapping
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.installation import Kind
from partybranch.services.this_program import ThisProgram
from partybranch.services.updates.candidate import Candidate, Offer, Reader, Standing, unreadable
from partybranch.services.updates.checksums import check_sum
from partybranch.services.updates.package_deb import PackageDeb
from partybranch.services.updates.portable_zip import PortableZip
from partybranch.services.updates.setup_exe import SetupExe
from partybranch.services.updates.versions import newness

__all__ = ["Candidate", "Offer", "Reader", "Standing", "look_at", "reader_of"]

_READERS: Mapping[Kind, Reader] = {
    Kind.SETUP: SetupExe(),
    Kind.DEB: PackageDeb(),
    Kind.PORTABLE: PortableZip(),
}


def reader_of(kind: Kind | None) -> Reader | None:
    """What reads the installers of a kind; None for a program that is not updated from a file."""
    return _READERS.get(kind) if kind else None


def look_at(path: Path, program: ThisProgram) -> Offer:
    """What the picked file offers to the program.

    Raises BranchError when it is no installer for this PC, damaged, or too old for it.
    """
    reader = reader_of(program.kind)
    if reader is None:
        raise BranchError("这份程序不能从文件更新。请由维护人员更新。")
    if path.suffix.lower() != reader.suffix:
        raise BranchError(
            f"“{path.name}”不能用来更新：这里是{program.came_by}，"
            f"要用{reader.words}（{reader.suffix} 文件）。请重新选择，或向维护人员要。"
        )
    _open(path)
    summed = check_sum(path)
    return _compared(reader.read(path), program, summed=summed)


def _open(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            stream.read(1)
    except OSError as error:
        raise unreadable(path) from error


def _compared(candidate: Candidate, program: ThisProgram, *, summed: bool) -> Offer:
    if candidate.schema < program.book:
        raise BranchError(
            f"这个安装文件（{candidate.version}）比现在的账本旧，装上后打不开账本。"
            "没有做任何改动，请向维护人员要更新的安装文件。"
        )
    now, new = newness(program.version), newness(candidate.version)
    if new is not None and now is not None and new < now:
        raise BranchError(
            f"这个安装文件（{candidate.version}）比现在的版本（{program.version}）旧。"
            "没有做任何改动，请向维护人员要更新的安装文件。"
        )
    standing = Standing.SAME if new == now else Standing.NEWER
    return Offer(candidate=candidate, standing=standing, summed=summed)
