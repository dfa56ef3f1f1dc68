"""搜索: one box for members, sittings, services, registers, plans and commands, over every page."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget
from shiboken6 import isValid

from partybranch.domain.kinds import Kinds
from partybranch.errors import BranchError
from partybranch.services.search import Found
from partybranch.services.search_entries import Group
from partybranch.services.search_matching import Hit
from ui import places
from ui.actions.action import Command, Frame, Ground
from ui.actions.choosing import answering, every_command
from ui.models.found_rows import COMMANDS, FoundRow, Sort, answer_rows, opening_rows
from ui.pages.sittings_page import SittingsPage
from ui.recent_records import RecentRecords
from ui.session import Session
from ui.widgets.found_list import FoundList
from ui.widgets.search_field import SearchField

_PAGES = {
    Group.MEMBERS: places.MEMBERS,
    Group.SITTINGS: places.SITTINGS,
    Group.SERVICES: places.VOLUNTEERING,
    Group.REGISTERS: places.REGISTERS,
    Group.PLANS: places.PLANS,
}
_USUAL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What was asked: the words, and the groups to be listed at length."""

    typed: str = ""
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What the book says to a question, with what the commands of the moment depend on."""

    found: tuple[Found, ...]
    recent: tuple[Hit, ...]
    kinds: Kinds
    years: tuple[int, ...]


class SearchBox(QWidget):
    """The book is asked off the GUI thread, one question at a time; while one runs only the newest waits."""

    def __init__(self, session: Session, frame: Frame, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._frame, self._window = session, frame, window
        self._recent = RecentRecords(session.preferences)
        self._before: QWidget | None = None
        self._shown: _Question | None = None
        self._wanted, self._running = _Question(), False
        self._entered = False
        self.field, self.list = SearchField(), FoundList(window)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._wire()

    def ask(self) -> None:
        """Take the keyboard, with what was typed before chosen, and show the list."""
        held = QApplication.focusWidget()
        if held is not self.field:
            self._before = held
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list under the field."""
        super().resizeEvent(event)
        self._lay()

    def _wire(self) -> None:
        field = self.field
        field.textChanged.connect(self._on_text)
        field.asked.connect(self._ask)
        field.lost.connect(self.list.hide)
        field.walked.connect(self._walk)
        field.entered.connect(self._enter)
        field.given_up.connect(self._give_up)
        self.list.opened.connect(self._choose)
        self.list.stood_on.connect(field.setAccessibleDescription)
        shortcut = QShortcut(QKeySequence("Ctrl+K"), self._window)
        shortcut.activated.connect(self.ask)

    def _on_text(self, _text: str) -> None:
        if self.field.hasFocus():
            self._ask()

    def _ask(self, whole: frozenset[str] = frozenset()) -> None:
        """Ask the book what stands in the field now."""
        self._wanted = _Question(typed=self.field.text().strip(), whole=whole)
        if not self._running:
            self._run()

    def _run(self) -> None:
        question, branch = self._wanted, self._session.branch
        groups = [group for group in Group if group.value in question.whole]
        remembered = self._recent.records()

        def work() -> _Answer:
            return _Answer(
                found=branch.search.find(question.typed, groups),
                recent=() if question.typed else branch.search.recall(remembered),
                kinds=branch.kinds.all(),
                years=branch.search.years(),
            )

        self._running = True
        self._session.background.run(
            work, lambda answer: self._show(question, answer), self._fail, owner=self, busy_text="正在查找…"
        )

    def _fail(self, error: BranchError) -> None:
        self._running = self._entered = False
        self._session.notices.failure(error)

    def _show(self, question: _Question, answer: _Answer) -> None:
        self._running = False
        if question != self._wanted:
            self._run()
            return
        if not self.field.hasFocus():
            return
        stand = self.list.currentIndex().row() if self._grown(question) else -1
        self._shown = question
        self.list.show_rows(self._rows(question, answer), stand=stand)
        self._lay()
        self.list.show()
        self.list.raise_()
        if self._entered:
            self._entered = False
            self._enter()

    def _grown(self, question: _Question) -> bool:
        """Whether the same words were asked for at more length: then the eye stays where it is."""
        return self._shown is not None and replace(question, whole=self._shown.whole) == self._shown

    def _rows(self, question: _Question, answer: _Answer) -> tuple[FoundRow, ...]:
        ground = Ground(session=self._session, frame=self._frame, kinds=answer.kinds, years=answer.years)
        commands = every_command(ground)
        if not question.typed:
            return opening_rows(answer.recent, [each for each in commands if each.common][:_USUAL])
        chosen = answering(commands, question.typed)
        return answer_rows(question.typed, answer.found, chosen, at_length=COMMANDS in question.whole)

    def _lay(self) -> None:
        self.list.lay_under(self.field)

    def _walk(self, step: int) -> None:
        if self.list.isVisible():
            self.list.walk(step)
        else:
            self._ask()

    def _enter(self) -> None:
        """Choose the row under the keyboard, once the list answers what is typed."""
        if self._running:
            self._entered = True
        elif self.list.isVisible() and self.list.current is not None:
            self._choose(self.list.current)

    def _choose(self, row: FoundRow) -> None:
        if row.sort is Sort.MORE and self._shown is not None:
            self._ask(self._shown.whole | {row.group})
            return
        self._leave(None)
        if row.hit is not None:
            self._open(row.hit)
        elif row.command is not None:
            self._perform(row.command)

    def _open(self, hit: Hit) -> None:
        self._recent.add(hit.group, hit.id)
        asks = hit.group is Group.SITTINGS and self._frame.page(SittingsPage).unsaved()
        if not asks:
            self._follow_year(hit)
        self._session.navigate(_PAGES[hit.group], open_id=hit.id)
        if asks:
            # Whoever stays with the unsaved sitting stays in its year; this is read after the new one.
            self._session.read(self, lambda: hit, self._follow_opened)

    def _follow_year(self, hit: Hit) -> None:
        if hit.year is not None:
            self._session.set_year(hit.year)

    def _follow_opened(self, hit: Hit) -> None:
        if self._frame.page(SittingsPage).form.sitting_id == hit.id:
            self._follow_year(hit)

    def _perform(self, command: Command) -> None:
        # After this key: a command may open a dialog, and the key that chose it would press its button.
        QTimer.singleShot(0, self, command.run)

    def _give_up(self) -> None:
        """Put the list and what was typed away and give the keyboard back."""
        self._leave(self._before)

    def _leave(self, to: QWidget | None) -> None:
        """Hand the keyboard on before the field is emptied: an emptied field that has it asks anew."""
        self.list.hide()
        if to is not None and isValid(to) and to.isVisible():
            to.setFocus()
        else:
            self._frame.take_keyboard()
        self.field.clear()
        self._before, self._shown, self._entered = None, None, False
