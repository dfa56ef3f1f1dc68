"""What can be done with a line of the plan or an empty day, asked for in list, calendar or menu."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from partybranch.changes import Changes
from partybranch.domain.drafts import FormPlace
from partybranch.domain.kinds import Shape
from partybranch.domain.periods import Period
from partybranch.domain.planning import workday_beside
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.workdays import Workdays
from partybranch.errors import BranchError
from partybranch.services.plans import PlanReport
from ui import places
from ui.forms.answer_dialog import explain
from ui.forms.form_dialog import FormDialog
from ui.forms.plan_form import NewDayForm, PlanForm
from ui.forms.void_dialog import ask_reason
from ui.pages.calendar_year import LackingDuty
from ui.pages.finding_ways import go_there, record_slot
from ui.pages.plan_columns import PlanRow
from ui.pages.plan_ways import record_plan
from ui.session import Session
from ui.spot import ANYWHERE, Spot

AskReason = Callable[[QWidget, str, str], str]


class PlanActs(QObject):
    """Each act is one named step of the book.

    ``moving`` says which line is about to move, so that the page keeps the keyboard on it while it reads
    itself anew; ``moved`` on which day it stands now.
    """

    moving = Signal(int)
    moved = Signal(int, object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._moving = False
        self.ask_reason: AskReason = ask_reason

    def settle(self) -> None:
        """Take keys again: what was written is shown."""
        self._moving = False

    def add(self, kind: str = "", spot: Spot = ANYWHERE) -> None:
        """Open the form of a new line; without a day on the first workday of the year from today on."""
        year, today, plans = Period.year(self._session.year), self._session.today, self._session.branch.plans

        def opened(report: PlanReport) -> None:
            first = report.workdays.nearest_workday(max(today, year.start))
            day = spot.day or min(first, year.end)
            self._open_form(PlannedSitting(day=day, kind=kind, group=spot.group), report)

        self._session.read(self, lambda: plans.against(year.start.year, today), opened)

    def edit(self, plan: PlannedSitting) -> None:
        """Open the form of a line."""
        year, today, plans = self._session.year, self._session.today, self._session.branch.plans
        self._session.read(
            self, lambda: plans.against(year, today), lambda report: self._open_form(plan, report)
        )

    def record(self, row: PlanRow) -> None:
        """Begin the record of what a line means."""
        record_plan(self._session, row.line.plan)

    def record_on(self, day: date) -> None:
        """Begin a record on a day, or today while that lies ahead."""
        spot = Spot(day=min(day, self._session.today))
        self._session.navigate(places.SITTINGS, kind="", spot=spot)

    def open_sitting(self, sitting_id: int) -> None:
        """Go to a record."""
        self._session.navigate(places.SITTINGS, open_id=sitting_id)

    def ask_day(self, row: PlanRow, workdays: Workdays) -> None:
        """Ask for another day of a line."""
        plan_id, plans = row.id, self._session.branch.plans
        if plan_id is None:
            return
        form = NewDayForm(row.line.plan, workdays)
        dialog: FormDialog[date] = FormDialog(
            self._session, f"改期 · {row.name}", form, form, lambda day: plans.move(plan_id, day), self._page
        )
        dialog.resize(440, 220)
        dialog.open()

    def step(self, row: PlanRow, workdays: Workdays, step: int) -> None:
        """Move a line to the workday beside it."""
        if row.id is not None:
            self.move(row.id, workday_beside(workdays, row.line.plan.day, step))

    def move(self, plan_id: int, day: date) -> None:
        """Move a line to a day of the year; what is asked while one move is written is not counted."""
        plans = self._session.branch.plans
        if self._moving or day not in Period.year(self._session.year):
            return
        self._moving = True
        self.moving.emit(plan_id)

        def written(_changes: Changes) -> None:
            self.moved.emit(plan_id, day)

        self._session.act(self, lambda: plans.move(plan_id, day), written, self._not_moved)

    def void(self, row: PlanRow) -> None:
        """Strike a line with a reason."""
        plan_id, plans = row.id, self._session.branch.plans
        reason = self.ask_reason(self._page, row.name, "删去") if plan_id is not None else ""
        if reason and plan_id is not None:
            self._session.act(self, lambda: plans.void(plan_id, reason))

    def plan_duty(self, duty: LackingDuty) -> None:
        """Open the form of a new line for a duty that is lacking."""
        self.add(duty.kind, Spot(group=duty.group))

    def record_duty(self, duty: LackingDuty) -> None:
        """Begin the record that a duty lacks."""
        if duty.finding is not None:
            go_there(self._session, duty.finding)
        elif duty.slot is not None:
            record_slot(self._session, duty.slot)

    def explain_duty(self, duty: LackingDuty) -> None:
        """Open the explanation of a duty that was not held."""
        if duty.finding is not None:
            explain(self._session, duty.finding, self._page)

    def _open_form(self, plan: PlannedSitting, report: PlanReport) -> None:
        form = PlanForm(report.kinds.of_shape(Shape.SITTING), report.groups, report.workdays, report.year)
        form.put(plan)
        title = "新增计划" if plan.id is None else "修改计划"
        save, place = self._session.branch.plans.save, FormPlace(page=places.PLANS, record_id=plan.id)
        dialog: FormDialog[PlannedSitting] = FormDialog(
            self._session, title, form, form, save, self._page, place
        )
        dialog.resize(520, 420)
        dialog.open()

    def _not_moved(self, error: BranchError) -> None:
        self._moving = False
        self._session.notices.failure(error)
