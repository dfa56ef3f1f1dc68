"""One sitting: a draft goes in, a draft comes out; only 保存 (Ctrl+S) writes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from partybranch.changes import Changes
from partybranch.domain.attendance import Mark, RollCounts
from partybranch.domain.kinds import Kinds, Scope
from partybranch.domain.sittings import Sitting
from partybranch.errors import BranchError
from ui.forms.basics_pane import BasicsPane
from ui.forms.leave_box import Leave, ask_leave
from ui.forms.people_chooser import PeopleChooser
from ui.forms.record_tabs import RecordTabs
from ui.forms.roll_laying import RollLaying, by_name
from ui.forms.roll_panel import RollPanel
from ui.forms.sitting_head import SittingHead
from ui.forms.sitting_words import state_words, title_words
from ui.forms.standing import go_round, stand_on
from ui.forms.surroundings import Surroundings, read_surroundings
from ui.history_panel import HistoryPanel
from ui.session import Session
from ui.widgets.labels import role_label
from ui.widgets.lowest import LowestArea

_LEFT_WIDTH = 300
_ROLL_AND_RECORDS = [400, 210]
_NO_SITTING = Sitting(starts_at=datetime(2000, 1, 1))


class SittingForm(QWidget):
    """Basics at the left, the roll at the right, the records below it.

    ``saved`` carries the sitting's id; ``left`` says that the person went back to the list; ``another_asked``
    carries the kinds of a new sitting that is wanted, ``copy_asked`` the draft that a new one is to be like.
    """

    saved = Signal(int)
    left = Signal()
    another_asked = Signal(tuple)
    copy_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._given = self._kept = _NO_SITTING
        self._resumed: tuple[Sitting, str] | None = None
        self._around: Surroundings | None = None
        self._field = ""
        self._filling = self._saving = False
        self.ask_leave: Callable[[QWidget, str], Leave] = ask_leave
        self.head = SittingHead()
        self.save_button = self.head.save
        self.trouble = role_label("", "trouble", wrap=True)
        self.about_draft = role_label("", "secondary", wrap=True)
        self.basics = BasicsPane(session)
        self.panel = RollPanel()
        self._laying = RollLaying(session, self.panel)
        self.tabs = RecordTabs(self._counts)
        self._records = self._records_card()
        self._lay_out()
        self.history = HistoryPanel(session, self)
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
        return replace(
            self.basics.written_into(self._given),
            records=self.tabs.records,
            roll=self.panel.rows,
            heads=self.panel.heads,
            observers=self.panel.observers_line.observers,
        )

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
        if self._saving or self._around is None or self._given.voided:
            return
        draft, sittings = self.draft(), self._session.branch.sittings
        self._clear_complaints()
        self._be_saving(True)

        def written(changes: Changes) -> None:
            sitting_id = changes.id if changes.ids else draft.id
            if sitting_id is None:
                self._be_saving(False)
                return
            self._session.read(self, lambda: sittings.get(sitting_id), lambda kept: self._saved(kept, then))

        self._session.act(self, lambda: sittings.record(draft), written, self._refused)

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

    def stand_on(self, field: str) -> bool:
        """Put the keyboard on a field that a finding names; whether there is such a field."""
        return stand_on(field, self.basics, self.panel, self.tabs)

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

    def _lay_out(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.setHandleWidth(12)
        right.addWidget(self.panel)
        right.addWidget(self._records)
        right.setSizes(_ROLL_AND_RECORDS)
        left = LowestArea(self.basics)
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setFixedWidth(_LEFT_WIDTH)
        self.trouble.hide()
        self.about_draft.hide()
        panes = QHBoxLayout()
        panes.setSpacing(12)
        panes.addWidget(left)
        panes.addWidget(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.about_draft)
        layout.addWidget(self.trouble)
        layout.addLayout(panes, 1)

    def _records_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 2, 12, 8)
        layout.addWidget(self.tabs)
        return card

    def _wire(self) -> None:
        for key, act in ((QKeySequence.StandardKey.Save, self._on_save), (Qt.Key.Key_Escape, self.leave)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.save_button.clicked.connect(self._on_save)
        self.head.back.clicked.connect(self.leave)
        self.head.another.clicked.connect(self.ask_another)
        self.head.copy.clicked.connect(self.ask_copy)
        self.history.serve(self.head.history, lambda: self._given)
        for part_key, by in (("F6", 1), ("Shift+F6", -1)):
            go = partial(go_round, by, self.basics, self.panel, self.tabs)
            QShortcut(QKeySequence(part_key), self).activated.connect(go)
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
        self.basics.put(sitting, found.kinds)
        self.tabs.put(sitting.records, found.kinds)
        self.panel.observers_line.put(sitting.observers)
        if sitting.heads is not None:
            self.panel.show_heads(sitting.heads)
        else:
            self.panel.show_roll(sitting.roll, found.names)
        self._filling = False
        self._kept = self._resumed[0] if self._resumed else self.draft()
        self._clear_complaints()
        self._be_saving(False)
        self._tell()
        self._say_resumed()
        marked = any(row.mark is not Mark.UNMARKED for row in sitting.roll)
        given = bool(sitting.roll) if self._resumed else marked
        if sitting.id is None and not given and sitting.heads is None:
            self._lay_roll(first=True)
        self.stand_on(self._field)

    def _say_resumed(self) -> None:
        if self._resumed is not None:
            self.about_draft.setText(self._resumed[1])
        self.about_draft.setVisible(self._resumed is not None)

    def _offer(self, day: date) -> None:
        if self._around is not None:
            members, names = self._around.members_on(day), self._around.names
            shown = self._given if self._filling else self.draft()
            self.basics.offer(members, names, self._around.places, self._around.usual(shown))
            self.panel.expect_leave(self._around.leaves_on(day))
            self.tabs.offer(members, names, self._around.groups_on(day))

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
        self._records.setVisible(bool(draft.records))
        self.panel.be_kept(draft.id is not None)
        self.head.history.setVisible(draft.id is not None)
        self.panel.expect_votes(self.tabs.purposes)
        self.head.set_title(self._title())
        self.head.say(state_words(draft, self._kept, self._session.today))
        self.save_button.setEnabled(not self._saving and not draft.voided)
        if self._around is not None:
            self.basics.findings.show_findings(self._around.check.judge(draft))

    def _title(self) -> str:
        return title_words(self.draft(), self._around.kinds if self._around else Kinds())

    def _counts(self) -> RollCounts:
        return self.draft().counts

    def _be_saving(self, saving: bool) -> None:
        self._saving = saving
        self.save_button.setEnabled(not saving and not self._given.voided)

    def _saved(self, kept: Sitting, then: Callable[[], None] | None) -> None:
        """Take over what the book now holds and leave the hand where it was."""
        self._given = self._kept = kept
        self._resumed = None
        self._say_resumed()
        self._laying.take_over(kept)
        self._be_saving(False)
        self._tell()
        if kept.id is not None:
            self.saved.emit(kept.id)
        if then is not None:
            then()

    def _refused(self, error: BranchError) -> None:
        self._be_saving(False)
        without_group = [f for f in self.tabs.forms if f.record.scope is Scope.GROUP and not f.record.group]
        if not self.tabs.forms:
            self.basics.rows.complain("kinds", str(error))
        elif without_group:
            self.tabs.setCurrentWidget(without_group[0])
            without_group[0].complain(str(error))
            without_group[0].group.setFocus()
        else:
            self.trouble.setText(str(error))
            self.trouble.show()

    def _clear_complaints(self) -> None:
        self.trouble.hide()
        self.basics.rows.clear_complaints()
        for form in self.tabs.forms:
            form.complain("")
