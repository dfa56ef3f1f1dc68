"""年度计划: what the year is meant to hold, against what it held; a calendar and a list of it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedWidget, QTabWidget, QWidget

from partybranch.changes import Area
from partybranch.domain.fulfilment import PlanState
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.services.compliance import CheckReport
from partybranch.services.plans import PlanReport
from ui import places
from ui.forms.plan_proposal import PlanProposal, unknown_holidays
from ui.models.record_table import RECORD_ROLE
from ui.pages.calendar_year import calendar_year
from ui.pages.page import Page
from ui.pages.plan_acts import PlanActs
from ui.pages.plan_columns import HELD_COLUMN, PLAN_COLUMNS, PlanRow, plan_rows
from ui.pages.plans_calendar import PlansCalendar
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_AS_LIST = "plan_as_list"
_NOTHING = "这一年还没有计划。可以按规定的次数排在工作日上，生成后再改；不做计划也不影响记录和检查。"


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows: the plan, and what the rules say of the year."""

    plan: PlanReport
    check: CheckReport


class PlansPage(Page):
    """A calendar and a list over the same lines; the acts work on the line under the keyboard."""

    title = places.PLANS
    icon = "plans"
    concerns = frozenset(
        {
            Area.PLANS,
            Area.SITTINGS,
            Area.KINDS,
            Area.MEMBERS,
            Area.DAYS_OFF,
            Area.RULE_SETTINGS,
            Area.RULE_PACKS,
            Area.PROFILE,
            Area.ANSWERS,
        }
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._report: PlanReport | None = None
        self._wanted: int | None = None
        self._year: int | None = None
        self.acts = PlanActs(session, self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选：类型、主题、状态…")
        self.filter.setAccessibleName("筛选计划")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(200)
        self.extra = QCheckBox("含计划外活动")
        for widget in (self.extra, self.filter):
            self.head.add(widget)
        self.propose_button = self.head.add_button("生成建议…", icon="star")
        self.add_button = self.head.add_main_button("新增", icon="plus")
        self.unknown = role_label("", "secondary", wrap=True)
        self.unknown.hide()
        self.view: RecordView[PlanRow] = RecordView("年度计划", PLAN_COLUMNS)
        self.calendar = PlansCalendar(session.today, self.acts, session.preferences)
        self.move_button = plain_button("改期…")
        self.move_button.setToolTip("Alt+← 和 Alt+→ 移到前一个、后一个工作日")
        self.record_button = plain_button("现在记录")
        self.void_button = plain_button("删去…")
        self.tabs = QTabWidget()
        self.empty = EmptyState("plans", _NOTHING, "生成建议…")
        self.list = QStackedWidget()
        self._lay_out()
        self._wire()
        self._fit_head()
        self._choose()

    @property
    def current(self) -> PlanRow | None:
        """The line under the keyboard, in the list or on the day of the calendar."""
        return self.calendar.current if self.tabs.currentWidget() is self.calendar else self.view.current()

    def reload(self) -> None:
        """Read the year's plan against what was held, and what the rules miss in it."""
        year, today, branch = self.session.year, self.session.today, self.session.branch

        def read() -> _Read:
            return _Read(branch.plans.against(year, today), branch.compliance.of(Period.year(year), today))

        self.session.read(self, read, self._show)

    def open_record(self, record_id: int, field: str = "") -> None:
        """Open the form of a line."""
        plans, year = self.session.branch.plans, self.session.year

        def wanted() -> PlannedSitting | None:
            return next((plan for plan in plans.of(year) if plan.id == record_id), None)

        self.session.read(self, wanted, lambda plan: self.acts.edit(plan) if plan else None)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Open the form of a new line; without a day on the first workday of the year from today on."""
        self.acts.add(kind, spot)

    def propose(self) -> None:
        """Open the list of proposed lines."""
        dialog = PlanProposal(self.session, self.session.year, self)
        dialog.resize(820, 600)
        dialog.open()

    def _lay_out(self) -> None:
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        for button in (self.record_button, self.move_button, self.void_button):
            row.addWidget(button)
        self.list.addWidget(self.view)
        self.list.addWidget(self.empty)
        self.tabs.addTab(self.calendar, "日历")
        self.tabs.addTab(self.list, "列表")
        self.tabs.setCornerWidget(acts, Qt.Corner.TopRightCorner)
        if self.session.preferences.flag(_AS_LIST):
            self.tabs.setCurrentWidget(self.list)
        self.body.addWidget(self.unknown)
        self.body.addWidget(self.tabs, 1)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self.view.proxy.set_filter)
        self.extra.toggled.connect(self._show_rows)
        for button in (self.propose_button, self.empty.button):
            button.clicked.connect(self.propose)
        self.add_button.clicked.connect(self._add)
        self.move_button.clicked.connect(self._ask_day)
        self.record_button.clicked.connect(self._record)
        self.void_button.clicked.connect(self._void)
        self.view.opened.connect(self._open)
        self.view.chosen.connect(self._choose)
        self.view.clicked.connect(self._on_click)
        self.calendar.chosen.connect(self._choose)
        self.acts.moving.connect(self._want)
        self.acts.moved.connect(self._follow)
        self.tabs.currentChanged.connect(self._turn)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._move_by(step))

    def _show(self, read: _Read) -> None:
        report = self._report = read.plan
        self.acts.settle()
        self.list.setCurrentWidget(self.view if report.planned else self.empty)
        self.head.say(_state_of(report))
        self.unknown.setText(unknown_holidays(report.workdays, report.year))
        self.unknown.setVisible(bool(self.unknown.text()))
        self.calendar.show_year(calendar_year(report, read.check, self.session.today))
        self._show_rows()

    def _show_rows(self) -> None:
        report = self._report
        if report is None:
            return
        wanted = report.lines if self.extra.isChecked() else report.planned
        rows = plan_rows(report, wanted)
        here = self.view.current()
        kept = self._wanted or (here.id if here is not None else None)
        if self._year != report.year:
            self._year, kept = report.year, _next_ahead(report)
            # The table has no height before the page is laid out, and could not scroll yet.
            QTimer.singleShot(0, self.view, lambda: self.view.scrollTo(self.view.currentIndex()))
        self.view.show_records(rows)
        self._select(kept)
        self._choose()

    def _want(self, plan_id: int) -> None:
        self._wanted = plan_id

    def _follow(self, plan_id: int, day: date) -> None:
        """The keyboard goes with the line that moved."""
        self.calendar.choose(day)
        self.calendar.stand_on(plan_id)

    def _turn(self) -> None:
        """Remember which of the two is in front; the filter is the list's."""
        listed = self.tabs.currentWidget() is self.list
        self.session.preferences.keep(_AS_LIST, listed)
        self._fit_head()
        self._choose()

    def _fit_head(self) -> None:
        for widget in (self.extra, self.filter):
            widget.setVisible(self.tabs.currentWidget() is self.list)

    def _select(self, plan_id: int | None) -> None:
        """Put the keyboard back on a line wherever it stands now."""
        if self._wanted is not None:
            self.calendar.stand_on(self._wanted)
        self._wanted = None
        shown = [row.id for row in self.view.table.records]
        if plan_id is not None and plan_id in shown:
            source = self.view.table.index(shown.index(plan_id), 0)
            self.view.setCurrentIndex(self.view.proxy.mapFromSource(source))

    def _choose(self, *_: object) -> None:
        row = self.current
        planned = row is not None and row.id is not None
        self.move_button.setEnabled(planned)
        self.void_button.setEnabled(planned)
        self.record_button.setEnabled(row is not None and row.line.sitting is None)

    def _add(self) -> None:
        on_calendar = self.tabs.currentWidget() is self.calendar
        self.acts.add("", Spot(day=self.calendar.day) if on_calendar else ANYWHERE)

    def _open(self, row: PlanRow) -> None:
        if row.id is not None:
            self.acts.edit(row.line.plan)
        elif row.line.sitting is not None and row.line.sitting.id is not None:
            self.acts.open_sitting(row.line.sitting.id)

    def _on_click(self, index: QModelIndex) -> None:
        row = index.data(RECORD_ROLE)
        held = row.line.sitting
        if index.column() == HELD_COLUMN and held is not None and held.id is not None:
            self.acts.open_sitting(held.id)

    def _record(self) -> None:
        if self.current is not None:
            self.acts.record(self.current)

    def _ask_day(self) -> None:
        if self.current is not None and self._report is not None:
            self.acts.ask_day(self.current, self._report.workdays)

    def _move_by(self, step: int) -> None:
        if self.current is not None and self._report is not None:
            self.acts.step(self.current, self._report.workdays, step)

    def _void(self) -> None:
        if self.current is not None:
            self.acts.void(self.current)


def _next_ahead(report: PlanReport) -> int | None:
    """The line that comes next: where the eye goes when a year is opened."""
    return next((line.plan.id for line in report.planned if line.state is PlanState.AHEAD), None)


def _state_of(report: PlanReport) -> str:
    if not report.planned:
        return f"{report.year}年还没有计划。"
    states = (PlanState.HELD, PlanState.MOVED, PlanState.MISSED, PlanState.AHEAD)
    counted = [f"{state.words} {report.count(state)}" for state in states if report.count(state)]
    extra = f"；计划外 {len(report.extra)} 次" if report.extra else ""
    return f"{report.year}年计划 {len(report.planned)} 项：{'，'.join(counted)}{extra}。"
