"""What an act on members asks: from which day on, and which group or post where the act has one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.forms.trouble import FieldTrouble, read_typed
from ui.widgets.form_rows import FormRows
from ui.widgets.labels import role_label
from ui.widgets.typed_line import date_line


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAct:
    """The answer: a day, and a group or post ("" where the act has none)."""

    on: date
    what: str = ""


class MemberActForm(QWidget):
    """Whom it is about stands above; ``caption`` names the group or post and is empty without one."""

    def __init__(
        self,
        people: str,
        hint: str,
        day: date,
        caption: str = "",
        offered: Sequence[str] = (),
        *,
        free: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption = caption
        self.rows = FormRows()
        self.day = date_line("日期")
        self.day.put(day)
        self.what = QComboBox()
        self.what.setEditable(free)
        self.what.addItems(list(offered))
        if caption:
            self.rows.add("what", caption, self.what)
        self.rows.add("on", "自何日起", self.day)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(role_label(people, wrap=True))
        layout.addWidget(self.rows)
        layout.addWidget(role_label(hint, "secondary", wrap=True))
        layout.addStretch(1)
        self.rows.stand_on("what" if caption else "on")

    def draft(self) -> AskedAct:
        """The answer as typed. Raises FieldTrouble for a day that is missing or cannot be read."""
        day: date | None = read_typed(self.day, "on")
        if day is None:
            raise FieldTrouble("on", "日期是空的。请填写从哪一天起。")
        return AskedAct(on=day, what=self.what.currentText().strip() if self._caption else "")

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong beside the field it is about."""
        self.rows.complain(key, sentence)

    def place_of(self, _sentence: str) -> str | None:
        """A refusal is about the people and the day together: it stands at the foot."""
        return None

    def clear_complaints(self) -> None:
        """Take all complaints away."""
        self.rows.clear_complaints()
