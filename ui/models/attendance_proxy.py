"""Which members of the matrix are in sight and in which order; an edit moves nobody from under the hand."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from partybranch.domain.attendance_matrix import MatrixLine
from partybranch.services.spelling import spells
from ui.models.attendance_model import SORT_ROLE, MatrixModel

Index = QModelIndex | QPersistentModelIndex
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class MatrixProxy(QSortFilterProxyModel):
    """Filters by what was typed and by 未标; who is in sight stays until the filter is asked anew."""

    def __init__(self, model: MatrixModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._typed, self._unmarked_only = model, "", False
        self._seen: frozenset[int] | None = None
        self._order: tuple[int, Qt.SortOrder] | None = None
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)
        model.modelAboutToBeReset.connect(self._forget)
        model.modelReset.connect(self.look_again)

    @property
    def order(self) -> tuple[int, Qt.SortOrder] | None:
        """The section that was sorted by and how; None in the order of the groups."""
        return self._order

    def find(self, typed: str) -> None:
        """Keep the members whose name is spelt as was typed."""
        self._typed = typed
        self.look_again()

    def set_unmarked_only(self, only: bool) -> None:
        """Keep only members with something 未标."""
        self._unmarked_only = only
        self.look_again()

    def look_again(self) -> None:
        """Choose anew who is in sight."""
        lines = self._model.matrix.lines
        plain = not self._typed and not self._unmarked_only
        self._seen = None if plain else frozenset(each.member_id for each in lines if self._wanted(each))
        self.invalidateRowsFilter()
        self._sort()

    def sort_by(self, section: int, first: Qt.SortOrder = _UP) -> None:
        """Sort by a section; again the other way round; the third time in the order of the groups."""
        other = _DOWN if first is _UP else _UP
        turns = {None: (section, first), (section, first): (section, other)}
        same = self._order if self._order and self._order[0] == section else None
        self._order = turns.get(same)
        self._sort()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether the member is in sight."""
        return self._seen is None or self._model.matrix.lines[source_row].member_id in self._seen

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare by the figure; who was never due stands before everybody."""
        before, after = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if before is None or after is None:
            return after is not None and before is None
        return bool(before < after)

    def _wanted(self, line: MatrixLine) -> bool:
        if self._unmarked_only and not line.unmarked:
            return False
        return spells(line.name, self._typed)

    def _forget(self) -> None:
        self._seen, self._order = None, None

    def _sort(self) -> None:
        section, order = self._order or (-1, _UP)
        self.sort(section, order)
