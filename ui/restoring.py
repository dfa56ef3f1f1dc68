"""The change of books behind a window that was put away: close, restore, open; refused, all is as it was."""

from dataclasses import dataclass
from pathlib import Path

from partybranch.app import Branch, open_branch, restore_branch
from partybranch.errors import BranchError


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The book that is open now; ``refusal`` says why it is still the one from before.

    ``aside`` is where the book from before is kept.
    """

    branch: Branch
    is_new: bool
    aside: Path | None = None
    refusal: BranchError | None = None


def change_book(present: Branch, source: Path, folder: Path) -> Restored:
    """Put a backup in place of the book in a folder and open it; runs on the worker.

    A backup that is refused, or that does not open once it is in place, leaves the book from before.
    BranchError only when not even that opens.
    """
    present.close()
    try:
        aside = restore_branch(source, folder)
    except BranchError as refusal:
        return _opened(present.folder, refusal=refusal)
    try:
        return _opened(folder, aside=aside)
    except BranchError as refusal:
        if aside is None:
            raise
        restore_branch(aside, folder)
        return _opened(present.folder, refusal=refusal)


def _opened(folder: Path, *, aside: Path | None = None, refusal: BranchError | None = None) -> Restored:
    branch = open_branch(folder)
    return Restored(branch=branch, is_new=branch.is_new, aside=aside, refusal=refusal)
