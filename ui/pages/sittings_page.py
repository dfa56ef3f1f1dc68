"""活动: the sittings of the year in a list, and the form of one of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from partybranch.changes import Area
from partybranch.domain.beginnings import Usual, copied, fresh
from partybranch.domain.drafts import Draft
from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import years_after
from partybranch.domain.sittings import Sitting
from partybranch.errors import BranchError
from ui import places
from ui.forms.kind_form import add_kind
from ui.forms.kind_menu import KindMenu
from ui.forms.sitting_draft import SittingDraft
from ui.forms.sitting_form import SittingForm
from ui.forms.void_dialog import ask_reason
from ui.pages.page import Page
from ui.pages.sittings_list import SittingLine, SittingsList, read_lines
from ui.session import Session
from ui.spot import ANYWHERE, Spot


class SittingsPage(Page):
    """The list, and over it the form while a sitting is open."""

    title = places.SITTINGS
    icon = "sittings"
    concerns = frozenset({Area.SITTINGS, Area.KINDS, Area.MEMBERS, Area.PROFILE, Area.LEAVES})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = SittingsList(session.year, session.today)
        self.form = SittingForm(session)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.form)
        self.body.addWidget(self._stack)
        self.draft = SittingDraft(session, self.form, lambda: self.editing, self)
        self.ask_reason: Callable[[QWidget, str], str] = ask_reason
        self.void_button = self.head.add_button("作废", icon="void")
        self.copy_button = self.head.add_button("复制为新活动", icon="copy")
        self.copy_button.setToolTip("照选中的活动新建，不带到会和内容（Ctrl+D）")
        self.new_button = self.head.add_main_button("新建", icon="plus")
        self.new_button.setToolTip("按类型新建活动（Ctrl+N）")
        self.kinds_menu = KindMenu(self.new_button)
        self._wire()
        self._choose(None)

    @property
    def editing(self) -> bool:
        """Whether the form of a sitting is open."""
        return self._stack.currentWidget() is self.form

    def reload(self) -> None:
        """Read the sittings of the year; an open form follows what changed elsewhere."""
        branch, year, today = self.session.branch, self.session.year, self.session.today
        self.list.set_year(year)
        self.session.read(self, lambda: (read_lines(branch, year, today), branch.kinds.all()), self._show)
        if self.editing:
            self._follow()

    def open_record(self, record_id: int, field: str = "") -> None:
        """Open the form of a sitting and stand on a field of it."""
        self._unless_changed(lambda: self._open(record_id, field))

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Open the form of a new sitting of a kind ("" for none yet), of a group and a day where given."""
        self._unless_changed(lambda: self._begin((kind,) if kind else (), spot))

    def continue_draft(self, draft: Draft) -> None:
        """Open the form on what was typed and not saved."""
        self._unless_changed(lambda: self.draft.go_on(draft, self._show_form))

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or where it belongs in the sitting that is open."""
        (self.form if self.editing else self.list).take_keyboard()

    def unsaved(self) -> str:
        """The sitting on the screen, when it was changed."""
        return "正在填写的活动" if self.editing and self.form.changed else ""

    def save_unsaved(self, then: Callable[[], None]) -> None:
        """Save the sitting on the screen, then go on."""
        self.session.navigate(self.title)
        self.form.save(then)

    def leave_unsaved(self, *, keep: bool) -> None:
        """The window closes: keep the sitting as a draft, or give it up."""
        self.draft.keeper.end(keep=keep)

    def _wire(self) -> None:
        self.list.opened.connect(self._open)
        self.list.chosen.connect(self._choose)
        self.list.new_asked.connect(lambda: self._begin(()))
        self.kinds_menu.chosen.connect(lambda code: self._begin((code,)))
        self.new_button.clicked.connect(self.kinds_menu.drop)
        self.copy_button.clicked.connect(self._copy)
        self.void_button.clicked.connect(self._void)
        self.form.left.connect(self._close)
        self.form.another_asked.connect(lambda codes: self._unless_changed(partial(self._begin, codes)))
        self.form.copy_asked.connect(self._begin_like)
        for key, act in ((QKeySequence.StandardKey.New, self._new), ("Ctrl+D", self._copy)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _show(self, read: tuple[tuple[SittingLine, ...], Kinds]) -> None:
        lines, kinds = read
        self.list.show_lines(lines, kinds)
        self._choose(self.list.current)
        self.kinds_menu.show_kinds(kinds)
        self.kinds_menu.addSeparator()
        self.kinds_menu.addAction("新增类型…").triggered.connect(lambda: add_kind(self.session, self))
        valid = [line for line in lines if not line.sitting.voided]
        held = [line for line in valid if not line.ahead]
        counted = {
            "次的记录待补": sum(bool(line.gaps) for line in held),
            "次还没到日期": len(valid) - len(held),
        }
        state = f"{self.session.year}年 {len(held)} 次活动"
        self.head.say(state + "".join(f"，{count} {words}" for words, count in counted.items() if count))

    def _new(self) -> None:
        if self.editing:
            self.form.ask_another()
        else:
            self.kinds_menu.drop()

    def _copy(self) -> None:
        """Begin a sitting like the open one, or like the one under the hand in the list."""
        if self.editing:
            self.form.ask_copy()
        elif self.list.current is not None:
            self._begin_like(self.list.current)

    def _begin_like(self, sitting: Sitting) -> None:
        day = _day_in(self.session.year, self.session.today)

        def begin() -> None:
            written = self.editing and self.form.sitting_id is not None
            self._edit(copied(self.form.kept if written else sitting, day))

        self._unless_changed(begin)

    def _begin(self, codes: tuple[str, ...], spot: Spot = ANYWHERE) -> None:
        branch, first = self.session.branch, next(iter(codes), "")
        day = spot.day or _day_in(self.session.year, self.session.today)

        def read() -> tuple[Kinds, Usual]:
            return branch.kinds.all(), branch.sittings.usual(first, day, spot.group)

        def begin(found: tuple[Kinds, Usual]) -> None:
            sitting = fresh(codes, *found, day, spot.group)
            records = tuple(replace(record, topic=spot.topic) for record in sitting.records)
            self._edit(replace(sitting, place=spot.place or sitting.place, records=records))

        self.session.read(self, read, begin)

    def _open(self, sitting_id: int, field: str = "") -> None:
        branch = self.session.branch
        self.session.read(
            self, lambda: branch.sittings.get(sitting_id), lambda sitting: self._edit(sitting, field)
        )

    def _edit(self, sitting: Sitting, field: str = "") -> None:
        self.form.load(sitting, field)
        self._show_form()

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self.head.hide()
        self.form.take_keyboard()

    def _close(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.head.show()
        if self.form.sitting_id is not None:
            self.list.select(self.form.sitting_id)
        self.list.take_keyboard()

    def _unless_changed(self, act: Callable[[], None]) -> None:
        """Do something with the form, once a changed draft has been dealt with."""
        if self.editing:
            self.form.once_free(act)
        else:
            act()

    def _follow(self) -> None:
        """Show an unchanged open sitting as it is now; one that is gone closes its form."""
        sitting_id, branch = self.form.sitting_id, self.session.branch
        if self.form.changed or sitting_id is None:
            self.form.look_around()
            return
        background = self.session.background
        background.run(lambda: branch.sittings.get(sitting_id), self.form.load, self._gone, owner=self)

    def _gone(self, error: BranchError) -> None:
        self._close()
        self.session.notices.failure(error)

    def _choose(self, sitting: Sitting | None) -> None:
        self.void_button.setEnabled(sitting is not None and not sitting.voided)
        self.copy_button.setEnabled(sitting is not None)

    def _void(self) -> None:
        sitting = self.list.current
        if sitting is None or sitting.id is None:
            return
        sitting_id = sitting.id
        reason = self.ask_reason(self, f"{sitting.day:%m月%d日} {sitting.topic}".strip())
        if reason:
            branch = self.session.branch
            self.session.act(self, lambda: branch.sittings.void(sitting_id, reason))


def _day_in(year: int, today: date) -> date:
    """Today, or the same day of the year the window looks at."""
    return years_after(today, year - today.year)
