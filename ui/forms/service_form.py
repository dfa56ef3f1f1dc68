"""One service (志愿服务 or 双报到) at its stage: what, when, where, who and how long; draft in and out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from partybranch.domain.kinds import Kind
from partybranch.domain.members import Member, distinct_names, standing_on
from partybranch.domain.volunteering import Service, ServiceRow, Stage
from ui.forms.people_hours import PeopleHours
from ui.forms.trouble import FieldTrouble, read_typed
from ui.models.hours_table import Candidate
from ui.widgets.form_rows import FormRows
from ui.widgets.labels import role_label
from ui.widgets.typed_line import date_line, time_line

_TEXTS = {
    "title": "服务内容",
    "project": "服务项目",
    "place": "服务地点",
    "contact": "社区联系人",
    "remarks": "备注",
}


class ServiceForm(QWidget):
    """Fields at the left, people at the right. ``members`` are everybody; the day says who may be picked.

    A need has no people yet; for an assignment the hours are those expected and may stay open.
    """

    def __init__(self, kinds: Sequence[Kind], members: Sequence[Member], year: int) -> None:
        super().__init__()
        self._kinds, self._members = tuple(kinds), tuple(members)
        self._names = distinct_names(self._members)
        self._service = Service(kind=self._kinds[0].code, day=date(year, 1, 1))
        self.kind = QComboBox()
        for kind in self._kinds:
            self.kind.addItem(kind.name, kind.code)
        self.stage = QComboBox()
        self.stage.setAccessibleName("进度")
        for stage in Stage:
            self.stage.addItem(stage.value, stage)
        self.needed = QSpinBox()
        self.needed.setRange(0, 999)
        self.needed.setSpecialValueText("未说明")
        self.needed.setSuffix(" 人")
        self.day = date_line("日期", lambda: year)
        self.starts, self.ends = time_line("开始时间"), time_line("结束时间")
        self.texts = {key: QLineEdit() for key in _TEXTS}
        self.feedback = QPlainTextEdit()
        self.feedback.setFixedHeight(56)
        self.feedback.setTabChangesFocus(True)
        self.rows = FormRows()
        self.people = PeopleHours()
        self._right = QWidget()
        self._lay_out()
        self.stage.currentIndexChanged.connect(self._follow_stage)
        self.day.editingFinished.connect(self._offer_people)
        self.ends.editingFinished.connect(self._hours_of_span)

    def _lay_out(self) -> None:
        span = QWidget()
        times = QHBoxLayout(span)
        times.setContentsMargins(0, 0, 0, 0)
        times.addWidget(self.starts)
        times.addWidget(role_label("至", "secondary"))
        times.addWidget(self.ends)
        span.setFocusProxy(self.starts)
        what = QWidget()
        sort = QHBoxLayout(what)
        sort.setContentsMargins(0, 0, 0, 0)
        sort.addWidget(self.kind, 1)
        sort.addWidget(role_label("进度", "secondary"))
        sort.addWidget(self.stage, 1)
        what.setFocusProxy(self.kind)
        self.rows.add("kind", "类型", what)
        self.rows.add("day", "日期", self.day)
        self.rows.add("starts", "时间", span)
        for key in ("title", "project", "place", "contact"):
            self.rows.add(key, _TEXTS[key], self.texts[key])
        self.rows.add("needed", "需要人数", self.needed)
        self.rows.add("feedback", "服务反馈", self.feedback)
        self.rows.add("remarks", _TEXTS["remarks"], self.texts["remarks"])
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(role_label("参加人员", "section"))
        right.addWidget(self.people, 1)
        left = QVBoxLayout()
        left.addWidget(self.rows)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        layout.addLayout(left, 1)
        layout.addWidget(self._right, 1)

    def put(self, service: Service) -> None:
        """Show a service."""
        self._service = service
        self.kind.setCurrentIndex(max(self.kind.findData(service.kind), 0))
        self.day.put(service.day)
        self.starts.put(service.starts)
        self.ends.put(service.ends)
        for key, line in self.texts.items():
            line.setText(getattr(service, key))
        self.feedback.setPlainText(service.feedback)
        self.needed.setValue(service.needed)
        self.people.offer(self._candidates(service.day), self._put_hours(service.rows))
        self.stage.setCurrentIndex(self.stage.findData(service.stage))
        self._follow_stage()

    def take_keyboard(self) -> None:
        """Stand where the work of the stage begins: what is needed, who goes, how long it took."""
        stage = Stage(self.stage.currentData())
        places = {
            Stage.NEED: self.texts["title"],
            Stage.ASSIGNED: self.people.filter,
            Stage.DONE: self.people.for_all,
        }
        places[stage].setFocus()
        places[stage].selectAll()

    def _put_hours(self, rows: Sequence[ServiceRow]) -> dict[int, float | None]:
        """Show hours that are the same for all once, as those of all; what nobody said stays open."""
        said = {row.hours for row in rows}
        one = next(iter(said)) if len(said) == 1 else 0.0
        if one and float(f"{one:g}") == one:
            self.people.for_all.put(one)
            return dict.fromkeys((row.member_id for row in rows), None)
        return {row.member_id: row.hours or None for row in rows}

    def draft(self) -> Service:
        """The service as the form says. Raises FieldTrouble for what cannot be understood."""
        day, (starts, ends) = self._day(), self._span()
        stage = Stage(self.stage.currentData())
        words = {key: line.text().strip() for key, line in self.texts.items()}
        return replace(
            self._service,
            kind=self.kind.currentData(),
            day=day,
            starts=starts,
            ends=ends,
            title=words["title"],
            project=words["project"],
            place=words["place"],
            contact=words["contact"],
            remarks=words["remarks"],
            feedback=self.feedback.toPlainText().strip(),
            needed=self.needed.value(),
            stage=stage,
            rows=() if stage is Stage.NEED else self._rows(),
        )

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong beside its field."""
        if key == "people":
            self.people.complain(sentence)
        else:
            self.rows.complain(key, sentence)

    def place_of(self, sentence: str) -> str | None:
        """The field that a refusal names."""
        return "people" if "参加人员" in sentence else self.rows.place_of(sentence)

    def clear_complaints(self) -> None:
        """Take all complaints away."""
        self.rows.clear_complaints()
        self.people.complain_no_more()

    def _rows(self) -> tuple[ServiceRow, ...]:
        frozen = {row.member_id: row.name for row in self._service.rows}
        known = {member.id: member.name for member in self._members}
        return tuple(
            ServiceRow(member_id=who, name=frozen.get(who) or known[who], hours=hours)
            for who, hours in self.people.read().items()
        )

    def _follow_stage(self) -> None:
        stage = Stage(self.stage.currentData())
        self._right.setVisible(stage is not Stage.NEED)
        self.people.expect_hours(only=stage is Stage.ASSIGNED)

    def _day(self) -> date:
        day = read_typed(self.day, "day")
        if day is None:
            raise FieldTrouble("day", "还没有填写日期。")
        return day

    def _span(self) -> tuple[time | None, time | None]:
        starts, ends = read_typed(self.starts, "starts"), read_typed(self.ends, "starts")
        if starts and ends and ends <= starts:
            raise FieldTrouble("starts", "结束时间不晚于开始时间。")
        return starts, ends

    def _candidates(self, day: date) -> list[Candidate]:
        kept = {row.member_id for row in self._service.rows}
        people = []
        for member in self._members:
            standing = standing_on(member, day)
            if member.id is not None and (standing.member or member.id in kept):
                name = self._names[member.id]
                people.append(
                    Candidate(member_id=member.id, name=name, group=standing.group, called=member.name)
                )
        return sorted(people, key=lambda each: each.member_id not in kept)

    def _offer_people(self) -> None:
        try:
            day = self.day.read()
        except ValueError:
            return
        if day is not None:
            self.people.offer(self._candidates(day), self.people.table.checked)

    def _hours_of_span(self) -> None:
        try:
            starts, ends = self._span()
        except FieldTrouble:
            return
        if starts and ends and not self.people.for_all.text():
            length = datetime.combine(date.min, ends) - datetime.combine(date.min, starts)
            self.people.for_all.put(round(length.total_seconds() / 3600, 2))
