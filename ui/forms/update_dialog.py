"""从文件更新: from which version to which, the backup that is made first, and what the person does next."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partybranch.errors import BranchError
from partybranch.installation import Kind
from partybranch.services.backup import BEFORE_UPDATE
from partybranch.services.this_program import ThisProgram
from partybranch.services.updates import Offer, Standing
from ui.parting import command_for, parting
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label

_WIDTH = 580
_SAME = "这个文件和现在的版本一样，不需要更新。程序文件损坏、页面打不开时，可以重新安装一遍。"
_STAYS = "账本留在原处，不移动也不改动：{folder}\n点“{act}”后先做一份备份，做好才往下走。"
_SUMMED = "文件和旁边的校验表（SHA256SUMS）相符。"
_AFTER_SETUP = "本程序关闭后，安装程序会自己打开，请按它的提示安装。装好后从桌面打开支部纪实，账本还在。"
_AFTER_DEB = (
    "本程序关闭后，系统的安装窗口会打开，请按它的提示安装（要输入开机密码）。"
    "装好后从菜单打开支部纪实，账本还在。\n没有打开安装窗口的，请维护人员在终端里运行："
)
_AFTER_PORTABLE = (
    "请先看完这几步再关闭：\n"
    "1. 把原来“支部纪实”文件夹里的 program 文件夹改名为“program-旧”。\n"
    "2. 双击压缩包，点开里面的“支部纪实”，把 program 文件夹和“支部纪实.exe”拖到原来的文件夹，"
    "同名的选“替换”。\n"
    "3. 双击“支部纪实.exe”打开。能用以后，“program-旧”可以删除。\n"
    "data 文件夹是账本，不要动它。"
)
_NEXT = {
    Kind.SETUP: ("关闭并安装", _AFTER_SETUP),
    Kind.DEB: ("关闭并安装", _AFTER_DEB),
    Kind.PORTABLE: ("关闭并打开文件夹", _AFTER_PORTABLE),
}
"""What the last button says and what stands above it, by how the program came to the PC."""


class UpdateDialog(QDialog):
    """Two steps: 开始更新 settles what is typed and makes the backup; the last button closes the program."""

    def __init__(self, session: Session, program: ThisProgram, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("更新支部纪实")
        self.setMinimumWidth(_WIDTH)
        self._session, self._program, self._offer, self._parent = session, program, offer, parent
        self._kind = program.kind or Kind.FOLDER
        again = offer.standing is Standing.SAME
        self.begin_button = main_button("重新安装" if again else "开始更新")
        self.leave_button, self.cancel_button = main_button(""), plain_button("取消")
        self.versions = role_label(_versions(program, offer), "section")
        self.words = role_label(self._first_words(), "secondary", wrap=True)
        self.backup, self.command = _line("备份的位置"), _line("安装命令")
        self.copy_button = plain_button("复制", icon="copy")
        self.trouble = role_label("", "trouble", wrap=True)
        self._lay_out()
        self.begin_button.clicked.connect(self.begin)
        self.leave_button.clicked.connect(self.leave)
        self.cancel_button.clicked.connect(self.reject)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))
        self.rejected.connect(session.stay_asked)
        QShortcut(QKeySequence.StandardKey.HelpContents, self).activated.connect(session.help_asked)

    def begin(self) -> None:
        """Settle what is typed in the window, then make the backup."""
        self.trouble.hide()
        self._session.leave_asked.emit(self._back_up)

    def leave(self) -> None:
        """Close the program; the installer follows when the book is released."""
        self._session.parting = parting(self._kind, self._offer.candidate.path)
        window = self._parent.window()
        self.accept()
        QTimer.singleShot(0, window, window.close)

    def _back_up(self) -> None:
        for button in (self.begin_button, self.cancel_button):
            button.setEnabled(False)
        self.words.setText("正在备份…")
        make = partial(self._session.branch.backup.make, why=BEFORE_UPDATE)
        self._session.background.run(make, self._backed_up, self._refused, owner=self, busy_text="正在备份…")

    def _backed_up(self, path: Path) -> None:
        act, words = _NEXT[self._kind]
        self.leave_button.setText(act)
        self.leave_button.setAccessibleName(act)
        self.words.setText(words)
        self._caption.show()
        _say(self.backup, str(path))
        if self._kind is Kind.DEB:
            _say(self.command, command_for(self._offer.candidate.path))
            self.copy_button.show()
        self.begin_button.hide()
        self.leave_button.show()
        self.leave_button.setFocus()
        self._fit()
        self.cancel_button.setEnabled(True)

    def _refused(self, error: BranchError) -> None:
        self._session.stay_asked.emit()
        for button in (self.begin_button, self.cancel_button):
            button.setEnabled(True)
        self.words.setText(self._first_words())
        self.trouble.setText(f"备份没有做成，没有更新。{error}")
        self.trouble.show()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words: wrapped lines alone do not make a window grow."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(height)
            self.resize(self.width(), height)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the first words, with the keyboard on what goes on."""
        super().showEvent(event)
        self._fit()
        self.begin_button.setFocus()

    def _first_words(self) -> str:
        stays = _STAYS.format(folder=self._program.folder, act=self.begin_button.text())
        again = _SAME if self._offer.standing is Standing.SAME else ""
        return "\n".join(filter(None, (again, stays, _SUMMED if self._offer.summed else "")))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label("更新支部纪实", "page_title"))
        layout.addWidget(self.versions)
        self._caption = role_label("备份已做好：", "good")
        layout.addWidget(self._caption)
        layout.addWidget(self.backup)
        layout.addWidget(self.words)
        line = QHBoxLayout()
        line.addWidget(self.command, 1)
        line.addWidget(self.copy_button)
        layout.addLayout(line)
        layout.addWidget(self.trouble)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.cancel_button, self.begin_button, self.leave_button):
            foot.addWidget(button)
        layout.addLayout(foot)
        later = (self._caption, self.backup, self.command, self.copy_button, self.trouble)
        for each in (*later, self.leave_button):
            each.hide()


def _versions(program: ThisProgram, offer: Offer) -> str:
    if offer.standing is Standing.SAME:
        return f"现在 {program.version}，文件里也是 {offer.candidate.version}"
    return f"现在 {program.version}　→　新的 {offer.candidate.version}"


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setReadOnly(True)
    line.setAccessibleName(name)
    return line


def _say(line: QLineEdit, text: str) -> None:
    line.setText(text)
    line.setToolTip(text)
    line.setCursorPosition(0)
    line.show()
