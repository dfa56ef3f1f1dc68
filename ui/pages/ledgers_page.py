"""台账与报表: choose a period and a folder, write one document or all of them, open the folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy

from partybranch.errors import BranchError
from partybranch.reports.documents import DOCUMENTS, Document, write_documents
from partybranch.services.progress import Progress
from ui import places
from ui.models.column import Column
from ui.pages.page import Page
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.period_picker import PeriodPicker
from ui.widgets.record_view import RecordView

_COLUMNS: tuple[Column[Document], ...] = (
    Column(title="名称", value=lambda document: document.title, width=200),
    Column(title="格式", value=lambda document: document.form, width=100, tone=lambda _document: "secondary"),
    Column(
        title="用途", value=lambda document: document.purpose, width=0, tone=lambda _document: "secondary"
    ),
)
_TITLE = 0
_FOLDER = "支部纪实台账"


class LedgersPage(Page):
    """The documents with what each is for; nothing is kept here, each is made from the records when asked."""

    title = places.LEDGERS
    icon = "ledgers"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents) / _FOLDER
        self.picker = PeriodPicker(session.year, session.today)
        self.view: RecordView[Document] = RecordView("台账与报表", _COLUMNS)
        self.view.show_records(DOCUMENTS)
        self.save_button = plain_button("存为…", icon="save")
        self.save_button.setToolTip("把选中的一份存到指定文件夹")
        self._folder_line = role_label("")
        self._folder_line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._written = role_label("", "secondary", wrap=True)
        self.trouble = role_label("", "trouble", wrap=True)
        self._lay_out()
        self.view.opened.connect(lambda _document: self.save_one())
        self.save_button.clicked.connect(self.save_one)
        session.year_changed.connect(self.picker.set_year)
        self._say_folder()

    def _lay_out(self) -> None:
        self.head.add(role_label("时段", "secondary"))
        self.head.add(self.picker)
        self.head.add(self.save_button)
        self.all_button = self.head.add_main_button("全部生成", icon="ledgers")
        self.all_button.clicked.connect(self.write_all)
        self.head.say("所有台账和报表都由记录生成，改了记录再生成一次即可。")
        target = Card()
        row = QHBoxLayout()
        row.addWidget(role_label("存放文件夹", "secondary"))
        row.addWidget(self._folder_line, 1)
        for words, icon, act in (
            ("更改…", "folder", self._change_folder),
            ("打开文件夹", "eye", self._open_folder),
        ):
            button = plain_button(words, icon=icon)
            button.clicked.connect(act)
            row.addWidget(button)
        target.body.addLayout(row)
        target.body.addWidget(self._written)
        target.body.addWidget(self.trouble)
        self._written.hide()
        self.trouble.hide()
        self.body.addWidget(self.view, 1)
        self.body.addWidget(target)

    def reload(self) -> None:
        """Follow the year; the documents themselves do not change."""
        self.picker.set_year(self.session.year)
        if self.view.current() is None:
            self.view.selectRow(0)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Choose the document of that code, ready to be saved."""
        title = next((each.title for each in DOCUMENTS if each.code == kind), "")
        self.view.select_where(_TITLE, title)
        self.view.setFocus()

    def save_one(self) -> None:
        """Write the chosen document into a folder asked for now."""
        document = self.view.current()
        if document is None:
            self.session.notices.done("请先在表中选中一份")
            return
        folder = self._ask_folder(f"{document.title}存到哪个文件夹")
        if folder:
            self._write([document], Path(folder))

    def write_all(self) -> None:
        """Write every document into the folder shown."""
        self._write(DOCUMENTS, self.folder)

    def _write(self, documents: Sequence[Document], folder: Path) -> None:
        branch, period, today = self.session.branch, self.picker.period, self.session.today
        self.trouble.hide()

        def work(progress: Progress) -> list[Path]:
            return write_documents(documents, branch.orders.of(period, today), folder, progress)

        self.session.background.run_long(work, self._told, self._refused, owner=self, busy_text="正在生成…")

    def _told(self, paths: list[Path]) -> None:
        self.folder = paths[0].parent
        self._say_folder()
        self._written.setText("刚才生成：" + "、".join(path.name for path in paths))
        self._written.show()
        self.session.notices.done(f"已生成 {len(paths)} 份，存放在 {self.folder}")

    def _refused(self, error: BranchError) -> None:
        self._written.hide()
        self.trouble.setText(str(error))
        self.trouble.show()

    def _say_folder(self) -> None:
        self.trouble.hide()
        self._folder_line.setText(str(self.folder))
        self._folder_line.setToolTip(str(self.folder))

    def _ask_folder(self, title: str) -> str:
        return QFileDialog.getExistingDirectory(self, title, str(self.folder.parent))

    def _change_folder(self) -> None:
        folder = self._ask_folder("选择存放文件夹")
        if folder:
            self.folder = Path(folder)
            self._say_folder()

    def _open_folder(self) -> None:
        if not self.folder.is_dir():
            self.session.notices.done("文件夹还没有建立，生成后再打开")
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
