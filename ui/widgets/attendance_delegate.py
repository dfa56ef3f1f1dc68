"""How a cell of the matrix looks: the mark with one character beside it; a line for the reason of a leave."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from partybranch.domain.attendance import Mark, RollRow
from ui.models.attendance_model import CELL_ROLE, HEADS_ROLE, NOTICE_ROLE
from ui.models.attendance_words import HEADS_ONLY
from ui.models.marks import FACES
from ui.style import colour
from ui.widgets.cell import Cell, cell_of
from ui.widgets.mark_drawing import draw_mark, draw_notice

Index = QModelIndex | QPersistentModelIndex
_REASONS = "病公事"
_BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_EDITOR_WIDTH, _SMALL, _SHIFT = 180, 11, 7


def beside(row: RollRow) -> str:
    """The character beside a mark: 病, 事, 公, 迟 or 免; of a reason in other words the first one."""
    if row.mark is Mark.LEAVE:
        return next((char for char in _REASONS if char in row.reason), row.reason[:1])
    if row.mark is Mark.PRESENT and row.late:
        return "迟"
    return "" if row.due else "免"


class AttendanceDelegate(QStyledItemDelegate):
    """Paints the cells of the matrix; the line and the column under the hand lie on a faint ground.

    ``reason_written`` carries the cell and what was written in the line: a mark is written into the book.
    """

    reason_written = Signal(object, str)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell = cell_of(option)
        painter.save()
        self._paint_ground(painter, cell, index)
        small = QFont(painter.font())
        small.setPixelSize(_SMALL)
        painter.setFont(small)
        row = index.data(CELL_ROLE)
        if isinstance(row, RollRow):
            self._paint_row(painter, cell.rect, row, notice=index.data(NOTICE_ROLE) is not None)
        elif index.data(HEADS_ROLE):
            painter.setPen(colour("disabled"))
            painter.drawText(cell.rect, Qt.AlignmentFlag.AlignCenter, HEADS_ONLY)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the reason."""
        editor = QLineEdit(parent)
        editor.setObjectName("reason")
        editor.setPlaceholderText("请假事由")
        editor.setAccessibleName("请假事由")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the line from the cell on to the right, wider than the cell and inside the grid."""
        cell = cell_of(option).rect
        room = editor.parentWidget()
        right = room.width() if room is not None else cell.right()
        left = max(min(cell.left(), right - _EDITOR_WIDTH), 0)
        editor.setGeometry(left, cell.top() - 2, _EDITOR_WIDTH, cell.height() + 4)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the reason on."""
        if isinstance(editor, QLineEdit):
            self.reason_written.emit(index, editor.text().strip())

    def _paint_row(self, painter: QPainter, place: QRect, row: RollRow, *, notice: bool) -> None:
        word, tone = beside(row), colour(FACES[row.mark].tone)
        centre = place.toRectF().center()
        if notice:
            draw_notice(painter, centre + QPointF(_SHIFT + 2, 0), colour(FACES[Mark.LEAVE].tone))
        if word or notice:
            centre.setX(centre.x() - _SHIFT)
        draw_mark(painter, centre, row.mark, tone)
        if notice:
            return
        painter.setPen(tone)
        painter.drawText(place.adjusted(place.width() // 2 + 2, 0, 0, 0), _BESIDE, word)

    def _paint_ground(self, painter: QPainter, cell: Cell, index: Index) -> None:
        view = cell.widget
        if not isinstance(view, QAbstractItemView):
            return
        current, inner = view.currentIndex(), cell.rect
        in_line = current.row() == index.row() or current.column() == index.column()
        if current.isValid() and current == index:
            painter.fillRect(inner, colour("selected"))
            if view.hasFocus():
                painter.setPen(colour("accent"))
                painter.drawRect(inner.adjusted(0, 0, -1, -1))
        elif in_line or cell.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(inner, colour("hover"))


class EdgeDelegate(QStyledItemDelegate):
    """Paints the edges of the matrix; the line of the grid's hand lies on a faint ground here too."""

    def __init__(self, grid: QAbstractItemView) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        current = self._grid.currentIndex()
        if current.isValid() and current.row() == index.row():
            painter.fillRect(cell_of(option).rect, colour("hover"))
        super().paint(painter, option, index)
