"""Attachments as small pictures with their names, three in a row of a narrow pane.

Files and pictures are dropped or pasted here; Delete takes one away, Enter opens.
"""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from partybranch.domain.sittings import Attachment
from partybranch.services.photos import is_photo
from ui.icons import icon
from ui.style import colour

PICTURE = QSize(72, 54)
_CELL = QSize(82, 80)
_DRAWING, _RATIO = 40, 2
_HELD = Qt.ItemDataRole.UserRole
_EMPTY_HEIGHT, _FRAME = 36, 6
_HINT = "拖入照片或扫描件，或按 Ctrl+V"
_ICONS = {
    ".pdf": "file_pdf",
    **dict.fromkeys((".doc", ".docx", ".wps", ".txt", ".rtf", ".ofd"), "file_text"),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".csv"), "file_sheet"),
}


def size_words(size: int) -> str:
    """A number of bytes as people read it."""
    return f"{size / (1 << 20):.1f} MB" if size >= 1 << 20 else f"{max(1, size >> 10)} KB"


def carries_files(mime: QMimeData) -> bool:
    """Whether something holds files or a picture."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def files_of(mime: QMimeData) -> list[Path]:
    """The files something holds."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def icon_of(name: str) -> QIcon:
    """The drawing for a file until its own picture is there, or for good."""
    drawn = "picture" if is_photo(name) else _ICONS.get(Path(name).suffix.lower(), "file")
    picture = icon(drawn, "secondary").pixmap(QSize(_DRAWING, _DRAWING) * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    return _framed(picture)


def _framed(picture: QPixmap) -> QIcon:
    """The picture in the middle of a frame that all share, so that the names stand in line."""
    canvas = QPixmap(PICTURE * _RATIO)
    canvas.setDevicePixelRatio(_RATIO)
    canvas.fill(Qt.GlobalColor.transparent)
    size, room = picture.deviceIndependentSize(), PICTURE.toSizeF()
    if size.width() > room.width() or size.height() > room.height():
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(QRectF(QPointF(), room).center())
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(place, picture, picture.rect().toRectF())
    painter.end()
    return QIcon(canvas)


class Thumbnails(QListWidget):
    """``brought`` carries the mime data of what was dropped or pasted."""

    brought = Signal(QMimeData)
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("附件")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        # What does not move accepts no drops unless it is told to.
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setIconSize(PICTURE)
        self.setGridSize(_CELL)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments in order."""
        return tuple(self.item(row).data(_HELD) for row in range(self.count()))

    def attachment_of(self, item: QListWidgetItem) -> Attachment:
        """The attachment an item stands for."""
        held: Attachment = item.data(_HELD)
        return held

    def show_attachment(self, attachment: Attachment) -> None:
        """Add one at the end, with the drawing of its kind."""
        item = QListWidgetItem(icon_of(attachment.name), attachment.name, self)
        item.setData(_HELD, attachment)
        size = size_words(attachment.size)
        item.setToolTip(f"{attachment.name}（{size}），双击打开")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{attachment.name}，{size}")
        self.updateGeometry()

    def show_picture(self, attachment: Attachment, picture: bytes) -> None:
        """Show an attachment's own picture, if it is still here."""
        pixmap = QPixmap()
        if pixmap.loadFromData(picture):
            pixmap.setDevicePixelRatio(_RATIO)
            for row in range(self.count()):
                if self.item(row).data(_HELD) == attachment:
                    self.item(row).setIcon(_framed(pixmap))

    def sizeHint(self) -> QSize:
        """One line high while empty, then one row of pictures; it grows with the window."""
        return QSize(120, _CELL.height() + _FRAME if self.count() else _EMPTY_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As high as the hint, narrow if need be."""
        return QSize(60, self.sizeHint().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may come."""
        if carries_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """They may come anywhere."""
        if carries_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self.brought.emit(event.mimeData())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes, Delete takes the chosen one away."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.brought.emit(QGuiApplication.clipboard().mimeData())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what may be brought here while there is nothing."""
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(colour("disabled"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, _HINT)
