"""本年数字: the figures of the year and how often each kind was held, each number a way to its records."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partybranch.services.tallies import PeriodBook
from ui.pages.desk_figures import DeskFigure, desk_figures, kind_figures
from ui.session import Session
from ui.widgets.buttons import link_button, plain_button
from ui.widgets.cards import Card, FigureCard
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.short_lines import empty


class KindsCard(Card):
    """``asked`` carries the DeskFigure that was chosen; ``copy`` stands in the head of the page."""

    asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName("本年数字")
        self._session = session
        self.sentence = ""
        self.copy = plain_button("复制年度小结", icon="copy")
        self.copy.clicked.connect(self._copy)
        self._cards: list[FigureCard] = []
        self._shown: tuple[DeskFigure, ...] = ()
        self._figures = QHBoxLayout()
        self._figures.setSpacing(4)
        inside = QWidget()
        self._flow = FlowLayout(inside, spacing=2)
        self.body.addLayout(self._figures)
        self.body.addWidget(inside)
        self.body.setSpacing(2)
        frame = self.layout()
        if frame is not None:
            frame.setContentsMargins(8, 6, 8, 8)

    def show_book(self, book: PeriodBook) -> None:
        """Show the figures and the kinds of a period."""
        self.sentence = book.sentence
        self.copy.setToolTip(self.sentence)
        self._show_figures(desk_figures(book))
        empty(self._flow)
        for figure in kind_figures(book):
            self._flow.addWidget(self._link(figure))
        self._flow.invalidate()

    def _show_figures(self, figures: tuple[DeskFigure, ...]) -> None:
        self._shown = figures
        while len(self._cards) < len(figures):
            at = len(self._cards)
            card = FigureCard(figures[at].caption, inside=True)
            card.opened.connect(partial(self._ask_card, at))
            self._figures.addWidget(card, 1)
            self._cards.append(card)
        for card, each in zip(self._cards, figures, strict=True):
            card.say(each.value, each.unit)

    def _ask_card(self, at: int) -> None:
        self.asked.emit(self._shown[at])

    def _link(self, figure: DeskFigure) -> QWidget:
        link = link_button(f"{figure.caption} {figure.value} {figure.unit}")
        link.setProperty("tone", "text")
        link.setToolTip("查看记录")
        link.clicked.connect(partial(self._ask, figure))
        return link

    def _ask(self, figure: DeskFigure, _checked: bool = False) -> None:
        self.asked.emit(figure)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence)
        self._session.notices.done("年度小结已复制，可以粘贴到总结里")
