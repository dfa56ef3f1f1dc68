"""The paper in the middle: asked for, made in the background, shown; an answer that comes late is dropped."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partybranch.errors import BranchError
from partybranch.reports.documents import Document, Form
from partybranch.reports.order import PaperOrder
from ui.preview.habits import PaperHabits
from ui.preview.pages_bar import PagesBar
from ui.preview.pages_view import PagesView
from ui.preview.paper import MakeOrder, Paper, make_paper
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label

_CALM_MS = 120
"""A key held down in the list passes over papers; only the one it stops on is made."""
_NOTHING = "在左边选一份，这里就是它打印出来的样子"
_WITHOUT = {
    Form.EXCEL: "是 Excel 表格",
    Form.PDF: "是 PDF 文件",
    Form.WORD: "是 Word 文档，打开后可以接着改",
    Form.FOLDER: "是一个文件夹，里面有多份材料",
    Form.ZIP: "是一个压缩包，里面有多份材料",
}


class PreviewPane(QWidget):
    """``ordered`` carries the PaperOrder as soon as the book is read, ``shown`` the Paper when it is made."""

    ordered = Signal(object)
    shown = Signal(object)
    open_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._habits = session, PaperHabits(session.preferences)
        self._asked: tuple[Document, MakeOrder] | None = None
        self._number = 0
        self.paper: Paper | None = None
        self.view = PagesView(session.background)
        self.view.set_fit(*self._habits.zoom)
        self.bar = PagesBar(self.view)
        self.without = EmptyState("ledgers", _NOTHING, "用电脑里的程序打开")
        self.lacking = role_label("", "trouble", wrap=True)
        self._stack = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._lay_out()
        self._soon.timeout.connect(self._make)
        self.view.zoomed.connect(self._keep_zoom)
        self.without.button.clicked.connect(self.open_asked)

    def show_document(self, document: Document, make_order: MakeOrder) -> None:
        """Show another paper from its first page, or the same one asked for otherwise."""
        again = self._asked is not None and self._asked[0].code == document.code
        self._asked = (document, make_order)
        self._number += 1
        self.paper = None
        if document.preview is None:
            self._show_words(document)
        elif not again or not self.view.count:
            self.view.wait()
            self._say_lacking("")
            self._stack.setCurrentWidget(self._pages)
        self.shown.emit(None)
        self._soon.start()

    def _lay_out(self) -> None:
        pages = QWidget()
        inside = QVBoxLayout(pages)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.bar)
        inside.addWidget(self.view, 1)
        self._pages = pages
        self._stack.addWidget(self.without)
        self._stack.addWidget(pages)
        self.without.button.hide()
        self.lacking.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.lacking)
        layout.addWidget(self._stack, 1)

    def _make(self) -> None:
        """Read, then lay out; either is left undone when something else was asked for meanwhile."""
        if self._asked is None:
            return
        number, (_, make_order) = self._number, self._asked

        def read() -> PaperOrder | None:
            return make_order() if number == self._number else None

        self._session.background.run(
            read,
            lambda order: self._lay(order, number),
            lambda error: self._refuse(error, number),
            owner=self,
        )

    def _lay(self, order: PaperOrder | None, number: int) -> None:
        if order is None or self._asked is None or number != self._number:
            return
        document = self._asked[0]
        self.ordered.emit(order)

        def lay() -> Paper | None:
            return make_paper(document, order) if number == self._number else None

        self._session.background.run(
            lay,
            lambda paper: self._show(paper, number),
            lambda error: self._refuse(error, number),
            owner=self,
            busy_text=f"正在排版 {document.title}…",
            off_book=True,
        )

    def _show(self, paper: Paper | None, number: int) -> None:
        if paper is None or number != self._number:
            return
        self._say_lacking(paper.lacking)
        if paper.pages is not None:
            self._stack.setCurrentWidget(self._pages)
            self.view.renew(paper.pages) if self.view.count else self.view.show_pages(paper.pages)
        self.paper = paper
        self.shown.emit(paper)

    def _refuse(self, error: BranchError, number: int) -> None:
        if number == self._number:
            self.view.show_pages(None)
            self._say_instead(str(error), act=False)

    def _show_words(self, document: Document) -> None:
        self.view.show_pages(None)
        self._say_instead(f"{document.title}{_WITHOUT[document.form]}。\n{document.purpose}", act=True)

    def _say_instead(self, sentence: str, *, act: bool) -> None:
        self._say_lacking("")
        self.without.sentence.setText(sentence)
        self.without.button.setVisible(act)
        self._stack.setCurrentWidget(self.without)

    def _say_lacking(self, sentence: str) -> None:
        self.lacking.setText(sentence)
        self.lacking.setVisible(bool(sentence))

    def _keep_zoom(self) -> None:
        self._habits.keep_zoom(self.view.fit, self.view.zoom)
