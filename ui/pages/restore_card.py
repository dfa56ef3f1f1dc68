"""恢复: the copies that lie in the book's own folder, and any other file that a person chooses."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from partybranch.errors import BranchError
from partybranch.services.backup import KeptCopy
from ui.file_sizes import size_words
from ui.forms.restore_dialog import ask_backup
from ui.models.column import Align, Column
from ui.passing_folder import open_file
from ui.removable import Drive, removable_drives
from ui.session import Session
from ui.widgets.buttons import link_button, plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_ABOUT = "账本文件夹里留存的备份。恢复前先看备份里有什么，再作决定。"
_NOTHING = "账本里还没有留存的备份。U盘里有备份的，点“选择备份文件…”。"
_COLUMNS: tuple[Column[KeptCopy], ...] = (
    Column(title="时间", value=lambda copy: f"{copy.at:%Y-%m-%d %H:%M}", width=150),
    Column(title="为什么留", value=lambda copy: copy.reason, width=0, tip=lambda copy: copy.path.name),
    Column(
        title="大小",
        value=lambda copy: size_words(copy.size),
        width=100,
        align=Align.RIGHT,
        sort_key=lambda copy: copy.size,
    ),
)


class RestoreCard(Card):
    """Every way ends in the one question with what the backup holds."""

    def __init__(self, session: Session) -> None:
        super().__init__("恢复")
        self._session = session
        self.view: RecordView[KeptCopy] = RecordView("账本里的备份", _COLUMNS)
        self.view.setMinimumHeight(140)
        self.nothing = role_label(_NOTHING, "secondary", wrap=True)
        self.file_button = plain_button("选择备份文件…", icon="file")
        self.chosen_button = plain_button("恢复选中的…", icon="undo")
        self.folder_button = link_button("打开文件夹")
        self.head.addWidget(self.folder_button)
        self.body.addWidget(role_label(_ABOUT, "secondary", wrap=True))
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.nothing, 1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        for button in (self.file_button, self.chosen_button):
            acts.addWidget(button)
        self.body.addLayout(acts)
        self.view.opened.connect(self.restore)
        self.view.chosen.connect(lambda copy: self.chosen_button.setEnabled(copy is not None))
        self.file_button.clicked.connect(self._look_for_file)
        self.chosen_button.clicked.connect(lambda: self.restore(self.view.current()))
        self.folder_button.clicked.connect(self._open_folder)
        self.show_copies(())

    def show_copies(self, copies: tuple[KeptCopy, ...]) -> None:
        """Show what lies in the book's folder."""
        self.view.show_records(copies)
        self.view.setVisible(bool(copies))
        self.nothing.setVisible(not copies)
        if copies and self.view.current() is None:
            self.view.selectRow(0)
        for button in (self.chosen_button, self.folder_button):
            button.setEnabled(bool(copies))

    def restore(self, copy: KeptCopy | None) -> None:
        """Ask for a copy of the list."""
        if copy is not None:
            self._session.restore_asked.emit(copy.path)

    def _look_for_file(self) -> None:
        self._session.background.run(
            removable_drives, self._ask_file, owner=self, busy_text="正在查找U盘…", off_book=True
        )

    def _ask_file(self, drives: tuple[Drive, ...]) -> None:
        source = ask_backup(self, drives)
        if source is not None:
            self._session.restore_asked.emit(source)

    def _open_folder(self) -> None:
        folder = Path(self._session.branch.folder) / "backups"
        if not open_file(folder):
            self._session.notices.failure(BranchError(f"打不开文件夹，请自己找到 {folder}"))
