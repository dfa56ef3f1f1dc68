"""A table of records: quiet rows, sorted by a click, opened by a double click or Enter, copied by Ctrl+C."""

from collections.abc import Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.column import Column
from ui.models.record_table import RECORD_ROLE, RecordProxy, RecordTable

R = TypeVar("R")

ROW_HEIGHT, HEADER_HEIGHT = 34, 36


class RecordView(QTableView, Generic[R]):
    """A view with its model and proxy; its signals carry the record, ``cell_opened`` the column as well."""

    opened = Signal(object)
    chosen = Signal(object)
    cell_opened = Signal(object, int)

    def __init__(self, name: str, columns: Sequence[Column[R]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.table: RecordTable[R] = RecordTable(columns, parent=self)
        self.proxy = RecordProxy(self)
        self.proxy.setSourceModel(self.table)
        self.setModel(self.proxy)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setFixedHeight(HEADER_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self._fit()

    def show_records(self, records: Sequence[R]) -> None:
        """Show other records; the row that was current stays current by its place."""
        row = self.currentIndex().row()
        self.table.replace(records)
        if 0 <= row < self.proxy.rowCount():
            self.setCurrentIndex(self.proxy.index(row, 0))

    def show_columns(self, columns: Sequence[Column[R]], records: Sequence[R]) -> None:
        """Show other records under other columns."""
        self.table.replace_columns(columns, records)
        self._fit()

    def current(self) -> R | None:
        """The record the keyboard stands on."""
        index = self.currentIndex()
        return cast("R", index.data(RECORD_ROLE)) if index.isValid() else None

    def select_where(self, column: int, text: str) -> None:
        """Put the keyboard on the first row that shows the text in a column."""
        start = self.proxy.index(0, column)
        found = self.proxy.match(start, Qt.ItemDataRole.DisplayRole, text, 1, Qt.MatchFlag.MatchExactly)
        if found:
            self.setCurrentIndex(found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies the selected rows as a table for WPS or Excel."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for at, column in enumerate(self.table.columns):
            fixed = column.width > 0
            mode = QHeaderView.ResizeMode.Interactive if fixed else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(at, mode)
            if fixed:
                self.setColumnWidth(at, column.width)

    def _open(self, index: QModelIndex) -> None:
        record = index.data(RECORD_ROLE)
        self.opened.emit(record)
        self.cell_opened.emit(record, index.column())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(RECORD_ROLE))

    def _copy(self) -> None:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(self.proxy.columnCount())
        lines = ["\t".join(column.title for column in self.table.columns)]
        lines += ["\t".join(str(self.proxy.index(row, at).data()) for at in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
