"""志愿服务: the services of the year, recorded with hours once for all, and each person's total."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTabWidget

from partybranch.changes import Area
from partybranch.domain.kinds import Kind, Kinds, Shape
from partybranch.domain.member_tallies import MemberTally
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.domain.sentences import number
from partybranch.domain.volunteering import Service
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.service_form import ServiceForm
from ui.forms.void_dialog import ask_reason
from ui.models.column import Align, Column
from ui.pages.page import Page
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_view import RecordView


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A service with the words of its kind."""

    service: Service
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """What the form needs."""

    service: Service
    kinds: tuple[Kind, ...]
    members: tuple[Member, ...]


_SERVICES: tuple[Column[_Line], ...] = (
    Column(title="日期", value=lambda line: f"{line.service.day:%Y-%m-%d}", width=108),
    Column(title="类型", value=lambda line: line.kind, width=90),
    Column(title="服务内容", value=lambda line: line.service.title, width=0),
    Column(title="服务项目", value=lambda line: line.service.project, width=200),
    Column(title="地点", value=lambda line: line.service.place, width=180),
    Column(
        title="人数",
        value=lambda line: str(len(line.service.rows)),
        width=70,
        align=Align.RIGHT,
        sort_key=lambda line: len(line.service.rows),
        tip=lambda line: "、".join(row.name for row in line.service.rows),
    ),
    Column(
        title="总时长（小时）",
        value=lambda line: number(line.service.hours),
        width=120,
        align=Align.RIGHT,
        sort_key=lambda line: line.service.hours,
    ),
)
_NOTHING = "这一年还没有志愿服务记录。每次服务记下参加人员和时长，个人累计由它算出。"
_PEOPLE: tuple[Column[MemberTally], ...] = (
    Column(title="姓名", value=lambda one: one.name, width=160),
    Column(title="党小组", value=lambda one: one.group, width=160),
    Column(
        title="次数",
        value=lambda one: str(one.services),
        width=100,
        align=Align.RIGHT,
        sort_key=lambda one: one.services,
    ),
    Column(
        title="累计时长（小时）",
        value=lambda one: number(one.hours),
        width=150,
        align=Align.RIGHT,
        sort_key=lambda one: one.hours,
    ),
    Column(title="", value=lambda _one: "", width=0),
)


class VolunteeringPage(Page):
    """Two tables: the services, and the people with their totals."""

    title = places.VOLUNTEERING
    icon = "volunteering"
    concerns = frozenset({Area.VOLUNTEERING, Area.MEMBERS, Area.KINDS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选：内容、项目、地点…")
        self.filter.setAccessibleName("筛选志愿服务")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(240)
        self.head.add(self.filter)
        self.add_button = self.head.add_main_button("记录服务", icon="plus")
        self.services: RecordView[_Line] = RecordView("志愿服务记录", _SERVICES)
        self.people: RecordView[MemberTally] = RecordView("个人累计", _PEOPLE)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.services, "服务记录")
        self.tabs.addTab(self.people, "个人累计")
        self.empty = EmptyState("volunteering", _NOTHING, "记录服务")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tabs)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)
        self.filter.textChanged.connect(self.services.proxy.set_filter)
        self.filter.textChanged.connect(self.people.proxy.set_filter)
        for button in (self.add_button, self.empty.button):
            button.clicked.connect(lambda: self.begin_record(""))
        self.services.opened.connect(lambda line: self.open_record(line.service.id))

    def reload(self) -> None:
        """Read the year's services and totals."""
        period, today = Period.year(self.session.year), self.session.today
        self.session.read(self, lambda: self.session.branch.tallies.of(period, today), self._show)

    def open_record(self, record_id: int, field: str = "") -> None:
        """Open the form of a service."""
        services = self.session.branch.volunteering
        self.session.read(self, lambda: self._opening(services.get(record_id)), self._open)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Open the form for a new service."""
        day = min(self.session.today, Period.year(self.session.year).end)
        draft = Service(kind=kind, day=day)
        self.session.read(self, lambda: self._opening(draft), self._open)

    def _opening(self, service: Service) -> _Opening:
        branch = self.session.branch
        kinds = branch.kinds.all().of_shape(Shape.SERVICE)
        return _Opening(service=service, kinds=kinds, members=branch.members.all())

    def _open(self, opening: _Opening) -> None:
        form = ServiceForm(opening.kinds, opening.members, self.session.year)
        form.put(opening.service)
        new = opening.service.id is None
        title = "记录服务" if new else f"服务 · {opening.service.title or f'{opening.service.day:%Y-%m-%d}'}"
        save = self.session.branch.volunteering.record
        dialog: FormDialog[Service] = FormDialog(self.session, title, form, form, save, self)
        if not new:
            void = plain_button("作废…", icon="void")
            void.clicked.connect(lambda: self._void(opening.service, dialog))
            dialog.extra.addWidget(void)
        dialog.resize(900, 620)
        dialog.open()

    def _void(self, service: Service, dialog: FormDialog[Service]) -> None:
        reason = ask_reason(dialog, service.title or f"{service.day:%Y-%m-%d}")
        if reason and service.id is not None:
            number_, services = service.id, self.session.branch.volunteering
            self.session.act(dialog, lambda: services.void(number_, reason), lambda _changes: dialog.accept())

    def _show(self, book: PeriodBook) -> None:
        served = book.tally.volunteering
        self.head.say(
            f"{book.period.label}共 {served.services.value} 次，{served.people} 人参加，"
            f"{served.turns} 人次，累计 {number(served.hours)} 小时。"
        )
        self._stack.setCurrentWidget(self.tabs if book.services else self.empty)
        self.services.show_records(_lines(book.services, book.kinds))
        self.people.show_records([one for one in book.tally.by_member if one.services])


def _lines(services: tuple[Service, ...], kinds: Kinds) -> list[_Line]:
    return [_Line(service=each, kind=kinds[each.kind].label) for each in reversed(services)]
