"""The values of a column with a tick each and how often they stand there, for choosing among them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from partybranch.services.spelling import Typed
from ui.models.record_table import Index

_ROOT = QModelIndex()
_EMPTY = "（空白）"


class ValueList(QAbstractListModel):
    """All values ticked at first; ``look_for`` shows those that a typed word stands in."""

    def __init__(
        self,
        values: Sequence[tuple[str, int]],
        ticked: frozenset[str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = tuple(values)
        self._shown = list(self._values)
        everything = {text for text, _ in values}
        self._ticked = everything if ticked is None else everything & ticked

    def look_for(self, typed: str) -> None:
        """Show the values that hold the word, as written or by pinyin."""
        word = Typed(typed)
        self.beginResetModel()
        self._shown = [value for value in self._values if word.stands_in(value[0])]
        self.endResetModel()

    def toggle(self, index: Index) -> None:
        """Tick a value or take its tick away."""
        if index.isValid():
            self._ticked ^= {self._shown[index.row()][0]}
            self.dataChanged.emit(index, index)

    def tick_shown(self, on: bool) -> None:
        """Tick all values that are shown, or none of them."""
        shown = self._texts(self._shown)
        self._ticked = self._ticked | shown if on else self._ticked - shown
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    @property
    def chosen(self) -> frozenset[str]:
        """The ticked values among those that are shown."""
        return frozenset(self._ticked & self._texts(self._shown))

    @property
    def all_chosen(self) -> bool:
        """Whether every value that is shown is ticked."""
        return self.chosen == self._texts(self._shown)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of values that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The value with its number, and its tick."""
        if not index.isValid():
            return None
        text, number = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{text or _EMPTY}（{number}）"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if text in self._ticked else Qt.CheckState.Unchecked
        return None

    def _texts(self, values: Iterable[tuple[str, int]]) -> set[str]:
        return {text for text, _ in values}
