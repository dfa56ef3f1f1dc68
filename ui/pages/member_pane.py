"""A member's own page within 党员: figures of the year, what they stand on, and the facts beside them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from partybranch.domain.attendance import Mark, RollCounts
from partybranch.domain.sentences import number, percent
from partybranch.services.member_years import MemberYear
from ui.history_panel import HistoryPanel
from ui.pages.member_facts import head_words, member_facts
from ui.pages.member_tabs import MemberTabs
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card, FigureCard
from ui.widgets.labels import role_label
from ui.widgets.page_head import PageHead

_FACTS_WIDTH = 304
_MARKED: tuple[tuple[str, Callable[[RollCounts], int], frozenset[Mark]], ...] = (
    ("应到", lambda counts: counts.due, frozenset(Mark) - {Mark.ELSEWHERE}),
    ("实到", lambda counts: counts.present, frozenset({Mark.PRESENT})),
    ("请假", lambda counts: counts.leave, frozenset({Mark.LEAVE})),
    ("缺席", lambda counts: counts.absent, frozenset({Mark.ABSENT})),
    ("未标", lambda counts: counts.unmarked, frozenset({Mark.UNMARKED})),
)


class MemberPane(QWidget):
    """``back_asked``, ``step_asked`` (-1 the one before, 1 the next) and ``form_asked`` are for the page."""

    back_asked = Signal()
    step_asked = Signal(int)
    form_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.year: MemberYear | None = None
        self.head = PageHead("党员")
        self.back_button = self.head.add_button("返回", icon="left")
        self.before = self._step("上一位", "Alt+Up", -1)
        self.after = self._step("下一位", "Alt+Down", 1)
        self.history_button = self.head.add_button("留痕")
        self.acts_button = self.head.add_button("办理", icon="down")
        self.form_button = self.head.add_main_button("修改", icon="edit")
        self.numbers = plain_button("显示号码", icon="eye")
        self.figures = {words: FigureCard(words) for words, _, _ in _MARKED}
        self.rate, self.study, self.hours = FigureCard("出席率"), FigureCard("学时"), FigureCard("志愿服务")
        self.facts = Card("基本情况")
        self._grid = QGridLayout()
        self.tabs = MemberTabs(session)
        self._lay_out()
        self.history = HistoryPanel(session, self)
        self._wire()

    def _step(self, words: str, keys: str, step: int) -> QPushButton:
        button = self.head.add_button(words)
        button.setToolTip(keys.replace("Up", "↑").replace("Down", "↓"))
        QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        button.clicked.connect(lambda: self.step_asked.emit(step))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for card in (*self.figures.values(), self.rate, self.study, self.hours):
            row.addWidget(card, 2 if card is self.hours else 1)
        self.numbers.setCheckable(True)
        self.facts.head.addWidget(self.numbers)
        self.facts.setFixedWidth(_FACTS_WIDTH)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 8, 0)
        within.addLayout(self._grid)
        within.addStretch(1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("基本情况")
        area.setWidget(inside)
        self.facts.body.addWidget(area)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.facts)
        below.addWidget(self.tabs, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.head)
        layout.addLayout(row)
        layout.addLayout(below, 1)

    def _wire(self) -> None:
        self.back_button.setToolTip("Esc")
        self.form_button.setToolTip("F2")
        self.back_button.clicked.connect(self.back_asked)
        self.form_button.clicked.connect(self.form_asked)
        self.numbers.toggled.connect(self._show_numbers)
        self.history.serve(self.history_button, lambda: self.year.member if self.year else None)
        for words, _, marks in _MARKED:
            self.figures[words].opened.connect(lambda w=words, m=marks: self.tabs.show_only(w, m))
        self.rate.opened.connect(lambda: self.tabs.setCurrentWidget(self.tabs.kinds))
        self.study.opened.connect(lambda: self.tabs.setCurrentWidget(self.tabs.sittings))
        self.hours.opened.connect(lambda: self.tabs.setCurrentWidget(self.tabs.services))

    def show_year(self, year: MemberYear) -> None:
        """Show a member's year; another member's numbers and history are hidden again."""
        if self.year is None or self.year.member.id != year.member.id:
            self.numbers.setChecked(False)
            self.history.put_away()
        self.year = year
        self.head.set_title(year.name)
        counts, label = year.tally.counts, year.book.period.label
        self.head.say(f"{head_words(year.member, self._session.today)}。以下数字是{label}的。")
        for words, figure, _ in _MARKED:
            self.figures[words].say(str(figure(counts)), "次")
        self.figures["未标"].setVisible(counts.unmarked > 0)
        self.rate.say(percent(counts.rate))
        self.study.say(number(year.tally.study_hours), "小时")
        self.hours.say(number(year.tally.hours), f"小时 · {_served(year)}")
        self.setAccessibleName(f"{year.name}，{label}")
        self._lay_facts(self._session.today)
        self.tabs.show_year(year)

    def take_keyboard(self) -> None:
        """Put the keyboard on the list that is seen."""
        self.tabs.currentWidget().setFocus()

    def can_step(self, before: bool, after: bool) -> None:
        """Say whether there is somebody before and after this one."""
        self.before.setEnabled(before)
        self.after.setEnabled(after)

    def _show_numbers(self, shown: bool) -> None:
        self.numbers.setText("隐藏号码" if shown else "显示号码")
        self._lay_facts(self._session.today)

    def _lay_facts(self, today: date) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self.year is None:
            return
        facts = member_facts(self.year.member, today, shown=self.numbers.isChecked())
        top = Qt.AlignmentFlag.AlignTop
        for row, (caption, words) in enumerate(facts):
            self._grid.addWidget(role_label(caption, "secondary"), row, 0, top)
            self._grid.addWidget(_fact(words), row, 1, top)


def _fact(words: str) -> QLabel:
    label = role_label(words, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _served(year: MemberYear) -> str:
    """How often, and how far from the branch's target where it has one."""
    target, hours = year.book.profile.hours_target, year.tally.hours
    times = f"{year.tally.services}次"
    if not target:
        return times
    rest = target - hours
    return f"{times}，{f'距目标{target}差{number(rest)}' if rest > 0 else f'已达目标{target}'}"
