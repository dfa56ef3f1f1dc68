"""Which program this is: version, how it came here, the book's place and format, the system it runs on."""

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from partybranch.errors import BranchError
from partybranch.services.this_program import NAME, ThisProgram
from ui.passing_folder import open_file
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label

_PROMISE = "软件不联网，数据只在这台电脑上。本软件为非涉密软件，严禁录入、存储国家秘密。"


class ProgramCard(Card):
    """Lines of what is known, with the buttons of the data folder."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(NAME, parent)
        self._session = session
        self._program: ThisProgram | None = None
        self.lines = {name: _line(name) for name in ("版本", "安装方式", "账本格式", "系统", "运行环境")}
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName("数据文件夹")
        self.open_button = plain_button("打开文件夹", icon="folder")
        self.path_button = plain_button("复制路径", icon="copy")
        self.copy_button = plain_button("复制这些信息", icon="copy")
        self.copy_button.setToolTip("发给维护人员用；不含账本里的内容，也不含文件夹的路径")
        self._lay_out()
        self.open_button.clicked.connect(self._open)
        self.path_button.clicked.connect(self._copy_path)
        self.copy_button.clicked.connect(self._copy_facts)

    @property
    def facts(self) -> str:
        """What the maintainer needs to know: nothing of the book, and no path, which may name a person."""
        told = [f"{name}：{line.text()}" for name, line in self.lines.items()]
        place = self._program.place if self._program else ""
        return "\n".join([NAME, *told, f"数据文件夹：{place}"])

    def show_program(self, program: ThisProgram) -> None:
        """Say what is known."""
        self._program = program
        self.lines["版本"].setText(program.version)
        built = f"（{program.built_on} 生成）" if program.built_on else ""
        self.lines["安装方式"].setText(f"{program.came_by}{built}")
        self.lines["账本格式"].setText(_format(program))
        self.lines["系统"].setText(program.system)
        window = QGuiApplication.platformName()
        self.lines["运行环境"].setText(f"Qt {qVersion()}（{window}），Python {program.python}")
        self.folder.setText(str(program.folder))
        self.folder.setToolTip(str(program.folder))
        self.folder.setCursorPosition(0)

    def _lay_out(self) -> None:
        self.head.addWidget(self.copy_button)
        rows = QFormLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(6)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name in ("版本", "安装方式", "账本格式"):
            rows.addRow(role_label(name, "secondary"), self.lines[name])
        caption = role_label("数据文件夹", "secondary")
        caption.setContentsMargins(0, 7, 0, 0)
        rows.addRow(caption, self.folder)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.open_button)
        acts.addWidget(self.path_button)
        acts.addStretch(1)
        rows.addRow("", acts)
        for name in ("系统", "运行环境"):
            rows.addRow(role_label(name, "secondary"), self.lines[name])
        self.body.addLayout(rows)
        self.body.addWidget(role_label(_PROMISE, "secondary", wrap=True))

    def _open(self) -> None:
        folder = Path(self.folder.text())
        if not open_file(folder):
            error = BranchError(f"文件夹没有打开。请用“复制路径”，在文件管理器里打开：{folder}")
            self._session.notices.failure(error)

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(self.folder.text())
        self._session.notices.done("数据文件夹的路径已复制")

    def _copy_facts(self) -> None:
        QGuiApplication.clipboard().setText(self.facts)
        self._session.notices.done("已复制，可以发给维护人员。不含账本里的内容")


def _line(name: str) -> QLabel:
    line = role_label("", wrap=True)
    line.setAccessibleName(name)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line


def _format(program: ThisProgram) -> str:
    newest = "这一版" if program.book == program.newest else f"第{program.newest}版"
    return f"第{program.book}版（本软件能打开{newest}和更早的账本）"
