"""节假日: the holidays and moved workdays of the year, and the form that adds or corrects days."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partybranch.domain.sentences import weekday
from partybranch.domain.workdays import DayOff, Workdays
from ui.forms.trouble import FieldTrouble, read_typed
from ui.models.column import Column
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.cards import Card
from ui.widgets.form_rows import FormRows
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView
from ui.widgets.typed_line import TypedLine, date_line

_WORDS = {True: "放假", False: "上班"}
_MOST_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _DayLine:
    """A day that differs from its weekday; ``own`` says that the branch entered it."""

    day: date
    off: bool
    name: str
    own: bool


_COLUMNS: tuple[Column[_DayLine], ...] = (
    Column(title="日期", value=lambda line: f"{line.day:%Y-%m-%d}", width=120),
    Column(title="星期", value=lambda line: weekday(line.day), width=80),
    Column(
        title="放假／上班",
        value=lambda line: _WORDS[line.off],
        width=110,
        tone=lambda line: "present" if line.off else "leave",
    ),
    Column(title="名称", value=lambda line: line.name, width=0),
    Column(title="来源", value=lambda line: "本支部" if line.own else "内置", width=100),
)


class DaysOffPane(QWidget):
    """The table at the left, the form at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._year = session.year
        self.state = role_label("", "secondary", wrap=True)
        self.view: RecordView[_DayLine] = RecordView("节假日", _COLUMNS)
        self.turn_button = plain_button("改为上班")
        self.start: TypedLine[date] = date_line("日期", lambda: self._year)
        self.until: TypedLine[date] = date_line("到", lambda: self._year)
        self.until.setPlaceholderText("只有一天的可不填")
        self.word = QComboBox()
        for off, word in _WORDS.items():
            self.word.addItem(word, off)
        self.name = QLineEdit()
        self.name.setPlaceholderText("例：春节")
        self.rows = FormRows()
        self.add_button = main_button("添加", icon="plus")
        self._lay_out()
        self.view.chosen.connect(self._offer_turn)
        self.turn_button.clicked.connect(self.turn)
        self.add_button.clicked.connect(self.add)

    def _lay_out(self) -> None:
        self.rows.add("start", "日期", self.start)
        self.rows.add("until", "到", self.until)
        self.rows.add("word", "放假／上班", self.word)
        self.rows.add("name", "名称", self.name)
        card = Card("补充或更正")
        card.body.addWidget(self.rows)
        card.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignRight)
        hint = "已有的日子再填一次，以最后填的为准。写错的，在表中选中后改过来即可。"
        card.body.addWidget(role_label(hint, "secondary", wrap=True))
        card.body.addStretch(1)
        card.setFixedWidth(350)
        tools = QHBoxLayout()
        tools.addWidget(self.state, 1)
        tools.addWidget(self.turn_button)
        table = QVBoxLayout()
        table.setSpacing(12)
        table.addLayout(tools)
        table.addWidget(self.view, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(table, 1)
        layout.addWidget(card)

    def show_calendar(self, calendar: Workdays, corrections: tuple[DayOff, ...], year: int) -> None:
        """Show the days of a year."""
        self._year = year
        own = {each.day for each in corrections}
        days = [(day, True, name) for day, name in calendar.holidays.items()]
        days += [(day, False, name) for day, name in calendar.moved.items()]
        lines = [
            _DayLine(day=day, off=off, name=name, own=day in own)
            for day, off, name in sorted(days)
            if day.year == year
        ]
        self.view.show_records(lines)
        known = calendar.knows(year)
        self.state.setText(
            f"{year}年的节假日和调休已内置，与实际不符的可以更正。"
            if known
            else f"{year}年的节假日安排尚未内置，目前只避开周末和元旦、劳动节、国庆节，请按国务院通知补充。"
        )
        self.state.setProperty("role", "secondary" if known else "asking")
        self.state.style().polish(self.state)
        self._offer_turn(self.view.current())

    def add(self) -> None:
        """Say of the days in the form that they are free or worked."""
        self.rows.clear_complaints()
        try:
            days = self._days()
        except FieldTrouble as trouble:
            self.rows.complain(trouble.key, str(trouble))
            return
        off, name, workdays = bool(self.word.currentData()), self.name.text(), self._session.branch.workdays
        self._session.act(
            self, lambda: workdays.correct(days, off=off, name=name), lambda _changes: self._clear()
        )

    def turn(self) -> None:
        """Say the opposite of the chosen day."""
        line, workdays = self.view.current(), self._session.branch.workdays
        if line is not None:
            self._session.act(self, lambda: workdays.correct([line.day], off=not line.off))

    def _days(self) -> list[date]:
        start, until = read_typed(self.start, "start"), read_typed(self.until, "until")
        if start is None:
            raise FieldTrouble("start", "请填写日期。")
        count = ((until or start) - start).days + 1
        if count < 1:
            raise FieldTrouble("until", "结束日期早于开始日期，请改正。")
        if count > _MOST_DAYS:
            raise FieldTrouble("until", f"一次最多{_MOST_DAYS}天，请核对日期。")
        return [start + timedelta(days=at) for at in range(count)]

    def _clear(self) -> None:
        for line in (self.start, self.until, self.name):
            line.clear()
        self.start.setFocus()

    def _offer_turn(self, line: _DayLine | None) -> None:
        self.turn_button.setEnabled(line is not None)
        words = f"改为{_WORDS[not line.off]}" if line else "改为上班"
        self.turn_button.setText(words)
        self.turn_button.setAccessibleName(words)
