"""The folder ``drafts/`` of a branch book: one small file for each form that was not saved.

Nothing here is a record: the book does not know these files and no backup holds them.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from partybranch.domain.drafts import Draft
from partybranch.errors import BranchError, disk_words
from partybranch.storage.codec import from_json, to_json
from partybranch.storage.files import written_beside

DRAFTS = "drafts"
_SPOILT = "spoilt"
_SUFFIX = ".json"
_KEPT_WITH = "-草稿"


class DraftFolder:
    """The kept drafts by their keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, draft: Draft) -> None:
        """Write a draft in place of the last one of its key; BranchError when the disk refuses."""
        try:
            with written_beside(self._path(draft.key)) as part:
                # Half of a character pair may stand in a field while it is typed; it must not stop the draft.
                part.write_bytes(to_json(draft).encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise BranchError(
                f"正在填写的内容没有能自动留存（{disk_words(error)}）。请检查磁盘空间，并尽快保存。"
            ) from error

    def forget(self, key: str) -> None:
        """Take a draft away; one that is gone already is no trouble."""
        with contextlib.suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def read_all(self) -> tuple[tuple[Draft, ...], int]:
        """Every draft that can be read, and how many could not: those are moved aside, never deleted."""
        drafts, spoilt = [], 0
        with contextlib.suppress(OSError):
            for path in sorted(self.folder.glob(f"*{_SUFFIX}")):
                draft = _read(path)
                if draft is not None:
                    drafts.append(draft)
                else:
                    spoilt += 1
                    self._move_aside(path)
        return tuple(drafts), spoilt

    def tidy(self) -> None:
        """Take away what a writer left half written when it was killed."""
        with contextlib.suppress(OSError):
            for part in self.folder.glob(".*.part"):
                part.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _move_aside(self, path: Path) -> None:
        with contextlib.suppress(OSError):
            aside = self.folder / _SPOILT
            aside.mkdir(exist_ok=True)
            path.replace(aside / path.name)


def _read(path: Path) -> Draft | None:
    """A draft from its file; None for whatever is no draft, so that no file can stop the program."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogatepass")
        draft = from_json(text, Draft)
    except Exception:
        return None
    return draft if draft.key == path.stem else None


def drafts_with(copy: Path) -> Path:
    """The folder that keeps the drafts of a book beside the kept copy of that book."""
    return copy.with_name(f"{copy.stem}{_KEPT_WITH}")


def drafts_kept_with(copy: Path) -> int:
    """How many drafts lie beside the kept copy of a book."""
    return sum(1 for _each in drafts_with(copy).glob(f"*{_SUFFIX}"))


@contextlib.contextmanager
def change_of_drafts(book: Path, aside: Path, coming: Path) -> Iterator[None]:
    """Put the drafts beside the copy of the book they belong to, and fetch those of the copy that comes.

    Their numbers mean other records in another book. When the block fails, they are back where they were.
    """
    drafts, kept = book / DRAFTS, drafts_with(aside)
    moved = drafts.is_dir() and any(drafts.iterdir())
    if moved:
        drafts.replace(kept)
    try:
        yield
    except BaseException:
        if moved:
            kept.replace(drafts)
        raise
    if coming.parent == aside.parent and drafts_with(coming).is_dir():
        with contextlib.suppress(OSError):
            if drafts.is_dir():
                drafts.rmdir()
            drafts_with(coming).replace(drafts)
