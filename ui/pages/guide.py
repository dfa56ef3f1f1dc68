"""开始使用: the three steps from an empty book to the first record, each with its ways on."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from partybranch.services.first_steps import Beginning
from partybranch.services.importing import IMPORTERS
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.names_form import NamesForm
from ui.session import Session
from ui.widgets.buttons import link_button, plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label

_WIDTH = 720
_WORDS = "做完这三步就可以用了。任何一步都可以先跳过，以后再补；做错了按 Ctrl+Z 撤销。"
_DONE, _NEXT, _LATER = "✓", "➤", "○"
_ROLES = {_DONE: "good", _NEXT: "asking", _LATER: "secondary"}
_ROSTER = next(each.code for each in IMPORTERS if each.code == "roster")
_ACTIVITIES = next(each.code for each in IMPORTERS if each.code == "activities")


class _Step(QWidget):
    """One step: its sign, its name, what is there so far, and the ways to do it."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._title = f"{number}　{title}"
        self._sign, self._state = QLabel(), role_label("", "secondary", wrap=True)
        self._sign.setFixedWidth(24)
        self._name = role_label(self._title, "section")
        self._ways = QHBoxLayout()
        self._buttons: list[QPushButton] = []
        self._ways.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._name)
        words.addWidget(self._state)
        words.addLayout(self._ways)
        self._ways.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def offer(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Add a way to do the step."""
        button = plain_button(text)
        button.clicked.connect(lambda _checked: act())
        self._ways.insertWidget(self._ways.count() - 1, button)
        self._buttons.append(button)
        return button

    def show_state(self, sign: str, state: str) -> None:
        """Say how far the step is; the sign is a shape and the name speaks it as well."""
        self._sign.setText(sign)
        self._sign.setProperty("role", _ROLES[sign])
        self._sign.style().polish(self._sign)
        self._state.setText(state)
        for button in self._buttons[:1]:
            button.setProperty("weight", "main" if sign == _NEXT else "plain")
            button.style().polish(button)
        spoken = {_DONE: "已完成", _NEXT: "现在做", _LATER: "还没做"}[sign]
        self.setAccessibleName(f"{self._title}，{spoken}，{state}")


class Guide(QWidget):
    """The card with the steps; ``left`` follows when the person would rather go to the desk."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.branch, self.roster = _Step(1, "支部信息"), _Step(2, "党员花名册")
        self.year = _Step(3, "今年")
        self.leave = link_button("先不做，进入工作台")
        self.leave.clicked.connect(self.left)
        self._offer_ways()
        card = Card("开始使用")
        card.body.addWidget(role_label(_WORDS, "secondary", wrap=True))
        for step in (self.branch, self.roster, self.year):
            card.body.addWidget(step)
        card.body.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        card.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def show_beginning(self, beginning: Beginning, year: int) -> None:
        """Show how far the book has come; the first step that is open is the next one."""
        states = (
            (bool(beginning.branch), beginning.branch or "还没有支部名称。它印在每张表的表头。"),
            (
                bool(beginning.members),
                f"已有党员 {beginning.members} 名。"
                if beginning.members
                else "有花名册表格的直接导入；没有的，粘贴一列姓名也可以。",
            ),
            (bool(beginning.sittings or beginning.planned), _year_words(beginning, year)),
        )
        open_steps = [place for place, (done, _words) in enumerate(states) if not done]
        steps = (self.branch, self.roster, self.year)
        for place, (step, (done, words)) in enumerate(zip(steps, states, strict=True)):
            sign = _DONE if done else _NEXT if place == open_steps[0] else _LATER
            step.show_state(sign, words)
        self._profile.setText("修改支部信息…" if beginning.branch else "填写支部信息…")
        self.leave.setVisible(bool(beginning.members))

    def paste_names(self) -> None:
        """Open the form for a list of names."""
        form = NamesForm()
        enrol = self._session.branch.first_steps.enrol
        dialog: FormDialog[str] = FormDialog(self._session, "粘贴姓名", form, form, enrol, self)
        dialog.resize(560, 520)
        dialog.open()
        form.setFocus()

    def _offer_ways(self) -> None:
        go = self._session.navigate
        self._profile = self.branch.offer("填写支部信息…", lambda: go(places.PROFILE))
        self.roster.offer("导入花名册…", lambda: go(places.IMPORTING, kind=_ROSTER))
        self.roster.offer("粘贴姓名…", self.paste_names)
        self.roster.offer("逐个新增…", lambda: go(places.MEMBERS, kind=""))
        self.year.offer("导入今年已有的台账…", lambda: go(places.IMPORTING, kind=_ACTIVITIES))
        self.year.offer("排年度计划…", lambda: go(places.PLANS))
        self.year.offer("记录一次活动…", lambda: go(places.SITTINGS, kind=""))


def _year_words(beginning: Beginning, year: int) -> str:
    if beginning.sittings or beginning.planned:
        return f"已有活动记录 {beginning.sittings} 次，{year}年计划 {beginning.planned} 条。"
    return "今年已经开过的会，可以把台账导进来；也可以从下一次活动开始记。"
