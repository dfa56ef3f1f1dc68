"""A folder for files that are only passed to another program and hold names and numbers of people.

Nothing of them stays behind: the folder goes when the program ends, and what a crash left is taken away at
the next start.
"""

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QObject, QUrl
from PySide6.QtGui import QDesktopServices

_PREFIX, _LOCK = "partybranch-tables-", "in-use.lock"


def open_file(path: Path) -> bool:
    """Have the PC open a file; False when it knows no program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class PassingFolder(QObject):
    """One for a session, whatever asks for it; the folder itself is made for the first file."""

    @classmethod
    def of(cls, session: QObject) -> "PassingFolder":
        """The one of a session."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._lock: QLockFile | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)
        sweep()

    def free_name(self, stem: str, suffix: str) -> Path:
        """A name not taken: the file asked for before may still be open in WPS."""
        folder = self._own_folder()
        names = (
            f"{stem}{suffix}" if number == 1 else f"{stem}({number}){suffix}" for number in range(1, 10_000)
        )
        return next(path for path in map(folder.joinpath, names) if not path.exists())

    def clear(self) -> None:
        """Take the files away; one that is still open elsewhere goes at the next start."""
        if self._lock is not None:
            self._lock.unlock()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder = self._lock = None

    def _own_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            self._lock = QLockFile(str(self._folder / _LOCK))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)
        return self._folder


def sweep() -> None:
    """Take away what a program that ended without clearing up has left."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        lock = QLockFile(str(folder / _LOCK))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            lock.unlock()
            shutil.rmtree(folder, ignore_errors=True)
