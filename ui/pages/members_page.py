"""党员: who is in the branch, with numbers hidden until asked for; a member's own page; acts and form."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QStackedWidget

from partybranch.changes import Area
from partybranch.domain.drafts import Draft, FormPlace
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.services.member_years import member_year
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.member_form import MemberForm
from ui.pages.member_acts import MemberActs, named_groups
from ui.pages.member_lines import MemberLine, member_lines
from ui.pages.member_pane import MemberPane
from ui.pages.members_list import MembersList
from ui.pages.page import Page
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState

_NOBODY = "还没有党员。有花名册就先导入，没有就点右上角“新增党员”逐个录入。"
_WITHOUT = {Area.MAPPINGS, Area.SUMMARIES, Area.TYPED_FIGURES, Area.LEAVES}


class MembersPage(Page):
    """The roster as cards or table; Enter opens a member's own page, F2 the form."""

    title = places.MEMBERS
    icon = "members"
    concerns = frozenset(Area) - _WITHOUT

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._book: PeriodBook | None = None
        self._lines: tuple[MemberLine, ...] = ()
        self._wanted: int | None = None
        self._order: tuple[int, ...] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选：姓名或拼音、职务…")
        self.filter.setAccessibleName("筛选党员")
        self.filter.setToolTip("Ctrl+F")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(236)
        self.numbers = plain_button("显示号码", icon="eye")
        self.numbers.setCheckable(True)
        self.head.add(self.filter)
        self.head.add(self.numbers)
        self.acts_button = self.head.add_button("办理", icon="down")
        self.acts_button.setToolTip("转正、调整党小组、任职、免职、转出；可以先选中多名党员")
        self.add_button = self.head.add_main_button("新增党员", icon="plus")
        self.add_button.setToolTip("Ctrl+N")
        self.list = MembersList(session.preferences, self.filter)
        self.pane = MemberPane(session)
        self.acts = MemberActs(session, self)
        self._empty = EmptyState("members", _NOBODY, "导入花名册")
        self._stack = QStackedWidget()
        for widget in (self.list, self.pane, self._empty):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack)
        self.view, self.left_too = self.list.table, self.list.filters.left_too
        self._wire()

    @property
    def reading(self) -> bool:
        """Whether a member's own page is open."""
        return self._stack.currentWidget() is self.pane

    def reload(self) -> None:
        """Read everybody ever entered with the figures of the year."""
        branch, period, today = self.session.branch, Period.year(self.session.year), self.session.today
        self.session.read(self, lambda: branch.tallies.of(period, today), self._show)

    def open_record(self, record_id: int, field: str = "") -> None:
        """Open a member's own page or, where a field is named, the form on it."""
        if field:
            members = self.session.branch.members
            self.session.read(self, lambda: members.get(record_id), lambda one: self.open_form(one, field))
        else:
            self._wanted = record_id
            self.reload()

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
        form = MemberForm(named_groups(self._lines), today=self.session.today)
        form.put(member)
        title = f"党员 · {member.name}" if member.id is not None else "新增党员"
        save = self.session.branch.members.save
        place = FormPlace(page=self.title, record_id=member.id)
        dialog: FormDialog[Member] = FormDialog(self.session, title, form, form, save, self, place)
        dialog.resize(1040, 690)
        dialog.open()
        form.stand_on(field)

    def _wire(self) -> None:
        self.numbers.toggled.connect(self._show_numbers)
        self.add_button.clicked.connect(lambda: self.begin_record(""))
        self.acts_button.clicked.connect(lambda: self._offer_acts(_below(self.acts_button)))
        self.list.menu_asked.connect(self._add_acts)
        self.list.opened.connect(self._open_line)
        self.list.chosen.connect(self._on_chosen)
        self.list.counted.connect(self.head.say)
        self.pane.back_asked.connect(self._close_member)
        self.pane.step_asked.connect(self._step)
        self.pane.form_asked.connect(self._correct)
        self.pane.acts_button.clicked.connect(lambda: self._offer_acts(_below(self.pane.acts_button)))
        self._empty.button.clicked.connect(lambda: self.session.navigate(places.IMPORTING, kind="roster"))
        keys = QKeySequence.StandardKey
        for key, act in (
            (QKeySequence(keys.Find), self._find),
            (QKeySequence(keys.New), lambda: self.begin_record("")),
            (QKeySequence("F2"), self._correct),
            (QKeySequence(keys.Cancel), self._go_back),
        ):
            QShortcut(key, self).activated.connect(act)

    def _show(self, book: PeriodBook) -> None:
        self._book, self._lines = book, member_lines(book, self.session.today)
        self.list.show_lines(self._lines)
        if not self._lines:
            self._show_list()
        elif self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._open_member(wanted)
            self.pane.take_keyboard()
        elif self.reading and self.pane.year is not None:
            self._open_member(self.pane.year.member.id)
        else:
            self._stack.setCurrentWidget(self.list)

    def _open_line(self, line: MemberLine) -> None:
        self._order = tuple(each.member.id or 0 for each in self.list.lines)
        self._open_member(line.member.id)
        self.pane.take_keyboard()

    def _open_member(self, member_id: int | None) -> None:
        """Show a member's own page; the list when the member is not in the book any more."""
        line = next((each for each in self._lines if each.member.id == member_id), None)
        if line is None or self._book is None:
            self._close_member()
            return
        if member_id not in self._order:
            self._order = tuple(each.member.id or 0 for each in self._lines)
        place = self._order.index(line.member.id or 0)
        self.pane.show_year(member_year(self._book, line.member))
        self.pane.can_step(place > 0, place < len(self._order) - 1)
        self.head.hide()
        self._stack.setCurrentWidget(self.pane)

    def _step(self, step: int) -> None:
        shown = self.pane.year.member.id if self.pane.year else None
        place = self._order.index(shown or 0) + step
        if 0 <= place < len(self._order):
            self._open_member(self._order[place])

    def _close_member(self) -> None:
        shown = self.pane.year.member.id if self.pane.year else None
        self.pane.history.put_away()
        self._show_list()
        self.list.select(shown)
        self.list.take_keyboard()

    def _show_list(self) -> None:
        self.head.show()
        self._stack.setCurrentWidget(self.list if self._lines else self._empty)

    def _correct(self) -> None:
        """Open the form of the member who is shown or stands under the keyboard."""
        if self.reading and self.pane.year is not None:
            self.open_form(self.pane.year.member)
        elif self.list.current is not None:
            self.open_form(self.list.current.member)

    def _find(self) -> None:
        if self.reading:
            self._close_member()
        self.filter.setFocus()
        self.filter.selectAll()

    def _go_back(self) -> None:
        """Leave a member's own page, or take the typed filter back."""
        if self.reading:
            self._close_member()
        else:
            self.filter.clear()
            self.list.take_keyboard()

    def _chosen(self) -> tuple[MemberLine, ...]:
        if not self.reading:
            return self.list.selected
        shown = self.pane.year.member.id if self.pane.year else None
        return tuple(line for line in self._lines if line.member.id == shown)

    def _offer_acts(self, place: QPoint) -> None:
        self.acts.fill(self._chosen(), named_groups(self._lines)).popup(place)

    def _add_acts(self, menu: QMenu) -> None:
        """Add the form and the acts to the menu of a row or card."""
        menu.addAction("修改\tF2").triggered.connect(self._correct)
        menu.addSeparator()
        self.acts.add_to(menu, self._chosen(), named_groups(self._lines))

    def _on_chosen(self) -> None:
        count = len(self.list.selected)
        self.acts_button.setText(f"办理（{count}人）" if count > 1 else "办理")

    def _show_numbers(self, shown: bool) -> None:
        self.list.show_numbers(shown)
        self.numbers.setText("隐藏号码" if shown else "显示号码")


def _below(button: QPushButton) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft() + QPoint(0, 4))
