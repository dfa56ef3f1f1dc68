"""统计: the figures of any period, by kind and month and by member; every figure leads to its records."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QTabWidget

from partybranch.changes import Area
from partybranch.domain.member_tallies import MemberTally
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.pages.page import Page
from ui.pages.sources_dialog import SourcesDialog
from ui.pages.tally_columns import MEMBER_COLUMNS, KindRow, kind_columns, kind_rows
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.period_picker import PeriodPicker
from ui.widgets.record_view import RecordView


class TalliesPage(Page):
    """A period above, two tables below; double click or Enter on a figure lists what it counts."""

    title = places.TALLIES
    icon = "tallies"
    concerns = frozenset({Area.SITTINGS, Area.VOLUNTEERING, Area.MEMBERS, Area.KINDS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.picker = PeriodPicker(session.year, session.today)
        self.head.add(self.picker)
        self.kinds: RecordView[KindRow] = RecordView("按类型统计", kind_columns([]))
        self.members: RecordView[MemberTally] = RecordView("按党员统计", MEMBER_COLUMNS)
        self.sentence = role_label("", wrap=True)
        self._lay_out()
        self.picker.picked.connect(self.reload)
        session.year_changed.connect(self.picker.set_year)
        self.kinds.cell_opened.connect(self._open_kind)
        self.members.opened.connect(self._open_member)

    def _lay_out(self) -> None:
        copy = plain_button("复制", icon="copy")
        copy.clicked.connect(self._copy)
        words = Card()
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(copy)
        words.body.addLayout(row)
        tabs = QTabWidget()
        tabs.addTab(self.kinds, "按类型")
        tabs.addTab(self.members, "按党员")
        self.body.addWidget(words)
        self.body.addWidget(tabs, 1)

    def reload(self) -> None:
        """Read the chosen period."""
        self.picker.set_year(self.session.year)
        period, today = self.picker.period, self.session.today
        self.session.read(self, lambda: self.session.branch.tallies.of(period, today), self._show)

    def _show(self, book: PeriodBook) -> None:
        self.head.say(f"{book.period.label}。双击数字可以看到它由哪些记录组成。")
        self.sentence.setText(book.sentence)
        self.kinds.show_columns(
            kind_columns([month.start for month in book.period.months()]), kind_rows(book)
        )
        self.members.show_records(book.tally.by_member)

    def _open_kind(self, row: KindRow, column: int) -> None:
        found = row.figure_at(column)
        if found is not None and found[1].value:
            SourcesDialog(self.session, found[0], found[1].sources, self).show()

    def _open_member(self, one: MemberTally) -> None:
        if one.absences:
            SourcesDialog(self.session, f"{one.name} · 请假和缺席", one.absences, self).show()
        else:
            self.session.notices.done(f"{one.name}在这段时间没有请假和缺席")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())
        self.session.notices.done("这段文字已复制，可以粘贴到总结里")
