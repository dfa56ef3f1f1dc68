"""本年活动: how often each kind was held, each number a way to its records, and the summary to copy."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from partybranch.services.tallies import PeriodBook
from ui.pages.desk_figures import DeskFigure, kind_figures
from ui.session import Session
from ui.widgets.buttons import link_button, plain_button
from ui.widgets.cards import Card
from ui.widgets.flow_layout import FlowLayout


class KindsCard(Card):
    """``asked`` carries the DeskFigure that was chosen."""

    asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__("本年活动")
        self._session = session
        self.sentence = ""
        self.copy = plain_button("复制年度小结", icon="copy")
        self.copy.clicked.connect(self._copy)
        self.head.addWidget(self.copy)
        inside = QWidget()
        self._flow = FlowLayout(inside, spacing=4)
        self.body.addWidget(inside)
        self.body.addStretch(1)

    def show_book(self, book: PeriodBook) -> None:
        """Show the kinds of a period."""
        self.sentence = book.sentence
        self.copy.setToolTip(self.sentence)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for figure in kind_figures(book):
            self._flow.addWidget(self._link(figure))
        self._flow.invalidate()

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
