"""年度小结 on the page 统计: the paragraphs, each figure a way to its records, and how they are worded."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from partybranch.domain.summary_pieces import Piece
from partybranch.services.tallies import PeriodBook
from ui.forms.form_dialog import FormDialog
from ui.forms.summary_form import SummaryForm
from ui.pages.sources_dialog import SourcesDialog
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.linked_text import LinkedText


class SummaryCard(Card):
    """The text with its controls; ``typed_asked`` says that a figure typed by a person was followed."""

    typed_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("年度小结", parent)
        self._session = session
        self._book: PeriodBook | None = None
        self.numerals = QCheckBox("用中文数字")
        self.edit, self.copy = plain_button("编辑模板…", icon="edit"), plain_button("复制", icon="copy")
        self.words = LinkedText("年度小结")
        self.trouble = role_label("", "trouble", wrap=True)
        for control in (self.numerals, self.edit, self.copy):
            self.head.addWidget(control)
        self.body.addWidget(self.words)
        self.body.addWidget(self.trouble)
        self.numerals.clicked.connect(self._set_numerals)
        self.edit.clicked.connect(self._edit)
        self.copy.clicked.connect(self._copy)
        self.words.followed.connect(self._follow)

    @property
    def text(self) -> str:
        """The summary as plain text."""
        return self._book.sentence if self._book else ""

    def show_book(self, book: PeriodBook) -> None:
        """Show the summary of a period, and under it what its template cannot fill."""
        self._book = book
        summary = book.summary
        self.numerals.setChecked(book.template.numerals)
        self.words.show_paragraphs(summary.paragraphs)
        self.trouble.setText("\n".join(f"模板{problem}" for problem in summary.problems))
        self.trouble.setVisible(bool(summary.problems))

    def _follow(self, piece: Piece) -> None:
        if piece.typed:
            self.typed_asked.emit()
        elif piece.figure is not None:
            SourcesDialog(self._session, piece.name, piece.figure.sources, self).show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self._session.notices.done("年度小结已复制，可以粘贴到总结里")

    def _set_numerals(self, on: bool) -> None:
        summaries = self._session.branch.summaries
        self._session.act(self, lambda: summaries.set_numerals(on=on))

    def _edit(self) -> None:
        if self._book is None:
            return
        form = SummaryForm(self._book)
        dialog = FormDialog(
            self._session, "编辑年度小结模板", form, form, self._session.branch.summaries.save, self
        )
        dialog.extra.addWidget(form.default_button)
        dialog.resize(1120, 660)
        dialog.open()
