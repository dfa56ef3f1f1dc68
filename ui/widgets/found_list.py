"""The list under the search box: it lies over the page and leaves the keyboard where it is."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.models.found_model import FOUND_ROLE, FoundModel
from ui.models.found_rows import FoundRow, Sort
from ui.widgets.found_delegate import HEADING, ROW, FoundDelegate

_MARGIN, _TALLEST, _WIDEST = 10, 520, 720


class FoundList(QListView):
    """``opened`` carries the row that was chosen, ``stood_on`` the words of the one under the keyboard."""

    opened = Signal(object)
    stood_on = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("found_list")
        self.setAccessibleName("搜索结果")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found = FoundModel(self)
        self._delegate = FoundDelegate()
        self.setModel(self.found)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(lambda index: self.opened.emit(index.data(FOUND_ROLE)))
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.hide()

    @property
    def current(self) -> FoundRow | None:
        """The row the keyboard stands on."""
        index = self.currentIndex()
        return self.found.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[FoundRow], *, stand: int = -1) -> None:
        """Show other rows and stand on the first that can be chosen at or behind a place."""
        self.found.replace(rows)
        self._stand(self.found.beside(max(stand, 0) - 1, 1))
        self.scrollToTop() if stand < 0 else self.scrollTo(self.currentIndex())

    def walk(self, step: int) -> None:
        """Go to the next row that can be chosen, round the ends."""
        self._stand(self.found.beside(self.currentIndex().row(), step))

    def lay_under(self, field: QWidget) -> None:
        """Take the place under a field of the same window, as high as the rows and never over its edge."""
        corner = field.mapTo(self._over, field.rect().bottomLeft())
        width = min(max(field.width(), _WIDEST), self._over.width() - 2 * _MARGIN)
        left = min(corner.x(), self._over.width() - _MARGIN - width)
        room = self._over.height() - corner.y() - 3 * _MARGIN
        self.setGeometry(QRect(left, corner.y() + 5, width, min(self._height(), _TALLEST, room)))

    def _height(self) -> int:
        edges = 2 * self.frameWidth() + 10
        return edges + sum(HEADING if row.sort is Sort.HEADING else ROW for row in self.found.rows)

    def _stand(self, at: int) -> None:
        self.setCurrentIndex(self.found.index(at, 0) if at >= 0 else QModelIndex())

    def _on_row(self, index: QModelIndex) -> None:
        self.stood_on.emit(self.found.rows[index.row()].said if index.isValid() else "")
