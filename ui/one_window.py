"""One window per book: a second start asks the window that is open to come to the front, and ends.

The holder keeps a lock on a small file in the book's folder, which the system frees however it ends; who
comes second leaves a note beside it, with the backup it was to open, and waits until it is read. No socket
is opened: the program stays off any network, and nothing here can be left behind that locks the owner out.
"""

import contextlib
import os
import sys
from pathlib import Path
from socket import gethostname
from time import monotonic, sleep
from typing import BinaryIO

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from partybranch.errors import BranchError

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import fcntl

LOCK, NOTE = "window.lock", "window.ask"
EVERY_MS = 400
PATIENCE = 8.0
_LOOK_AGAIN = 0.05
_LOCKED_BYTE = 4096
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""With what Wayland lets a window come to the front; the desktop gives it to the program it starts."""


class OneWindow(QObject):
    """The hold on a book.

    ``show_asked`` says that somebody started the program again, ``file_asked`` with which backup.
    """

    show_asked = Signal()
    file_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._held: BinaryIO | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._read_note)

    def take(self, folder: Path, patience: float = PATIENCE, *, opening: Path | None = None) -> bool:
        """Take a book for this window, or ask the window that has it to come to the front; False then.

        The other window is told which backup this one was ``opening``. A window that is just closing is
        waited for. BranchError when the other does not answer.
        """
        self.release()
        self._folder = folder
        return self._hold() or self._call(patience, opening)

    def release(self) -> None:
        """Let the book go."""
        self._timer.stop()
        if self._held is not None:
            self._held.close()
            self._held = None

    def _hold(self) -> bool:
        """Lock the book; a folder that takes no lock (read-only, a foreign disk) does not stop anybody.

        The database itself still lets only one write at a time.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            stream = (self._folder / LOCK).open("ab+")
        except OSError:
            return True
        if not _lock(stream):
            stream.close()
            return False
        self._held = stream
        with contextlib.suppress(OSError):
            stream.truncate(0)
            stream.write(gethostname().encode())
            stream.flush()
            (self._folder / NOTE).unlink(missing_ok=True)
        self._timer.start()
        return True

    def _call(self, patience: float, opening: Path | None) -> bool:
        """Leave a note; False when it was read, True when the book became free meanwhile."""
        note, holder = self._folder / NOTE, self._holder()
        if holder not in ("", gethostname()):
            raise BranchError(f"这个账本正在另一台电脑（{holder}）上打开。请先在那台电脑上关闭支部纪实。")
        _let_others_come_forward()
        with contextlib.suppress(OSError):
            _leave(note, f"{os.environ.get(_TOKEN, '')}\n{opening or ''}")
        end = monotonic() + patience
        while monotonic() < end:
            sleep(_LOOK_AGAIN)
            if self._hold():
                return True
            if not note.exists():
                return False
        with contextlib.suppress(OSError):
            note.unlink(missing_ok=True)
        raise BranchError("支部纪实已经打开了这个账本，但没有回应。请先关闭它，关不掉时重启电脑再打开。")

    def _holder(self) -> str:
        with contextlib.suppress(OSError):
            return (self._folder / LOCK).read_text(encoding="utf-8", errors="replace").strip()
        return ""

    def _read_note(self) -> None:
        note = self._folder / NOTE
        with contextlib.suppress(OSError):
            token, _, opening = note.read_text(encoding="utf-8", errors="surrogateescape").partition("\n")
            note.unlink()
            if token:
                os.environ[_TOKEN] = token
            self.show_asked.emit()
            if opening:
                self.file_asked.emit(Path(opening))


def _leave(note: Path, words: str) -> None:
    """Put the note there whole: the other window must not read half of it."""
    part = note.with_name(f"{note.name}.part")
    part.write_text(words, encoding="utf-8", errors="surrogateescape")
    try:
        part.replace(note)
    finally:
        part.unlink(missing_ok=True)


def bring_forward(widget: QWidget) -> None:
    """Put a window in front of all others, also when it was minimised."""
    state = widget.windowState() & ~Qt.WindowState.WindowMinimized
    widget.setWindowState(state | Qt.WindowState.WindowActive)
    widget.show()
    widget.raise_()
    widget.activateWindow()


if sys.platform == "win32":

    def _lock(stream: BinaryIO) -> bool:
        try:
            stream.seek(_LOCKED_BYTE)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_others_come_forward() -> None:
        """Windows lets a window come to the front only when the one in front allows it."""
        ctypes.windll.user32.AllowSetForegroundWindow(-1)

else:

    def _lock(stream: BinaryIO) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # this disk knows no locks
        return True

    def _let_others_come_forward() -> None:
        """Elsewhere the window manager decides."""
