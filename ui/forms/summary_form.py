"""编辑模板: the wording of 年度小结 with the fields to choose from, what is wrong, and how it will read."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSplitter, QVBoxLayout, QWidget

from partybranch.domain.summaries import template_problems
from partybranch.domain.summary_fields import summary_fields
from partybranch.domain.summary_pieces import Filling
from partybranch.domain.summary_template import DEFAULT_TEXT, SummaryTemplate
from partybranch.services.tallies import PeriodBook
from ui.forms.text_fields import TextArea
from ui.models.column import Column
from ui.widgets.buttons import plain_button
from ui.widgets.labels import role_label
from ui.widgets.linked_text import LinkedText
from ui.widgets.record_view import RecordView

_HINT = "一行是一段。{字段}由数字自动填写；[方括号里的一段]在其中的数字都是零时不写。双击右边的字段可以插入。"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A field as the list shows it: with what it would say now."""

    name: str
    now: str
    meaning: str


_FIELDS: tuple[Column[FieldLine], ...] = (
    Column(title="字段", value=lambda line: line.name, width=136),
    Column(title="现在是", value=lambda line: line.now, width=96, tip=lambda line: line.now),
    Column(title="含义", value=lambda line: line.meaning, width=0, tip=lambda line: line.meaning),
)


class SummaryForm(QWidget):
    """Text at the left with its reading below, fields at the right; draft in, draft out."""

    def __init__(self, book: PeriodBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.text = TextArea("年度小结模板")
        self.numerals = QCheckBox("用中文数字")
        self.problems = role_label("", "trouble", wrap=True)
        self.preview = LinkedText("预览", linked=False)
        self.fields: RecordView[FieldLine] = RecordView("可以使用的字段", _FIELDS)
        self.filter = QLineEdit()
        self.default_button = plain_button("恢复默认", icon="undo")
        self._lay_out()
        self.fields.show_records(field_lines(book))
        self.put(book.template)
        self.filter.textChanged.connect(self.fields.proxy.set_filter)
        self.fields.opened.connect(self._insert)
        self.text.textChanged.connect(self._read)
        self.numerals.toggled.connect(self._read)
        self.default_button.clicked.connect(lambda: self.text.setPlainText(DEFAULT_TEXT))

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText("筛选字段…")
        self.filter.setAccessibleName("筛选字段")
        self.filter.setClearButtonEnabled(True)
        left, right = QWidget(), QWidget()
        words, choice = QVBoxLayout(left), QVBoxLayout(right)
        for layout in (words, choice):
            layout.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self.text, 1)
        words.addWidget(self.problems)
        words.addWidget(self.numerals)
        words.addWidget(role_label(f"预览（{self._book.period.label}）", "section"))
        words.addWidget(self.preview)
        choice.addWidget(self.filter)
        choice.addWidget(self.fields, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([570, 490])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(role_label(_HINT, "secondary", wrap=True))
        layout.addWidget(split, 1)

    def put(self, template: SummaryTemplate) -> None:
        """Show a template."""
        self._template = template
        self.text.put(template.wording)
        self.numerals.setChecked(template.numerals)
        self._read()

    def draft(self) -> SummaryTemplate:
        """The template as the form says."""
        return replace(self._template, text=self.text.value, numerals=self.numerals.isChecked())

    def complain(self, _key: str, sentence: str) -> None:
        """Say the refusal under the text and put the keyboard there."""
        self.problems.setText(sentence)
        self.problems.show()
        self.text.setFocus()

    def place_of(self, _sentence: str) -> str | None:
        """Every refusal is about the text."""
        return "text"

    def clear_complaints(self) -> None:
        """Say again only what is wrong with the text as it is."""
        self._read()

    def _insert(self, line: FieldLine) -> None:
        self.text.insertPlainText(f"{{{line.name}}}")
        self.text.setFocus()

    def _read(self) -> None:
        draft = self.draft()
        problems = template_problems(draft.wording, self._book.kinds, self._book.typed_names)
        self.problems.setText("\n".join(str(problem) for problem in problems))
        self.problems.setVisible(bool(problems))
        self.preview.show_paragraphs(self._book.summary_by(draft).paragraphs)


def field_lines(book: PeriodBook) -> list[FieldLine]:
    """Every field with what it says for the period."""
    filling = Filling(ground=book.ground)
    return [
        FieldLine(
            name=field.name,
            now="".join(piece.text for piece in field.fill(filling).pieces) or "—",
            meaning=field.meaning,
        )
        for field in summary_fields(book.kinds, book.typed_names).values()
    ]
