"""A paper in a window of its own, to be looked at, printed or saved: the record of a sitting, its roll."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from partybranch.reports.documents import Document
from ui.preview.paper import MakeOrder, Paper
from ui.preview.paper_acts import PaperActs
from ui.preview.preview_pane import PreviewPane
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import role_label


class PreviewDialog(QDialog):
    """``make_order`` reads the book in the background; Ctrl+P prints, Ctrl+S saves, Esc closes."""

    def __init__(
        self, session: Session, document: Document, make_order: MakeOrder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"预览：{document.title}")
        # On a small screen the buttons would lie under the bar of the PC.
        room = self.screen().availableSize()
        self.resize(min(900, room.width() - 40), min(720, room.height() - 60))
        self._document, self._make_order = document, make_order
        self.pane = PreviewPane(session)
        self.acts = PaperActs(session, self)
        self.trouble = role_label("", "trouble", wrap=True)
        self.trouble.hide()
        self.print_button = main_button("打印", icon="print")
        self.save_button = plain_button("存为…", icon="save")
        self.open_button = plain_button("用电脑里的程序打开")
        self.close_button = plain_button("关闭")
        self._lay_out()
        self._wire()
        self.pane.show_document(document, make_order)
        self.pane.view.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.trouble, 1)
        foot.addStretch(0)
        for button in (self.close_button, self.save_button, self.print_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.pane, 1)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self.print_button.setEnabled(False)
        self.print_button.setToolTip("Ctrl+P")
        self.save_button.setToolTip("Ctrl+S")
        self.pane.shown.connect(self._on_shown)
        self.pane.open_asked.connect(self.open_button.click)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(lambda: self.acts.save(self._document, self._make_order))
        self.open_button.clicked.connect(lambda: self.acts.open_elsewhere(self._document, self._make_order))
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self.print_button.click)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.save_button.click)
        self.acts.began.connect(lambda: self._say(""))
        self.acts.refused.connect(self._say)

    def _on_shown(self, paper: Paper | None) -> None:
        self.print_button.setEnabled(paper is not None and paper.pages is not None)

    def _print(self) -> None:
        if self.pane.paper is not None:
            self.acts.print_paper(self.pane.paper, self.pane.view.current)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
