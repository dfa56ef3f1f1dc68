"""The first thing a new book shows: four plain choices, and the form for a new branch."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from partybranch.errors import BranchError
from ui.forms.profile_form import ProfileForm
from ui.forms.trouble import FieldTrouble
from ui.icons import icon
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label


class Choice(StrEnum):
    """How a new book begins; the values are what the buttons say."""

    BRANCH = "新建党支部"
    ROSTER = "导入党员花名册"
    RESTORE = "从备份恢复"
    SAMPLE = "打开示例支部"


_CHOICES = (
    (Choice.BRANCH, "edit", "填写支部名称，从空白账本开始"),
    (Choice.ROSTER, "importing", "已有花名册表格（.xlsx）的，先把党员导进来"),
    (Choice.RESTORE, "undo", "换了电脑或重装过系统的，用U盘里的备份文件（.zbjs）接着记"),
    (Choice.SAMPLE, "eye", "先看一个虚构的支部是怎么记的；与自己的数据分开存放"),
)


class FirstStart(QDialog):
    """Accepted with ``choice`` set; a new branch is written before it closes.

    ``restore_asked`` wants a backup chosen and shown: only when that is wanted the choices are left.
    """

    restore_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice: Choice | None = None
        self.setWindowTitle("支部纪实")
        self.setMinimumWidth(560)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choices())
        self._stack.addWidget(self._new_branch())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.addWidget(self._stack)

    def choose(self, choice: Choice) -> None:
        """Take one of the four ways."""
        if choice is Choice.RESTORE:
            self.restore_asked.emit()
            return
        self.choice = choice
        if choice is Choice.BRANCH:
            self._stack.setCurrentIndex(1)
            self._begin.setDefault(True)
            self.form.texts["name"].setFocus()
        else:
            self.accept()

    def restore(self) -> None:
        """Leave the choices for a backup that was seen and is wanted."""
        self.choice = Choice.RESTORE
        self.accept()

    def _choices(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(12)
        layout.addWidget(named_label("支部的一年，只记一次", "page_title"))
        layout.addWidget(
            role_label("台账、统计、签到表和年终报告都由记录生成。请选择怎样开始：", "secondary")
        )
        for choice, drawing, words in _CHOICES:
            layout.addWidget(self._choice_button(choice, drawing, words))
        layout.addStretch(1)
        return page

    def _choice_button(self, choice: Choice, drawing: str, words: str) -> QPushButton:
        button = QPushButton(icon(drawing, "accent"), f"　{choice.value}\n　{words}")
        button.setProperty("weight", "choice")
        button.setAccessibleName(choice.value)
        button.setAccessibleDescription(words)
        button.clicked.connect(lambda: self.choose(choice))
        return button

    def _new_branch(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(12)
        layout.addWidget(named_label(Choice.BRANCH.value, "page_title"))
        layout.addWidget(role_label("这些内容印在每张表的表头和落款，以后可以修改。", "secondary"))
        self.form = ProfileForm()
        layout.addWidget(self.form, 1)
        foot = QHBoxLayout()
        back, self._begin = plain_button("返回"), main_button("建立账本")
        back.clicked.connect(lambda: self._stack.setCurrentIndex(0))
        self._begin.clicked.connect(self.begin)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(foot)
        return page

    def begin(self) -> None:
        """Write the new branch and close."""
        self.form.clear_complaints()
        try:
            draft = self.form.draft()
        except FieldTrouble as trouble:
            self.form.complain(trouble.key, str(trouble))
            return
        profile = self._session.branch.profile
        self._session.act(self, lambda: profile.save(draft), lambda _changes: self.accept(), self._complain)

    def _complain(self, error: BranchError) -> None:
        self.form.complain("name", str(error))
