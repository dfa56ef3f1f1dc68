"""One window per book: a second start, by the real program, shows the first window and ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Timer

import pytest
from builders import settle
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.errors import BranchError
from ui.one_window import LOCK, NOTE, OneWindow, _leave
from ui.start import Start

pytestmark = pytest.mark.gui
ROOT = Path(__file__).parent.parent.parent
SLOW_MS = 30_000


@pytest.fixture
def book(branch: Branch) -> Path:
    """A book that was begun and is closed."""
    settle(branch)
    branch.close()
    return branch.folder


@pytest.fixture
def start(qtbot: QtBot, book: Path) -> Iterator[Start]:
    begun = Start(book, lambda: datetime(2022, 12, 31, 10))
    begun.begin()
    qtbot.waitUntil(lambda: begun.window is not None, timeout=SLOW_MS)
    yield begun
    begun.end()
    if begun.window is not None:
        begun.window.close()


def the_program(book: Path) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen([sys.executable, "-m", "ui", "--data", str(book)], cwd=ROOT, env=environment)


def test_a_second_start_shows_the_open_window_and_ends(start: Start, book: Path, qtbot: QtBot) -> None:
    window = start.window
    assert window is not None
    window.showMinimized()
    with the_program(book) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=SLOW_MS)
    assert second.returncode == 0
    assert not window.isMinimized()
    qtbot.waitUntil(window.isActiveWindow)
    assert not (book / NOTE).exists()


def test_two_books_have_two_windows(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    other = OneWindow()
    assert other.take(tmp_path / "另一本")
    other.release()


def _held(book: Path) -> bool:
    """Whether some window has the book; looked at without asking it to show itself."""
    probe = OneWindow()
    probe._folder = book
    free = probe._hold()
    probe.release()
    return not free


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_window_locks_nobody_out(book: Path, qtbot: QtBot) -> None:
    with the_program(book) as first:
        qtbot.waitUntil(lambda: (book / LOCK).exists() and _held(book), timeout=SLOW_MS)
        first.send_signal(signal.SIGKILL)
    assert (book / LOCK).exists()
    again = OneWindow()
    assert again.take(book, patience=0)
    again.release()


def test_a_window_that_is_just_closing_is_waited_for(book: Path, qtbot: QtBot) -> None:
    closing, second = OneWindow(), OneWindow()
    assert closing.take(book)
    Timer(0.5, closing._held.close if closing._held else closing.release).start()
    assert second.take(book)
    second.release()
    assert not (book / NOTE).exists()


def test_a_window_that_does_not_answer_is_said(book: Path, qtbot: QtBot) -> None:
    silent, second = OneWindow(), OneWindow()
    assert silent.take(book)
    with pytest.raises(BranchError, match="没有回应"):
        second.take(book, patience=0.2)
    assert not (book / NOTE).exists()
    silent.release()


def test_a_note_that_cannot_be_taken_away_is_no_crash(book: Path, qtbot: QtBot) -> None:
    silent, second = OneWindow(), OneWindow()
    assert silent.take(book)
    (book / NOTE).mkdir()
    with pytest.raises(BranchError, match="没有回应"):
        second.take(book, patience=0.2)
    silent.release()


@pytest.mark.skipif(sys.platform == "win32", reason="names of files on Windows are always Unicode")
def test_a_backup_whose_name_no_character_set_reads_is_handed_over_as_it_is(book: Path, qtbot: QtBot) -> None:
    name = Path(os.fsdecode("/media/备份.zbjs".encode("gbk")))
    holder = OneWindow()
    assert holder.take(book)
    with qtbot.waitSignal(holder.file_asked, timeout=SLOW_MS) as asked:
        _leave(book / NOTE, f"\n{name}")
    assert asked.args == [name]
    holder.release()


def test_a_book_open_on_another_pc_is_said_by_its_name(book: Path, qtbot: QtBot) -> None:
    other, second = OneWindow(), OneWindow()
    assert other.take(book)
    (book / LOCK).write_text("BANGONGSHI-02", encoding="utf-8")
    with pytest.raises(BranchError, match="BANGONGSHI-02"):
        second.take(book)
    other.release()


def test_a_folder_that_takes_no_lock_stops_nobody(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert OneWindow().take(tmp_path / "file" / "book")


def test_the_start_says_so_when_the_other_does_not_answer(
    book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: said.append(text))
    # Without a loop to leave, Qt would let no later loop of this process run.
    monkeypatch.setattr(QApplication, "exit", lambda _code: None)
    silent = OneWindow()
    assert silent.take(book)
    (book / LOCK).write_text("BANGONGSHI-02", encoding="utf-8")
    second = Start(book, lambda: datetime(2022, 12, 31, 10))
    second.begin()
    qtbot.waitUntil(lambda: bool(said), timeout=SLOW_MS)
    assert "另一台电脑" in said[0]
    assert second.session is None
    second.end()
    silent.release()
