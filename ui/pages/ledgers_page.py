"""台账与报表: choose a paper, see it as it will be printed, print or save it; or have a whole set written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu

from partybranch.changes import Area
from partybranch.reports.documents import DOCUMENTS, Document, Form, own_documents
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from ui import places
from ui.forms.own_papers_dialog import OwnPapersDialog
from ui.forms.word_templates import WordTemplatesDialog
from ui.pages.documents_pane import DocumentsPane
from ui.pages.page import Page
from ui.pages.papers_pane import WIDTH, PapersPane
from ui.preview.paper import MakeOrder, Paper
from ui.preview.paper_acts import PaperActs
from ui.preview.preview_pane import PreviewPane
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.lowest import LowestArea

_FIRST = next(each.code for each in DOCUMENTS if each.shelf is Shelf.LEDGERS)
"""Looked at first: short, and known to everybody. The book of a whole year would take its time."""
_STATE = "全部由记录生成，改了记录再打印即可。"


class LedgersPage(Page):
    """The papers, the one looked at, what it is asked for; nothing is kept, all is made when asked."""

    title = places.LEDGERS
    icon = "ledgers"
    concerns = frozenset(Area) - {Area.MAPPINGS}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.acts = PaperActs(session, self)
        self.documents = DocumentsPane(DOCUMENTS)
        self.preview = PreviewPane(session)
        self.asking = PapersPane(session.year, session.today, self.acts.habits)
        self._lay_out()
        self._wire()
        self.head.say(_STATE)

    def reload(self) -> None:
        """Follow the year and the records: make what is looked at anew."""
        self.asking.picker.set_year(self.session.year)
        branch = self.session.branch

        def read() -> tuple[Document, ...]:
            return own_documents(branch.layouts.all(), branch.form_templates.all())

        self.session.read(self, read, self._offer)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Choose the paper of that code."""
        self.documents.choose(kind)
        self.documents.list.setFocus()

    def print_one(self) -> None:
        """Print the paper that is looked at, once it is there."""
        if self.preview.paper is not None:
            self.acts.print_paper(self.preview.paper, self.preview.view.current)

    def save_one(self) -> None:
        """Save the paper that is looked at to a place asked for now."""
        if self.documents.current is not None:
            self.acts.save(self.documents.current, self._order_for(self.documents.current))

    def open_one(self) -> None:
        """Have the PC's own program open a copy of the paper that is looked at."""
        if self.documents.current is not None:
            self.acts.open_elsewhere(self.documents.current, self._order_for(self.documents.current))

    def write_all(self) -> None:
        """Write every paper of the period into the folder shown, each once."""
        self._write([each for each in self.documents.model.documents if not each.gathers])

    def write_for_inspection(self) -> None:
        """Write what an inspection asks for into the folder shown; packing the same once more has time."""
        papers = (each for each in self.documents.model.documents if each.shelf is Shelf.INSPECTION)
        self._write([each for each in papers if each.form is not Form.ZIP])

    def _lay_out(self) -> None:
        self.own_button = self.head.add_button("模板和自定…", icon="edit")
        self.own_menu = self._own_menu()
        self.inspection_button = self.head.add_button("迎检材料一键生成", icon="checks")
        self.all_button = self.head.add_button("全部生成", icon="ledgers")
        row = QHBoxLayout()
        row.setSpacing(16)
        self._area = area = LowestArea(self.asking)
        area.setFixedWidth(WIDTH)
        row.addWidget(self.documents)
        row.addWidget(self.preview, 1)
        row.addWidget(area)
        self.body.addLayout(row, 1)

    def _own_menu(self) -> QMenu:
        menu = QMenu(self)
        own = menu.addAction("自定台账和上级表样…")
        own.triggered.connect(lambda: OwnPapersDialog(self.session, self).open())
        words = menu.addAction("Word 模板…")
        words.triggered.connect(lambda: WordTemplatesDialog(self.session, self).open())
        return menu

    def _show_own_menu(self) -> None:
        self.own_menu.popup(self.own_button.mapToGlobal(self.own_button.rect().bottomLeft()))

    def _wire(self) -> None:
        asking, acts = self.asking, self.acts
        self.documents.chosen.connect(self._on_document)
        self.documents.opened.connect(lambda _document: self._on_enter())
        self.preview.ordered.connect(asking.offer)
        self.preview.shown.connect(self._on_shown)
        self.preview.open_asked.connect(self.open_one)
        asking.changed.connect(self._show_paper)
        for button, act in (
            (self.own_button, self._show_own_menu),
            (asking.print_button, self.print_one),
            (asking.save_button, self.save_one),
            (asking.open_button, self.open_one),
            (self.all_button, self.write_all),
            (self.inspection_button, self.write_for_inspection),
            (asking.change_folder, self._change_folder),
            (asking.open_folder, acts.show_folder),
        ):
            button.clicked.connect(act)
        acts.began.connect(lambda: asking.say(""))
        acts.refused.connect(self._complain)
        acts.written.connect(lambda _paths: asking.say_folder())
        for key, act in (
            (QKeySequence.StandardKey.Print, asking.print_button.click),
            (QKeySequence.StandardKey.Save, asking.save_button.click),
            (QKeySequence.StandardKey.Find, self.documents.finder.setFocus),
        ):
            QShortcut(key, self).activated.connect(act)

    def _offer(self, own: Sequence[Document]) -> None:
        before = self.documents.current
        self.documents.show_documents(DOCUMENTS, own)
        if before is None:
            self.documents.choose(self.acts.habits.document or _FIRST)
        elif before.code == (self.documents.current or before).code:
            self._show_paper()

    def _complain(self, sentence: str) -> None:
        self.asking.say(sentence)
        # In a low window the buttons may have been scrolled away; the sentence has its place only then.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.asking.trouble))

    def _on_document(self, document: Document) -> None:
        self.acts.habits.document = document.code
        self.asking.show_document(document)
        self._show_paper()

    def _show_paper(self) -> None:
        document = self.documents.current
        self.asking.say("")
        if document is not None:
            self.preview.show_document(document, self._order_for(document))

    def _on_shown(self, paper: Paper | None) -> None:
        self.asking.print_button.setEnabled(paper is not None and paper.pages is not None)

    def _on_enter(self) -> None:
        if self.asking.print_button.isEnabled():
            self.print_one()
        else:
            self.open_one()

    def _order_for(self, document: Document | None) -> MakeOrder:
        """What is chosen now, for the background to read; a paper gets only the choice it offers."""
        choice = document.choice if document else Choice.NOTHING
        return self._order(
            self.asking.sittings.chosen if choice is Choice.SITTINGS else frozenset(),
            self.asking.members.chosen if choice is Choice.MEMBERS else frozenset(),
        )

    def _order(self, sittings: frozenset[int], members: frozenset[int]) -> MakeOrder:
        orders, period, today = self.session.branch.orders, self.asking.period, self.session.today
        masked, stamped = self.asking.masks.masked, self.asking.stamp.isChecked()

        def make() -> PaperOrder:
            return orders.of(
                period, today, sittings=sittings, members=members, masked=masked, stamped=stamped
            )

        return make

    def _write(self, documents: Sequence[Document]) -> None:
        self.acts.write_all(documents, self._order_for(None), self.acts.habits.folder)

    def _change_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "选择存放文件夹", str(self.acts.habits.folder))
        if chosen:
            self.acts.habits.folder = Path(chosen)
            self.asking.say_folder()
