"""政治生日: whose day of joining the party comes round now, each name a way to the member."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partybranch.domain.anniversaries import PartyBirthday, party_birthdays
from partybranch.domain.periods import Period
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.models.column import Column
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView
from ui.widgets.short_lines import ShortLines, line_of

_AHEAD = timedelta(days=30)
_LINES = 3


_HOW = "按加入党组织日期计算，党龄从转为正式党员之日算起。双击或按回车打开这名党员。"


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthdayLine:
    """One birthday with the name that tells its bearer from namesakes, seen from today."""

    name: str
    birthday: PartyBirthday
    today: bool
    past: bool

    @property
    def date(self) -> str:
        """The day of the year."""
        return f"{self.birthday.day:%m-%d}"

    @property
    def said(self) -> str:
        """The day as the card says it."""
        return "今天" if self.today else self.date


_COLUMNS: tuple[Column[BirthdayLine], ...] = (
    Column(
        title="日期",
        value=lambda line: f"{line.birthday.day:%Y-%m-%d}",
        width=110,
        tone=lambda line: "secondary" if line.past else "text",
    ),
    Column(title="姓名", value=lambda line: line.name, width=130),
    Column(title="周年和党龄", value=lambda line: line.birthday.words, width=0),
)


class BirthdaysCard(Card):
    """The days of this month and of the next thirty days; of a year gone by those of its last month."""

    def __init__(self, session: Session) -> None:
        super().__init__("政治生日")
        self._session = session
        self._listed: tuple[BirthdayLine, ...] = ()
        self.every = link_button("")
        self.every.clicked.connect(self._open_all)
        self.head.addWidget(self.every)
        self.lines = ShortLines(_LINES, _LINES)
        self._none = role_label("", "secondary", wrap=True)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._none)
        self.body.addStretch(1)

    def show_book(self, book: PeriodBook) -> None:
        """Show the days around the book's day, those to come before those gone by."""
        day = min(book.as_of, book.period.end)
        month = Period.month(day.year, day.month)
        running = book.as_of in book.period
        end = max(month.end, day + _AHEAD) if running else month.end
        found = party_birthdays(book.members, Period(month.start, end))
        # The month is in front of her: what is past in it stands last and grey.
        found = tuple(sorted(found, key=lambda each: (running and each.day < day, each.day)))
        self._listed = tuple(_line_of(each, day if running else None, book) for each in found)
        self.every.setText(f"共 {len(found)} 人…")
        self.every.setAccessibleName(f"列出政治生日，{self.every.text()}")
        self.every.setVisible(bool(found))
        self.lines.replace([self._line(each) for each in self._listed[:_LINES]])
        self.lines.setVisible(bool(found))
        self._none.setVisible(not found)
        self._none.setText("本月和今后30天没有。" if running else f"{month.label}没有。")

    def _line(self, each: BirthdayLine) -> QWidget:
        day, years = role_label(each.said, "secondary" if each.past else ""), each.birthday.years
        way = link_button(each.name.replace("年生）", "）"))  # the card is narrow on a small screen
        way.setProperty("tone", "text")
        way.setAccessibleName(f"{each.name} {each.date} {each.birthday.words}")
        way.setToolTip(f"{each.name}　{each.date} {each.birthday.words}")
        way.clicked.connect(partial(self._go, each))
        words = role_label(f"{years}周年{'　已过' if each.past else ''}", "secondary")
        words.setToolTip(way.toolTip())
        return line_of(day, way, end=words)

    def _open_all(self) -> None:
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("政治生日")
        dialog.resize(560, 420)
        view: RecordView[BirthdayLine] = RecordView("政治生日", _COLUMNS)
        view.show_records(self._listed)
        view.opened.connect(dialog.close)
        view.opened.connect(self._go)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(role_label(_HOW, "secondary", wrap=True))
        layout.addWidget(view)
        dialog.show()

    def _go(self, each: BirthdayLine, _checked: bool = False) -> None:
        self._session.navigate(places.MEMBERS, open_id=each.birthday.member.id)


def _line_of(birthday: PartyBirthday, today: date | None, book: PeriodBook) -> BirthdayLine:
    return BirthdayLine(
        name=book.names.get(birthday.member.id or 0, birthday.member.name),
        birthday=birthday,
        today=birthday.day == today,
        past=today is not None and birthday.day < today,
    )
