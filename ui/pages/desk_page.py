"""工作台: what this month still needs, what is open, and the year at a glance."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partybranch.changes import Area
from partybranch.domain.figures import Figure
from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import Period
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.models.duty_grid import duty_lines
from ui.pages.desk_figures import DeskFigure, desk_figures
from ui.pages.duties_card import DutiesCard
from ui.pages.finding_ways import follow_slot
from ui.pages.gaps_card import GapsCard
from ui.pages.kinds_card import KindsCard
from ui.pages.page import Page
from ui.pages.sources_dialog import SourcesDialog
from ui.session import Session
from ui.widgets.cards import Card, FigureCard
from ui.widgets.duty_grid import DutyGrid
from ui.widgets.slot_drawing import SlotLegend

_ROWS = (20, 30)


class DeskPage(Page):
    """The first page: the year at a glance, each figure and each sign a way to its records."""

    title = places.DESK
    icon = "desk"
    concerns = frozenset(Area) - {Area.MAPPINGS}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kinds = Kinds()
        self.duties = DutiesCard(session)
        self.gaps = GapsCard(session)
        self.progress = DutyGrid(_ROWS)
        self.held = KindsCard(session)
        self._cards: list[FigureCard] = []
        self._shown: tuple[DeskFigure, ...] = ()
        self._figures = QHBoxLayout()
        self._figures.setSpacing(12)
        record = self.head.add_main_button("记录活动", icon="plus")
        record.clicked.connect(lambda: session.navigate(places.SITTINGS, kind=""))
        self.progress.opened.connect(lambda slot: follow_slot(session, slot, self._kinds, self))
        self.held.asked.connect(self._follow)
        self._lay_out()

    def _lay_out(self) -> None:
        year = Card("全年进度")
        year.head.addWidget(SlotLegend())
        year.body.addWidget(self.progress)
        left, right, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.duties)
        left.addWidget(self.gaps, 1)
        right.addLayout(self._figures)
        right.addWidget(year)
        right.addWidget(self.held, 1)
        for layout in (left, right, columns):
            layout.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.body.addLayout(columns)

    def reload(self) -> None:
        """Read the year."""
        period, today = Period.year(self.session.year), self.session.today
        self.session.read(self, lambda: self.session.branch.tallies.of(period, today), self._show)

    def _show(self, book: PeriodBook) -> None:
        self._kinds = book.kinds
        self.duties.show_book(book)
        self.gaps.show_book(book)
        self.progress.show_lines(duty_lines(book.report.duties), book.report.facts.last_day)
        self.held.show_book(book)
        open_ends = f"{self.gaps.count} 项待办" if self.gaps.count else "没有待办事项"
        self.head.say(f"{book.period.label}已开展活动 {book.tally.sittings.value} 次，{open_ends}。")
        self._show_figures(desk_figures(book))

    def _show_figures(self, figures: tuple[DeskFigure, ...]) -> None:
        self._shown = figures
        while len(self._cards) < len(figures):
            card = FigureCard(figures[len(self._cards)].caption)
            card.opened.connect(partial(self._follow_card, len(self._cards)))
            self._figures.addWidget(card)
            self._cards.append(card)
        for card, each in zip(self._cards, figures, strict=True):
            card.say(each.value, each.unit)

    def _follow_card(self, at: int) -> None:
        self._follow(self._shown[at])

    def _follow(self, shown: DeskFigure) -> None:
        if isinstance(shown.behind, Figure):
            SourcesDialog(self.session, shown.caption, shown.behind.sources, self).show()
        else:
            self.session.navigate(shown.behind)
