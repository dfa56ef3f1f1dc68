"""党员: who is in the branch, with numbers hidden until asked for; admit, correct, transfer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget

from partybranch.changes import Area
from partybranch.domain.citizen_number import mask_citizen_number, mask_phone
from partybranch.domain.drafts import Draft, FormPlace
from partybranch.domain.members import Member, Standing, distinct_names, groups_on, standing_on
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.member_form import MemberForm
from ui.models.column import Column
from ui.pages.page import Page
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_view import RecordView


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A member with the name that tells namesakes apart and the standing today; ``place`` in the roster."""

    place: int
    name: str
    member: Member
    standing: Standing


def _state(standing: Standing) -> str:
    if standing.left:
        return "已转出"
    if not standing.member:
        return "未在册"
    words = [word for held, word in ((standing.exempt, "免于参加"), (standing.floating, "流动")) if held]
    return "、".join(words) or ("正式党员" if standing.full else "预备党员")


def _columns(shown: bool) -> tuple[Column[_Line], ...]:
    return (
        Column(title="序号", value=lambda line: str(line.place), width=60, sort_key=lambda line: line.place),
        Column(title="姓名", value=lambda line: line.name, width=120),
        Column(title="性别", value=lambda line: line.member.sex, width=56),
        Column(title="党小组", value=lambda line: line.standing.group, width=110),
        Column(title="党内职务", value=lambda line: "、".join(line.standing.posts), width=0),
        Column(title="状态", value=lambda line: _state(line.standing), width=96, tone=_tone),
        Column(title="加入党组织", value=lambda line: _day(line.member.joined), width=104),
        Column(title="转为正式", value=lambda line: _day(line.member.full_since), width=104),
        Column(
            title="公民身份证号",
            value=lambda line: (
                line.member.citizen_number if shown else mask_citizen_number(line.member.citizen_number)
            ),
            width=172,
        ),
        Column(
            title="手机号码",
            value=lambda line: line.member.phone if shown else mask_phone(line.member.phone),
            width=130,
        ),
    )


def _tone(line: _Line) -> str:
    return "text" if line.standing.member else "secondary"


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else "—"


class MembersPage(Page):
    """The roster as a table; double click or Enter opens the form."""

    title = places.MEMBERS
    icon = "members"
    concerns = frozenset({Area.MEMBERS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._members: tuple[Member, ...] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选：姓名、党小组、职务…")
        self.filter.setAccessibleName("筛选党员")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(220)
        self.left_too = QCheckBox("含已转出")
        self.numbers = plain_button("显示号码", icon="eye")
        self.numbers.setCheckable(True)
        for widget in (self.filter, self.left_too, self.numbers):
            self.head.add(widget)
        self.add_button = self.head.add_main_button("新增党员", icon="plus")
        self.view: RecordView[_Line] = RecordView("党员名单", _columns(shown=False))
        self._empty = EmptyState("members", "还没有党员。可以导入花名册，也可以逐个新增。", "导入花名册")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack)
        self._wire()

    def _wire(self) -> None:
        self.filter.textChanged.connect(self.view.proxy.set_filter)
        self.left_too.toggled.connect(self._show_lines)
        self.numbers.toggled.connect(self._show_numbers)
        self.add_button.clicked.connect(lambda: self.open_form(Member(name="")))
        self.view.opened.connect(lambda line: self.open_form(line.member))
        self._empty.button.clicked.connect(lambda: self.session.navigate(places.IMPORTING, kind="roster"))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.filter.setFocus)

    def reload(self) -> None:
        """Read everybody ever entered."""
        self.session.read(self, self.session.branch.members.all, self._show)

    def open_record(self, record_id: int, field: str = "") -> None:
        """Open the form of a member and stand on a field of it."""
        members = self.session.branch.members
        self.session.read(self, lambda: members.get(record_id), lambda member: self.open_form(member, field))

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Open the form of a new member."""
        self.open_form(Member(name=""))

    def continue_draft(self, draft: Draft) -> None:
        """Open the form of the member, or of a new one."""
        number, members = draft.place.record_id, self.session.branch.members
        if number is None:
            self.open_form(Member(name=""))
        else:
            self.session.read(self, lambda: members.get(number), self.open_form)

    def open_form(self, member: Member, field: str = "") -> None:
        """Open the form on a member; a new one is admitted on 保存."""
        form = MemberForm(groups_on(self._members, self.session.today))
        form.put(member)
        title = f"党员 · {member.name}" if member.id is not None else "新增党员"
        save = self.session.branch.members.save
        place = FormPlace(page=self.title, record_id=member.id)
        dialog: FormDialog[Member] = FormDialog(self.session, title, form, form, save, self, place)
        dialog.resize(880, 690)
        dialog.open()
        form.rows.stand_on(field)

    def _show(self, members: Sequence[Member]) -> None:
        self._members = tuple(members)
        self._stack.setCurrentWidget(self.view if members else self._empty)
        self._show_lines()

    def _show_lines(self) -> None:
        today, names = self.session.today, distinct_names(self._members)
        lines = [
            _Line(place=at, name=names.get(m.id or 0, m.name), member=m, standing=standing_on(m, today))
            for at, m in enumerate(self._members, 1)
        ]
        present = [line for line in lines if line.standing.member]
        probationary = sum(not line.standing.full for line in present)
        self.head.say(f"在册党员 {len(present)} 名，其中预备党员 {probationary} 名。")
        self.view.show_records([x for x in lines if self.left_too.isChecked() or not x.standing.left])

    def _show_numbers(self, shown: bool) -> None:
        self.view.show_columns(_columns(shown), self.view.table.records)
        self.numbers.setText("隐藏号码" if shown else "显示号码")
