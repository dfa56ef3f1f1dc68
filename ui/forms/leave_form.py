"""One notice of leave: who, from when to when, why; draft in, draft out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from partybranch.domain.attendance import LEAVE_REASONS
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.members import Member
from partybranch.domain.sittings import Person
from ui.forms.person_picker import PersonPicker
from ui.forms.trouble import FieldTrouble, read_typed
from ui.widgets.form_rows import FormRows
from ui.widgets.typed_line import date_line


class LeaveForm(QWidget):
    """Five fields; a last day that is not written is the first one."""

    def __init__(self, members: Sequence[Member], names: Mapping[int, str], year: int) -> None:
        super().__init__()
        self._notice = LeaveNotice(member_id=0, start=date(year, 1, 1), end=date(year, 1, 1))
        self.person = PersonPicker("请假人", guests_usual=True)
        self.person.offer(members, names)
        self.start, self.end = date_line("开始日期", lambda: year), date_line("结束日期", lambda: year)
        self.end.setPlaceholderText("不填则只请一天")
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.addItems(LEAVE_REASONS)
        self.remarks = QLineEdit()
        self.rows = FormRows()
        self.rows.add("person", "请假人", self.person)
        self.rows.add("start", "开始日期", self.start)
        self.rows.add("end", "结束日期", self.end)
        self.rows.add("reason", "事由", self.reason)
        self.rows.add("remarks", "备注", self.remarks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)
        layout.addStretch(1)

    def put(self, notice: LeaveNotice) -> None:
        """Show a notice; one without a person is a new one."""
        self._notice = notice
        known = Person(name=notice.name, member_id=notice.member_id) if notice.member_id else None
        self.person.put(known)
        self.start.put(notice.start)
        self.end.put(notice.end if notice.id is not None and notice.end != notice.start else None)
        self.reason.setCurrentIndex(-1)
        self.reason.setEditText(notice.reason)
        self.remarks.setText(notice.remarks)

    def draft(self) -> LeaveNotice:
        """The notice as the form says. Raises FieldTrouble for what cannot be understood."""
        person = self.person.person
        if person is None or person.member_id is None:
            raise FieldTrouble("person", "请从名册里选一名党员。")
        start = read_typed(self.start, "start")
        if start is None:
            raise FieldTrouble("start", "还没有填写开始日期。")
        return replace(
            self._notice,
            member_id=person.member_id,
            name=person.name,
            start=start,
            end=read_typed(self.end, "end") or start,
            reason=self.reason.currentText().strip(),
            remarks=self.remarks.text().strip(),
        )

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong beside its field."""
        self.rows.complain(key, sentence)

    def place_of(self, sentence: str) -> str | None:
        """The field that a refusal names."""
        return self.rows.place_of(sentence)

    def clear_complaints(self) -> None:
        """Take all complaints away."""
        self.rows.clear_complaints()
