"""The roll as a table: the whole branch laid out in sight, and who is under the hand."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.roll_model import RollModel
from ui.widgets.roll_delegate import RollDelegate
from ui.widgets.roll_layout import GROUP_WIDTH, best_per_line, least_height, line_height

Index = QModelIndex | QPersistentModelIndex

_NO_ROW_PANEL = "QTableView::item, QTableView::item:hover, QTableView::item:selected "
_NO_ROW_PANEL += "{ background: transparent; border: none; }"
"""The delegate paints the ground of a cell; the panel that tables have behind it would show through."""


class RollTable(QTableView):
    """Lays people out in lines as the room allows; the hand walks among them and stays with its person."""

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roll = model
        self.member_id: int | None = None
        self._lane = 1
        self.setModel(model)
        self._dress()
        model.modelReset.connect(self._lay)
        self._lay()

    @property
    def place(self) -> int | None:
        """The place in the roll of the person under the hand."""
        return self._roll.place_at(self.currentIndex())

    def go_to(self, place: int | None) -> None:
        """Take the person at a place of the roll under the hand."""
        if place is not None:
            self.setCurrentIndex(self._roll.index_of(place))

    @property
    def order(self) -> tuple[int, ...]:
        """The places of the roll as they stand on the screen."""
        return tuple(place for line in self._roll.lines for place in line.places)

    def step(self, by: int) -> None:
        """Go on among those who match what was typed, and stop at either end."""
        place, order = self.place, self.order
        if place is None:
            self.go_to(next(iter(order), None))
            return
        ahead = order[order.index(place) + 1 :] if by > 0 else order[: order.index(place)][::-1]
        matching = set(self._roll.matches)
        self.go_to(next((each for each in ahead if each in matching), None))

    def climb(self, by: int) -> None:
        """Go to the same column of another line, over shorter lines too."""
        line, lane = self.currentIndex().row() + by, self._lane
        if 0 <= line < len(self._roll.lines):
            places = self._roll.lines[line].places
            self.go_to(places[min(lane, len(places)) - 1])
            self._lane = lane

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep in mind who is under the hand and in which column."""
        super().currentChanged(current, previous)
        if self.place is not None:
            self._lane = current.column()
            self.member_id = self._roll.rows[self.place].member_id

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the roll out anew so that the whole branch stays in sight."""
        super().resizeEvent(event)
        self._lay()

    def _dress(self) -> None:
        self.setStyleSheet(_NO_ROW_PANEL)
        self.setItemDelegate(RollDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setMinimumSectionSize(16)

    def _lay(self) -> None:
        """Choose people a line and heights; whoever was under the hand stays there."""
        size = self.viewport().size()
        self.setMinimumHeight(least_height(self._roll.rows, size.width()) + 2 * self.frameWidth())
        per_line = best_per_line(self._roll.rows, size.width(), size.height())
        if per_line != self._roll.per_line:
            self._roll.set_per_line(per_line)  # and comes back here, since the model says so
            return
        self.setColumnHidden(0, not self._roll.grouped)
        self._span_groups()
        self._size_cells(size.width(), line_height(len(self._roll.lines), size.height()), per_line)
        if self.place is None:
            members = [row.member_id for row in self._roll.rows]
            first = next(iter(self.order), None) if self.hasFocus() else None
            self.go_to(members.index(self.member_id) if self.member_id in members else first)

    def _span_groups(self) -> None:
        self.clearSpans()
        for at, line in enumerate(self._roll.lines):
            if line.first and line.lines > 1:
                self.setSpan(at, 0, line.lines, 1)

    def _size_cells(self, width: int, height: int, per_line: int) -> None:
        vertical, horizontal = self.verticalHeader(), self.horizontalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(height)
        rest = width - (GROUP_WIDTH if self._roll.grouped else 0)
        horizontal.resizeSection(0, GROUP_WIDTH)
        for column in range(1, per_line + 1):
            horizontal.resizeSection(column, rest // per_line)
