"""How a row under the search box is drawn: icon, title, grey words behind it, the hit in bold."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from partybranch.services.search_matching import Marked
from ui.icons import icon
from ui.models.found_model import FOUND_ROLE
from ui.models.found_rows import FoundRow, Sort
from ui.style import colour
from ui.widgets.cell import Cell, cell_of

Index = QModelIndex | QPersistentModelIndex
ROW, HEADING = 34, 28
_EDGE, _ICON, _GAP = 12, 18, 10
_TITLE_SHARE, _NOTE_FROM = 0.62, 0.46
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FoundDelegate(QStyledItemDelegate):
    """Elides what has no room, but never the hit itself while anything else can give way."""

    def __init__(self) -> None:
        super().__init__()
        self._icons: dict[str, QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than rows."""
        row = index.data(FOUND_ROLE)
        low = isinstance(row, FoundRow) and row.sort is Sort.HEADING
        return QSize(0, HEADING if low else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row, cell = index.data(FOUND_ROLE), cell_of(option)
        if not isinstance(row, FoundRow):
            return
        painter.save()
        if row.can_be_chosen:
            self._paint_ground(painter, cell)
            self._paint_choice(painter, cell, row)
        else:
            inner = cell.rect.adjusted(_EDGE, 0, -_EDGE, 0)
            _write(painter, inner, cell.font, row.title, colour("secondary"))
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: Cell) -> None:
        ground = cell.rect.adjusted(4, 1, -4, -1)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        if not chosen and not cell.state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("accent") if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(colour("selected" if chosen else "hover"))
        painter.drawRoundedRect(ground.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_choice(self, painter: QPainter, cell: Cell, row: FoundRow) -> None:
        inner = cell.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        if row.icon:
            place = QRect(inner.left(), inner.top() + (inner.height() - _ICON) // 2, _ICON, _ICON)
            self._icon(row.icon).paint(painter, place)
        inner.setLeft(inner.left() + _ICON + _GAP)
        tone = colour("secondary" if row.faint or row.sort is Sort.MORE else "text")
        whole = inner.width()
        note_wide = _width(cell.font, row.note)
        room = max(int(whole * _TITLE_SHARE), whole - note_wide - _GAP) if row.note.text else whole
        title = QRect(inner.left(), inner.top(), room, inner.height())
        used = _write(painter, title, cell.font, row.title, tone)
        inner.setLeft(inner.left() + max(used + _GAP, int(whole * _NOTE_FROM)))
        _write(painter, inner, cell.font, row.note, colour("secondary"), colour("text"))

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            self._icons[name] = icon(name, "secondary")
        return self._icons[name]


def _bold(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setBold(True)
    return heavy


def _pieces(words: Marked) -> tuple[str, str, str]:
    return words.text[: words.start], words.text[words.start : words.end], words.text[words.end :]


def _width(font: QFont, words: Marked) -> int:
    before, hit, after = _pieces(words)
    plain = QFontMetrics(font)
    return plain.horizontalAdvance(before) + plain.horizontalAdvance(after) + _advance(_bold(font), hit)


def _advance(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def _elided(font: QFont, text: str, width: int, mode: Qt.TextElideMode) -> str:
    return QFontMetrics(font).elidedText(text, mode, max(width, 0))


def _write(
    painter: QPainter, place: QRect, font: QFont, words: Marked, tone: QColor, hit_tone: QColor | None = None
) -> int:
    """Write the words in one line with their hit in bold, and return how wide they became."""
    before, hit, after = _pieces(words)
    heavy, width = _bold(font), max(place.width(), 0)
    hit = _elided(heavy, hit, width, Qt.TextElideMode.ElideRight)
    left = width - _advance(heavy, hit)
    before = _elided(font, before, left, Qt.TextElideMode.ElideMiddle)
    after = _elided(font, after, left - _advance(font, before), Qt.TextElideMode.ElideRight)
    at = place.left()
    for text, face, pen in ((before, font, tone), (hit, heavy, hit_tone or tone), (after, font, tone)):
        painter.setFont(face)
        painter.setPen(pen)
        wide = _advance(face, text)
        painter.drawText(QRect(at, place.top(), wide + 2, place.height()), _LEFT, text)
        at += wide
    return at - place.left()
