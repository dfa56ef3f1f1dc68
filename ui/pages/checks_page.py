"""检查: the duties of the year month by month, and every finding with its rule, its way and its answer."""

from collections import Counter

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from partybranch.changes import Area
from partybranch.domain.drafts import Draft
from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import Period
from partybranch.domain.rules.rule import Severity
from partybranch.reports.pdf.reminders_pdf import RemindersReport
from partybranch.services.compliance import CheckReport
from partybranch.services.importing import IMPORTERS
from ui import places
from ui.forms.answer_dialog import explain
from ui.models.duty_grid import duty_lines
from ui.models.severities import VOICES
from ui.pages.finding_detail import FindingDetail
from ui.pages.finding_lines import FindingLine, finding_lines, line_columns
from ui.pages.finding_ways import follow_slot, go_there, record_slot
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.cards import Card
from ui.widgets.duty_grid import DutyGrid
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView
from ui.widgets.slot_drawing import SlotLegend

_EVERY = "全部性质"
_NOBODY = "还没有党员花名册，还不能检查。有了花名册，应开展的活动和缺项才能算出来。"
_ROSTER = next(each.code for each in IMPORTERS if each.code == "roster")
_ROWS = (26, 48)


class ChecksPage(Page):
    """Left the grid, right the list and the finding under the hand; Enter goes to its record."""

    title = places.CHECKS
    icon = "checks"
    concerns = frozenset(Area) - {Area.MAPPINGS, Area.SUMMARIES, Area.TYPED_FIGURES}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lines: tuple[FindingLine, ...] = ()
        self._kinds = Kinds()
        self.duties = DutyGrid(_ROWS)
        self.view: RecordView[FindingLine] = RecordView("检查结果", line_columns())
        self.detail = FindingDetail()
        self.severity, self.words = QComboBox(), QLineEdit()
        self._none = role_label("没有发现缺项。", "secondary")
        self._stack = QStackedWidget()
        self.nobody = EmptyState("checks", _NOBODY, "导入花名册…")
        self._prepare()
        self._lay_out()
        self._wire()

    def reload(self) -> None:
        """Judge the year as of today."""
        branch, period, today = self.session.branch, Period.year(self.session.year), self.session.today
        self.session.read(self, lambda: branch.compliance.of(period, today), self._show)

    def continue_draft(self, draft: Draft) -> None:
        """Open the explanation of the finding again; only the words are shown when it is found no more."""
        branch, period, today = self.session.branch, Period.year(draft.year), self.session.today

        def found(report: CheckReport) -> None:
            lines = [each for each in finding_lines(report, today) if each.finding is not None]
            wanted = [each for each in lines if each.finding and each.finding.key == draft.place.subject]
            if wanted:
                self._answer(wanted[0])
            else:
                self.session.drafts.cannot_go_on(draft)

        self.session.read(self, lambda: branch.compliance.of(period, today), found)

    def _prepare(self) -> None:
        self.severity.setAccessibleName("按性质筛选")
        self.severity.addItem(_EVERY, None)
        for severity in VOICES:
            self.severity.addItem(severity.value, severity)
        self.words.setPlaceholderText("筛选：事项、缺什么…")
        self.words.setAccessibleName("按文字筛选")
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(200)
        reminders = self.head.add_button("打印提醒单", icon="print")
        reminders.clicked.connect(lambda: self.session.navigate(places.LEDGERS, kind=RemindersReport.code))
        rules = self.head.add_button("规则设置", icon="edit")
        rules.clicked.connect(lambda: self.session.navigate(places.SETTINGS))

    def _lay_out(self) -> None:
        year, found = Card("全年进度"), Card("检查结果")
        year.body.addWidget(self.duties, 1)
        year.body.addWidget(SlotLegend(wraps=True))
        for widget in (self.severity, self.words):
            found.head.addWidget(widget)
        found.body.addWidget(self._none)
        found.body.addWidget(self.view, 1)
        left, right, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(year)
        left.addStretch(1)
        right.addWidget(found, 1)
        right.addWidget(self.detail)
        for layout in (left, right, columns):
            layout.setSpacing(16)
        columns.addLayout(left, 4)
        columns.addLayout(right, 6)
        judged = QWidget()
        judged.setLayout(columns)
        columns.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(judged)
        self._stack.addWidget(self.nobody)
        self.body.addWidget(self._stack)

    def _wire(self) -> None:
        self.duties.opened.connect(lambda slot: follow_slot(self.session, slot, self._kinds, self))
        self.view.opened.connect(self._go)
        self.view.chosen.connect(self.detail.show_line)
        self.severity.currentIndexChanged.connect(self._filter)
        self.words.textChanged.connect(self.view.proxy.set_filter)
        self.nobody.button.clicked.connect(lambda: self.session.navigate(places.IMPORTING, kind=_ROSTER))
        self.detail.go_asked.connect(self._go)
        self.detail.answer_asked.connect(self._answer)
        self.detail.take_back_asked.connect(self._take_back)

    def _show(self, report: CheckReport) -> None:
        today = self.session.today
        self._kinds = report.facts.kinds
        self._lines = finding_lines(report, today)
        self.duties.show_lines(duty_lines(report.duties), report.facts.last_day)
        begun = bool(report.facts.members)
        self._stack.setCurrentIndex(0 if begun else 1)
        self.head.say(_count_words(report, self._lines) if begun else "")
        self._filter()

    def _filter(self) -> None:
        wanted = self.severity.currentData()
        shown = [line for line in self._lines if wanted is None or line.severity == wanted]
        self.view.show_records(shown)
        self._none.setVisible(not shown)
        self.view.setVisible(bool(shown))
        if shown and self.view.current() is None:
            self.view.setCurrentIndex(self.view.proxy.index(0, 0))
        self.detail.show_line(self.view.current() if shown else None)

    def _go(self, line: FindingLine) -> None:
        if line.finding is not None:
            go_there(self.session, line.finding)
        elif line.slot is not None:
            record_slot(self.session, line.slot)

    def _answer(self, line: FindingLine) -> None:
        if line.finding is not None:
            explain(self.session, line.finding, self)

    def _take_back(self, line: FindingLine) -> None:
        finding, compliance = line.finding, self.session.branch.compliance
        if finding is not None:
            self.view.setFocus()  # the button goes away; without this the keyboard would fall on 撤销
            self.session.act(self, lambda: compliance.take_back(finding))


def _count_words(report: CheckReport, lines: tuple[FindingLine, ...]) -> str:
    """Say 2022年：应改3项，提醒2项，单位要求0项，已说明1项."""
    counts = Counter(each.rule.severity for each in report.open)
    said = "，".join(f"{severity.value}{counts[severity]}项" for severity in Severity)
    due = sum(line.slot is not None for line in lines)
    more = f"；当期还应开展{due}项" if due else ""
    return f"{report.facts.period.label}：{said}，已说明{len(report.settled)}项{more}"
