"""附件: photos and scans of a sitting, added by the button or dropped, opened by a double click."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from partybranch.domain.sittings import Attachment
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label

_HELD = Qt.ItemDataRole.UserRole


def size_words(size: int) -> str:
    """A number of bytes as people read it."""
    return f"{size / (1 << 20):.1f} MB" if size >= 1 << 20 else f"{max(1, size >> 10)} KB"


class _Files(QListWidget):
    """The names; files may be dropped on it, Delete takes one away."""

    dropped = Signal(list)
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("附件")
        self.setAcceptDrops(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """One name high; it grows with the window."""
        return QSize(120, 34)

    def minimumSizeHint(self) -> QSize:
        """One name high."""
        return QSize(60, 32)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may come."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Files may come anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.dropped.emit(files)
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen one away."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class AttachmentsList(QWidget):
    """Attachments in, attachments out; a file is copied into the book's folder when it is added."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.files = _Files()
        add, self._remove = link_button("＋ 添加"), link_button("移除")
        add.setAccessibleName("添加附件")
        self._remove.setAccessibleName("移除附件")
        self._title = role_label("附件", "secondary")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._remove)
        head.addWidget(add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.files, 1)
        add.clicked.connect(self._ask)
        self._remove.clicked.connect(self.remove_chosen)
        self.files.dropped.connect(self.add)
        self.files.delete_pressed.connect(self.remove_chosen)
        self.files.itemActivated.connect(self._open)
        self.files.itemSelectionChanged.connect(self._tell)
        self._tell()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments in order."""
        return tuple(self.files.item(row).data(_HELD) for row in range(self.files.count()))

    def put(self, attachments: tuple[Attachment, ...]) -> None:
        """Show attachments."""
        self.files.clear()
        for attachment in attachments:
            self._show(attachment)

    def add(self, sources: list[Path]) -> None:
        """Keep files and show them; the sitting names them once it is saved."""
        for source in sources:
            self._session.background.run(
                partial(self._session.branch.sittings.attach, source),
                self._added,
                owner=self,
                busy_text="正在复制附件…",
            )

    def remove_chosen(self) -> None:
        """Take the chosen attachment off the sitting; the kept file stays."""
        if self.files.selectedItems():
            self.files.takeItem(self.files.currentRow())
            self._tell()
            self.changed.emit()

    def _added(self, attachment: Attachment) -> None:
        if attachment not in self.attachments:
            self._show(attachment)
            self.changed.emit()

    def _show(self, attachment: Attachment) -> None:
        item = QListWidgetItem(f"{attachment.name}（{size_words(attachment.size)}）", self.files)
        item.setData(_HELD, attachment)
        item.setToolTip(f"{attachment.name}，双击打开")
        self._tell()

    def _ask(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, "添加附件")
        self.add([Path(name) for name in names])

    def _open(self, item: QListWidgetItem) -> None:
        sittings, attachment = self._session.branch.sittings, item.data(_HELD)
        self._session.read(
            self,
            lambda: sittings.attachment_path(attachment),
            lambda path: self._opened(path, attachment),
        )

    def _opened(self, path: Path, attachment: Attachment) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._session.notices.done(f"没有程序能打开“{attachment.name}”")

    def _tell(self) -> None:
        count = self.files.count()
        self._title.setText(f"附件 {count}" if count else "附件（可拖入文件）")
        self._remove.setVisible(bool(self.files.selectedItems()))
