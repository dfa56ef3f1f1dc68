"""The sheet a sitting is written on: its parts, where they lie, what they offer, what is refused there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from partybranch.domain.attendance import RollCounts
from partybranch.domain.beginnings import Usual
from partybranch.domain.kinds import Scope
from partybranch.domain.sittings import Sitting
from partybranch.errors import BranchError
from ui.forms.basics_pane import BasicsPane
from ui.forms.record_tabs import RecordTabs
from ui.forms.roll_panel import RollPanel
from ui.forms.sitting_head import SittingHead
from ui.forms.standing import go_round, stand_on
from ui.forms.surroundings import Surroundings
from ui.session import Session
from ui.widgets.labels import role_label
from ui.widgets.lowest import LowestArea

_LEFT_WIDTH = 300
_ROLL_AND_RECORDS = [400, 210]


class SittingSheet(QWidget):
    """Basics at the left, the roll at the right, the records below it; F6 goes round them."""

    def __init__(
        self, session: Session, counts: Callable[[], RollCounts], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.head = SittingHead()
        self.save_button = self.head.save
        self.trouble = role_label("", "trouble", wrap=True)
        self.about_draft = role_label("", "secondary", wrap=True)
        self.basics = BasicsPane(session)
        self.panel = RollPanel()
        self.tabs = RecordTabs(counts)
        self.records_card = self._records_card()
        self._lay_out()
        for key, by in (("F6", 1), ("Shift+F6", -1)):
            go = partial(go_round, by, self.basics, self.panel, self.tabs)
            QShortcut(QKeySequence(key), self).activated.connect(go)

    def put(self, sitting: Sitting, around: Surroundings) -> None:
        """Show a sitting in all parts."""
        self.basics.put(sitting, around.kinds)
        self.tabs.put(sitting.records, around.kinds)
        self.panel.observers_line.put(sitting.observers)
        if sitting.heads is not None:
            self.panel.show_heads(sitting.heads)
        else:
            self.panel.show_roll(sitting.roll, around.names)

    def written_into(self, sitting: Sitting) -> Sitting:
        """The sitting with what now stands in all parts."""
        return replace(
            self.basics.written_into(sitting),
            records=self.tabs.records,
            roll=self.panel.rows,
            heads=self.panel.heads,
            observers=self.panel.observers_line.observers,
        )

    def offer(self, around: Surroundings, day: date, usual: Usual) -> None:
        """Offer for choosing what there is on a day."""
        members, names = around.members_on(day), around.names
        self.basics.offer(members, names, around.places, usual)
        self.panel.expect_leave(around.leaves_on(day))
        self.tabs.offer(members, names, around.groups_on(day))

    def stand_on(self, field: str) -> bool:
        """Put the keyboard on a field that a finding names; whether there is such a field."""
        return stand_on(field, self.basics, self.panel, self.tabs)

    def say_resumed(self, words: str) -> None:
        """Say that what stands here was typed earlier and never saved; nothing for none."""
        self.about_draft.setText(words)
        self.about_draft.setVisible(bool(words))

    def refuse(self, error: BranchError) -> None:
        """Say beside its field what the book does not take."""
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

    def clear_complaints(self) -> None:
        """Take back what was said of the last attempt."""
        self.trouble.hide()
        self.basics.rows.clear_complaints()
        for form in self.tabs.forms:
            form.complain("")

    def _lay_out(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.setHandleWidth(12)
        right.addWidget(self.panel)
        right.addWidget(self.records_card)
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
