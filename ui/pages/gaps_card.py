"""What is open in the year: the most urgent first, each with the way to mend it."""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from partybranch.domain.rules.found import Todo
from partybranch.domain.rules.judging import Finding
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.models.column import Column
from ui.models.record_table import RECORD_ROLE
from ui.models.severities import VOICES, gravity, rule_words, severity_words, when_words
from ui.pages.finding_ways import act_words, go_there
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.record_view import HEADER_HEIGHT, ROW_HEIGHT, RecordView

_ACT = 4
_ROWS_SEEN, _NARROW = 3, 420


def _columns(year: int) -> tuple[Column[Finding], ...]:
    """The columns of a list that looks at a year: only days of another year say theirs."""
    return (
        Column(
            title="性质",
            value=lambda each: severity_words(each.rule.severity),
            width=82,
            sort_key=gravity,
            tone=lambda each: VOICES[each.rule.severity].tone,
        ),
        Column(
            title="时间",
            value=lambda each: when_words(each.found.when, year),
            width=92,
            sort_key=lambda each: each.found.day,
            tip=lambda each: each.found.when,
        ),
        Column(
            title="事项", value=lambda each: each.found.subject, width=96, tip=lambda each: each.found.subject
        ),
        Column(
            title="缺什么",
            value=lambda each: each.found.text,
            width=0,
            tip=lambda each: f"{each.found.text}\n{rule_words(each.rule)}",
        ),
        Column(title="", value=act_words, width=68, tone=lambda _each: "accent"),
    )


class GapsCard(Card):
    """The list of open ends; the link at the end of a row, a double click or Enter leads to the record."""

    def __init__(self, session: Session) -> None:
        super().__init__("待办")
        self._session = session
        self._year, self.count = session.year, 0
        self.view: RecordView[Finding] = RecordView("待办", _columns(session.year))
        self.view.setMinimumHeight(HEADER_HEIGHT + _ROWS_SEEN * ROW_HEIGHT)
        self.view.opened.connect(self._go)
        self.view.clicked.connect(self._on_click)
        self._none = role_label("没有待办事项。", "secondary")
        every = link_button("检查…")
        every.setAccessibleName("打开检查页")
        every.clicked.connect(lambda: session.navigate(places.CHECKS))
        self.head.addWidget(every)
        body = QVBoxLayout()
        body.addWidget(self._none)
        body.addWidget(self.view, 1)
        self.body.addLayout(body)

    def show_book(self, book: PeriodBook) -> None:
        """List what is open in the period as of the book's day."""
        open_ends = sorted(book.report.open, key=_urgency)
        self.count = len(open_ends)
        self.heading.setText(f"待办 · {self.count} 项" if self.count else "待办")
        self._say_year(book.period.start.year)
        self.view.show_records(open_ends)
        self.view.setVisible(bool(self.count))
        self._none.setVisible(not self.count)

    def _say_year(self, year: int) -> None:
        if year != self._year:
            self._year = year
            self.view.show_columns(_columns(year), [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card what is lacking comes before how grave it is; the order says that too."""
        super().resizeEvent(event)
        self.view.setColumnHidden(0, self.width() < _NARROW)

    def _on_click(self, index: QModelIndex) -> None:
        if index.column() == _ACT:
            self._go(index.data(RECORD_ROLE))

    def _go(self, finding: Finding) -> None:
        go_there(self._session, finding)


def _urgency(finding: Finding) -> tuple[bool, int]:
    """What is to be done now before what can wait, and the gravest first; days stay in order."""
    return finding.found.todo is not Todo.NOW, gravity(finding)
