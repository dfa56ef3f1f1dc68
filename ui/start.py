"""From nothing to the window: open the book off the GUI thread, ask a new one how to begin, show it."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from partybranch.app import Branch, open_branch, open_sample
from partybranch.errors import BranchError
from partybranch.paths import default_book
from partybranch.services.backup import kept_words
from ui import places
from ui.application import chosen_scheme, wear
from ui.background import Background
from ui.closing import KEPT_AS_DRAFT
from ui.first_start import Choice, FirstStart
from ui.forms.restore_dialog import RestoreDialog, ask_backup
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.one_window import OneWindow, bring_forward
from ui.removable import Drive, removable_drives
from ui.restoring import Restored, change_book
from ui.session import Session
from ui.waiting import Waiting
from ui.window_place import show_first

SAMPLE_SUFFIX = "-示例"
_REPLACED = "保存的、留作草稿的，都随现在的账本另存，不在恢复后的账本里；恢复回来时还在。"
_NO_WINDOW = "程序出错，窗口没能打开，账本里的数据不受影响。请把账本文件夹里的 logs 交给维护人员。"


class Start(QObject):
    """Holds the open book as long as the program runs; ``opening`` is a backup to be shown when it is open.

    Between the first choices and the window no window stands, nor while a backup is restored; only from the
    window on does closing it quit.
    """

    def __init__(self, folder: Path | None, now: Callable[[], datetime], opening: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or default_book()
        self._opening = opening
        self.notices = Notices(now, self)
        self.background = Background(self.report, self)
        self.session: Session | None = None
        self.first: FirstStart | None = None
        self.window: MainWindow | None = None
        self.question: RestoreDialog | None = None
        self._waiting: Waiting | None = Waiting(self.background)
        self._one = OneWindow(self)
        self._one.show_asked.connect(self.come_forward)
        self._one.file_asked.connect(self.open_backup)

    def begin(self) -> None:
        """Open the book, unless a window has it already; what follows happens when it is open."""
        if not self._hold(self._folder):
            return
        self.background.run(
            lambda: self._with_newness(open_branch(self._folder)),
            self._opened,
            self._refuse,
            busy_text="正在打开账本…",
        )

    def end(self) -> None:
        """Finish what was begun and release the file."""
        self.background.close()
        if self.session is not None:
            self.session.branch.close()
        self._one.release()
        self._wait_no_more()
        parting = self.session.parting if self.session is not None else None
        if parting is not None and (trouble := parting()):
            QMessageBox.critical(None, "支部纪实", trouble)

    def report(self, error: Exception) -> None:
        """Say what went wrong; while nothing stands on the screen nobody would hear it, and a box ends it."""
        self.notices.failure(error)
        asked = self.first is not None and self.first.isVisible()
        if self.window is None and not asked:
            self._refuse(BranchError(_NO_WINDOW))

    def come_forward(self) -> None:
        """Bring what stands on the screen to the front: somebody started the program again."""
        standing = self.window or self.first
        if standing is not None:
            bring_forward(standing)
        asking = QApplication.activeModalWidget()
        if asking is not None:
            bring_forward(asking)

    def open_backup(self, source: Path) -> None:
        """Show what a backup holds and ask whether it is wanted, as soon as something stands on the screen.

        A form that is open is not covered: it is asked for first.
        """
        if self.question is not None:
            self.question.reject()
        self._opening = source
        standing = self.window or self.first
        if standing is None or self.session is None:
            return
        asking = QApplication.activeModalWidget()
        if asking is not None and asking is not self.first:
            words = f"请先填完或关闭正在打开的窗口，再打开备份“{source.name}”。"
            QMessageBox(QMessageBox.Icon.NoIcon, "支部纪实", words, parent=asking).open()
            self._opening = None
            return
        self.question = RestoreDialog(self.session, source, self._folder, standing)
        self.question.finished.connect(self._answered)
        self.question.open()

    def _look_for_backup(self) -> None:
        self.background.run(removable_drives, self._choose_backup, busy_text="正在查找U盘…", off_book=True)

    def _choose_backup(self, drives: tuple[Drive, ...]) -> None:
        source = ask_backup(self.first, drives) if self.first is not None else None
        if source is not None:
            self.open_backup(source)

    def _answered(self, result: int) -> None:
        """Go on with the backup that was wanted: what is typed in the window is asked for first."""
        if self.question is not None:
            self.question.deleteLater()
            self.question = None
        if result != QDialog.DialogCode.Accepted:
            self._opening = None
        elif self.window is not None:
            own = self.session is not None and self.session.branch.folder == self._folder
            self.window.leave(self._restore, _REPLACED if own else KEPT_AS_DRAFT)
        elif self.first is not None:
            self.first.restore()

    def _restore(self) -> None:
        """Put the window away, and the backup in place of the book."""
        source = self._opening
        if self.session is None or source is None:
            return
        present = self.session.branch
        if present.folder != self._folder and not self._hold(self._folder):
            return
        self._opening = None
        nothing_before = self.window is None or present.folder != self._folder
        self._put_away()

        def change() -> Restored:
            self.background.finish_asides()
            return change_book(present, source, self._folder)

        self.background.run(
            change,
            lambda done: self._restored(done, nothing_before=nothing_before),
            self._refuse,
            busy_text="正在恢复…",
        )

    def _put_away(self) -> None:
        QApplication.setQuitOnLastWindowClosed(False)
        self._waiting = self._waiting or Waiting(self.background)
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        self.window = self.first = None

    def _restored(self, done: Restored, *, nothing_before: bool) -> None:
        self._opened((done.branch, done.is_new))
        kept = "可以接着往下记。" if nothing_before else kept_words(done.aside)
        if done.refusal is None:
            self.notices.done(f"已恢复。{kept}")
        elif self.window is not None:
            self.notices.failure(done.refusal)
        else:
            QMessageBox(QMessageBox.Icon.NoIcon, "支部纪实", str(done.refusal), parent=self.first).open()

    def _hold(self, folder: Path) -> bool:
        """Take a book for this window; where another window has it, that one is shown and this one ends."""
        try:
            if self._one.take(folder, opening=self._opening):
                return True
        except BranchError as error:
            QTimer.singleShot(0, self, partial(self._refuse, error))
        else:
            QTimer.singleShot(0, self, QApplication.quit)
        return False

    def _with_newness(self, branch: Branch) -> tuple[Branch, bool]:
        return branch, branch.is_new

    def _opened(self, found: tuple[Branch, bool]) -> None:
        branch, is_new = found
        log_to(branch.folder / "logs")
        self.session = Session(branch, self.background, self.notices, self)
        self.session.restore_asked.connect(self.open_backup)
        if is_new:
            self.first = FirstStart(self.session)
            self.first.finished.connect(self._begun)
            self.first.restore_asked.connect(self._look_for_backup)
            self.first.open()
        else:
            self._show(self.session)
        if self._opening is not None:
            self.open_backup(self._opening)

    def _begun(self, result: int) -> None:
        choice = self.first.choice if self.first is not None else None
        if self.session is None or result != QDialog.DialogCode.Accepted:
            QApplication.quit()
        elif choice is Choice.SAMPLE:
            self._open_sample(self.session.branch)
        elif choice is Choice.RESTORE:
            self._restore()
        else:
            self._show(self.session)
            if choice is Choice.ROSTER:
                self.session.navigate(places.IMPORTING, kind="roster")

    def _open_sample(self, present: Branch) -> None:
        beside = self._folder.with_name(self._folder.name + SAMPLE_SUFFIX)
        if not self._hold(beside):
            return

        def change() -> tuple[Branch, bool]:
            present.close()
            return open_sample(beside), False

        self.background.run(change, self._opened, self._refuse, busy_text="正在建立示例支部…")

    def _show(self, session: Session) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            wear(application, chosen_scheme(session.preferences), session.preferences)
        self._wait_no_more()
        self.window = MainWindow(session)
        show_first(self.window, session.preferences)
        QApplication.setQuitOnLastWindowClosed(True)

    def _wait_no_more(self) -> None:
        """From the window on, its own foot says what runs."""
        if self._waiting is not None:
            self._waiting.deleteLater()
            self._waiting = None

    def _refuse(self, error: BranchError) -> None:
        QMessageBox.critical(None, "支部纪实", str(error))
        QApplication.exit(3)


def log_to(folder: Path) -> None:
    """Write warnings and bugs into the book's own logs, the last three files of half a megabyte."""
    folder.mkdir(parents=True, exist_ok=True)
    file, heard = folder / "window.log", logging.getLogger("partybranch").handlers
    if any(isinstance(each, RotatingFileHandler) and each.baseFilename == str(file) for each in heard):
        return
    log = RotatingFileHandler(file, maxBytes=512_000, backupCount=2, encoding="utf-8", delay=True)
    log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.setLevel(logging.WARNING)
    logging.getLogger("partybranch").addHandler(log)
