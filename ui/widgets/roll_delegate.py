"""How a person stands in the roll: symbol, name, and the word of the mark at the right."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from partybranch.domain.attendance import RollRow
from ui.models.marks import FACES, short_word
from ui.models.roll_model import FAINT_ROLE, FIRST_LINE_ROLE, NOTICE_ROLE, NUMBER_ROLE, ROW_ROLE
from ui.style import colour
from ui.widgets.cell import Cell, cell_of
from ui.widgets.mark_drawing import draw_mark, draw_notice

Index = QModelIndex | QPersistentModelIndex


SYMBOL_WIDTH = 26
_EDGE = 6
_NOTICED = "登记"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def symbol_zone(cell: QRect) -> QRect:
    """The part of a cell in which a click changes the mark."""
    return cell.adjusted(0, 0, SYMBOL_WIDTH - cell.width(), 0)


class RollDelegate(QStyledItemDelegate):
    """Paints people and the names of groups; opens a line for the reason of a leave."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        cell = cell_of(option)
        row = index.data(ROW_ROLE)
        if isinstance(row, RollRow):
            self._paint_person(painter, cell, index, row)
        elif text := index.data():
            painter.setPen(colour("secondary"))
            _write_group(painter, cell.rect.adjusted(_EDGE + 2, 0, 0, 0), text)
        if index.data(FIRST_LINE_ROLE) and index.row() > 0:
            painter.setPen(colour("line"))
            painter.drawLine(cell.rect.topLeft(), cell.rect.topRight())
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the reason."""
        editor = QLineEdit(parent)
        editor.setObjectName("reason")
        editor.setPlaceholderText("请假事由")
        editor.setAccessibleName(f"{index.data()} 请假事由")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the line over the cell, behind the symbol."""
        editor.setGeometry(cell_of(option).rect.adjusted(SYMBOL_WIDTH, 1, -1, -1))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the reason over."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _paint_person(self, painter: QPainter, option: Cell, index: Index, row: RollRow) -> None:
        cell, face = option.rect, FACES[row.mark]
        self._paint_ground(painter, option)
        faint = bool(index.data(FAINT_ROLE))
        noticed = index.data(NOTICE_ROLE) is not None
        tone = colour("disabled") if faint else colour("leave" if noticed else face.tone)
        centre = symbol_zone(cell).toRectF().center()
        if noticed:
            draw_notice(painter, centre, tone)
        else:
            draw_mark(painter, centre, row.mark, tone)
        painter.setPen(tone)
        inner = cell.adjusted(SYMBOL_WIDTH, 0, -_EDGE, 0)
        inner = inner.adjusted(_write_number(painter, inner, index.data(NUMBER_ROLE)), 0, 0, 0)
        word = _fit(painter, _NOTICED if noticed else short_word(row), inner.width() // 2)
        if word:
            painter.drawText(inner, _RIGHT, word)
        used = painter.fontMetrics().horizontalAdvance(word) + (_EDGE if word else 0)
        painter.setPen(self._name_tone(row, faint=faint))
        name = f"{index.data()}" if row.due else f"{index.data()} 免"
        painter.drawText(inner, _LEFT, fit_name(painter, name, inner.width() - used))

    def _name_tone(self, row: RollRow, *, faint: bool) -> QColor:
        if faint:
            return colour("disabled")
        return colour("text" if row.due else "secondary")

    def _paint_ground(self, painter: QPainter, option: Cell) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not chosen:
            if option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(option.rect.adjusted(1, 1, -1, -1), colour("hover"))
            return
        painter.fillRect(option.rect.adjusted(1, 1, -1, -1), colour("selected"))
        if option.widget is not None and option.widget.hasFocus():
            painter.setPen(colour("accent"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 4, 4)


def _write_number(painter: QPainter, place: QRect, number: int | None) -> int:
    """Write the number of the sign-in sheet small before the name; return the width that it takes."""
    if number is None:
        return 0
    painter.save()
    small = painter.font()
    small.setPixelSize(max(painter.fontInfo().pixelSize() - 2, 9))
    painter.setFont(small)
    painter.setPen(colour("secondary"))
    width = painter.fontMetrics().horizontalAdvance("00")
    painter.drawText(QRect(place.left(), place.top(), width, place.height()), _RIGHT, str(number))
    painter.restore()
    return width + _EDGE


def _write_group(painter: QPainter, place: QRect, text: str) -> None:
    """Write name and number of a group; a group of one line has room for the name only."""
    name, _, people = text.partition("\n")
    if people and place.height() < 2 * painter.fontMetrics().height():
        painter.drawText(place, _LEFT, name)
    else:
        painter.drawText(place.adjusted(0, 6, 0, 0), Qt.AlignmentFlag.AlignTop, text)


def fit_name(painter: QPainter, name: str, width: int) -> str:
    """A name with what tells namesakes apart; where room is short that goes before the name itself."""
    wide = painter.fontMetrics().horizontalAdvance
    alone, _, apart = name.partition("（")
    year = apart.removesuffix("年生）")
    shorter = (name, f"{alone}（{year}）", f"{alone}{year[-2:]}") if year.isdigit() else (name,)
    fitting = (each for each in (*shorter, alone) if wide(each) <= width)
    return next(fitting, painter.fontMetrics().elidedText(alone, Qt.TextElideMode.ElideRight, width))


def _fit(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))
