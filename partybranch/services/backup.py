"""备份: copies out, a look whether everything is whole. Restoring needs a closed book."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from partybranch.storage import backups, restoring
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.database import Database
from partybranch.storage.snapshots import free_place
from partybranch.storage.verification import Verification, verify


class Backup:
    """Backups of an open book."""

    def __init__(
        self, database: Database, attachments: AttachmentFolder, now: Callable[[], datetime]
    ) -> None:
        self._database, self._attachments, self._now = database, attachments, now

    def make(self, folder: Path | None = None) -> Path:
        """Write a checked backup of database and attachments into the folder and return its path.

        Without a folder it goes to ``backups/`` in the book.
        """
        book = self._database.path.parent
        at = self._now()
        name = f"支部纪实备份-{at:%Y%m%d-%H%M%S}"
        return backups.make_backup(book, free_place(folder or book / "backups", name, ".zip"), at=at)

    def verify(self) -> Verification:
        """Check the file, the journal's chain, every record against the journal, and the attachments."""
        return verify(self._database, self._attachments)


def restore_book(book: Path, source: Path, *, at: datetime) -> Path | None:
    """Replace a closed book's database by a backup; return where the present one is kept, if any was."""
    return restoring.restore(book, source, at=at)
