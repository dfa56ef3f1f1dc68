"""Frozen records with declared columns as a Qt table, and the proxy that sorts and filters it."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from ui.models.column import Column
from ui.style import colour

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

RECORD_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = RECORD_ROLE + 1


class RecordTable(QAbstractTableModel, Generic[R]):
    """A read-only table; ``replace`` puts other records in."""

    def __init__(
        self, columns: Sequence[Column[R]], records: Sequence[R] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[R], ...] = tuple(columns)
        self._records: tuple[R, ...] = tuple(records)

    @property
    def records(self) -> tuple[R, ...]:
        """The records in their own order."""
        return self._records

    def record(self, row: int) -> R:
        """The record of a row of this model (not of a proxy over it)."""
        return self._records[row]

    def replace(self, records: Sequence[R]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def replace_columns(self, columns: Sequence[Column[R]], records: Sequence[R]) -> None:
        """Show other records under other columns."""
        self.beginResetModel()
        self.columns, self._records = tuple(columns), tuple(records)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, sorts by and holds."""
        if not index.isValid():
            return None
        record, column = self._records[index.row()], self.columns[index.column()]
        answers: dict[int, Callable[[], object]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda: column.value(record),
            int(Qt.ItemDataRole.TextAlignmentRole): lambda: column.align.value,
            int(Qt.ItemDataRole.ForegroundRole): lambda: column.tone and colour(column.tone(record)),
            int(Qt.ItemDataRole.ToolTipRole): lambda: column.tip and column.tip(record),
            RECORD_ROLE: lambda: record,
            SORT_ROLE: lambda: column.key(record),
        }
        answer = answers.get(int(role))
        return answer() if answer else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings, set as their columns are."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align.value
        return None


class RecordProxy(QSortFilterProxyModel):
    """Sorts by the columns' keys and keeps the rows in which every typed word occurs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSortRole(SORT_ROLE)

    def set_filter(self, text: str) -> None:
        """Keep the rows that hold each word of the text in some column; blanks divide words."""
        self._words = tuple(text.casefold().split())
        self.invalidateRowsFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether every word occurs in the row."""
        if not self._words:
            return True
        model = self.sourceModel()
        cells = range(model.columnCount(source_parent))
        texts = [str(model.index(source_row, at, source_parent).data() or "").casefold() for at in cells]
        return all(any(word in text for text in texts) for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare by the column's key; an empty one (None) stands before everything."""
        before, after = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if before is None or after is None:
            return after is not None and before is None
        return bool(before < after)
