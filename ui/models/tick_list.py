"""Things with a tick each, found by how they are spelt; a tick stays with its thing when others come."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from partybranch.services.spelling import spells
from ui.models.record_table import Index
from ui.style import colour

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """One thing to choose: its id, its words; ``faint`` for one that is still to come."""

    id: int
    words: str
    tip: str = ""
    faint: bool = False


class TickList(QAbstractListModel):
    """Nothing is ticked at first; ``chosen`` holds only what is there, shown or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Choosable, ...] = ()
        self._shown: list[Choosable] = []
        self._ticked: frozenset[int] = frozenset()
        self._typed = ""

    @property
    def chosen(self) -> frozenset[int]:
        """The ids that are ticked."""
        return self._ticked & {each.id for each in self._all}

    @property
    def count(self) -> int:
        """How many things there are, shown or not."""
        return len(self._all)

    def replace(self, things: Sequence[Choosable]) -> None:
        """Offer other things; those that were offered before keep their ticks."""
        if tuple(things) != self._all:
            self._all = tuple(things)
            self._show()

    def look_for(self, typed: str) -> None:
        """Show the things that are spelt like this."""
        self._typed = typed
        self._show()

    def toggle(self, index: Index) -> None:
        """Tick a thing or take its tick away."""
        if index.isValid():
            self._ticked ^= {self._shown[index.row()].id}
            self.dataChanged.emit(index, index)

    def tick_only(self, ids: frozenset[int]) -> None:
        """Tick these and nothing else."""
        self._ticked = ids
        self._tell()

    def tick_shown(self, on: bool) -> None:
        """Tick all that are shown, or none of them."""
        shown = {each.id for each in self._shown}
        self._ticked = self._ticked | shown if on else self._ticked - shown
        self._tell()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of things that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words and the tick."""
        if not index.isValid():
            return None
        thing = self._shown[index.row()]
        ticked = Qt.CheckState.Checked if thing.id in self._ticked else Qt.CheckState.Unchecked
        answers: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): thing.words,
            int(Qt.ItemDataRole.ToolTipRole): thing.tip or thing.words,
            int(Qt.ItemDataRole.CheckStateRole): ticked,
            int(Qt.ItemDataRole.ForegroundRole): colour("secondary") if thing.faint else None,
        }
        return answers.get(int(role))

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = [each for each in self._all if spells(each.words, self._typed)]
        self.endResetModel()

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
