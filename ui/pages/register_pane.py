"""One register on its page: what it is for, its table under its own headings, or an empty state."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partybranch.domain.members import Member, distinct_names, standing_on
from partybranch.domain.pairs import pair_kind
from partybranch.domain.registers import FieldShape, Register, RegisterEntry, RegisterField
from ui.forms.register_people import shown_name
from ui.models.column import Column
from ui.models.record_table import RECORD_ROLE
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_ROOMY = {FieldShape.LINE: 130, FieldShape.TEXT: 220, FieldShape.CHOICE: 88}
_NARROW = {FieldShape.LINE: 88, FieldShape.TEXT: 130, FieldShape.CHOICE: 80}
_MANY = 5


class RegisterPane(QWidget):
    """``opened`` carries the entry, ``new_asked`` comes from the button of the empty state."""

    opened = Signal(object)
    new_asked = Signal()

    def __init__(self, register: Register) -> None:
        super().__init__()
        self.register = register
        self._members: dict[int | None, Member] = {}
        self._names: Mapping[int, str] = {}
        self.view: RecordView[RegisterEntry] = RecordView(register.name, self._columns())
        self.empty = EmptyState("registers", f"这一年还没有登记{register.name}。", "新增")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(role_label(register.purpose, "secondary", wrap=True))
        layout.addWidget(self._stack, 1)
        self.view.opened.connect(self.opened)
        self.empty.button.clicked.connect(self.new_asked)

    def show_entries(self, entries: Sequence[RegisterEntry], members: Sequence[Member]) -> None:
        """Show the entries of a year, the newest first; ``members`` are everybody ever entered."""
        self._members = {each.id: each for each in members}
        self._names = distinct_names(members)
        self.view.show_records(tuple(reversed(entries)))
        self._stack.setCurrentWidget(self.view if entries else self.empty)

    def choose(self, entry_id: int) -> None:
        """Put the keyboard on an entry."""
        proxy = self.view.proxy
        for row in range(proxy.rowCount()):
            index = proxy.index(row, 0)
            if index.data(RECORD_ROLE).id == entry_id:
                self.view.setCurrentIndex(index)
                self.view.setFocus()

    def _columns(self) -> tuple[Column[RegisterEntry], ...]:
        register = self.register
        widths = _NARROW if len(register.fields) >= _MANY else _ROOMY
        people = [_column(register.people_word, self._people, 190)] if register.people_word else []
        pairs = [_column("谈话范围", self._pair, 120)] if register.pairs else []
        return (
            _column(register.day_word, lambda entry: f"{entry.day:%Y-%m-%d}", 104),
            _column(register.title_word, lambda entry: entry.title, 0),
            *people,
            *pairs,
            *(_field_column(field, widths[field.shape]) for field in register.fields),
            _column("备注", _last_words, 104),
        )

    def _people(self, entry: RegisterEntry) -> str:
        return "、".join(shown_name(each, self._names) for each in entry.people)

    def _pair(self, entry: RegisterEntry) -> str:
        known = [self._members[each.member_id] for each in entry.people if each.member_id in self._members]
        standings = [standing_on(each, entry.day) for each in known]
        kind = pair_kind(standings[0], standings[1]) if len(standings) > 1 else None
        return kind.value if kind else ""


def _field_column(field: RegisterField, width: int) -> Column[RegisterEntry]:
    return _column(field.title, lambda entry: entry.values.get(field.code, ""), width)


def _column(title: str, words: Callable[[RegisterEntry], str], width: int) -> Column[RegisterEntry]:
    return Column(
        title=title,
        value=lambda entry: " ".join(words(entry).split()),
        width=width,
        tone=lambda entry: "disabled" if entry.voided else "text",
        tip=words,
    )


def _last_words(entry: RegisterEntry) -> str:
    return f"已作废：{entry.voided}" if entry.voided else entry.remarks
