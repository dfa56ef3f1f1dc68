"""上级表样: a superior's workbook, which of our fields fills which of its places; draft in, draft out."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from partybranch.changes import Changes
from partybranch.domain.form_templates import FormTemplate
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Attachment
from partybranch.reports.filled_forms import (
    FormProblem,
    column_letter,
    form_fields,
    header_cells,
    read_form,
)
from partybranch.reports.own_ledgers import OfferedSheet, offered_sheets, with_kept
from ui.forms.form_dialog import FormDialog
from ui.forms.form_mapping import FormGround, kept_mapping, new_mapping
from ui.forms.form_picture import Cell, FormPicture
from ui.forms.form_places import FormPlaces
from ui.forms.rows_form import RowsForm
from ui.models.column import Column
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import role_label
from ui.widgets.record_view import HEADER_HEIGHT, ROW_HEIGHT, RecordView

FILES = "Excel 工作簿 (*.xlsx *.xls *.et);;所有文件 (*)"
"""Old forms are offered too: that they want saving anew is said, not guessed from an empty list."""
_NO_TABLE = "没有明细表"
_PROBLEMS: tuple[Column[FormProblem], ...] = (
    Column(title="位置", value=lambda problem: problem.where or "整份表样", width=220),
    Column(title="问题", value=lambda problem: problem.text, width=0, tip=lambda problem: problem.text),
)
_PROBLEMS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """What the form says: the template, and the file it is to be kept from where that is a new one."""

    template: FormTemplate
    path: Path | None = None


class FormTemplateForm(RowsForm):
    """The workbook to look at on the left, its places and what fills them on the right."""

    def __init__(self, draft: TemplateDraft, ground: FormGround) -> None:
        super().__init__(pairs=2)
        self._draft = draft
        kept = draft.template
        self.mapping = kept_mapping(ground, kept) if kept.places else new_mapping(ground)
        self.name = QLineEdit(kept.name)
        self.source: ChoiceBox[OfferedSheet | None] = ChoiceBox("明细取自")
        self.picture, self.places = FormPicture(), FormPlaces()
        self.chosen = role_label("", "secondary", wrap=True)
        self.single_button = plain_button("这一格作为填写处")
        self.head_button = plain_button("这一行作为表头")
        self.verdict = role_label("", "secondary", wrap=True)
        self.problems: RecordView[FormProblem] = RecordView("表样的问题", _PROBLEMS)
        self._lay_out()
        self._connect()
        self._show_ground()

    def draft(self) -> TemplateDraft:
        """The template as the form says; the service asks for a name."""
        named = replace(self._draft.template, name=self.name.text().strip())
        return replace(self._draft, template=self.mapping.applied(named))

    def take_file(self, path: Path, ground: FormGround) -> None:
        """Go on with another workbook: what was chosen stays where the same place is still there."""
        kept = self.mapping.applied(self._draft.template)
        file = Attachment(name=path.name, sha256="", size=0)
        self._draft = TemplateDraft(template=replace(kept, file=file), path=path)
        self.mapping = kept_mapping(ground, kept) if kept.places else new_mapping(ground)
        self._show_ground()

    def _lay_out(self) -> None:
        self.rows.add("name", "名称", self.name)
        self.rows.add("source", "明细取自", self.source)
        under = QHBoxLayout()
        under.addWidget(self.chosen, 1)
        under.addWidget(self.single_button)
        under.addWidget(self.head_button)
        left, beside = QWidget(), QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.picture, 1)
        beside.addLayout(under)
        left.setLayout(beside)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(left)
        middle.addWidget(self.places)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 2)
        middle.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.rows)
        layout.addWidget(middle, 1)
        layout.addWidget(self.verdict)
        layout.addWidget(self.problems)

    def _connect(self) -> None:
        self.source.chosen.connect(self._take_source)
        self.picture.chosen.connect(self._say_chosen)
        self.places.changed.connect(self._judge)
        self.places.looked_at.connect(self.picture.stand_on)
        self.single_button.clicked.connect(self._add_single)
        self.head_button.clicked.connect(self._take_head)
        self.problems.opened.connect(lambda each: self.picture.stand_on(each.sheet, each.row, each.column))
        self.problems.chosen.connect(self._look_at)

    def _show_ground(self) -> None:
        ground = self.mapping.ground
        choices = [(_NO_TABLE, None, ""), *((each.title, each, "") for each in ground.offered)]
        self.source.offer(choices, self.mapping.source)
        self.picture.show_reading(ground.reading)
        self._show_places()
        first = self.mapping.head or ("", 0)
        self.picture.stand_on(*first, 1)

    def _show_places(self) -> None:
        self.places.show_mapping(self.mapping)
        self._judge()
        self._say_chosen()

    def _take_source(self) -> None:
        self.mapping.take_source(self.source.choice)
        self._show_places()

    def _take_head(self) -> None:
        place = self.picture.place
        if place is not None:
            self.mapping.take_head((place[0], self.picture.table.currentRow() + 1))
            self._show_places()

    def _add_single(self) -> None:
        place = self.picture.place
        if place is not None:
            self.mapping.add_single(place)
            self._show_places()
            self.places.stand_on(place)

    def _look_at(self, problem: FormProblem | None) -> None:
        if problem is not None and problem.row and self.problems.hasFocus():
            self.picture.stand_on(problem.sheet, problem.row, problem.column)

    def _say_chosen(self) -> None:
        place = self.picture.place
        text = self.picture.text_of(place) if place else ""
        at = f"{place[0]} {column_letter(place[2])}{place[1]}" if place else "没有选中格子"
        self.chosen.setText(f"{at}　{text}" if text else at)
        self.single_button.setEnabled(place is not None and "{{" not in text)
        self.head_button.setEnabled(place is not None and self.mapping.source is not None)

    def _judge(self) -> None:
        """List at once all that would stay as it is, and colour the places in the picture."""
        found = self.mapping.problems(self._draft.template)
        words = f"还有 {len(found)} 处要看一看（可以先保存，以后再补）：" if found else "全部位置都有了对应。"
        source = self.mapping.source
        # The ledger is the program's guess: of one ledger the first kind may be another than was asked for.
        asked = f"明细取自“{source.title}”，不对请在右上角改。" if source and not found else ""
        self.verdict.setText(words + asked)
        self.problems.setVisible(bool(found))
        self.problems.show_records(found)
        rows = min(max(len(found), 1), _PROBLEMS_SHOWN)
        self.problems.setFixedHeight(HEADER_HEIGHT + rows * ROW_HEIGHT + 4)
        self.picture.mark(self._marks(found))

    def _marks(self, found: tuple[FormProblem, ...]) -> dict[Cell, str]:
        reading = self.mapping.ground.reading
        marks: dict[Cell, str] = {
            place: "present" for places in reading.placeholders.values() for place in places
        }
        marks.update({cell: "present" for cell, chosen in self.mapping.singles.items() if chosen})
        for each in header_cells(self.mapping.applied(self._draft.template)):
            sheet = reading.sheet(each.sheet)
            top, left, _, _ = (
                sheet.merge_at(each.row, each.column) if sheet else (each.row, each.column, 0, 0)
            )
            marks[each.sheet, top, left] = "elsewhere"
        marks.update({(each.sheet, each.row, each.column): "absent" for each in found if each.row})
        return marks


class FormTemplateDialog(FormDialog[TemplateDraft]):
    """The window of one form, new or kept; ``add_form`` and ``correct_form`` read what it needs first."""

    def __init__(self, session: Session, draft: TemplateDraft, ground: FormGround, parent: QWidget) -> None:
        self.form = FormTemplateForm(draft, ground)
        template = draft.template
        title = "添加上级表样" if template.id is None else f"上级表样 · {template.name}"
        super().__init__(session, title, self.form, self.form, self._keep, parent)
        self.file_button = plain_button("更换表样文件…", icon="folder")
        self.file_button.clicked.connect(self._ask_file)
        self.extra.addWidget(self.file_button)
        room = self.screen().availableSize()
        self.resize(min(1240, room.width() - 40), min(690, room.height() - 60))
        self.form.name.setFocus()
        self.form.name.selectAll()

    def take_file(self, path: Path) -> None:
        """Go on with another workbook; one that cannot be read is refused with its sentence."""
        session, template = self._session, self.form.draft().template
        session.read(
            self,
            lambda: _ground(session, path, template),
            lambda ground: self.form.take_file(path, ground),
        )

    def _keep(self, draft: TemplateDraft) -> Changes:
        templates, template = self._session.branch.form_templates, draft.template
        if draft.path is not None:
            template = replace(template, file=templates.keep(draft.path))
        return templates.record(template)

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "选择上级发来的表样", "", FILES)
        if path:
            self.take_file(Path(path))


def add_form(session: Session, parent: QWidget, path: Path) -> None:
    """Read a workbook and open the window in which its places are mapped."""
    file = Attachment(name=path.name, sha256="", size=0)
    draft = TemplateDraft(template=FormTemplate(name=path.stem, file=file), path=path)
    session.read(
        parent,
        lambda: _ground(session, path, draft.template),
        lambda ground: FormTemplateDialog(session, draft, ground, parent).open(),
    )


def correct_form(session: Session, parent: QWidget, template: FormTemplate) -> None:
    """Open the window of a kept form."""
    templates = session.branch.form_templates
    session.read(
        parent,
        lambda: _ground(session, templates.path_of(template), template),
        lambda ground: FormTemplateDialog(session, TemplateDraft(template=template), ground, parent).open(),
    )


def _ground(session: Session, path: Path, template: FormTemplate) -> FormGround:
    """Read the workbook and the year's ledgers; runs away from the window."""
    order = session.branch.orders.of(Period.year(session.year), session.today)
    keys = [each.field for each in header_cells(template)]
    return FormGround(
        reading=read_form(path),
        fields=form_fields(order.book.kinds, order.book.typed_names),
        offered=with_kept(offered_sheets(order), order, template.ledger, template.form, keys),
    )
