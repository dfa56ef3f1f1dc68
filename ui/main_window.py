"""The window: navigation over ``PAGES``, top bar, stack, foot. It knows no feature but the branch's name."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from partybranch.changes import Area, Changes
from partybranch.domain.drafts import FormPlace
from partybranch.domain.profile import Profile
from ui import places
from ui.bell import Bell
from ui.closing import KEPT_AS_DRAFT, Closing
from ui.drafts_bar import DraftsBar
from ui.forms.form_dialog import FormDialog
from ui.forms.profile_form import ProfileForm
from ui.help_action import HelpAction, help_button
from ui.keys_through import EARLIER, LATER, SEARCH, KeysThrough
from ui.pages import PAGES
from ui.pages.page import Page
from ui.search_box import SearchBox
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.table_files import TableFiles
from ui.undo_action import RedoAction, UndoAction, step_button
from ui.widgets.foot import Foot
from ui.widgets.lowest import LowestArea
from ui.widgets.navigation import Navigation
from ui.widgets.table_host import TableHost
from ui.widgets.top_bar import TopBar
from ui.window_place import keep_place, take_place

P = TypeVar("P", bound=Page)

_NUMBERED = 9
"""So many pages have a key: Ctrl+10 would be two keys."""
_FOLDED = "frame/folded"
_ROOMY = 1160
_LEAST = QSize(1020, 540)
"""Fits a screen of 1366×768 at 125 %, less its bars."""


class MainWindow(QMainWindow):
    """One open book."""

    def __init__(self, session: Session, pages: Sequence[type[Page]] = PAGES) -> None:
        super().__init__()
        self._session = session
        self.setWindowTitle("支部纪实")
        self.setMinimumSize(_LEAST)
        self.resize(1280, 740)
        self.pages = [page(session) for page in pages]
        self.navigation = Navigation([(page.title, page.icon) for page in self.pages])
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(LowestArea(page, bends=False))
        self._top = TopBar(session.year)
        self._foot = Foot()
        self.tables = TableFiles(session, TableHost(session.preferences, self))
        self.undo, self.redo = UndoAction(session, self), RedoAction(session, self)
        self.help = HelpAction(session, lambda: self.pages[self._stack.currentIndex()].title, self)
        self.search = SearchBox(session, self, self)
        self._closing, self._left = Closing(session, self.pages, self), False
        self._lay_out()
        self._wire()
        self.navigation.fold(session.preferences.flag(_FOLDED))
        self.navigation.go(0)
        self.take_keyboard()
        take_place(self, session.preferences)
        self._read_name()

    def show_page(
        self, title: str, open_id: int | None = None, kind: str | None = None, spot: Spot = ANYWHERE
    ) -> None:
        """Go to the page of that title; open a record there or begin one of a kind."""
        if title == places.PROFILE:
            self._ask_profile(spot.field)
        for row, page in enumerate(self.pages):
            if page.title == title:
                self.navigation.go(row)
                if open_id is not None:
                    page.open_record(open_id, spot.field)
                elif kind is not None:
                    page.begin_record(kind, spot)

    def page(self, kind: type[P]) -> P:
        """The page of that class."""
        return next(page for page in self.pages if isinstance(page, kind))

    def take_keyboard(self) -> None:
        """Put the keyboard where every page can be reached from."""
        self.navigation.list.setFocus()

    def open_manual(self, title: str) -> None:
        """Open the manual at the page with that heading."""
        self.help.open_at(title)

    def fold_navigation(self) -> None:
        """Fold the navigation to its icons, or unfold it."""
        self.navigation.turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window needs the room of the names; a wide one shows them as the person likes."""
        super().resizeEvent(event)
        was, now = event.oldSize().width() < _ROOMY, event.size().width() < _ROOMY
        if was != now or not event.oldSize().isValid():
            self.navigation.fold(now or self._session.preferences.flag(_FOLDED))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before long work is stopped or something typed is lost; nothing else needs asking."""
        if self._left or self._closing.may_close():
            keep_place(self, self._session.preferences)
            self.help.close()
            event.accept()
        else:
            event.ignore()

    def leave(self, then: Callable[[], None], words: str = KEPT_AS_DRAFT) -> None:
        """Ask what closing asks, and go on with what needs the window gone; from then on it just closes."""
        if self._closing.may_close(lambda: self.leave(then, words), words):
            self._left = True
            then()

    def stay(self) -> None:
        """What the window was to be gone for is off: closing asks again."""
        self._left = False

    def _lay_out(self) -> None:
        self._top.put_search(self.search)
        for tool in (
            Bell(self._session),
            step_button(self.undo, named=True),
            step_button(self.redo, named=False),
            help_button(self.help),
        ):
            self._top.tools.addWidget(tool)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.navigation)
        body.addWidget(self._stack, 1)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addWidget(DraftsBar(self._session))
        layout.addLayout(body, 1)
        layout.addWidget(self._foot)
        self.setCentralWidget(central)

    def _wire(self) -> None:
        session = self._session
        self.navigation.went.connect(self._on_page)
        self.navigation.page_asked.connect(self._enter_page)
        self.navigation.folded.connect(lambda narrow: session.preferences.keep(_FOLDED, narrow))
        for number in range(1, min(len(self.pages), _NUMBERED) + 1):
            jump = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            jump.activated.connect(partial(self._jump, number - 1))
        KeysThrough((SEARCH, EARLIER, LATER), self)
        session.navigation_asked.connect(self.show_page)
        session.leave_asked.connect(self.leave)
        session.stay_asked.connect(self.stay)
        session.year_changed.connect(self._top.years.show_year)
        self._top.years.asked.connect(session.set_year)
        self._top.profile_asked.connect(self._ask_profile)
        session.notices.said.connect(self._foot.show_notice)
        session.notices.forgotten.connect(self._foot.clear)
        session.background.busy_changed.connect(self._foot.show_busy)
        self._foot.undo_asked.connect(session.undo)
        self._foot.redo_asked.connect(session.redo)
        self._foot.cancel_asked.connect(session.background.cancel)
        session.records_changed.connect(self._on_changes)

    def _jump(self, row: int) -> None:
        self.navigation.go(row)
        self._enter_page()

    def _enter_page(self) -> None:
        self.pages[self._stack.currentIndex()].take_keyboard()

    def _on_page(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._foot.forget_trouble()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Area.PROFILE):
            self._read_name()

    def _read_name(self) -> None:
        self._session.read(
            self, self._session.branch.profile.get, lambda profile: self._say_name(profile.name)
        )

    def _ask_profile(self, field: str = "") -> None:
        read = self._session.branch.profile.get
        self._session.read(self, read, lambda profile: self._open_profile(profile, field))

    def _open_profile(self, profile: Profile, field: str) -> None:
        form = ProfileForm()
        form.put(profile)
        save = self._session.branch.profile.save
        dialog: FormDialog[Profile] = FormDialog(
            self._session, "支部信息", form, form, save, self, FormPlace(page=places.PROFILE)
        )
        dialog.resize(520, 460)
        dialog.open()
        form.rows.stand_on(field)

    def _say_name(self, name: str) -> None:
        self._top.branch_name.say(name or "填写党支部名称…")
        self.setWindowTitle(f"{name} - 支部纪实" if name else "支部纪实")
