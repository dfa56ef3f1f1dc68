"""统计: 年度小结 and the figures of any period in five tables; every figure leads to its records."""

from dataclasses import replace

from PySide6.QtWidgets import QTabWidget

from partybranch.changes import Area
from partybranch.domain.comparison import ComparedKind
from partybranch.domain.group_tallies import GroupTally, tally_groups
from partybranch.domain.member_tallies import MemberTally
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.pages.comparison_columns import BEFORE_COLUMN, COMPARED_COLUMNS, GROUP_COLUMNS
from ui.pages.page import Page
from ui.pages.sources_dialog import SourcesDialog
from ui.pages.summary_card import SummaryCard
from ui.pages.tally_columns import MEMBER_COLUMNS, KindRow, kind_columns, kind_rows
from ui.pages.typed_figures_pane import TypedFiguresPane
from ui.session import Session
from ui.widgets.period_picker import PeriodPicker
from ui.widgets.record_view import RecordView

Counted = tuple[PeriodBook, tuple[ComparedKind, ...]]


class TalliesPage(Page):
    """The summary above, the tables below; double click or Enter on a figure lists what it counts."""

    title = places.TALLIES
    icon = "tallies"
    concerns = frozenset(
        {
            Area.SITTINGS,
            Area.VOLUNTEERING,
            Area.MEMBERS,
            Area.KINDS,
            Area.SUMMARIES,
            Area.TYPED_FIGURES,
            Area.REGISTERS,
            Area.PLANS,
        }
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.picker = PeriodPicker(session.year, session.today)
        self.head.add(self.picker)
        self.summary = SummaryCard(session)
        self.kinds: RecordView[KindRow] = RecordView("按类型统计", kind_columns([]))
        self.members: RecordView[MemberTally] = RecordView("按党员统计", MEMBER_COLUMNS)
        self.groups: RecordView[GroupTally] = RecordView("按党小组统计", GROUP_COLUMNS)
        self.compared: RecordView[ComparedKind] = RecordView("与上年同期和计划对比", COMPARED_COLUMNS)
        self.typed = TypedFiguresPane(session)
        self.tabs = QTabWidget()
        for pane, words in (
            (self.kinds, "按类型"),
            (self.members, "按党员"),
            (self.groups, "按党小组"),
            (self.compared, "对比"),
            (self.typed, "手工填写"),
        ):
            self.tabs.addTab(pane, words)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.tabs, 1)
        self.picker.picked.connect(self.reload)
        session.year_changed.connect(self.picker.set_year)
        self.summary.typed_asked.connect(lambda: self.tabs.setCurrentWidget(self.typed))
        self.kinds.cell_opened.connect(self._open_kind)
        self.members.opened.connect(self._open_member)
        self.groups.opened.connect(self._open_group)
        self.compared.cell_opened.connect(self._open_compared)

    def reload(self) -> None:
        """Read the chosen period."""
        self.picker.set_year(self.session.year)
        period, today = self.picker.period, self.session.today

        def work() -> Counted:
            book = self.session.branch.tallies.of(period, today)
            return book, book.comparison()

        self.session.read(self, work, self._show)

    def _show(self, counted: Counted) -> None:
        book, compared = counted
        self.head.say(f"{book.period.label}。点小结里的数字，或双击表里的数字，可以看到它由哪些记录组成。")
        self.summary.show_book(book)
        self.kinds.show_columns(
            kind_columns([month.start for month in book.period.months()]), kind_rows(book)
        )
        self.members.show_records(book.tally.by_member)
        self.groups.show_records(tally_groups(book.tally.by_member))
        self.compared.show_records(compared)
        self.typed.show_book(book)

    def _open_kind(self, row: KindRow, column: int) -> None:
        found = row.figure_at(column)
        if found is not None and found[1].value:
            SourcesDialog(self.session, found[0], found[1].sources, self).show()

    def _open_member(self, one: MemberTally) -> None:
        if one.absences:
            SourcesDialog(self.session, f"{one.name} · 请假和缺席", one.absences, self).show()
        else:
            self.session.notices.done(f"{one.name}在这段时间没有请假和缺席")

    def _open_group(self, group: GroupTally) -> None:
        missed = [
            replace(source, label=f"{one.name} · {source.label}")
            for one in group.members
            for source in one.absences
        ]
        if missed:
            in_time = sorted(missed, key=lambda source: source.day)
            SourcesDialog(self.session, f"{group.name} · 请假和缺席", in_time, self).show()
        else:
            self.session.notices.done(f"{group.name}在这段时间没有请假和缺席")

    def _open_compared(self, line: ComparedKind, column: int) -> None:
        earlier = column == BEFORE_COLUMN
        figure = line.before if earlier else line.now
        if figure is not None and figure.value:
            title = f"{line.name} · {'上年同期' if earlier else '本期'}"
            SourcesDialog(self.session, title, figure.sources, self).show()
