"""用表格软件打开: tables written as workbooks into the folder of what is only passed to another program."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from partybranch.errors import BranchError
from partybranch.reports.ledgers.listing import ListingColumn, write_listing
from ui.models.column import Align
from ui.passing_folder import PassingFolder, open_file
from ui.session import Session
from ui.widgets.shown_table import ShownTable
from ui.widgets.table_host import TableHost

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_NO_PROGRAM = "没有找到可以打开表格的程序。请先安装 WPS 或 Excel；文件在“{folder}”，关闭本程序前可以另存。"


class TableFiles(QObject):
    """Writes what the tables of a window ask for, off the GUI thread, and has the PC open it."""

    def __init__(self, session: Session, host: TableHost, open_: Callable[[Path], bool] = open_file) -> None:
        super().__init__(host)
        self._session, self._open = session, open_
        self._folder = PassingFolder.of(session)
        host.workbook_asked.connect(self.write)

    def write(self, table: ShownTable) -> None:
        """Write a table and open it; failures are said at the foot."""
        background = self._session.background
        background.run(lambda: self._written(table), self._show, owner=self, busy_text="正在生成表格…")

    def clear(self) -> None:
        """Take the written workbooks away."""
        self._folder.clear()

    def _written(self, table: ShownTable) -> Path:
        path = self._folder.free_name(_UNFIT.sub(" ", table.name).strip() or "表格", ".xlsx")
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
