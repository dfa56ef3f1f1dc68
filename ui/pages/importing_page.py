"""导入: choose a workbook, see what each row would do, mend columns and signs, then apply in one step."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QSplitter, QStackedWidget, QTabWidget

from partybranch.changes import Changes
from partybranch.errors import BranchError
from partybranch.services.importing import Preview, Problem, RowVerdict
from partybranch.services.progress import Cancelled, Progress
from ui import places
from ui.forms.import_columns import ImportColumns
from ui.forms.import_legend import ImportLegend
from ui.pages.import_choice import ImportChoice
from ui.pages.import_verdicts import PROBLEM_COLUMNS, ROW_COLUMNS, summary
from ui.pages.page import Page
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import main_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_FILES = "Excel 工作簿 (*.xlsx *.xlsm *.xls *.et);;所有文件 (*)"
_WITH_SIGNS = "attendance"
_WRAPPED = 300


class ImportingPage(Page):
    """The preview and the import are one parse; nothing is written before 导入."""

    title = places.IMPORTING
    icon = "importing"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.preview: Preview | None = None
        self.path: Path | None = None
        self.choice = ImportChoice()
        self.rows: RecordView[RowVerdict] = RecordView("逐行预览", ROW_COLUMNS)
        self.problems: RecordView[Problem] = RecordView("问题", PROBLEM_COLUMNS)
        self.columns, self.legend = ImportColumns(), ImportLegend()
        self.leave_out = QCheckBox("只导入没有问题的行")
        self.apply_button = main_button("导入", icon="importing")
        self._verdict = role_label("", "secondary", wrap=True)

        self._tabs = QTabWidget()
        self._empty = EmptyState("importing", "选择导入内容和表格文件，先看预览，确认后再导入。", "选择文件…")
        self._stack, self._beside = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._tabs.addTab(self.rows, "逐行预览")
        self._tabs.addTab(self.columns, "列的对应")
        self._tabs.addTab(self.legend, "考勤记号")
        self.problems.setWordWrap(True)
        self._beside.addWidget(self.problems)
        self._beside.addWidget(EmptyState("check", "没有问题"))
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self._tabs)
        split.addWidget(self._beside)
        split.setSizes([660, 480])
        self._stack.addWidget(self._empty)
        self._stack.addWidget(split)
        foot = QHBoxLayout()
        foot.addWidget(self._verdict, 1)
        foot.addWidget(self.leave_out)
        foot.addWidget(self.apply_button)
        self.body.addWidget(self.choice)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(foot)
        self._show_nothing()

    def _wire(self) -> None:
        self.choice.file_asked.connect(self._ask_file)
        self.choice.importer_chosen.connect(self._start_over)
        self._empty.button.clicked.connect(self._ask_file)
        self.columns.decided.connect(self.look)
        self.legend.changed.connect(self.look)
        self.problems.horizontalHeader().sectionResized.connect(lambda *_sizes: self._fit_problems())
        self.leave_out.toggled.connect(lambda _on: self.look())
        self.apply_button.clicked.connect(self.apply)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Choose an importer by its code."""
        self.choice.choose(kind)

    def open_file(self, path: Path) -> None:
        """Preview a workbook; decisions made for another file are forgotten."""
        self.path = path
        self.choice.say_file(path)
        self.columns.forget()
        self.leave_out.blockSignals(True)
        self.leave_out.setChecked(False)
        self.leave_out.blockSignals(False)
        self._tabs.setCurrentWidget(self.rows)
        self.look()

    def look(self) -> None:
        """Parse the workbook with what was decided so far and show what would happen."""
        if self.path is None:
            return
        path, code, importing = self.path, self.choice.importer.code, self.session.branch.importing
        choices, leave_out = self.columns.choices, self.leave_out.isChecked()
        legend = self.legend.legend if code == _WITH_SIGNS else None

        def work(progress: Progress) -> Preview:
            return importing.preview(
                code, path, choices=choices, legend=legend, leave_out_bad=leave_out, progress=progress
            )

        self.session.background.run_long(
            work, self._show, self._refuse, owner=self, busy_text="正在读取表格…"
        )

    def apply(self) -> None:
        """Write what the preview showed, in one step."""
        preview, importing = self.preview, self.session.branch.importing
        if preview is None:
            return

        def work(progress: Progress) -> Changes:
            try:
                return importing.apply(preview, progress=progress)
            except Cancelled:
                raise BranchError("已取消导入，数据没有变化。") from None

        self.apply_button.setEnabled(False)
        self.session.act_long(self, work, self._applied, self._refuse_apply, busy_text="正在导入…")

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.rows.show_records(preview.rows)
        self.problems.show_records(preview.problems)
        self._beside.setCurrentIndex(0 if preview.problems else 1)
        self.columns.show_columns(preview.columns, self.choice.importer.fields)
        self._tabs.setTabVisible(self._tabs.indexOf(self.legend), preview.importer == _WITH_SIGNS)
        undecided = len({column.heading for column in preview.unmapped})
        self._tabs.setTabText(1, f"列的对应（{undecided} 列未定）" if undecided else "列的对应")
        if undecided:
            self._tabs.setCurrentWidget(self.columns)
        self._stack.setCurrentIndex(1)
        self._fit_problems()
        self._verdict.setText(summary(preview))
        self.leave_out.setVisible(bool(preview.errors) or preview.leave_out_bad)
        self.apply_button.setVisible(True)
        self.apply_button.setEnabled(preview.can_apply and preview.to_write > 0)
        self.apply_button.setText(f"导入 {preview.to_write} 条" if preview.to_write else "导入")

    def _fit_problems(self) -> None:
        """Give each sentence the lines it needs at the present width; a very long list stays at one line."""
        if self.problems.table.rowCount() <= _WRAPPED:
            self.problems.resizeRowsToContents()

    def _applied(self, changes: Changes) -> None:
        count = len(changes.ids)
        self._show_nothing()
        self._empty.sentence.setText(f"{changes.label}：写入 {count} 条。不对的话可以撤销（Ctrl+Z）。")
        self._empty.button.setText("再导入一个文件…")

    def _refuse(self, error: BranchError) -> None:
        self._show_nothing()
        self.choice.complain(str(error))

    def _refuse_apply(self, error: BranchError) -> None:
        self.apply_button.setEnabled(True)
        self.session.notices.failure(error)

    def _show_nothing(self) -> None:
        self.preview = None
        self._stack.setCurrentIndex(0)
        self._verdict.clear()
        self.leave_out.hide()
        self.apply_button.hide()
        self.head.say("预览与导入用的是同一次读取：预览里看到什么，就写入什么；整批一步，可以撤销。")

    def _start_over(self) -> None:
        self.columns.forget()
        self._show_nothing()
        self.look()

    def _ask_file(self) -> None:
        start = str(self.path.parent) if self.path else ""
        chosen, _ = QFileDialog.getOpenFileName(self, "选择表格文件", start, _FILES)
        if chosen:
            self.open_file(Path(chosen))
