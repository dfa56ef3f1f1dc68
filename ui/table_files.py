"""用表格软件打开: tables written as workbooks into a folder of their own, which is emptied at the end.

They hold names and numbers of people, so nothing of them stays behind: the folder goes when the program
ends, and what a crash left is taken away at the next start.
"""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from partybranch.errors import BranchError
from partybranch.reports.ledgers.listing import ListingColumn, write_listing
from ui.models.column import Align
from ui.session import Session
from ui.widgets.shown_table import ShownTable
from ui.widgets.table_host import TableHost

_PREFIX, _LOCK = "partybranch-tables-", "in-use.lock"
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_NO_PROGRAM = "没有找到可以打开表格的程序。请先安装 WPS 或 Excel；文件在“{folder}”，关闭本程序前可以另存。"


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class TableFiles(QObject):
    """Writes what the tables of a window ask for, off the GUI thread, and has the PC open it."""

    def __init__(self, session: Session, host: TableHost, open_: Callable[[Path], bool] = _open) -> None:
        super().__init__(host)
        self._session, self._open = session, open_
        self._folder: Path | None = None
        self._lock: QLockFile | None = None
        host.workbook_asked.connect(self.write)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)
        sweep()

    def write(self, table: ShownTable) -> None:
        """Write a table and open it; failures are said at the foot."""
        background = self._session.background
        background.run(lambda: self._written(table), self._show, owner=self, busy_text="正在生成表格…")

    def clear(self) -> None:
        """Take the written workbooks away; one that is still open elsewhere goes at the next start."""
        if self._lock is not None:
            self._lock.unlock()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder = self._lock = None

    def _written(self, table: ShownTable) -> Path:
        path = self._free_name(_UNFIT.sub(" ", table.name).strip() or "表格")
        columns = [
            ListingColumn(title=title, figures=align is Align.RIGHT)
            for title, align in zip(table.titles, table.aligns, strict=True)
        ]
        write_listing(path, table.name, columns, table.rows)
        return path

    def _show(self, path: Path) -> None:
        if self._open(path):
            self._session.notices.done(f"已用表格软件打开“{path.stem}”，这是副本，修改不会回到账本")
        else:
            self._session.notices.failure(BranchError(_NO_PROGRAM.format(folder=path.parent)))

    def _free_name(self, stem: str) -> Path:
        """A name not taken: the table asked for before may still be open in WPS."""
        folder = self._own_folder()
        names = (f"{stem}.xlsx" if number == 1 else f"{stem}({number}).xlsx" for number in range(1, 10_000))
        return next(path for path in map(folder.joinpath, names) if not path.exists())

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
