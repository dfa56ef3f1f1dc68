"""Frozen records with declared columns as a Qt table."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

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
        self._texts: dict[int, tuple[str, ...]] = {}
        self._written: dict[int, str] = {}

    @property
    def records(self) -> tuple[R, ...]:
        """The records in their own order."""
        return self._records

    def record(self, row: int) -> R:
        """The record of a row of this model (not of a proxy over it)."""
        return self._records[row]

    def texts(self, row: int) -> tuple[str, ...]:
        """What the cells of a row say, column by column; asked of the columns once."""
        found = self._texts.get(row)
        if found is None:
            record = self._records[row]
            found = self._texts[row] = tuple(column.value(record) for column in self.columns)
        return found

    def written(self, row: int) -> str:
        """All that a row says, to look for words in, one cell a line."""
        found = self._written.get(row)
        if found is None:
            found = self._written[row] = "\n".join(self.texts(row)).casefold()
        return found

    def replace(self, records: Sequence[R]) -> None:
        """Show other records."""
        self.replace_columns(self.columns, records)

    def replace_columns(self, columns: Sequence[Column[R]], records: Sequence[R]) -> None:
        """Show other records under other columns."""
        self.beginResetModel()
        self.columns, self._records = tuple(columns), tuple(records)
        self._texts.clear()
        self._written.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, sorts by and holds."""
        return self.cell(index.row(), index.column(), role) if index.isValid() else None

    def cell(self, row: int, at: int, role: int) -> object:
        """What the cell of a row and column answers to a role."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(row)[at]
        record, column = self._records[row], self.columns[at]
        answers: dict[int, Callable[[], object]] = {
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
