"""A table of records: sorted and filtered by its headings, opened by Enter, copied and sent to WPS."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QElapsedTimer, QMetaMethod, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from partybranch.services.spelling import Typed
from ui.icons import icon
from ui.models.column import Column
from ui.models.column_filter import ColumnFilter
from ui.models.record_proxy import RecordProxy
from ui.models.record_table import RECORD_ROLE, RecordTable
from ui.widgets.filter_note import FilterNote
from ui.widgets.record_header import HEIGHT as HEADER_HEIGHT
from ui.widgets.record_header import RecordHeader
from ui.widgets.shown_table import ShownTable
from ui.widgets.table_habits import TableHabits
from ui.widgets.table_host import host_of

R = TypeVar("R")

ROW_HEIGHT = 34
__all__ = ["HEADER_HEIGHT", "ROW_HEIGHT", "RecordView"]
_PAUSE_MS = 900
"""Letters typed in a row look for one word; after such a pause a new word begins."""
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ENDS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)


class RecordView(QTableView, Generic[R]):
    """A view with its model and proxy; its signals carry the record, ``cell_opened`` the column as well.

    ``menu_asked`` carries the menu of a row before it opens: whoever shows the table may add to it.
    """

    opened = Signal(object)
    chosen = Signal(object)
    cell_opened = Signal(object, int)
    menu_asked = Signal(QMenu, object)

    def __init__(self, name: str, columns: Sequence[Column[R]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._remembers, self._quiet = False, False
        self._before: tuple[R | None, int, int] = (None, -1, 0)
        self._typed, self._typing = "", QElapsedTimer()
        self.table: RecordTable[R] = RecordTable(columns, parent=self)
        self.proxy = RecordProxy(self)
        self.proxy.setSourceModel(self.table)
        self.setModel(self.proxy)
        self.header = RecordHeader(self.proxy, self)
        self.setHorizontalHeader(self.header)
        self._note = FilterNote(self)
        self._set_up()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self._note.clear_button.clicked.connect(self.proxy.clear_filters)
        self.proxy.modelAboutToBeReset.connect(self._remember)
        self.proxy.modelReset.connect(self._say_filters)
        self.proxy.narrowed.connect(self._return_after_filter)
        self.header.fit()

    def show_records(self, records: Sequence[R]) -> None:
        """Show other records; the row that was current stays current, or the one in its place."""
        self.table.replace(records)
        record, row, column = self._before
        same = record is not None and self._stand_on(lambda each: each == record, column)
        if not same and 0 <= row < self.proxy.rowCount():
            self.setCurrentIndex(self.proxy.index(row, column))

    def show_columns(self, columns: Sequence[Column[R]], records: Sequence[R]) -> None:
        """Show other records under other columns."""
        self.table.replace_columns(columns, records)
        self.header.fit()

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

    def shown(self, *, selected: bool = False) -> ShownTable:
        """The table as it is seen, or its selected rows."""
        columns = self.header.visible_columns
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        rows = sorted(chosen) if selected else range(self.proxy.rowCount())
        declared = [self.table.columns[at] for at in columns]
        return ShownTable(
            name=self.accessibleName(),
            titles=tuple(column.title for column in declared),
            widths=tuple(map(self.columnWidth, columns)),
            aligns=tuple(column.align for column in declared),
            rows=tuple(tuple(self.proxy.texts(row)[at] for at in columns) for row in rows),
        )

    def copy(self) -> None:
        """Put the selected rows with their headings on the clipboard, for WPS or Excel."""
        QGuiApplication.clipboard().setMimeData(self.shown(selected=True).for_clipboard())

    def open_as_workbook(self) -> None:
        """Have what is seen written as a workbook and opened."""
        host = host_of(self)
        if host is not None:
            host.workbook_asked.emit(self.shown())

    def row_menu(self) -> QMenu:
        """What can be done with the current row and the whole table."""
        menu, index = QMenu(self), self.currentIndex()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            if self._opens_something():
                self._add(menu, "打开\tEnter", lambda: self._open(index))
            self.menu_asked.emit(menu, index.data(RECORD_ROLE))
            menu.addSeparator()
        self.add_table_acts(menu)
        return menu

    def add_table_acts(self, menu: QMenu) -> None:
        """Add what every table can do to a menu: copy, open in WPS, filter by what the cell says."""
        self._add(menu, "复制\tCtrl+C", self.copy, "copy").setEnabled(self.selectionModel().hasSelection())
        out = self._add(menu, "用表格软件打开\tCtrl+E", self.open_as_workbook, "ledgers")
        out.setEnabled(host_of(self) is not None)
        index = self.currentIndex()
        if not index.isValid():
            return
        menu.addSeparator()
        text, title = str(index.data() or ""), self.table.columns[index.column()].title
        only = ColumnFilter(chosen=frozenset({text}))
        said = self.fontMetrics().elidedText(text or "空白", Qt.TextElideMode.ElideRight, 200)
        self._add(menu, f"只看“{said}”".replace("&", "&&"), lambda: self.proxy.filter_column(title, only))
        self.header.add_filters(menu, index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, Ctrl+E opens in WPS, Alt+Down filters the column."""
        key, alone = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_E:
            self.open_as_workbook()
        elif alone and key == Qt.Key.Key_Down and self.table.columns:
            self.header.ask_filter(max(self.currentIndex().column(), 0))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose cell in this column begins or sounds like the letters typed in a row."""
        fresh = not self._typing.isValid() or self._typing.elapsed() > _PAUSE_MS
        self._typing.start()
        self._typed = search if fresh else self._typed + search
        rows, index = self.proxy.rowCount(), self.currentIndex()
        word, column = Typed(self._typed), max(index.column(), 0)
        first = max(index.row(), 0) + (1 if fresh else 0)
        for row in (each % rows for each in range(first, first + rows)):
            if word.stands_in(self.proxy.texts(row)[column]):
                self.setCurrentIndex(self.proxy.index(row, column))
                return

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row, not along a row that is selected as a whole anyway."""
        if action in _ENDS and self.proxy.rowCount():
            last = self.proxy.rowCount() - 1
            row = 0 if action is QAbstractItemView.CursorAction.MoveHome else last
            return self.proxy.index(row, max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keys always selects the row one stands on, so that one sees where the keyboard is."""
        super().focusInEvent(event)
        index, selection = self.currentIndex(), self.selectionModel()
        if event.reason() in _BY_KEYS and index.isValid() and not selection.hasSelection():
            flags = selection.SelectionFlag
            selection.select(index, flags.ClearAndSelect | flags.Rows)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the mouse, or of the current one by the menu key."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            place = event.globalPos()
        self.row_menu().popup(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the columns as they were left, once it is known in which window."""
        super().showEvent(event)
        host = None if self._remembers else host_of(self)
        if host is not None:
            self._remembers = True
            self.header.use_habits(TableHabits(host.preferences, self.accessibleName()))

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setSortingEnabled(True)
        self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setCornerButtonEnabled(False)

    def _add(self, menu: QMenu, words: str, act: Callable[[], None], drawing: str = "") -> QAction:
        line = menu.addAction(icon(drawing), words) if drawing else menu.addAction(words)
        line.triggered.connect(lambda _checked: act())
        return line

    def _opens_something(self) -> bool:
        """Whether anybody listens: a table of plain figures has nothing to open."""
        heard = (self.opened, self.cell_opened)
        return any(self.isSignalConnected(QMetaMethod.fromSignal(signal)) for signal in heard)

    def _open(self, index: QModelIndex) -> None:
        record = index.data(RECORD_ROLE)
        self.opened.emit(record)
        self.cell_opened.emit(record, index.column())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(index.data(RECORD_ROLE))

    def _remember(self) -> None:
        index = self.currentIndex()
        self._before = (self.current(), index.row(), max(index.column(), 0))

    def _return_after_filter(self) -> None:
        """Stay on the row one stood on, without choosing it again, or on its neighbour."""
        record, row, column = self._before
        if record is None:
            return
        self._quiet = True
        there = self._stand_on(lambda each: each is record, column)
        self._quiet = False
        if not there and self.proxy.rowCount():
            self.setCurrentIndex(self.proxy.index(min(row, self.proxy.rowCount() - 1), column))

    def _stand_on(self, wanted: Callable[[R], bool], column: int) -> bool:
        found = next((row for row, each in enumerate(self.table.records) if wanted(each)), None)
        if found is None or column >= self.proxy.columnCount():
            return False
        index = self.proxy.mapFromSource(self.table.index(found, column))
        self.setCurrentIndex(index)
        return index.isValid()

    def _say_filters(self) -> None:
        self._note.say(self.proxy.filters, self.proxy.rowCount(), self.proxy.total)
