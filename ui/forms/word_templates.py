"""Word 模板: the form of each Word document, ours or the branch's own, and the tags it may use."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from partybranch.changes import Changes
from partybranch.domain.form_templates import FormTemplate
from partybranch.errors import BranchError
from partybranch.reports.word import WORDS, TemplateCheck, WordPaper, check_template, save_own_template
from partybranch.reports.word.tags import Tag
from ui.models.column import Column
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label
from ui.widgets.record_view import RecordView

_OURS = "Word 文档 (*.docx)"
_FILES = "Word 文档 (*.docx *.doc *.wps);;所有文件 (*)"
_MOST = 8
"""Problems shown at once: more would push the table of tags out of the window."""
_HINT = (
    "在自己的表样里，把要自动填写的地方写成双层花括号的标记，存成 .docx 后点“换用自己的模板…”。"
    "双击下面一行，可以复制这个标记。"
)
_TAGS: tuple[Column[Tag], ...] = (
    Column(title="标记", value=lambda tag: tag.written, width=190),
    Column(title="填写什么", value=lambda tag: tag.meaning, width=0, tip=lambda tag: tag.meaning),
    Column(title="放在哪里", value=lambda tag: tag.place, width=190, tone=lambda _tag: "secondary"),
)


class WordTemplatesDialog(QDialog):
    """One tab for each Word document; what is chosen is kept in the book and can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Word 模板")
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Word 文档")
        self.panes = tuple(TemplatePane(session, paper) for paper in WORDS)
        for pane in self.panes:
            self.tabs.addTab(pane, pane.paper.title)
        close = plain_button("关闭")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(role_label("改了模板不影响已经生成的文件。", "secondary"), 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label("Word 模板", "page_title"))
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)
        QShortcut(QKeySequence.StandardKey.HelpContents, self).activated.connect(session.help_asked)
        self.resize(860, 600)


class TemplatePane(QWidget):
    """The template in use of one document, the ways to another, and what its tags mean."""

    def __init__(self, session: Session, paper: WordPaper) -> None:
        super().__init__()
        self.paper, self._session = paper, session
        self._used: FormTemplate | None = None
        self.state = role_label("", wrap=True)
        self.said = role_label("", "secondary", wrap=True)
        self.trouble = role_label("", "trouble", wrap=True)
        for label in (self.said, self.trouble):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose_button = main_button("换用自己的模板…", icon="file_text")
        self.save_button = plain_button("另存自带模板…", icon="save")
        self.restore_button = plain_button("恢复自带模板", icon="undo")
        self.tags: RecordView[Tag] = RecordView(f"{paper.title}的标记", _TAGS)
        self.tags.show_records(paper.tags)
        self._lay_out()
        self.choose_button.clicked.connect(self._ask_file)
        self.save_button.clicked.connect(self._ask_place)
        self.restore_button.clicked.connect(self.restore)
        self.tags.opened.connect(self._copy)
        session.records_changed.connect(lambda _changes: self.reload())
        self._say()
        self.reload()

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.addWidget(self.state, 1)
        for button in (self.restore_button, self.save_button, self.choose_button):
            ways.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(ways)
        layout.addWidget(self.trouble)
        layout.addWidget(self.said)
        layout.addWidget(role_label(_HINT, "secondary", wrap=True))
        layout.addWidget(self.tags, 1)

    def reload(self) -> None:
        """Read which template is in use."""
        templates, code = self._session.branch.form_templates, self.paper.code
        self._session.read(self, lambda: templates.in_place_of(code), self._show)

    def use(self, path: Path) -> None:
        """Look a file through and keep it as the template; one with problems is left and they are listed."""
        self._say()
        self._session.background.run(
            lambda: check_template(self.paper, path),
            partial(self._judge, path),
            self._refused,
            owner=self,
            busy_text="正在检查模板…",
        )

    def restore(self) -> None:
        """Go back to our own template; the other stays in the book and can be brought back by 撤销."""
        templates, used = self._session.branch.form_templates, self._used
        self._say()
        if used is not None and used.id is not None:
            number = used.id
            self._session.act(self, lambda: templates.void(number, "恢复自带模板"), failed=self._refused)

    def save_as(self, path: Path) -> None:
        """Write our own template to a file that can be changed in WPS."""
        target = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
        self._say()
        self._session.background.run(
            lambda: save_own_template(self.paper, target),
            self._saved,
            self._refused,
            owner=self,
            busy_text="正在保存…",
        )

    def _judge(self, path: Path, check: TemplateCheck) -> None:
        if check.problems:
            shown = [f"{place}. {each}" for place, each in enumerate(check.problems[:_MOST], 1)]
            rest = len(check.problems) - len(shown)
            listed = "\n".join([*shown, f"还有 {rest} 处。"] if rest else shown)
            self._say(trouble=f"“{path.name}”没有换上，请改好这几处再选：\n{listed}")
            return
        self._session.act(self, partial(self._keep, path), partial(self._kept, check), self._refused)

    def _keep(self, path: Path) -> Changes:
        """Keep the file in place of the one before, as one step."""
        templates, paper = self._session.branch.form_templates, self.paper
        used = templates.in_place_of(paper.code)
        template = FormTemplate(
            id=used.id if used else None,
            name=f"{paper.title}：{path.stem}",
            file=templates.keep(path),
            paper=paper.code,
        )
        return templates.record(template)

    def _kept(self, check: TemplateCheck, _changes: Changes) -> None:
        left = "、".join(check.unused)
        self._say(f"已经换上。这份模板里没有这些标记，打印时不会出现：{left}。" if left else "已经换上。")

    def _saved(self, path: Path) -> None:
        self._say(f"已存为 {path}。用 WPS 打开改版式，花括号里的字不要改，改好后点“换用自己的模板…”。")
        self._session.notices.done(f"自带模板已存为 {path}")

    def _show(self, used: FormTemplate | None) -> None:
        self._used = used
        self.restore_button.setEnabled(used is not None)
        self.state.setText(f"现在用：{used.file.name}" if used else "现在用：自带模板")

    def _refused(self, error: BranchError) -> None:
        self._say(trouble=str(error))

    def _say(self, words: str = "", *, trouble: str = "") -> None:
        for label, text in ((self.said, words), (self.trouble, trouble)):
            label.setText(text)
            label.setVisible(bool(text))

    def _copy(self, tag: Tag) -> None:
        QGuiApplication.clipboard().setText(tag.written)
        self._say(f"已复制 {tag.written}，到模板里粘贴即可。")

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, f"选择{self.paper.title}的模板", "", _FILES)
        if chosen:
            self.use(Path(chosen))

    def _ask_place(self) -> None:
        name = f"{self.paper.title}模板.docx"
        chosen, _ = QFileDialog.getSaveFileName(self, "自带模板另存为", name, _OURS)
        if chosen:
            self.save_as(Path(chosen))
