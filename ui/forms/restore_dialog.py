"""从备份恢复: what the chosen backup holds beside what the book has now, and the one question."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from partybranch.app import look_into_backup
from partybranch.errors import BranchError
from partybranch.services.backup import SUFFIXES, Contents, Look
from ui.file_sizes import size_words
from ui.removable import Drive, place_of_backups
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label

_FILES = f"支部纪实备份 ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;所有文件 (*)"
_DRAFTS = "没有保存的草稿（{} 份）是照现在的账本填的，和它放在一起，恢复后不能接着填。"
_WIDTH = 620


def ask_backup(parent: QWidget, drives: Sequence[Drive]) -> Path | None:
    """Have a person choose the file of a backup, beginning on the stick that is in the PC."""
    beginning = str(place_of_backups(drives) or "")
    chosen, _ = QFileDialog.getOpenFileName(parent, "选择备份文件", beginning, _FILES)
    return Path(chosen) if chosen else None


class RestoreDialog(QDialog):
    """Accepted when the person wants it; the restore itself is done by whoever holds the book.

    ``target`` is the folder of the book that is to be replaced. Where another book is open (the sample
    branch), that one stays as it is and nothing stands beside the backup.
    """

    def __init__(self, session: Session, source: Path, target: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("从备份恢复")
        self.setMinimumWidth(_WIDTH)
        self._session, self._target = session, target
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("正在检查")
        self.state = role_label("正在检查备份是否完整…", "secondary", wrap=True)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(24)
        self._table.setVerticalSpacing(8)
        self.warnings = role_label("", "trouble", wrap=True)
        self.warnings.hide()
        self.promise = role_label("", "secondary", wrap=True)
        self.restore_button, self._back = main_button("恢复", icon="undo"), plain_button("返回")
        self.restore_button.setEnabled(False)
        self.restore_button.clicked.connect(self.accept)
        self._back.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.HelpContents, self).activated.connect(session.help_asked)
        self._lay_out(source)
        self._look(source)

    def _lay_out(self, source: Path) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label("从备份恢复", "page_title"))
        file = role_label(source.name, wrap=True)
        file.setToolTip(str(source))
        for widget in (file, self.state, self._bar):
            layout.addWidget(widget)
        layout.addLayout(self._table)
        layout.addWidget(self.warnings)
        layout.addWidget(self.promise)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self.restore_button)
        layout.addLayout(foot)

    def _look(self, source: Path) -> None:
        branch = self._session.branch
        beside = branch.folder == self._target

        def read() -> tuple[Look, Contents | None, int]:
            look = look_into_backup(source, now=branch.now)
            drafts = len(branch.drafts.offered().drafts) if beside else 0
            return look, branch.backup.contents() if beside else None, drafts

        self._session.background.run(
            read, lambda read: self._show(*read), self._refuse, owner=self, busy_text="正在检查备份…"
        )

    def _refuse(self, error: BranchError) -> None:
        """Say why this file restores nothing; only the way back is left."""
        self._bar.hide()
        self.state.setProperty("role", "trouble")
        self.state.style().polish(self.state)
        self.state.setText(str(error))
        self._back.setFocus()

    def _show(self, look: Look, present: Contents | None, drafts: int) -> None:
        self._bar.hide()
        self.state.setText("备份完好，里面是：" if present is None else "备份完好。请核对后再恢复：")
        held = present if present is not None and present.last_at is not None else None
        self._fill(look, held)
        warnings = "\n".join(_warnings(look, held))
        self.warnings.setText(warnings)
        self.warnings.setVisible(bool(warnings))
        self.promise.setText(self._promise(present, held) + (_DRAFTS.format(drafts) if drafts else ""))
        self.restore_button.setEnabled(True)
        ready = self._back if held is not None else self.restore_button
        ready.setDefault(True)
        ready.setFocus()
        # The rows just added count only when Qt has shown them, which it does in its own time.
        QTimer.singleShot(0, self._settle)

    def _settle(self) -> None:
        """Take the height that is needed; growing downwards, the buttons would leave a low screen."""
        self.adjustSize()
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        self.move(frame.x(), max(room.top(), min(frame.y(), room.bottom() - frame.height())))

    def _fill(self, look: Look, present: Contents | None) -> None:
        rows = [("", "备份", "现在的账本"), *_rows(look.contents, present)]
        rows.append(("备份时间", f"{look.made_at:%Y-%m-%d %H:%M}", ""))
        if look.program:
            rows.append(("程序版本", look.program, ""))
        rows.append(("文件大小", size_words(look.size), ""))
        for at, (word, kept, now) in enumerate(rows):
            self._table.addWidget(role_label(word, "secondary"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._table.addWidget(role_label(kept, "" if at else "section", wrap=True), at, 1)
            if present is not None:
                self._table.addWidget(role_label(now, "" if at else "section", wrap=True), at, 2)
        self._table.setColumnStretch(1, 1)
        self._table.setColumnStretch(2, 1 if present is not None else 0)

    def _promise(self, present: Contents | None, held: Contents | None) -> str:
        if present is None:
            return f"备份恢复到自己的账本（{self._target}），示例支部不变。"
        if held is None:
            return f"恢复到 {self._target}，恢复后接着往下记。"
        return f"恢复前，现在的账本另存一份在 {self._target / 'backups'}，恢复错了可以再恢复回来。"


def _rows(kept: Contents, present: Contents | None) -> list[tuple[str, str, str]]:
    now = present or kept
    return [
        ("党支部", kept.name or "（没有填写）", now.name or "（没有填写）"),
        ("党员", f"{kept.members} 名", f"{now.members} 名"),
        ("活动", f"{kept.sittings} 次", f"{now.sittings} 次"),
        ("最后一次录入", _last(kept), _last(now)),
    ]


def _last(contents: Contents) -> str:
    if contents.last_at is None:
        return "（没有）"
    return f"{contents.last_at:%Y-%m-%d %H:%M}\n{contents.last_label}"


def _warnings(look: Look, present: Contents | None) -> list[str]:
    said = []
    if present is not None and present.name and look.contents.name != present.name:
        said.append("备份里的党支部和现在的不是同一个，请核对是不是选错了文件。")
    kept_last, last = look.contents.last_at, present.last_at if present else None
    if last is not None and (kept_last is None or kept_last < last):
        said.append("现在的账本在备份之后还录入过内容，这些内容不在备份里，恢复后要重新录入。")
    if look.older:
        said.append("备份由旧版程序制作，恢复后自动升级为新版。")
    return said
