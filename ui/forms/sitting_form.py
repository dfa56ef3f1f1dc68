"""One sitting: a draft goes in, a draft comes out; only 保存 (Ctrl+S) writes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from partybranch.domain.attendance import Mark, RollCounts
from partybranch.domain.kinds import Kinds
from partybranch.domain.sittings import Sitting
from ui.forms.leave_box import Leave, ask_leave
from ui.forms.people_chooser import PeopleChooser
from ui.forms.roll_laying import RollLaying, by_name
from ui.forms.sitting_papers import SittingPapers
from ui.forms.sitting_saving import SittingSaving
from ui.forms.sitting_sheet import SittingSheet
from ui.forms.sitting_words import state_words, title_words
from ui.forms.surroundings import Surroundings, read_surroundings
from ui.history_panel import HistoryPanel
from ui.session import Session

_NO_SITTING = Sitting(starts_at=datetime(2000, 1, 1))


class SittingForm(SittingSheet):
    """One sitting in hand: loaded, changed, judged while it is written, saved or left.

    ``saved`` carries the sitting's id; ``left`` says that the person went back to the list; ``another_asked``
    carries the kinds of a new sitting that is wanted, ``copy_asked`` the draft that a new one is to be like.
    """

    saved = Signal(int)
    left = Signal()
    another_asked = Signal(tuple)
    copy_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self._counts, parent)
        self._session = session
        self._given = self._kept = _NO_SITTING
        self._resumed: tuple[Sitting, str] | None = None
        self._around: Surroundings | None = None
        self._field = ""
        self._filling = False
        self.ask_leave: Callable[[QWidget, str], Leave] = ask_leave
        self._laying = RollLaying(session, self.panel)
        self._saving = SittingSaving(session, self)
        self.history = HistoryPanel(session, self)
        self.papers = SittingPapers(session, self, self.head.papers, self._once_saved)
        self._wire()

    def load(self, sitting: Sitting, field: str = "") -> None:
        """Show a sitting, new (without id) or kept, and stand on a field of it once it is there.

        A kept one shows its own roll, never a fresh one.
        """
        self._resumed = None
        self._load(sitting, sitting, field)

    def resume(self, typed: Sitting, present: Sitting | None, words: str) -> None:
        """Show a sitting as it was typed and not saved, over what the book has of it; ``words`` say so."""
        kept = present or _NO_SITTING
        self._resumed = (kept, words)
        self._load(typed, kept)

    def _load(self, sitting: Sitting, kept: Sitting, field: str = "") -> None:
        if sitting.id != self._given.id:
            self.history.put_away()
        self._field = field
        self._given, self._kept = sitting, kept
        self._around = None
        self._laying.begin(sitting)
        self._session.read(
            self,
            lambda: read_surroundings(self._session.branch, sitting.day),
            self._fill,
        )

    def draft(self) -> Sitting:
        """The sitting as it stands on the screen."""
        if self._around is None:
            return self._given
        return self.written_into(self._given)

    @property
    def sitting_id(self) -> int | None:
        """The id of the sitting on the screen; None for a new one."""
        return self._given.id

    @property
    def kept(self) -> Sitting:
        """The sitting as it was loaded or saved last."""
        return self._kept

    @property
    def title(self) -> str:
        """The sitting on the screen in words."""
        return self._title()

    @property
    def changed(self) -> bool:
        """Whether anything was changed since it was loaded or saved."""
        return self.draft() != self._kept

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Write the draft; ``then`` follows when it is written. What is refused is said beside its field."""
        if self._around is not None and not self._given.voided and not self._saving.busy:
            self.clear_complaints()
            self._saving.save(self.draft(), self._kept, lambda kept: self._saved(kept, then))

    def leave(self) -> None:
        """Go back to the list; a changed draft is asked about."""
        self.once_free(self.left.emit)

    def once_free(self, act: Callable[[], None]) -> None:
        """Do something that ends this draft, once a changed one is saved or given up."""
        answer = self.ask_leave(self, self._title()) if self.changed else Leave.DISCARD
        if answer is Leave.SAVE:
            self.save(act)
        elif answer is Leave.DISCARD:
            act()

    def _once_saved(self, act: Callable[[Sitting], None]) -> None:
        """Do something with the sitting as the book holds it, written first where it is not there yet."""
        if self._given.id is None or self.changed:
            self.save(lambda: act(self._kept))
        else:
            act(self._kept)

    def ask_another(self) -> None:
        """Ask for a new sitting of the same kinds (Ctrl+N)."""
        self.another_asked.emit(self.draft().kinds)

    def ask_copy(self) -> None:
        """Ask for a new sitting arranged like this one (Ctrl+D)."""
        self.copy_asked.emit(self.draft())

    def take_keyboard(self) -> None:
        """Put the keyboard where the work begins: kind or date of a new sitting, the roll of a kept one."""
        if self._around is not None and self.stand_on(self._field):
            return
        new = self.basics.moment if self._given.records else self.basics.chips
        (new if self._given.id is None else self.panel.grid).setFocus()

    def look_around(self) -> None:
        """Read again what the form offers (the roster changed elsewhere); a new roll follows it."""
        if self._around is None:
            return
        day = self.basics.day

        def seen(found: Surroundings) -> None:
            self._around = found
            self._offer(day)
            if self._given.id is None:
                self._lay_roll()

        self._session.read(self, lambda: read_surroundings(self._session.branch, day), seen)

    def _wire(self) -> None:
        for key, act in ((QKeySequence.StandardKey.Save, self._on_save), (Qt.Key.Key_Escape, self.leave)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.save_button.clicked.connect(self._on_save)
        self._saving.turned.connect(self._free_save)
        self._saving.refused.connect(self.refuse)
        self.head.back.clicked.connect(self.leave)
        self.head.another.clicked.connect(self.ask_another)
        self.head.copy.clicked.connect(self.ask_copy)
        self.history.serve(self.head.history, lambda: self._given)
        self.basics.changed.connect(self._edited)
        self.basics.day_changed.connect(self._on_day)
        self.basics.findings.asked.connect(self.stand_on)
        self.basics.chips.added.connect(self._on_added)
        self.basics.chips.removed.connect(self._on_removed)
        self.panel.changed.connect(self._edited)
        self.panel.relay_asked.connect(lambda: self._lay_roll(thaw=True))
        self.panel.names_asked.connect(lambda: self._lay_roll(thaw=True))
        self.panel.people_asked.connect(self._choose_people)
        self.tabs.changed.connect(self._edited)
        self.tabs.called.connect(self._on_called)
        self.tabs.people_asked.connect(self._choose_people)

    def _on_save(self) -> None:
        self.save()

    def _fill(self, found: Surroundings) -> None:
        sitting = self._given
        self._around, self._filling = found, True
        self._offer(sitting.day)
        self.put(sitting, found)
        self._filling = False
        self._kept = self._resumed[0] if self._resumed else self.draft()
        self.clear_complaints()
        self._saving.end()
        self._tell()
        self.say_resumed(self._resumed[1] if self._resumed else "")
        marked = any(row.mark is not Mark.UNMARKED for row in sitting.roll)
        given = bool(sitting.roll) if self._resumed else marked
        if sitting.id is None and not given and sitting.heads is None:
            self._lay_roll(first=True)
        self.stand_on(self._field)

    def _offer(self, day: date) -> None:
        if self._around is not None:
            shown = self._given if self._filling else self.draft()
            self.offer(self._around, day, self._around.usual(shown))

    def _lay_roll(self, *, first: bool = False, thaw: bool = False) -> None:
        """Lay the roll out anew; an old count of heads only gives way when it is asked to (``thaw``)."""
        if self._filling or self._around is None or (self.panel.heads is not None and not thaw):
            return

        def laid() -> None:
            if first:
                self._kept = replace(self._kept, roll=self.panel.rows)
            self._edited()

        self._laying.lay(self.draft(), self._around.names, laid, thaw=thaw)

    def _choose_people(self) -> None:
        if self._around is None:
            return
        called = self._laying.named or {row.member_id for row in self.panel.rows}
        dialog = PeopleChooser(
            self._around.members_on(self.basics.day), self._around.names, called, parent=self
        )
        if dialog.exec():
            self.call(dialog.chosen)

    def call(self, people: frozenset[int]) -> None:
        """Call exactly these people (指定人员); who is no longer called leaves the roll with their mark."""
        self._laying.call(people)
        self._lay_roll()

    def _on_day(self) -> None:
        if not self._filling:
            self._offer(self.basics.day)
            self._lay_roll()

    def _on_added(self, code: str) -> None:
        self.tabs.add(code)
        self.basics.rows.clear_complaints()
        self._offer(self.basics.day)
        if self._given.id is None and self._around is not None:
            if not self._given.records and len(self.basics.chips.codes) == 1:
                self.basics.suggest(self._around.usual(self.draft()))
            usual = max(self._around.kinds[each].minutes for each in self.basics.chips.codes)
            self.basics.minutes.setValue(max(usual, self.basics.minutes.value()))
        self._on_called()

    def _on_removed(self, code: str) -> None:
        self.tabs.remove(code)
        self._on_called()

    def _on_called(self) -> None:
        self._lay_roll()
        self._edited()

    def _edited(self) -> None:
        if not self._filling:
            self._tell()

    def _tell(self) -> None:
        """Say what follows from the draft: title, state, findings, what votes need."""
        draft = self.draft()
        self.panel.call_by_name(by_name(draft), has_kind=bool(draft.records))
        self.records_card.setVisible(bool(draft.records))
        self.panel.be_kept(draft.id is not None)
        self.head.history.setVisible(draft.id is not None)
        self.panel.expect_votes(self.tabs.purposes)
        self.head.set_title(self._title())
        self.head.say(state_words(draft, self._kept, self._session.today))
        self._free_save()
        if self._around is not None:
            self.basics.findings.show_findings(self._around.check.judge(draft), begun=draft.id is None)

    def _free_save(self) -> None:
        self.save_button.setEnabled(not self._saving.busy and not self._given.voided)

    def _title(self) -> str:
        return title_words(self.draft(), self._around.kinds if self._around else Kinds())

    def _counts(self) -> RollCounts:
        return self.draft().counts

    def _saved(self, kept: Sitting, then: Callable[[], None] | None) -> None:
        """Take over what the book now holds and leave the hand where it was."""
        self._given = self._kept = kept
        self._resumed = None
        self.say_resumed("")
        self._laying.take_over(kept)
        if self.changed:
            self.load(kept)  # the book had more than was written: marks set elsewhere meanwhile
        self._tell()
        if kept.id is not None:
            self.saved.emit(kept.id)
        if then is not None:
            then()
