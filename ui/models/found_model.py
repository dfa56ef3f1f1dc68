"""The rows under the search box as a Qt model: headings cannot be stood on."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.found_rows import FoundRow

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
FOUND_ROLE = int(Qt.ItemDataRole.UserRole)


class FoundModel(QAbstractListModel):
    """A read-only list; ``replace`` puts other rows in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FoundRow, ...] = ()

    @property
    def rows(self) -> tuple[FoundRow, ...]:
        """The rows from top to bottom."""
        return self._rows

    def replace(self, rows: Sequence[FoundRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def beside(self, at: int, step: int) -> int:
        """The next row from a place on that can be chosen, going round; -1 when there is none."""
        count = len(self._rows)
        around = ((at + step * far) % count for far in range(1, count + 1))
        return next((row for row in around if self._rows[row].can_be_chosen), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Hits, commands and 还有 n 条 can be chosen."""
        if not index.isValid() or not self._rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its title, and the words for a screen reader and a tip."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        answers: dict[int, object] = {
            FOUND_ROLE: row,
            int(Qt.ItemDataRole.DisplayRole): row.title.text,
            int(Qt.ItemDataRole.AccessibleTextRole): row.said,
        }
        return answers.get(int(role))
