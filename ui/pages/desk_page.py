"""工作台: what this month still needs, what comes next, what is open, and the year at a glance."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partybranch.changes import Area
from partybranch.domain.figures import Figure
from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import Period
from partybranch.domain.upcoming import Upcoming, upcoming
from partybranch.services.first_steps import Beginning
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.forms.kind_menu import KindMenu
from ui.last_backup import count_from, days_without
from ui.models.duty_grid import duty_lines
from ui.pages.attendance_card import AttendanceCard
from ui.pages.birthdays_card import BirthdaysCard
from ui.pages.desk_figures import DeskFigure
from ui.pages.duties_card import DutiesCard
from ui.pages.finding_ways import follow_slot
from ui.pages.gaps_card import GapsCard
from ui.pages.guide import Guide
from ui.pages.kinds_card import KindsCard
from ui.pages.page import Page
from ui.pages.sources_dialog import SourcesDialog
from ui.pages.upcoming_card import UpcomingCard
from ui.session import Session
from ui.widgets.cards import Card
from ui.widgets.duty_grid import DutyGrid
from ui.widgets.lowest import LowestArea
from ui.widgets.slot_drawing import SlotLegend

_ROWS = (18, 26)
_GAP = 10
_LOW = 620
_GUIDE_LEFT = "guide_left"


@dataclass(frozen=True, slots=True)
class _Read:
    """What the desk is laid out from."""

    book: PeriodBook
    dates: tuple[Upcoming, ...]
    beginning: Beginning


class DeskPage(Page):
    """The first page: left what to do, right the year; each figure and each sign a way to its records."""

    title = places.DESK
    icon = "desk"
    concerns = frozenset(Area) - {Area.MAPPINGS}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kinds = Kinds()
        self.duties, self.gaps = DutiesCard(session), GapsCard(session)
        self.dates, self.birthdays = UpcomingCard(session), BirthdaysCard(session)
        self.held, self.attendance = KindsCard(session), AttendanceCard(session)
        self.progress = DutyGrid(_ROWS)
        self.guide = Guide(session)
        self.guide.left.connect(self._leave_guide)
        self._stack, self._year = QStackedWidget(), QWidget()
        self.head.add(self.held.copy)
        self._record = self.head.add_main_button("记录活动", icon="plus")
        self._record.setToolTip("按类型记录一次活动（Ctrl+N）")
        self.kinds_menu = KindMenu(self._record)
        self.kinds_menu.chosen.connect(lambda kind: session.navigate(places.SITTINGS, kind=kind))
        self._record.clicked.connect(self.kinds_menu.drop)
        QShortcut(QKeySequence.StandardKey.New, self).activated.connect(self._record.click)
        self.progress.opened.connect(lambda slot: follow_slot(session, slot, self._kinds, self))
        self.held.asked.connect(self._follow)
        self._lay_out()

    def _lay_out(self) -> None:
        year = Card("全年进度")
        self._pressed = (self.duties, self.dates, self.birthdays, self.gaps, year, self.attendance)
        year.head.addWidget(SlotLegend())
        year.body.addWidget(self.progress)
        pair = QHBoxLayout()
        left, right, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self._year)
        columns.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(self.dates, 1)
        pair.addWidget(self.birthdays, 1)
        left.addWidget(self.duties)
        left.addLayout(pair)
        left.addWidget(self.gaps, 1)
        right.addWidget(self.held)
        right.addWidget(year)
        right.addWidget(self.attendance, 1)
        for layout in (pair, left, right, columns):
            layout.setSpacing(_GAP)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.area = LowestArea(self._year)
        self._stack.addWidget(self.area)
        self._first = LowestArea(self.guide, bends=False)
        self._stack.addWidget(self._first)
        self.body.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window (a large screen at 150 %) the cards leave less room round what they say."""
        super().resizeEvent(event)
        for card in self._pressed:
            card.press_flat(flat=self.height() < _LOW)

    def reload(self) -> None:
        """Read the year, and what of its plan lies ahead."""
        branch, year, today = self.session.branch, self.session.year, self.session.today

        def read() -> _Read:
            book = branch.tallies.of(Period.year(year), today)
            lines = branch.plans.against(year, today).planned
            inside = (each for each in book.report.facts.sittings if each.day in book.period)
            services = branch.volunteering.of_year(year, today)
            dates = upcoming(lines, inside, services, today)
            return _Read(book, dates, branch.first_steps.of(year))

        self.session.read(self, read, self._show)

    def _show(self, read: _Read) -> None:
        book = read.book
        self._kinds = book.kinds
        self.kinds_menu.show_kinds(book.kinds)
        begun = read.beginning.done or (self._guide_left and read.beginning.members > 0)
        self._stack.setCurrentWidget(self.area if begun else self._first)
        self.guide.show_beginning(read.beginning, self.session.year)
        for button in (self.held.copy, self._record):
            button.setVisible(begun)
        self.duties.show_book(book)
        self.gaps.show_book(book)
        self.dates.show_dates(read.dates, book.kinds, over=book.period.end < book.as_of)
        self.birthdays.show_book(book)
        self.progress.show_lines(duty_lines(book.report.duties), book.report.facts.last_day)
        self.held.show_book(book)
        self.attendance.show_book(book)
        self.head.say(self._state_of(book) if begun else "新的账本，先做三件事。")

    @property
    def _guide_left(self) -> bool:
        return self.session.preferences.flag(_GUIDE_LEFT)

    def _leave_guide(self) -> None:
        self.session.preferences.keep(_GUIDE_LEFT, value=True)
        self.reload()

    def _state_of(self, book: PeriodBook) -> str:
        open_ends = f"{self.gaps.count} 项待办" if self.gaps.count else "没有待办事项"
        count_from(self.session.preferences, self.session.today)
        late = days_without(self.session.preferences, self.session.today)
        backup = f"已有 {late} 天没有备份，请插上U盘备份一次。" if late else ""
        return f"{book.period.label}已开展活动 {book.tally.sittings.value} 次，{open_ends}。{backup}"

    def _follow(self, shown: DeskFigure) -> None:
        if isinstance(shown.behind, Figure):
            SourcesDialog(self.session, shown.caption, shown.behind.sources, self).show()
        else:
            self.session.navigate(shown.behind)
