"""One member: the columns of 党员基本信息汇总表 and the dated facts; draft in, draft out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from partybranch.domain.citizen_number import parse_citizen_number
from partybranch.domain.members import (
    Category,
    Condition,
    ConditionKind,
    GroupStay,
    Member,
    Post,
)
from ui.forms.dated_rows import DatedFact, DatedRows
from ui.forms.trouble import read_typed
from ui.widgets.form_rows import FormRows
from ui.widgets.labels import role_label
from ui.widgets.typed_line import date_line

_TEXTS = {
    "name": "姓名",
    "citizen_number": "公民身份证号",
    "nation": "民族",
    "education": "学历",
    "native_place": "籍贯",
    "job": "工作岗位",
    "phone": "手机号码",
    "landline": "固定电话",
    "address": "家庭住址",
    "remarks": "备注",
}
_DATES = {
    "birth": "出生日期",
    "work_since": "参加工作时间",
    "joined": "加入党组织日期",
    "full_since": "转为正式党员日期",
    "transferred_in": "组织关系转入时间",
    "transferred_out": "组织关系转出时间",
}
_ORDER = (
    "name", "citizen_number", "sex", "birth", "nation", "education", "category", "joined", "full_since",
    "phone", "transferred_in", "landline", "transferred_out", "native_place", "work_since", "job", "address",
    "remarks",
)  # fmt: skip
POSTS = ("支部书记", "支部副书记", "组织委员", "宣传委员", "纪检委员", "青年委员", "党小组组长")
"""The posts offered; any other may be typed."""


class MemberForm(QWidget):
    """Fields in two columns; below them posts, groups and conditions, each with its days."""

    def __init__(
        self, groups: Sequence[str] = (), *, today: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._member = Member(name="")
        self.rows = FormRows(pairs=3)
        self.texts = {key: QLineEdit() for key in _TEXTS}
        self.dates = {key: date_line(name) for key, name in _DATES.items()}
        self.sex, self.category = QComboBox(), QComboBox()
        self.sex.addItems(["", "男", "女"])
        self.category.addItems([category.value for category in Category])
        self.posts = DatedRows("posts", "职务", ("", *POSTS))
        self.groups = DatedRows("groups", "党小组", ("", *groups), one_at_a_time=True)
        kinds = [kind.value for kind in ConditionKind]
        self.conditions = DatedRows("conditions", "情况", kinds, free=False, noted=True)
        self._tables = {"posts": self.posts, "groups": self.groups, "conditions": self.conditions}
        self._tab_trouble = role_label("", "trouble", wrap=True)
        self._lay_out()
        self.texts["citizen_number"].editingFinished.connect(self._derive)

    def _lay_out(self) -> None:
        captions = {**_TEXTS, **_DATES, "sex": "性别", "category": "人员类别"}
        fields: dict[str, QWidget] = {**self.texts, **self.dates, "sex": self.sex, "category": self.category}
        for key in _ORDER:
            self.rows.add(key, captions[key], fields[key])
        self.tabs = QTabWidget()
        self.tabs.addTab(self.posts, "职务")
        self.tabs.addTab(self.groups, "党小组")
        self.tabs.addTab(self.conditions, "特殊情况（流动、免于参加等）")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.rows)
        layout.addWidget(self.tabs, 1)
        self._tab_trouble.hide()
        layout.addWidget(self._tab_trouble)

    def put(self, member: Member) -> None:
        """Show a member."""
        self._member = member
        for key, line in self.texts.items():
            line.setText(getattr(member, key))
            line.home(False)
        self.texts["name"].end(False)
        for key, dated in self.dates.items():
            dated.put(getattr(member, key))
        left = member.transferred_out
        last = left - timedelta(days=1) if left else date.max
        for dated_rows in self._tables.values():
            dated_rows.date_at(min(self._today or date.min, last))
        self.sex.setCurrentText(member.sex)
        self.category.setCurrentText(member.category.value)
        self.posts.put([DatedFact(what=p.title, start=p.start, end=p.end) for p in member.posts])
        self.groups.put([DatedFact(what=g.group, start=g.start, end=g.end) for g in member.groups])
        self.conditions.put(
            [DatedFact(what=c.kind.value, start=c.start, end=c.end, note=c.note) for c in member.conditions]
        )

    def draft(self) -> Member:
        """The member as the form says. Raises FieldTrouble for what cannot be understood."""
        posts, groups, conditions = self.posts.read(), self.groups.read(), self.conditions.read()
        typed: dict[str, Any] = {key: line.text().strip() for key, line in self.texts.items()}
        typed |= {key: read_typed(line, key) for key, line in self.dates.items()}
        return replace(
            self._member,
            **typed,
            sex=self.sex.currentText(),
            category=Category(self.category.currentText()),
            posts=tuple(Post(title=f.what, start=f.start, end=f.end) for f in posts),
            groups=tuple(GroupStay(group=f.what, start=f.start, end=f.end) for f in groups),
            conditions=tuple(
                Condition(kind=ConditionKind(f.what), start=f.start, end=f.end, note=f.note)
                for f in conditions
            ),
        )

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong beside the field it is about, under the tables for a dated fact."""
        if key in self._tables:
            self.tabs.setCurrentWidget(self._tables[key])
            self._tab_trouble.setText(sentence)
            self._tab_trouble.show()
        else:
            self.rows.complain(key, sentence)

    def stand_on(self, field: str) -> None:
        """Put the keyboard on a field, or on the timeline of posts, groups or conditions."""
        if field in self._tables:
            self.tabs.setCurrentWidget(self._tables[field])
            self._tables[field].strip.setFocus()
        else:
            self.rows.stand_on(field)

    def place_of(self, sentence: str) -> str | None:
        """The field that a refusal names."""
        return self.rows.place_of(sentence)

    def clear_complaints(self) -> None:
        """Take all complaints away."""
        self.rows.clear_complaints()
        self._tab_trouble.hide()

    def _derive(self) -> None:
        """Fill birth and sex from a right citizen number, only where they are still empty."""
        line = self.texts["citizen_number"]
        try:
            number = parse_citizen_number(line.text())
        except ValueError:
            return
        if not self.dates["birth"].text():
            self.dates["birth"].put(number.birth)
        if not self.sex.currentText():
            self.sex.setCurrentText(number.sex)
