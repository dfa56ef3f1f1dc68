"""A ``RecordTable`` as it is seen: sorted by a column, narrowed by words and by filters of single columns.

It is a model of its own over a list of row numbers and not Qt's sorting proxy, which asks Python for every
comparison and tells the view of every stretch of rows that goes: seconds for ten thousand rows.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from partybranch.services.spelling import Typed
from ui.icons import icon
from ui.models.column_filter import ColumnFilter
from ui.models.record_table import Index, RecordTable

_ROOT = QModelIndex()
_SPOKEN = 40
"""Longer texts are searched by their characters only: nobody looks for a minute by its initials."""


class RecordProxy(QAbstractTableModel):
    """Sorts by the columns' keys; keeps the rows in which every typed word occurs and every filter agrees."""

    narrowed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: RecordTable[Any] = RecordTable(())
        self._rows: list[int] = []
        self._places: dict[int, int] | None = None
        self._typed = ""
        self._filters: dict[str, ColumnFilter] = {}
        self._sorted_by, self._order = -1, Qt.SortOrder.AscendingOrder

    def setSourceModel(self, table: RecordTable[Any]) -> None:
        """Show that table from now on."""
        self.beginResetModel()
        self._table = table
        self._arrange()
        self.endResetModel()
        table.modelAboutToBeReset.connect(self.beginResetModel)
        table.modelReset.connect(self._follow)

    def sourceModel(self) -> RecordTable[Any]:
        """The table that is shown."""
        return self._table

    @property
    def filters(self) -> dict[str, ColumnFilter]:
        """The filters of single columns, by the column's title."""
        return dict(self._filters)

    @property
    def total(self) -> int:
        """How many rows there would be without any filter."""
        return self._table.rowCount()

    def set_filter(self, text: str) -> None:
        """Keep the rows that hold each word in some column, as written or by pinyin; blanks divide words."""
        self._typed = text
        self._narrow()

    def filter_column(self, title: str, wanted: ColumnFilter) -> None:
        """Let through in a column what the filter says; an empty one takes the column's filter away."""
        self._filters.pop(title, None)
        if wanted:
            self._filters[title] = wanted
        self._narrow()

    def clear_filters(self) -> None:
        """Take the filters of all columns away; the typed words stay."""
        self._filters.clear()
        self._narrow()

    def values(self, column: int) -> list[tuple[str, int]]:
        """The texts of a column with how often each stands there, in order, under all other filters."""
        others = {t: f for t, f in self._filters.items() if t != self._table.columns[column].title}
        texts, keys = Counter[str](), dict[str, int]()
        for row in self._kept(others):
            text = self._table.texts(row)[column]
            texts[text] += 1
            keys.setdefault(text, row)
        key = self._key(column)
        return [(text, texts[text]) for text in sorted(texts, key=lambda text: key(keys[text]))]

    def texts(self, row: int) -> tuple[str, ...]:
        """What the cells of a shown row say."""
        return self._table.texts(self._rows[row])

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of rows that are left."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the table answers for the row that stands here."""
        return self._table.cell(self._rows[index.row()], index.column(), role) if index.isValid() else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The table's headings; a filtered column bears a funnel and says so."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._table.columns):
            filtered = self._table.columns[section].title in self._filters
            if role == Qt.ItemDataRole.DecorationRole:
                return icon("funnel", "accent") if filtered else None
            if role == Qt.ItemDataRole.ToolTipRole:
                return f"{'已筛选。' if filtered else ''}点击排序，右键或 Alt+↓ 筛选"
        return self._table.headerData(section, orientation, role)

    def mapToSource(self, index: Index) -> QModelIndex:
        """The table's index of a shown cell."""
        return self._table.index(self._rows[index.row()], index.column()) if index.isValid() else _ROOT

    def mapFromSource(self, index: Index) -> QModelIndex:
        """Where a cell of the table is shown; invalid when a filter hides it."""
        if self._places is None:
            self._places = {row: place for place, row in enumerate(self._rows)}
        place = self._places.get(index.row())
        return _ROOT if place is None or not index.isValid() else self.index(place, index.column())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column's key; -1 is the table's own order. What has no key stands first."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        rows = [(self._rows[index.row()], index.column()) for index in held]
        self._sorted_by, self._order = column, order
        self._arrange()
        self.changePersistentIndexList(held, [self.mapFromSource(self._table.index(*cell)) for cell in rows])
        self.layoutChanged.emit()

    def _narrow(self) -> None:
        self.beginResetModel()
        self._arrange()
        self.endResetModel()
        self.narrowed.emit()

    def _follow(self) -> None:
        titles = {column.title for column in self._table.columns}
        self._filters = {title: wanted for title, wanted in self._filters.items() if title in titles}
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        rows = self._kept(self._filters)
        if 0 <= self._sorted_by < len(self._table.columns):
            descending = self._order is Qt.SortOrder.DescendingOrder
            rows.sort(key=self._key(self._sorted_by), reverse=descending)
        self._rows, self._places = rows, None

    def _key(self, column: int) -> Callable[[int], tuple[bool, object]]:
        key, record = self._table.columns[column].key, self._table.record

        def of_row(row: int) -> tuple[bool, object]:
            found = key(record(row))
            return (found is not None, found if found is not None else 0)

        return of_row

    def _kept(self, filters: dict[str, ColumnFilter]) -> list[int]:
        """The rows that pass, in the table's own order."""
        rows, texts = list(range(self._table.rowCount())), self._table.texts
        for at, column in enumerate(self._table.columns):
            wanted = filters.get(column.title)
            if wanted:
                rows = [row for row in rows if wanted.accepts(texts(row)[at])]
        for word in self._typed.casefold().split():
            heard = _Heard(word)
            rows = [row for row in rows if word in self._table.written(row) or heard.stands_in(texts(row))]
        return rows


class _Heard:
    """One typed word as it may be heard in cells; what many rows say alike is listened to once."""

    def __init__(self, word: str) -> None:
        self._word = Typed(word)
        self._known: dict[str, bool] = {}

    def stands_in(self, cells: tuple[str, ...]) -> bool:
        return any(map(self._in_cell, cells))

    def _in_cell(self, text: str) -> bool:
        known = self._known.get(text)
        if known is None:
            spoken = len(text) <= _SPOKEN and not text.isascii()
            known = self._known[text] = spoken and self._word.stands_in(text)
        return known
