"""手工填写 on the page 统计: the figures of the year that a person typed, apart from all that is counted."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partybranch.domain.typed_figures import TypedFigure
from partybranch.services.tallies import PeriodBook
from ui.forms.form_dialog import FormDialog
from ui.forms.typed_figure_form import TypedFigureForm
from ui.forms.void_dialog import ask_reason
from ui.models.column import Align, Column
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_NOTHING = "这一年还没有手工填写的数字。发稿数等记录里算不出来的，可以填在这里，小结里会注明。"
_COLUMNS: tuple[Column[TypedFigure], ...] = (
    Column(title="名称", value=lambda one: one.name, width=220),
    Column(title="数字", value=lambda one: one.value, width=110, align=Align.RIGHT),
    Column(title="单位", value=lambda one: one.unit, width=90),
    Column(title="数据来源", value=lambda one: one.remarks, width=0, tip=lambda one: one.remarks),
)


class TypedFiguresPane(QWidget):
    """A box of its own; double click or Enter corrects a figure."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._year = session, session.year
        self.view: RecordView[TypedFigure] = RecordView("手工填写的数据", _COLUMNS)
        self.empty = EmptyState("edit", _NOTHING, "填写数字")
        self.add_button = plain_button("填写数字", icon="plus")
        self._words = role_label("", "secondary")
        self._stack = QStackedWidget()
        filled = QWidget()
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.add_button)
        layout = QVBoxLayout(filled)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self._stack.addWidget(filled)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.view.opened.connect(self._open)
        for button in (self.add_button, self.empty.button):
            button.clicked.connect(lambda: self._open(TypedFigure(year=self._year, name="")))

    def show_book(self, book: PeriodBook) -> None:
        """Show the figures typed for the year in which the period begins."""
        self._year = book.period.start.year
        self._words.setText(f"{self._year}年手工填写的数字，不由记录算出。双击修改。")
        self.view.show_records(book.typed)
        self._stack.setCurrentIndex(0 if book.typed else 1)

    def _open(self, figure: TypedFigure) -> None:
        form = TypedFigureForm(figure)
        title = f"手工填写 · {figure.name}" if figure.name else "手工填写"
        dialog: FormDialog[TypedFigure] = FormDialog(
            self._session, title, form, form, self._session.branch.typed_figures.save, self
        )
        if figure.id is not None:
            void = plain_button("作废…", icon="void")
            void.clicked.connect(lambda: self._void(figure, dialog))
            dialog.extra.addWidget(void)
        dialog.resize(480, 340)
        dialog.open()

    def _void(self, figure: TypedFigure, dialog: FormDialog[TypedFigure]) -> None:
        reason = ask_reason(dialog, figure.name)
        if reason and figure.id is not None:
            number, figures = figure.id, self._session.branch.typed_figures
            self._session.act(dialog, lambda: figures.void(number, reason), lambda _changes: dialog.accept())
