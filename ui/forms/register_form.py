"""One entry of a register: the form follows the declaration of the register; draft in, draft out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout

from partybranch.domain.members import Member, distinct_names
from partybranch.domain.registers import FieldShape, Register, RegisterEntry
from ui.forms.register_people import PEOPLE, people_field
from ui.forms.rows_form import RowsForm
from ui.forms.trouble import FieldTrouble, read_typed
from ui.widgets.labels import role_label
from ui.widgets.typed_line import date_line

_TEXT_HEIGHT = 72
_FIELD = "field:"


class RegisterForm(RowsForm):
    """Day, subject, people, the register's own fields and remarks; a text takes a row of its own."""

    def __init__(self, register: Register, members: Sequence[Member], year: int) -> None:
        super().__init__(pairs=2)
        self._register = register
        self._entry = RegisterEntry(register=register.code, day=date(year, 1, 1))
        self.day = date_line(register.day_word, lambda: year)
        self.title = _TypedField(register.title_shape)
        self.people = people_field(register, members, distinct_names(members))
        self.fields = {each.code: _TypedField(each.shape, each.choices) for each in register.fields}
        self.remarks = _TypedField(FieldShape.LINE)
        self._lay_out()
        self.day.editingFinished.connect(self._offer_people)

    def _lay_out(self) -> None:
        register = self._register
        wide = register.title_shape is FieldShape.TEXT or not register.pairs
        self.rows.add("day", register.day_word, self.day)
        self.rows.add("title", register.title_word, self.title.widget, wide=wide)
        if self.people is not None:
            self.rows.add(PEOPLE, register.people_word, self.people, wide=True)
        for each in register.fields:
            text = each.shape is FieldShape.TEXT
            self.rows.add(_FIELD + each.code, each.title, self.fields[each.code].widget, wide=text)
        self.rows.add("remarks", "备注", self.remarks.widget, wide=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(role_label(register.notice or register.purpose, "secondary", wrap=True))
        layout.addWidget(self.rows)
        layout.addStretch(1)

    def put(self, entry: RegisterEntry) -> None:
        """Show an entry."""
        self._entry = entry
        self.day.put(entry.day)
        self.title.put(entry.title)
        for code, field in self.fields.items():
            field.put(entry.values.get(code, ""))
        self.remarks.put(entry.remarks)
        if self.people is not None:
            self.people.offer(entry.day)
            self.people.put(entry.people)

    def draft(self) -> RegisterEntry:
        """The entry as the form says. Raises FieldTrouble for what cannot be understood."""
        said = {code: field.read() for code, field in self.fields.items()}
        # A field that a newer declaration left out keeps what was written in it.
        values = {code: text for code, text in (self._entry.values | said).items() if text}
        return replace(
            self._entry,
            day=self._day(),
            title=self.title.read(),
            people=self.people.read() if self.people is not None else self._entry.people,
            values=values,
            remarks=self.remarks.read(),
        )

    def _day(self) -> date:
        day = read_typed(self.day, "day")
        if day is None:
            raise FieldTrouble("day", f"还没有填写{self._register.day_word}。")
        return day

    def _offer_people(self) -> None:
        try:
            day = self.day.read()
        except ValueError:
            return
        if day is not None and self.people is not None:
            self.people.offer(day)


class _TypedField:
    """A line, a text or a choice behind the same two words."""

    def __init__(self, shape: FieldShape, choices: Sequence[str] = ()) -> None:
        self.widget: QLineEdit | QPlainTextEdit | QComboBox
        if shape is FieldShape.TEXT:
            self.widget = QPlainTextEdit()
            self.widget.setFixedHeight(_TEXT_HEIGHT)
            self.widget.setTabChangesFocus(True)
        elif shape is FieldShape.CHOICE:
            self.widget = QComboBox()
            self.widget.addItems(["", *choices])
        else:
            self.widget = QLineEdit()

    def put(self, text: str) -> None:
        """Show a value; a choice that is no longer offered is shown all the same."""
        if isinstance(self.widget, QPlainTextEdit):
            self.widget.setPlainText(text)
        elif isinstance(self.widget, QLineEdit):
            self.widget.setText(text)
            self.widget.setCursorPosition(0)
        else:
            if self.widget.findText(text) < 0:
                self.widget.addItem(text)
            self.widget.setCurrentText(text)

    def read(self) -> str:
        """The value without blanks around it."""
        if isinstance(self.widget, QPlainTextEdit):
            return self.widget.toPlainText().strip()
        if isinstance(self.widget, QLineEdit):
            return self.widget.text().strip()
        return self.widget.currentText()
