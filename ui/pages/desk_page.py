"""工作台: what this month still needs, what is missing, and the year in figures."""

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from partybranch.changes import Area
from partybranch.domain.figures import Figure
from partybranch.domain.periods import Period
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.pages.desk_figures import DeskFigure, desk_figures
from ui.pages.duties_card import DutiesCard
from ui.pages.gaps_card import GapsCard
from ui.pages.page import Page
from ui.pages.sources_dialog import SourcesDialog
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card, FigureCard
from ui.widgets.labels import role_label

_PER_ROW = 4


class DeskPage(Page):
    """The first page: the year at a glance, each figure a way to its records."""

    title = places.DESK
    icon = "desk"
    concerns = frozenset({Area.PROFILE, Area.KINDS, Area.MEMBERS, Area.SITTINGS, Area.VOLUNTEERING})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.duties = DutiesCard(session)
        self.gaps = GapsCard(session)
        self.sentence = role_label("", wrap=True)
        self._cards: list[FigureCard] = []
        self._shown: tuple[DeskFigure, ...] = ()
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        record = self.head.add_main_button("记录活动", icon="plus")
        record.clicked.connect(lambda: session.navigate(places.SITTINGS, kind=""))
        self._lay_out()

    def _lay_out(self) -> None:
        words = Card("年度小结")
        copy = plain_button("复制", icon="copy")
        copy.clicked.connect(self._copy)
        words.head.addWidget(copy)
        words.body.addWidget(self.sentence)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(16)
        left.addWidget(self.duties)
        left.addWidget(self.gaps, 1)
        right.addLayout(self._grid)
        right.addWidget(words)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.body.addLayout(columns)

    def reload(self) -> None:
        """Read the year."""
        period, today = Period.year(self.session.year), self.session.today
        self.session.read(self, lambda: self.session.branch.tallies.of(period, today), self._show)

    def _show(self, book: PeriodBook) -> None:
        self.duties.show_book(book)
        self.gaps.show_book(book)
        self.sentence.setText(book.sentence)
        open_ends = f"{self.gaps.count} 项待补" if self.gaps.count else "没有待补的记录"
        self.head.say(f"{book.period.label}已开展活动 {book.tally.sittings.value} 次，{open_ends}。")
        self._show_figures(desk_figures(book))

    def _show_figures(self, figures: tuple[DeskFigure, ...]) -> None:
        if [each.caption for each in figures] != [each.caption for each in self._shown]:
            self._rebuild(figures)
        self._shown = figures
        for card, each in zip(self._cards, figures, strict=True):
            card.say(each.value, each.unit)

    def _rebuild(self, figures: tuple[DeskFigure, ...]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [FigureCard(each.caption) for each in figures]
        for at, card in enumerate(self._cards):
            card.opened.connect(partial(self._follow, at))
            self._grid.addWidget(card, at // _PER_ROW, at % _PER_ROW)

    def _follow(self, at: int) -> None:
        shown = self._shown[at]
        if isinstance(shown.behind, Figure):
            SourcesDialog(self.session, shown.caption, shown.behind.sources, self).show()
        else:
            self.session.navigate(shown.behind)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())
        self.session.notices.done("年度小结已复制，可以粘贴到总结里")
