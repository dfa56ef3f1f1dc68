"""自定台账和上级表样 as one list: add, correct, void."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partybranch.changes import Area, Changes
from partybranch.domain.form_templates import FormTemplate
from partybranch.domain.layouts import LedgerLayout
from partybranch.reports.own_ledgers import OwnLedger
from ui.forms.form_template_dialog import FILES, add_form, correct_form
from ui.forms.layout_dialog import lay_out_ledger
from ui.forms.void_dialog import ask_reason
from ui.models.column import Column
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import named_label, role_label
from ui.widgets.record_view import RecordView

_NOTHING = (
    "还没有自定台账和上级表样。\n"
    "自定台账：从已有台账里挑选栏目、调整次序、改栏目名称。\n"
    "上级表样：上级发来的 Excel 表，对应一次，以后每次自动填好。"
)
_ABOUT = "这里的每一份都会出现在“台账与报表”里，和其他台账一样生成。"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPaper:
    """One line of the list: an own ledger or a form."""

    kept: LedgerLayout | FormTemplate

    @property
    def sort(self) -> str:
        """What it is, in words."""
        if isinstance(self.kept, LedgerLayout):
            return "自定台账"
        return "Word 样式" if self.kept.paper else "上级表样"

    @property
    def about(self) -> str:
        """Where it comes from and how far it is done."""
        if isinstance(self.kept, LedgerLayout):
            return f"{OwnLedger(self.kept).source_title}，{len(self.kept.columns)} 栏"
        open_places = sum(not each.field for each in self.kept.places)
        return f"{self.kept.file.name}" + (f"，还有 {open_places} 处没有对应" if open_places else "")


_COLUMNS: tuple[Column[OwnPaper], ...] = (
    Column(title="名称", value=lambda paper: paper.kept.name, width=260),
    Column(title="种类", value=lambda paper: paper.sort, width=100, tone=lambda _paper: "secondary"),
    Column(title="来源", value=lambda paper: paper.about, width=0, tip=lambda paper: paper.about),
)


class OwnPapersDialog(QDialog):
    """Lists what is in use; every act opens its own window and the list follows the book."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("自定台账和上级表样")
        self._session = session
        self._known: set[tuple[str, int | None]] | None = None
        self.view: RecordView[OwnPaper] = RecordView("自定台账和上级表样", _COLUMNS)
        self.empty = EmptyState("ledgers", _NOTHING)
        self.layout_button = plain_button("新建自定台账…", icon="plus")
        self.form_button = plain_button("添加上级表样…", icon="file_sheet")
        self.change_button = plain_button("修改…", icon="edit")
        self.void_button = plain_button("作废…", icon="void")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.layout_button.clicked.connect(lambda: lay_out_ledger(session, self))
        self.form_button.clicked.connect(self._ask_file)
        self.change_button.clicked.connect(self.change)
        self.void_button.clicked.connect(self.void)
        self.view.opened.connect(lambda _paper: self.change())
        self.view.chosen.connect(self._offer)
        session.records_changed.connect(self._on_changes)
        QShortcut(QKeySequence.StandardKey.HelpContents, self).activated.connect(session.help_asked)
        self.resize(820, 460)
        self.reload()

    def reload(self) -> None:
        """Read the list anew."""
        branch = self._session.branch

        def read() -> tuple[OwnPaper, ...]:
            layouts = (OwnPaper(kept=each) for each in branch.layouts.all())
            return (*layouts, *(OwnPaper(kept=each) for each in branch.form_templates.all()))

        self._session.read(self, read, self._show)

    def change(self) -> None:
        """Open the window of the chosen one."""
        paper = self.view.current()
        if paper is None or self._is_word(paper):
            return
        if isinstance(paper.kept, LedgerLayout):
            lay_out_ledger(self._session, self, paper.kept)
        else:
            correct_form(self._session, self, paper.kept)

    def void(self) -> None:
        """作废 the chosen one, with its reason."""
        paper = self.view.current()
        if paper is None or paper.kept.id is None:
            return
        reason = ask_reason(self, paper.kept.name)
        branch = self._session.branch
        kept = branch.layouts if isinstance(paper.kept, LedgerLayout) else branch.form_templates
        if reason:
            self._session.act(self, partial(kept.void, paper.kept.id, reason))

    def add_file(self, path: Path) -> None:
        """Map the places of a workbook."""
        add_form(self._session, self, path)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        for button in (self.layout_button, self.form_button):
            acts.addWidget(button)
        acts.addStretch(1)
        for button in (self.change_button, self.void_button):
            acts.addWidget(button)
        close = plain_button("关闭")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(role_label(_ABOUT, "secondary", wrap=True), 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label("自定台账和上级表样", "page_title"))
        layout.addLayout(acts)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)

    def _show(self, papers: tuple[OwnPaper, ...]) -> None:
        known, self._known = self._known, {(each.sort, each.kept.id) for each in papers}
        new = [each for each in papers if known is not None and (each.sort, each.kept.id) not in known]
        self._stack.setCurrentWidget(self.view if papers else self.empty)
        self.view.show_records(papers)
        if new:
            self.view.select_where(0, new[0].kept.name)
        elif papers and self.view.current() is None:
            self.view.selectRow(0)
        self._offer(self.view.current() if papers else None)

    def _offer(self, paper: OwnPaper | None) -> None:
        self.change_button.setEnabled(paper is not None and not self._is_word(paper))
        self.void_button.setEnabled(paper is not None)

    def _is_word(self, paper: OwnPaper) -> bool:
        return isinstance(paper.kept, FormTemplate) and bool(paper.kept.paper)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Area.LAYOUTS) or changes.touches(Area.TEMPLATES):
            self.reload()

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "选择上级发来的表样", "", FILES)
        if path:
            self.add_file(Path(path))
