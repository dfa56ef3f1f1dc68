"""How a paper stands in the list: its title, below it what it is for; shelves as small headings."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from partybranch.reports.documents import Document, Form
from ui.icons import icon
from ui.models.document_list import DOCUMENT_ROLE
from ui.style import colour
from ui.widgets.cell import Cell, cell_of

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEADING = 46, 30
_EDGE, _ICON, _GAP = 10, 18, 8
_ICONS = {
    Form.EXCEL: "file_sheet",
    Form.PDF: "file_pdf",
    Form.WORD: "file_text",
    Form.FOLDER: "folder",
    Form.ZIP: "folder",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DocumentDelegate(QStyledItemDelegate):
    """Two lines a paper; what has no room is elided and stands whole in the tip."""

    def __init__(self) -> None:
        super().__init__()
        self._icons: dict[str, QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower."""
        return QSize(0, _ROW if isinstance(index.data(DOCUMENT_ROLE), Document) else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        document, cell = index.data(DOCUMENT_ROLE), cell_of(option)
        inner = cell.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        painter.save()
        if isinstance(document, Document):
            self._paint_ground(painter, cell)
            self._paint_document(painter, cell, document)
        else:
            low = inner.adjusted(0, 8, 0, 0)
            _write(painter, low, _sized(cell.font, 0.92), str(index.data() or ""), colour("secondary"))
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: Cell) -> None:
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        if not chosen and not cell.state & QStyle.StateFlag.State_MouseOver:
            return
        held = chosen and bool(cell.state & QStyle.StateFlag.State_HasFocus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("accent") if held else Qt.PenStyle.NoPen)
        painter.setBrush(colour("selected" if chosen else "hover"))
        painter.drawRoundedRect(cell.rect.toRectF().adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)

    def _paint_document(self, painter: QPainter, cell: Cell, document: Document) -> None:
        rect = cell.rect
        mark = QRect(rect.left() + _EDGE, rect.top() + 6, _ICON, _ICON)
        self._icon(_ICONS.get(document.form, "folder")).paint(painter, mark)
        left = mark.right() + _GAP
        wide = rect.right() - _EDGE - left
        title = QRect(left, rect.top() + 4, wide, 22)
        purpose = QRect(left, rect.top() + 24, wide, 18)
        _write(painter, title, cell.font, document.title, colour("text"))
        _write(painter, purpose, _sized(cell.font, 0.9), document.purpose, colour("secondary"))

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            self._icons[name] = icon(name, "secondary")
        return self._icons[name]


def _sized(font: QFont, share: float) -> QFont:
    other = QFont(font)
    if font.pixelSize() > 0:
        other.setPixelSize(round(font.pixelSize() * share))
    else:
        other.setPointSizeF(font.pointSizeF() * share)
    return other


def _write(painter: QPainter, place: QRect, font: QFont, words: str, tone: QColor) -> None:
    painter.setFont(font)
    painter.setPen(tone)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _LEFT, shown)
