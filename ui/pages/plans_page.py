"""年度计划: what the year is meant to hold, against what it held; proposed, moved by keys, struck."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedWidget, QTabWidget, QWidget

from partybranch.changes import Area
from partybranch.domain.drafts import FormPlace
from partybranch.domain.fulfilment import PlanState
from partybranch.domain.kinds import Shape
from partybranch.domain.periods import Period
from partybranch.domain.planning import workday_beside
from partybranch.domain.plans import PlannedSitting
from partybranch.errors import BranchError
from partybranch.services.plans import PlanReport
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.plan_form import NewDayForm, PlanForm
from ui.forms.plan_proposal import PlanProposal, unknown_holidays
from ui.forms.void_dialog import ask_reason
from ui.models.record_table import RECORD_ROLE
from ui.pages.page import Page
from ui.pages.plan_columns import HELD_COLUMN, PLAN_COLUMNS, PlanRow, plan_rows
from ui.pages.plans_calendar import PlansCalendar
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_NOTHING = "这一年还没有计划。可以按规定的次数排在工作日上，生成后再改；不做计划也不影响记录和检查。"


class PlansPage(Page):
    """A list and a calendar over the same lines; the acts work on the line under the keyboard."""

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
        }
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._report: PlanReport | None = None
        self._moving = False
        self._wanted: int | None = None
        self._year: int | None = None
        self.ask_reason = ask_reason
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
        self.calendar = PlansCalendar(session.today)
        self.move_button = plain_button("改期…")
        self.move_button.setToolTip("Alt+← 和 Alt+→ 移到前一个、后一个工作日")
        self.record_button = plain_button("记录本次活动")
        self.void_button = plain_button("删去…")
        self.tabs = QTabWidget()
        self.empty = EmptyState("plans", _NOTHING, "生成建议…")
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self._choose()

    @property
    def current(self) -> PlanRow | None:
        """The line under the keyboard, in the list or on the day of the calendar."""
        return self.calendar.current if self.tabs.currentWidget() is self.calendar else self.view.current()

    def reload(self) -> None:
        """Read the year's plan against what was held."""
        year, today, plans = self.session.year, self.session.today, self.session.branch.plans
        self.session.read(self, lambda: plans.against(year, today), self._show)

    def open_record(self, record_id: int, field: str = "") -> None:
        """Open the form of a line."""
        plans, year = self.session.branch.plans, self.session.year

        def wanted() -> PlannedSitting | None:
            return next((plan for plan in plans.of(year) if plan.id == record_id), None)

        self.session.read(self, wanted, lambda plan: self.open_form(plan) if plan else None)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Open the form of a new line; without a day on the first workday of the year from today on."""
        year, today, plans = Period.year(self.session.year), self.session.today, self.session.branch.plans

        def opened(report: PlanReport) -> None:
            first = report.workdays.nearest_workday(max(today, year.start))
            day = spot.day or min(first, year.end)
            self._open_form(PlannedSitting(day=day, kind=kind, group=spot.group), report)

        self.session.read(self, lambda: plans.against(year.start.year, today), opened)

    def open_form(self, plan: PlannedSitting) -> None:
        """Open the form on a line."""
        year, today, plans = self.session.year, self.session.today, self.session.branch.plans
        self.session.read(
            self, lambda: plans.against(year, today), lambda report: self._open_form(plan, report)
        )

    def _open_form(self, plan: PlannedSitting, report: PlanReport) -> None:
        form = PlanForm(report.kinds.of_shape(Shape.SITTING), report.groups, report.workdays, report.year)
        form.put(plan)
        title = "新增计划" if plan.id is None else "修改计划"
        save = self.session.branch.plans.save
        place = FormPlace(page=self.title, record_id=plan.id)
        dialog: FormDialog[PlannedSitting] = FormDialog(self.session, title, form, form, save, self, place)
        dialog.resize(520, 420)
        dialog.open()

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
        self.tabs.addTab(self.view, "列表")
        self.tabs.addTab(self.calendar, "日历")
        self.tabs.setCornerWidget(acts, Qt.Corner.TopRightCorner)
        self._stack.addWidget(self.tabs)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self.unknown)
        self.body.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self.view.proxy.set_filter)
        self.extra.toggled.connect(self._show_rows)
        for button in (self.propose_button, self.empty.button):
            button.clicked.connect(self.propose)
        self.add_button.clicked.connect(lambda: self.begin_record(""))
        self.move_button.clicked.connect(self._ask_day)
        self.record_button.clicked.connect(self._record)
        self.void_button.clicked.connect(self._void)
        self.view.opened.connect(self._open)
        self.view.chosen.connect(self._choose)
        self.view.clicked.connect(self._on_click)
        self.calendar.grid.chosen.connect(self._choose)
        self.calendar.grid.opened.connect(self._open_day)
        self.tabs.currentChanged.connect(self._choose)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._move_by(step))

    def _show(self, report: PlanReport) -> None:
        self._report = report
        self._moving = False
        self._stack.setCurrentWidget(self.tabs if report.planned else self.empty)
        self.head.say(_state_of(report))
        self.unknown.setText(unknown_holidays(report.workdays, report.year))
        self.unknown.setVisible(bool(self.unknown.text()))
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
        self.calendar.show_rows(report.year, rows, report.workdays)
        self._select(kept)
        self._choose()

    def _select(self, plan_id: int | None) -> None:
        """Put the keyboard back on a line wherever it stands now."""
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

    def _open(self, row: PlanRow) -> None:
        if row.id is not None:
            self.open_form(row.line.plan)
        elif row.line.sitting is not None:
            self.session.navigate(places.SITTINGS, open_id=row.line.sitting.id)

    def _open_day(self, day: date) -> None:
        row = self.calendar.current
        if row is None:
            self.begin_record("", Spot(day=day))
        else:
            self._open(row)

    def _on_click(self, index: QModelIndex) -> None:
        row = index.data(RECORD_ROLE)
        if index.column() == HELD_COLUMN and row.line.sitting is not None:
            self.session.navigate(places.SITTINGS, open_id=row.line.sitting.id)

    def _record(self) -> None:
        row = self.current
        if row is not None:
            plan = row.line.plan
            spot = Spot(group=plan.group, day=min(plan.day, self.session.today))
            self.session.navigate(places.SITTINGS, kind=plan.kind, spot=spot)

    def _ask_day(self) -> None:
        row, report = self.current, self._report
        if row is None or row.id is None or report is None:
            return
        plan_id, plans = row.id, self.session.branch.plans
        form = NewDayForm(row.line.plan, report.workdays)
        dialog: FormDialog[date] = FormDialog(
            self.session, f"改期 · {row.name}", form, form, lambda day: plans.move(plan_id, day), self
        )
        dialog.resize(440, 220)
        dialog.open()

    def _move_by(self, step: int) -> None:
        """Move the line to the workday beside it; a key pressed while one move is written is not counted."""
        row, report = self.current, self._report
        if row is None or row.id is None or report is None or self._moving:
            return
        plan_id, plans = row.id, self.session.branch.plans
        day = workday_beside(report.workdays, row.line.plan.day, step)
        if day in Period.year(report.year):
            self._moving, self._wanted = True, plan_id
            self.session.act(
                self,
                lambda: plans.move(plan_id, day),
                lambda _changes: self.calendar.grid.choose(day),
                self._not_moved,
            )

    def _not_moved(self, error: BranchError) -> None:
        self._moving = False
        self.session.notices.failure(error)

    def _void(self) -> None:
        row = self.current
        if row is None or row.id is None:
            return
        plan_id, plans = row.id, self.session.branch.plans
        reason = self.ask_reason(self, row.name, "删去")
        if reason:
            self.session.act(self, lambda: plans.void(plan_id, reason))


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
