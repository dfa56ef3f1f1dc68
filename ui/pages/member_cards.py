"""党员 as cards: name, state, 党小组 and post, and the year's attendance and hours; painted, no widgets."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from partybranch.domain.group_tallies import NO_GROUP
from ui.models.column import Column
from ui.models.record_table import RECORD_ROLE, RecordTable
from ui.pages.member_lines import MemberLine
from ui.style import colour
from ui.widgets.cell import Cell, cell_of

Index = QModelIndex | QPersistentModelIndex
WIDTH, HEIGHT = 208, 112
_GAP, _INSET, _LINE, _PIXELS, _EDGE = 4, 12, 21, 13, 4
_STATE = 52
"""So much of the first line is the state's (正式党员 in full), however long the name that tells namesakes."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ONE: tuple[Column[MemberLine], ...] = (Column(title="党员", value=lambda line: line.words),)


class _CardDelegate(QStyledItemDelegate):
    """Paints one card; everything it says in colour it says in words as well."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.size = QSize(WIDTH, HEIGHT)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every card is of one size."""
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        cell, line = cell_of(option), index.data(RECORD_ROLE)
        if not isinstance(line, MemberLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = cell.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self._paint_ground(painter, cell, card)
        self._paint_words(painter, cell.font, card.adjusted(_INSET, 8, -_INSET, -8), line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: Cell, card: QRect) -> None:
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        hovered = bool(cell.state & QStyle.StateFlag.State_MouseOver)
        held = bool(cell.state & QStyle.StateFlag.State_HasFocus)
        ground = "selected" if chosen else "hover" if hovered else "raised"
        painter.setPen(QPen(colour("accent" if held else "line"), 1.4 if held else 1.0))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(card, 6, 6)

    def _paint_words(self, painter: QPainter, font: QFont, room: QRect, line: MemberLine) -> None:
        plain, large = QFont(font), QFont(font)
        plain.setPixelSize(_PIXELS)
        large.setPixelSize(_PIXELS + 3)
        large.setWeight(QFont.Weight.Medium)
        quiet = colour("secondary")
        present = colour("text") if line.standing.member else quiet
        top = QRect(room.left(), room.top(), room.width(), _LINE + 3)
        room_of_state = min(QFontMetrics(plain).horizontalAdvance(line.state), _STATE)
        most = room.width() - room_of_state - _GAP
        bare, opened, apart = line.name.partition("（")
        painter.setFont(large)
        taken = _write(painter, top, bare, present, _LEFT, most)
        painter.setFont(plain)
        beside = top.adjusted(taken, 0, 0, 0)
        taken += _write(painter, beside, opened + apart, present, _LEFT, most - taken)
        _write(painter, top, line.state, self._state_tone(line), _RIGHT, room.width() - taken - _GAP)
        group = line.standing.group or (NO_GROUP if line.standing.member else "")
        belonging = " · ".join(filter(None, (group, line.posts)))
        attendance = line.attendance or "这一年没有签到记录"
        for place, (words, tone) in enumerate(
            ((belonging, present), (attendance, quiet), (line.hours, quiet))
        ):
            row = QRect(room.left(), top.bottom() + 2 + place * _LINE, room.width(), _LINE)
            _write(painter, row, words, tone, _LEFT, room.width())

    def _state_tone(self, line: MemberLine) -> QColor:
        if not line.standing.member:
            return colour("secondary")
        return colour("secondary" if len(line.states) == 1 and line.standing.full else "leave")


def _write(
    painter: QPainter, place: QRect, text: str, tone: QColor, align: Qt.AlignmentFlag, most: int
) -> int:
    """Write a text as far as there is room for it; answers how wide it became."""
    metrics = painter.fontMetrics()
    written = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(most, 0))
    painter.setPen(tone)
    painter.drawText(place, align, written)
    return metrics.horizontalAdvance(written)


class MemberCards(QListView):
    """The cards; Enter or a double click opens one, Ctrl and Shift choose several."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("党员名片")
        self.table: RecordTable[MemberLine] = RecordTable(_ONE, parent=self)
        self.setModel(self.table)
        self._delegate = _CardDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._open)

    def show_records(self, lines: Sequence[MemberLine]) -> None:
        """Show other members, group by group in the order in which the groups first appear."""
        groups = list(dict.fromkeys(line.standing.group for line in lines if line.standing.group))
        places = {group: place for place, group in enumerate(groups)}
        self.table.replace(sorted(lines, key=lambda line: places.get(line.standing.group, len(groups))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards of a row share its width."""
        super().resizeEvent(event)
        room = self.viewport().width() - _EDGE
        size = QSize(max(room // max(room // WIDTH, 1), 1), HEIGHT)
        if size != self._delegate.size:
            self._delegate.size = size
            self.setGridSize(size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card under the hand."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(RECORD_ROLE))
