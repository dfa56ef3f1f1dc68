"""One line of the year's plan, and a new day for one; draft in, draft out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from partybranch.domain.kinds import Kind, Scope
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.workdays import Workdays
from ui.forms.rows_form import RowsForm
from ui.forms.trouble import FieldTrouble, read_typed
from ui.widgets.labels import role_label
from ui.widgets.typed_line import date_line

_EVERY_GROUP = "不限党小组"
_TEXTS = {"topic": "主题", "place": "地点", "remarks": "备注"}


class PlannedDay(QWidget):
    """A date with a sentence under it when nobody works on that day."""

    def __init__(self, workdays: Workdays, year: int) -> None:
        super().__init__()
        self._workdays = workdays
        self.line = date_line("日期", lambda: year)
        self.free = role_label("", "secondary", wrap=True)
        self.free.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.free)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._say)

    def read(self) -> date:
        """The day. Raises FieldTrouble when it is missing or cannot be understood."""
        day = read_typed(self.line, "day")
        if day is None:
            raise FieldTrouble("day", "还没有填写日期。")
        return day

    def _say(self) -> None:
        try:
            name = self._workdays.name_of(self.read())
        except FieldTrouble:
            name = ""
        self.free.setText(f"这一天是{name}，不是工作日；仍可以保存。")
        self.free.setVisible(bool(name))


class _DayForm(RowsForm):
    """What the two forms share: the day."""

    def __init__(self, workdays: Workdays, year: int) -> None:
        super().__init__()
        self.day = PlannedDay(workdays, year)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)
        layout.addStretch(1)


class PlanForm(_DayForm):
    """Kind, day, group where groups meet, topic and place."""

    def __init__(self, kinds: Sequence[Kind], groups: Sequence[str], workdays: Workdays, year: int) -> None:
        super().__init__(workdays, year)
        self._kinds = {kind.code: kind for kind in kinds}
        self._plan = PlannedSitting(day=date(year, 1, 1), kind="")
        self.kind, self.group = QComboBox(), QComboBox()
        for kind in kinds:
            self.kind.addItem(kind.name, kind.code)
        self.group.addItem(_EVERY_GROUP, "")
        for group in groups:
            self.group.addItem(group, group)
        self.texts = {key: QLineEdit() for key in _TEXTS}
        self.rows.add("kind", "活动类型", self.kind)
        self.rows.add("day", "日期", self.day)
        self.rows.add("group", "党小组", self.group)
        for key, caption in _TEXTS.items():
            self.rows.add(key, caption, self.texts[key])
        self.kind.currentIndexChanged.connect(self._fit_group)
        self._fit_group()

    def put(self, plan: PlannedSitting) -> None:
        """Show a line of the plan."""
        self._plan = plan
        self.kind.setCurrentIndex(max(self.kind.findData(plan.kind), 0))
        self.day.line.put(plan.day)
        if self.group.findData(plan.group) < 0:
            self.group.addItem(plan.group, plan.group)
        self.group.setCurrentIndex(self.group.findData(plan.group))
        for key, line in self.texts.items():
            line.setText(getattr(plan, key))

    def draft(self) -> PlannedSitting:
        """The line as the form says. Raises FieldTrouble for a day that cannot be understood."""
        words = {key: line.text().strip() for key, line in self.texts.items()}
        return replace(
            self._plan,
            day=self.day.read(),
            kind=self.kind.currentData(),
            group=self.group.currentData() if self._of_groups() else "",
            topic=words["topic"],
            place=words["place"],
            remarks=words["remarks"],
        )

    def _of_groups(self) -> bool:
        kind = self._kinds.get(self.kind.currentData())
        return kind is not None and kind.scope is Scope.GROUP

    def _fit_group(self) -> None:
        self.group.setEnabled(self._of_groups())


class NewDayForm(_DayForm):
    """改期: the day alone."""

    def __init__(self, plan: PlannedSitting, workdays: Workdays) -> None:
        super().__init__(workdays, plan.day.year)
        self.rows.add("day", "改到", self.day)
        self.day.line.put(plan.day)

    def draft(self) -> date:
        """The new day. Raises FieldTrouble when it cannot be understood."""
        return self.day.read()
