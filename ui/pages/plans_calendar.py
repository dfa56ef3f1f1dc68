"""The year as a calendar: one large month or all twelve, and beside it the day and what its month lacks."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from partybranch.domain.workdays import Workdays
from ui.icons import icon
from ui.pages.calendar_menu import day_menu, duty_menu
from ui.pages.calendar_year import CalendarEntry, CalendarYear
from ui.pages.day_panel import DayPanel
from ui.pages.plan_acts import PlanActs
from ui.pages.plan_columns import PlanRow
from ui.preferences import Preferences
from ui.widgets.buttons import plain_button
from ui.widgets.calendar_sheet import month_beside
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.month_calendar import MonthCalendar
from ui.widgets.year_calendar import YearCalendar

_LEGEND = "● 已开展　◌ 未到期　○ 未开展　◎ 已改期　灰底为休息日，数字下有横线为调休上班"
_WHOLE_YEAR = "calendar_whole_year"
_ROOM_FOR_BOTH = 1000


class PlansCalendar(QWidget):
    """``chosen`` says that the keyboard went to another day or another thing of a day."""

    chosen = Signal()

    def __init__(self, today: date, acts: PlanActs, preferences: Preferences) -> None:
        super().__init__()
        self._today, self._acts, self._preferences = today, acts, preferences
        self._shown = CalendarYear(year=today.year, entries={}, lacking={}, workdays=Workdays())
        self.month = MonthCalendar("月历", today)
        self.whole = YearCalendar("年历", today)
        self.panel = DayPanel()
        self.menu: QMenu | None = None
        self.heading = role_label("", "section")
        self.earlier, self.later = _arrow("left", "上个月"), _arrow("right", "下个月")
        self.to_today = plain_button("今天")
        self.as_month, self.as_year = plain_button("月"), plain_button("年")
        self.legend = role_label(_LEGEND, "secondary")
        self._sheets = QStackedWidget()
        self._lay_out()
        self._wire()
        self.show_whole(whole=preferences.flag(_WHOLE_YEAR))

    @property
    def grid(self) -> MonthCalendar | YearCalendar:
        """The sheet in front."""
        return self.whole if self._sheets.currentWidget() is self.whole else self.month

    @property
    def day(self) -> date:
        """The day under the keyboard."""
        return self.grid.day

    @property
    def entry(self) -> CalendarEntry | None:
        """The thing under the keyboard of the day."""
        entries = self._entries(self.day)
        return entries[self.panel.place] if 0 <= self.panel.place < len(entries) else None

    @property
    def current(self) -> PlanRow | None:
        """The line of the plan under the keyboard, else what was held there without one."""
        return self.entry.row if self.entry else None

    def show_year(self, shown: CalendarYear) -> None:
        """Show the days of a year; the keyboard stays on its day where there is one."""
        self._shown = shown
        cells = shown.cells()
        self.whole.show_lacking(shown.missing())
        for sheet in (self.month, self.whole):
            sheet.show_year(shown.year, cells)
        self._say(self.day)

    def choose(self, day: date) -> None:
        """Put the keyboard on a day."""
        self.grid.choose(day)

    def stand_on(self, plan_id: int) -> None:
        """Put the keyboard on a line of the plan, where its day is in front."""
        entries = self._entries(self.day)
        found = (at for at, each in enumerate(entries) if each.planned and each.planned.id == plan_id)
        self.panel.choose(next(found, self.panel.place))

    def show_whole(self, *, whole: bool) -> None:
        """Show all twelve months, or one large month; the keyboard keeps its day."""
        day, focused = self.day, self.grid.hasFocus()
        sheet = self.whole if whole else self.month
        self._sheets.setCurrentWidget(sheet)
        (self.as_year if whole else self.as_month).setChecked(True)
        for button in (self.earlier, self.later):
            button.setVisible(not whole)
        sheet.choose(day)
        self._fit()
        if focused:
            sheet.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the twelve months need the room of the panel."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.grid is self.month or self.width() >= _ROOM_FOR_BOTH
        self.panel.setVisible(beside)
        words = self.grid.cell(self.day).words
        # Without the panel the day speaks under the months.
        self.legend.setText(_LEGEND if beside or not words else f"{self.day:%m-%d}　{words}")

    def _lay_out(self) -> None:
        ways = QButtonGroup(self)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.earlier)
        head.addWidget(self.heading)
        head.addWidget(self.later)
        head.addSpacing(8)
        head.addWidget(self.to_today)
        head.addStretch(1)
        for button, name in ((self.as_month, "一个月"), (self.as_year, "全年")):
            button.setCheckable(True)
            button.setAccessibleName(name)
            ways.addButton(button)
            head.addWidget(button)
        card = Card()
        self._sheets.addWidget(self.month)
        self._sheets.addWidget(self.whole)
        card.body.addLayout(head)
        card.body.addWidget(self._sheets, 1)
        card.body.addWidget(self.legend)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(card, 1)
        layout.addWidget(self.panel)

    def _wire(self) -> None:
        self.as_month.clicked.connect(lambda: self._keep_whole(whole=False))
        self.as_year.clicked.connect(lambda: self._keep_whole(whole=True))
        self.earlier.clicked.connect(lambda: self.choose(month_beside(self.day, -1)))
        self.later.clicked.connect(lambda: self.choose(month_beside(self.day, 1)))
        self.to_today.clicked.connect(lambda: self.choose(self._today))
        for sheet in (self.month, self.whole):
            sheet.chosen.connect(self._say)
            sheet.picked.connect(self.panel.choose)
            sheet.opened.connect(self._open)
            sheet.menu_asked.connect(self._ask)
            sheet.dropped.connect(self._acts.move)
        self.whole.month_opened.connect(self._open_month)
        self.panel.chosen.connect(self.chosen)
        self.panel.entry_opened.connect(self._open_entry)
        self.panel.entry_asked.connect(lambda place, at: self._ask(self.day, place, at))
        self.panel.duty_asked.connect(self._ask_duty)

    def _open_month(self, first: date) -> None:
        self._keep_whole(whole=False)
        self.choose(first)
        self.month.setFocus()

    def _keep_whole(self, *, whole: bool) -> None:
        self._preferences.keep(_WHOLE_YEAR, whole)
        self.show_whole(whole=whole)

    def _entries(self, day: date) -> tuple[CalendarEntry, ...]:
        return self._shown.entries.get(day, ())

    def _say(self, day: date) -> None:
        cell = self.grid.cell(day)
        whole = self.grid is self.whole
        self.heading.setText(f"{day.year}年" if whole else f"{day.year}年{day.month}月")
        self.earlier.setEnabled(day.month > 1)
        self.later.setEnabled(day.month < 12)
        self.to_today.setEnabled(day.year == self._today.year)
        told = cell.name if cell.holiday or cell.worked else "今天" if day == self._today else ""
        self.panel.show_day(day, told, self._entries(day))
        self.panel.show_duties(day.month, self._shown.lacking.get(day.month, ()))
        self._fit()
        self.chosen.emit()

    def _open(self, day: date) -> None:
        corner = self.grid.mapToGlobal(self.grid.place_of(day).bottomLeft().toPoint())
        if len(self._entries(day)) == 1:
            self._open_entry(0, corner)
        else:
            self._ask(day, -1, corner)

    def _open_entry(self, place: int, at: QPoint) -> None:
        """Go to the record of what was held; ask what to do with what was not."""
        entry = self._entries(self.day)[place]
        if entry.sitting_id is not None:
            self._acts.open_sitting(entry.sitting_id)
        else:
            self._ask(self.day, place, at)

    def _ask(self, day: date, place: int, at: QPoint) -> None:
        entries = self._entries(day)
        if 0 <= place < len(entries):
            self.panel.choose(place)
            entries = (entries[place],)
        self._pop_up(lambda: day_menu(day, entries, self._shown.workdays, self._acts, self), at)

    def _ask_duty(self, place: int, at: QPoint) -> None:
        duty = self._shown.lacking[self.day.month][place]
        self._pop_up(lambda: duty_menu(duty, self._acts, self), at)

    def _pop_up(self, make: Callable[[], QMenu], at: QPoint) -> None:
        """Open a menu ready for the keyboard; the one before goes."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = make()
        self.menu.popup(at)
        first = next((act for act in self.menu.actions() if act.isEnabled() and act.text()), None)
        if first is not None:
            self.menu.setActiveAction(first)


def _arrow(name: str, words: str) -> QPushButton:
    button = plain_button("")
    button.setIcon(icon(name))
    button.setAccessibleName(words)
    button.setToolTip(f"{words}（{'PgUp' if name == 'left' else 'PgDn'}）")
    button.setFixedWidth(34)
    return button
