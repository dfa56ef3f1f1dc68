"""志愿服务: needs, assignments and services of the year as a board and a table, and each person's total."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QTabWidget, QWidget

from partybranch.changes import Area
from partybranch.domain.drafts import Draft, FormPlace
from partybranch.domain.kinds import Kind, Shape
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.domain.volunteering import Service, Stage
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.service_form import ServiceForm
from ui.forms.void_dialog import ask_reason
from ui.models.service_line import ServiceLine
from ui.pages.page import Page
from ui.pages.people_hours_pane import PeopleHoursPane
from ui.pages.volunteering_columns import SERVICE_COLUMNS, service_lines, state_words
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_view import RecordView
from ui.widgets.service_board import ServiceBoard

_NOTHING = (
    "这一年还没有志愿服务记录。社区提出的需求先登记、再派单；"
    "已经做完的直接记录参加人员和时长，个人累计由它算出。"
)
_STAGES = tuple(Stage)
_STEPS = {Stage.NEED: "登记需求", Stage.ASSIGNED: "派单", Stage.DONE: "完成"}
_VIEWS = ("board", "table", "people")
_LAST_VIEW = "volunteering/view"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """What the form needs."""

    service: Service
    kinds: tuple[Kind, ...]
    members: tuple[Member, ...]


class VolunteeringPage(Page):
    """A board and a table over the same services, and the people with their totals."""

    title = places.VOLUNTEERING
    icon = "volunteering"
    concerns = frozenset({Area.VOLUNTEERING, Area.MEMBERS, Area.KINDS, Area.PROFILE})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.ask_reason = ask_reason
        self._wanted: int | None = None
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选：内容、地点、姓名…")
        self.filter.setAccessibleName("筛选志愿服务")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(220)
        self.head.add(self.filter)
        self.need_button = self.head.add_button("登记需求", icon="edit")
        self.need_button.setToolTip("Ctrl+Shift+N")
        self.add_button = self.head.add_main_button("记录服务", icon="plus")
        self.add_button.setToolTip("Ctrl+N")
        self.board = ServiceBoard()
        self.services: RecordView[ServiceLine] = RecordView("志愿服务记录", SERVICE_COLUMNS)
        self.pane = PeopleHoursPane(session)
        self.people = self.pane.view
        self.forward_button, self.back_button = plain_button("派单…"), plain_button("退回")
        self.forward_button.setToolTip("Alt+→，也可以把卡片拖到下一栏")
        self.back_button.setToolTip("Alt+←")
        self.tabs = QTabWidget()
        self.empty = EmptyState("volunteering", _NOTHING, "记录服务")
        self._acts, self._stack = QWidget(), QStackedWidget()
        self._lay_out()
        self._wire()
        self.tabs.setCurrentIndex(_VIEWS.index(self._last_view()))
        self._choose()

    @property
    def current(self) -> ServiceLine | None:
        """The service under the keyboard, on the board or in the table."""
        if self.tabs.currentWidget() is self.board:
            return self.board.current
        return self.services.current() if self.tabs.currentWidget() is self.services else None

    def reload(self) -> None:
        """Read the year's services and totals."""
        branch, year, today = self.session.branch, self.session.year, self.session.today
        self.session.read(
            self,
            lambda: (branch.tallies.of(Period.year(year), today), branch.volunteering.of_year(year, today)),
            lambda read: self._show(*read),
        )

    def open_record(self, record_id: int, field: str = "") -> None:
        """Open the form of a service."""
        services = self.session.branch.volunteering
        self._wanted = record_id
        self.session.read(self, lambda: self._opening(services.get(record_id)), self._open)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Open the form for a service that was carried out."""
        self._begin(kind, Stage.DONE)

    def continue_draft(self, draft: Draft) -> None:
        """Open the form of the service, or of a new one at its stage."""
        number, stage = draft.place.record_id, Stage(draft.place.subject)
        if number is None:
            self._begin("", stage)
            return
        services = self.session.branch.volunteering
        self.session.read(self, lambda: self._opening(replace(services.get(number), stage=stage)), self._open)

    def begin_need(self) -> None:
        """Open the form for a need of the community."""
        self._begin("", Stage.NEED)

    def lead_to(self, service_id: int, stage: Stage) -> None:
        """Lead a service to another stage: a step forward asks for what it needs, back it goes at once."""
        services, today = self.session.branch.volunteering, self.session.today
        self._wanted = service_id

        def ready() -> _Opening:
            service = services.get(service_id)
            # Carried out before the day it was wanted: then the day is today.
            day = min(service.day, today) if stage is Stage.DONE else service.day
            return self._opening(replace(service, stage=stage, day=day))

        def decide(service: Service) -> None:
            if _STAGES.index(stage) > _STAGES.index(service.stage):
                self.session.read(self, ready, lambda opening: self._open(opening, _STEPS[stage]))
            elif stage is not service.stage:
                self.session.act(self, lambda: services.step_back(service_id, stage))

        self.session.read(self, lambda: services.get(service_id), decide)

    def move_by(self, step: int) -> None:
        """Lead the service under the keyboard one stage on or back."""
        line = self.current
        if line is None or line.service.id is None:
            return
        place = _STAGES.index(line.service.stage) + step
        if 0 <= place < len(_STAGES):
            self.lead_to(line.service.id, _STAGES[place])

    def void(self) -> None:
        """作废 the service under the keyboard, with a reason."""
        line = self.current
        if line is not None:
            self._void(line.service, self, lambda: None)

    def _begin(self, kind: str, stage: Stage) -> None:
        end = Period.year(self.session.year).end
        draft = Service(kind=kind, day=min(self.session.today, end), stage=stage)
        self.session.read(self, lambda: self._opening(draft), self._open)

    def _opening(self, service: Service) -> _Opening:
        branch = self.session.branch
        kinds = branch.kinds.all().of_shape(Shape.SERVICE)
        return _Opening(service=service, kinds=kinds, members=branch.members.all())

    def _open(self, opening: _Opening, step: str = "") -> None:
        service = opening.service
        form = ServiceForm(opening.kinds, opening.members, self.session.year)
        form.put(service)
        if service.id is None:
            title = "记录服务" if service.stage is Stage.DONE else _STEPS[service.stage]
        else:
            title = f"{step or '服务'} · {service.title or f'{service.day:%Y-%m-%d}'}"
        save = self.session.branch.volunteering.record
        place = FormPlace(page=self.title, record_id=service.id, subject=service.stage.value)
        dialog: FormDialog[Service] = FormDialog(self.session, title, form, form, save, self, place)
        if service.id is not None:
            void = plain_button("作废…", icon="void")
            void.clicked.connect(lambda: self._void(service, dialog, dialog.accept))
            dialog.extra.addWidget(void)
        dialog.resize(920, 640)
        dialog.open()
        if step or service.stage is Stage.NEED:
            form.take_keyboard()

    def _void(self, service: Service, parent: QWidget, done: Callable[[], None]) -> None:
        reason = self.ask_reason(parent, service.title or f"{service.day:%Y-%m-%d}")
        if reason and service.id is not None:
            number, services = service.id, self.session.branch.volunteering
            self.session.act(parent, lambda: services.void(number, reason), lambda _changes: done())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addWidget(self.forward_button)
        for widget, title in ((self.board, "看板"), (self.services, "表格"), (self.pane, "个人累计")):
            self.tabs.addTab(widget, title)
        self.tabs.setCornerWidget(self._acts, Qt.Corner.TopRightCorner)
        self._stack.addWidget(self.tabs)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)

    def _wire(self) -> None:
        for listener in (self.services.proxy.set_filter, self.people.proxy.set_filter, self.board.set_filter):
            self.filter.textChanged.connect(listener)
        for button in (self.add_button, self.empty.button):
            button.clicked.connect(lambda: self.begin_record(""))
        self.need_button.clicked.connect(self.begin_need)
        self.forward_button.clicked.connect(lambda: self.move_by(1))
        self.back_button.clicked.connect(lambda: self.move_by(-1))
        for view in (self.services, self.board):
            view.opened.connect(lambda line: self.open_record(line.service.id))
            view.chosen.connect(self._choose)
        self.board.move_asked.connect(self.lead_to)
        self.board.menu_asked.connect(self._show_menu)
        self.board.void_asked.connect(self.void)
        self.tabs.currentChanged.connect(self._on_view)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+N", self.add_button.click),
            ("Ctrl+Shift+N", self.need_button.click),
            ("Alt+Left", partial(self.move_by, -1)),
            ("Alt+Right", partial(self.move_by, 1)),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self, book: PeriodBook, services: tuple[Service, ...]) -> None:
        lines = service_lines(services, book.kinds, self.session.today)
        self.head.say(state_words(book, lines))
        self._stack.setCurrentWidget(self.tabs if lines else self.empty)
        self.board.show_lines(lines, self._wanted)
        self.services.show_records(lines[::-1])
        self.pane.show_book(book)
        self._wanted = None
        self._choose()

    def _choose(self, *_: object) -> None:
        line = self.current
        at = _STAGES.index(line.service.stage) if line is not None else None
        following = _STAGES[1:][at : at + 1] if at is not None else ()
        self.forward_button.setText(f"{_STEPS[following[0]] if following else '派单'}…")
        self.forward_button.setEnabled(bool(following))
        self.back_button.setEnabled(bool(at))

    def _on_view(self, at: int) -> None:
        self.session.preferences.keep(_LAST_VIEW, _VIEWS[at])
        self._acts.setVisible(self.tabs.currentWidget() is not self.pane)
        self._choose()

    def _last_view(self) -> str:
        kept = self.session.preferences.text(_LAST_VIEW)
        return kept if kept in _VIEWS else _VIEWS[0]

    def _show_menu(self, at: QPoint) -> None:
        line = self.current
        if line is None or line.service.id is None:
            return
        menu, service = QMenu(self), line.service
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("打开\tEnter", partial(self.open_record, line.service.id))
        for stage in _STAGES:
            if stage is not service.stage:
                forward = _STAGES.index(stage) > _STAGES.index(service.stage)
                words = f"{_STEPS[stage]}…" if forward else f"退回到{stage.value}"
                menu.addAction(words, partial(self.lead_to, line.service.id, stage))
        menu.addSeparator()
        menu.addAction("作废…\tDelete", self.void)
        menu.popup(at)
