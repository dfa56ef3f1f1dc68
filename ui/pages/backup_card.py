"""备份到U盘或文件夹: where to, the one act, what came of it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QSizePolicy

from partybranch.errors import BranchError
from ui.file_sizes import size_words
from ui.last_backup import LastBackup, keep_last_backup, usual_folder
from ui.passing_folder import open_file
from ui.removable import FOLDER, Drive, on_one_disk, removable_drives
from ui.session import Session
from ui.widgets.buttons import link_button, main_button, plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label

_ABOUT = "数据和附件打成一个文件，写好后当场核对。请每月备份到U盘一次。"
_OPEN = "备份没有加密，里面有身份证号和手机号。请像纸质档案一样保管。"
_BESIDE = "和账本在同一块硬盘上，请再备份一份到U盘。"
_EJECT = "请先在系统里“弹出”U盘，再拔下来。"
_DRIVE_LETTER = 2


class BackupCard(Card):
    """``made`` when a backup was written."""

    made = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("备份到U盘或文件夹")
        self._session = session
        self._drives: tuple[Drive, ...] = ()
        self._written: Path | None = None
        self.places = QComboBox()
        self.places.setAccessibleName("备份到")
        self.places.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.other_button = plain_button("选择文件夹…", icon="folder")
        self.act_button = main_button("立即备份", icon="save")
        self.outcome = role_label("", "good", wrap=True)
        self.advice = role_label("", "secondary", wrap=True)
        self.show_button = link_button("打开文件夹")
        self._lay_out()
        self._say_outcome("", "good", "")
        self.other_button.clicked.connect(self._ask_folder)
        self.act_button.clicked.connect(self.back_up)
        self.show_button.clicked.connect(self._show_folder)
        self._offer(())

    def _lay_out(self) -> None:
        choose, act = QHBoxLayout(), QHBoxLayout()
        choose.addWidget(role_label("备份到", "secondary"))
        choose.addWidget(self.places, 1)
        choose.addWidget(self.other_button)
        act.addWidget(self.act_button)
        act.addWidget(self.show_button)
        act.addWidget(self.advice, 1)
        self.body.addWidget(role_label(_ABOUT, "secondary", wrap=True))
        self.body.addLayout(choose)
        self.body.addLayout(act)
        self.body.addWidget(self.outcome)
        self.body.addWidget(role_label(_OPEN, "asking", wrap=True))

    def look_for_drives(self) -> None:
        """Ask the system which sticks are there now."""
        self._session.background.run(
            removable_drives, self._offer, owner=self, busy_text="正在查找U盘…", off_book=True
        )

    def choose(self, folder: Path) -> None:
        """Take a folder, whether it was offered or not."""
        at = next((at for at in range(self.places.count()) if self.places.itemData(at) == folder), -1)
        if at < 0:
            self.places.addItem(str(folder), folder)
            at = self.places.count() - 1
        self.places.setCurrentIndex(at)

    def back_up(self) -> None:
        """Write a backup where the box says."""
        folder, backup = self.places.currentData(), self._session.branch.backup
        if not isinstance(folder, Path) or self._session.background.long_work:
            return
        self._say_outcome("", "good", "")
        self._session.background.run_long(
            lambda progress: _written(backup.make(folder, progress)),
            lambda made: self._made(*made),
            self._refused,
            owner=self,
            busy_text="正在备份…",
        )

    def _made(self, path: Path, size: int) -> None:
        self._written = path
        keep_last_backup(self._session.preferences, LastBackup(at=self._session.branch.now(), place=path))
        stick = any(path.is_relative_to(drive.root) for drive in self._drives)
        beside = not stick and on_one_disk(path, self._session.branch.folder)
        words = f"已备份并核对无误：{path.name}（{size_words(size)}）\n存放在：{path.parent}"
        self._say_outcome(words, "good", _EJECT if stick else _BESIDE if beside else "")
        self._session.notices.done(f"已备份到 {path}")
        self.made.emit()

    def _refused(self, error: BranchError) -> None:
        self._written = None
        self._say_outcome(str(error), "trouble", "")

    def _say_outcome(self, words: str, role: str, advice: str) -> None:
        self.outcome.setText(words)
        self.outcome.setProperty("role", role)
        self.outcome.style().polish(self.outcome)
        self.outcome.setVisible(bool(words))
        self.advice.setText(advice)
        self.show_button.setVisible(bool(words) and self._written is not None)

    def _offer(self, drives: tuple[Drive, ...]) -> None:
        """Sticks first, then where backups went last, then the person's documents; the chosen one stays."""
        chosen, self._drives = self.places.currentData(), drives
        self.places.clear()
        for drive in drives:
            self.places.addItem(_named(drive), drive.root / FOLDER)
        usual = usual_folder(self._session.preferences)
        if usual is not None and usual.is_dir():
            self.choose(usual)
        self.choose(_documents() / FOLDER)
        first = self.places.itemData(0)
        self.choose(first if drives or not isinstance(chosen, Path) else chosen)
        self.places.setToolTip(self.places.currentText())

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "备份到哪个文件夹")
        if chosen:
            self.choose(Path(chosen))

    def _show_folder(self) -> None:
        if self._written is not None and not open_file(self._written.parent):
            self._session.notices.failure(BranchError(f"打不开文件夹，请自己找到 {self._written.parent}"))


def _named(drive: Drive) -> str:
    """The stick as the file manager calls it; a long path says nothing more to anybody."""
    letter = str(drive.root).rstrip("\\/")
    words = f"{letter}，" if len(letter) <= _DRIVE_LETTER else ""
    return f"U盘 {drive.name}（{words}剩余 {size_words(drive.free)}）"


def _written(path: Path) -> tuple[Path, int]:
    return path, path.stat().st_size


def _documents() -> Path:
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(kept or Path.home())
