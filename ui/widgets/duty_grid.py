"""全年进度 under the hand: arrows go from cell to cell, Enter, Space or a click follows one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from partybranch.domain.cadences import Slot
from ui.models.duty_grid import MONTHS, SLOT_ROLE, DutyGridModel, DutyLine
from ui.style import colour
from ui.widgets.cell import cell_of
from ui.widgets.slot_drawing import draw_signs

Index = QModelIndex | QPersistentModelIndex

_HEADER, _NAMES, _SIGN = 26, 144, 12
_NO_PANEL = "QTableView::item, QTableView::item:hover, QTableView::item:selected "
_NO_PANEL += "{ background: transparent; border: none; }"
_NO_PANEL += "QHeaderView::section:horizontal { padding: 0; }"
_NO_PANEL += "QHeaderView::section:vertical { padding: 0 8px; border: none; background: transparent; }"
_NO_PANEL += "QTableView { border: none; }"


_LONGEST_MONTH = 31


class _SlotDelegate(QStyledItemDelegate):
    """Paints the signs of a slot over all the months it covers."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one slot."""
        cell = cell_of(option)
        inner = cell.rect.adjusted(1, 1, -2, -2)
        painter.save()
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        focused = chosen and cell.widget is not None and cell.widget.hasFocus()
        if focused or cell.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(inner, colour("selected" if focused else "hover"))
        painter.setPen(colour("accent" if focused else "line"))
        slot, signs = index.data(SLOT_ROLE), str(index.data() or "")
        if focused or (isinstance(slot, Slot) and slot.period.days > _LONGEST_MONTH):
            painter.drawRoundedRect(inner, 4, 4)
        shown = signs if len(signs) * _SIGN <= inner.width() else signs[-1:]
        draw_signs(painter, cell.rect.toRectF().center(), shown)
        painter.restore()


class DutyGrid(QTableView):
    """``opened`` carries the Slot that was chosen. ``row_heights`` are the least and the most of a row."""

    opened = Signal(object)

    def __init__(self, row_heights: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = row_heights
        self.grid = DutyGridModel(self)
        self.setObjectName("duty_grid")
        self.setAccessibleName("全年进度")
        self.setStyleSheet(_NO_PANEL)
        self.setModel(self.grid)
        self.setItemDelegate(_SlotDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self._prepare_headers()
        self.clicked.connect(self._open)

    def show_lines(self, lines: Sequence[DutyLine], as_of: date) -> None:
        """Show duties as they stand on a day; the cell under the hand stays."""
        current = self.currentIndex()
        row, column = current.row(), current.column()
        self.clearSpans()
        self.grid.show_lines(lines, as_of)
        for at, line in enumerate(lines):
            for slot in line.slots:
                first, last = slot.period.start.month, slot.period.end.month
                if last > first:
                    self.setSpan(at, first - 1, 1, last - first + 1)
        if 0 <= row < len(lines):
            self.setCurrentIndex(self.grid.index(row, column))
        self._size_rows()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows at their usual height."""
        rows = max(self.grid.rowCount(), 1)
        return QSize(_NAMES + MONTHS * 24, _HEADER + rows * self._most + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """All rows at their least height; beyond ten they scroll."""
        rows = min(max(self.grid.rowCount(), 1), 10)
        return QSize(_NAMES + MONTHS * 17, _HEADER + rows * self._least + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the rows over the height, within their limits."""
        super().resizeEvent(event)
        self._size_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space follow the cell under the hand."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _prepare_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setFixedHeight(_HEADER)
        across.setMinimumSectionSize(16)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setFixedWidth(_NAMES)
        down.setMinimumSectionSize(16)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for header in (across, down):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)

    def _size_rows(self) -> None:
        rows = self.grid.rowCount()
        if rows:
            height = (self.viewport().height() - 1) // rows
            self.verticalHeader().setDefaultSectionSize(max(self._least, min(height, self._most)))

    def _open(self, index: QModelIndex) -> None:
        slot = index.data(SLOT_ROLE)
        if slot is not None:
            self.opened.emit(slot)
