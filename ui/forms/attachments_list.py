"""附件: photos and scans of a sitting, brought by button, drop or paste, shown small, opened by Enter."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from partybranch.domain.sittings import Attachment
from partybranch.errors import BranchError
from partybranch.services.photos import Prepared, is_photo, prepare, thumbnail
from ui.forms.photo_question import PhotoSize, ask_size, keep_choice, kept_choice
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label
from ui.widgets.thumbnails import PICTURE, Thumbnails, carries_files, files_of

_PASTED = "粘贴的图片"
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class AttachmentsList(QWidget):
    """Attachments in, attachments out; a file is copied into the book's folder when it is added."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._turn = 0
        self._folder = QTemporaryDir()
        self.ask_size: Callable[[QWidget, Sequence[Prepared]], tuple[PhotoSize | None, bool]] = ask_size
        self.files = Thumbnails()
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
        self.files.brought.connect(self.bring)
        self.files.delete_pressed.connect(self.remove_chosen)
        self.files.itemActivated.connect(self._open)
        self.files.itemSelectionChanged.connect(self._tell)
        self.files.customContextMenuRequested.connect(self._show_menu)
        self._tell()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments in order."""
        return self.files.attachments

    def put(self, attachments: tuple[Attachment, ...]) -> None:
        """Show the attachments of a sitting; what was still on its way to another one is dropped."""
        self._turn += 1
        self.files.clear()
        for attachment in attachments:
            self._show(attachment)
        self._tell()

    def welcome_drops_on(self, pane: QWidget) -> None:
        """Take files dropped anywhere on a pane, on its fields too."""
        pane.setAcceptDrops(True)
        for widget in (pane, *pane.findChildren(QWidget)):
            if widget is not self.files and not self.files.isAncestorOf(widget):
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files that are dragged over a welcoming pane are meant for the attachments."""
        # Qt hands over what it carries as the most general drop event.
        if event.type() in _DRAGS and isinstance(event, QDropEvent) and carries_files(event.mimeData()):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.bring(event.mimeData())
            return True
        return super().eventFilter(watched, event)

    def bring(self, mime: QMimeData) -> None:
        """Add the files, or the picture, of a drop or of the clipboard."""
        files, image = files_of(mime), mime.imageData() if mime.hasImage() else None
        if files:
            self.add(files)
        elif isinstance(image, QImage) and not image.isNull():
            self._bring_picture(image)
        else:
            self._session.notices.done("剪贴板里没有文件或图片")

    def add(self, sources: list[Path], lead: str = "") -> None:
        """Look at files, ask about large photos, keep all; the sitting names them once it is saved.

        ``lead`` goes before each name that does not have the word already.
        """
        turn, folder = self._turn, Path(self._folder.path())
        reduce = kept_choice(self._session.preferences) is not PhotoSize.ORIGINAL
        self._session.background.run_long(
            lambda progress: prepare(sources, folder, reduce=reduce, progress=progress),
            lambda prepared: self._keep(turn, prepared, lead),
            owner=self,
            busy_text="正在查看照片…",
        )

    def remove_chosen(self) -> None:
        """Take the chosen attachment off the sitting; the kept file stays."""
        if self.files.selectedItems():
            self.files.takeItem(self.files.currentRow())
            self.files.updateGeometry()
            self._tell()
            self.changed.emit()

    def _keep(self, turn: int, prepared: Sequence[Prepared], lead: str) -> None:
        if turn != self._turn:
            return
        for each in prepared:
            if each.trouble:
                self._session.notices.failure(BranchError(f"已添加，但{each.trouble}"))
        large = [each for each in prepared if each.reduced is not None]
        choice = self._choice(large) if large else PhotoSize.ORIGINAL
        if choice is None:
            prepared = [each for each in prepared if each.reduced is None]
        for each in prepared:
            smaller = each.reduced if choice is PhotoSize.REDUCED else None
            self._session.background.run(
                partial(self._session.branch.sittings.attach, smaller or each.source),
                partial(self._added, turn, lead),
                owner=self,
                busy_text="正在复制附件…",
            )

    def _choice(self, large: Sequence[Prepared]) -> PhotoSize | None:
        kept = kept_choice(self._session.preferences)
        if kept is not PhotoSize.ASK:
            return kept
        choice, remember = self.ask_size(self, large)
        if choice is not None and remember:
            keep_choice(self._session.preferences, choice)
        return choice

    def _bring_picture(self, image: QImage) -> None:
        names = {each.name for each in self.attachments}
        stems = (_PASTED, *(f"{_PASTED} {number}" for number in range(2, len(names) + 3)))
        free = (each for each in stems if not names & {f"{each}.png", f"{each}.jpg"})
        file = Path(self._folder.filePath(f"{next(free)}.png"))
        self._session.read(
            self, lambda: image.save(str(file)), lambda saved: self.add([file] if saved else [])
        )

    def _added(self, turn: int, lead: str, attachment: Attachment) -> None:
        if lead not in attachment.name:
            attachment = replace(attachment, name=f"{lead}_{attachment.name}")
        if turn == self._turn and attachment not in self.attachments:
            self._show(attachment)
            self._tell()
            self.changed.emit()

    def _show(self, attachment: Attachment) -> None:
        self.files.show_attachment(attachment)
        if not is_photo(attachment.name):
            return
        sittings, side = self._session.branch.sittings, 2 * PICTURE.width()
        self._session.background.run(
            lambda: thumbnail(sittings.attachment_path(attachment), side),
            partial(self.files.show_picture, attachment),
            lambda _error: None,  # what cannot be shown keeps the drawing of its kind
            owner=self,
            busy_text="正在读取照片…",
        )

    def _ask(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, "添加附件")
        self.add([Path(name) for name in names])

    def _open(self, item: QListWidgetItem) -> None:
        sittings, attachment = self._session.branch.sittings, self.files.attachment_of(item)
        self._session.read(
            self,
            lambda: sittings.attachment_path(attachment),
            lambda path: self._opened(path, attachment),
        )

    def _opened(self, path: Path, attachment: Attachment) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._session.notices.done(f"没有程序能打开“{attachment.name}”")

    def _show_menu(self, at: QPoint) -> None:
        menu, item = QMenu(self), self.files.itemAt(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item is not None:
            menu.addAction("打开\tEnter", partial(self._open, item))
            menu.addAction("移除\tDelete", self.remove_chosen)
        menu.addAction("粘贴\tCtrl+V", lambda: self.bring(QGuiApplication.clipboard().mimeData()))
        sizes, kept = menu.addMenu("大照片"), kept_choice(self._session.preferences)
        for choice in PhotoSize:
            action = sizes.addAction(choice.words, partial(keep_choice, self._session.preferences, choice))
            action.setCheckable(True)
            action.setChecked(choice is kept)
        menu.popup(self.files.viewport().mapToGlobal(at))

    def _tell(self) -> None:
        count = self.files.count()
        self._title.setText(f"附件 {count}" if count else "附件")
        self._remove.setVisible(bool(self.files.selectedItems()))
