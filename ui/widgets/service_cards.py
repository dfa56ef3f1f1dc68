"""A column of the board on screen: cards drawn by a delegate, walked by arrows, opened by Enter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from partybranch.domain.sentences import weekday
from partybranch.domain.volunteering import Stage
from ui.models.service_line import ServiceLine
from ui.models.stage_cards import LINE_ROLE, StageCards
from ui.style import colour
from ui.widgets.cell import Cell, cell_of

Index = QModelIndex | QPersistentModelIndex

_LINE, _EDGE, _GAP = 21, 12, 8
_LINES = 4
_NONE = {
    Stage.NEED: "没有等着派单的需求。\n社区提出的事，按“登记需求”记下来。",
    Stage.ASSIGNED: "没有派出去的单。\n选中一项需求，按“派单…”选人。",
    Stage.DONE: "今年还没有完成的服务。\n做完的可以直接按“记录服务”。",
}
"""What an empty column says to do."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HINT = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class ServiceCardDelegate(QStyledItemDelegate):
    """Title; day and kind; place or project; people, and in words that the day has passed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All cards are of one height."""
        return QSize(120, _LINES * _LINE + 2 * _GAP + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        cell, line = cell_of(option), index.data(LINE_ROLE)
        if not isinstance(line, ServiceLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = cell.rect.adjusted(_GAP, 0, -_GAP, -_GAP)
        self._paint_ground(painter, cell, card)
        place = QRect(card.left() + _EDGE, card.top() + _GAP, card.width() - 2 * _EDGE, _LINE)
        plain, bold = QFont(painter.font()), QFont(painter.font())
        bold.setWeight(QFont.Weight.Medium)
        for at, (words, tone) in enumerate(_written(line)):
            painter.setFont(plain if at else bold)
            painter.setPen(colour(tone))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, _LEFT, shown)
            place.translate(0, _LINE)
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: Cell, card: QRect) -> None:
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        hovered = bool(cell.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and cell.widget is not None and cell.widget.hasFocus()
        painter.setPen(colour("accent" if focused else "line"))
        painter.setBrush(colour("selected" if chosen else "hover" if hovered else "raised"))
        painter.drawRoundedRect(card.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def _written(line: ServiceLine) -> tuple[tuple[str, str], ...]:
    service = line.service
    day = f"{service.day:%Y-%m-%d}（{weekday(service.day)}）　{line.kind}"
    where = "　".join(filter(None, (service.place, service.project if service.title else "")))
    if line.late:
        last = (f"{line.lateness}　{line.people}", "absent")
    else:
        last = ("　".join(filter(None, (line.people, line.names))), "secondary")
    lines = ((line.title, "text"), (day, "secondary"), (where, "secondary"), last)
    return tuple(each for each in lines if each[0])


class StageView(QListView):
    """The cards of one stage; the arrows to the side lead to the columns beside it."""

    entered = Signal()
    opened = Signal(object)
    aside = Signal(int)
    delete_pressed = Signal()

    def __init__(self, cards: StageCards, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = cards
        self.setModel(cards)
        self.setItemDelegate(ServiceCardDelegate(self))
        self.setAccessibleName(cards.stage.value)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setViewportMargins(0, _GAP, 0, 0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._open)

    def current(self) -> ServiceLine | None:
        """The card under the keyboard."""
        line = self.currentIndex().data(LINE_ROLE)
        return line if isinstance(line, ServiceLine) else None

    def stand_on(self, row: int) -> None:
        """Put the keyboard on a card, or on the nearest there is."""
        if self.cards.lines:
            self.setCurrentIndex(self.cards.index(min(max(row, 0), len(self.cards.lines) - 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, or what to do while there are none."""
        super().paintEvent(event)
        if not self.cards.lines:
            painter = QPainter(self.viewport())
            painter.setPen(colour("secondary"))
            painter.drawText(self.viewport().rect(), _HINT, _NONE[self.cards.stage])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this column is worked in now; there is always a card under the keyboard."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.stand_on(0)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete voids, left and right lead to the next column."""
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in sides and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.aside.emit(sides[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.current() is not None:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(LINE_ROLE))
