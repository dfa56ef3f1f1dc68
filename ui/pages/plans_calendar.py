"""The year's plan as a calendar: what was held, is planned, was missed, on days that are free or worked."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from partybranch.domain.fulfilment import PlanState
from partybranch.domain.periods import Period
from partybranch.domain.sentences import weekday
from partybranch.domain.workdays import Workdays
from ui.pages.plan_columns import TONES, PlanRow
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.year_calendar import DayCell, Dot, YearCalendar

_DOTS = {
    PlanState.HELD: Dot.FULL,
    PlanState.MOVED: Dot.RING,
    PlanState.MISSED: Dot.HOLLOW,
    PlanState.AHEAD: Dot.DASHED,
    PlanState.EXTRA: Dot.FULL,
}
_LEGEND = "● 已开展　◌ 未到期　○ 未开展　◎ 已改期　底色为休息日"


class PlansCalendar(QWidget):
    """The calendar, and under it the day on which the keyboard stands, in words."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._rows: dict[date, list[PlanRow]] = {}
        self._workdays = Workdays()
        self.grid = YearCalendar("计划日历", today)
        self.words = role_label("", wrap=True)
        self.legend = role_label(_LEGEND, "secondary")
        self._area = QScrollArea()
        self._area.setWidget(self.grid)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = Card()
        card.body.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(card, 1)
        layout.addLayout(foot)
        self.grid.chosen.connect(self._say)

    @property
    def current(self) -> PlanRow | None:
        """The first line of the plan on the day of the keyboard, else what was held there without one."""
        rows = self._rows.get(self.grid.day, [])
        return next((row for row in rows if row.id is not None), next(iter(rows), None))

    def show_rows(self, year: int, rows: Iterable[PlanRow], workdays: Workdays) -> None:
        """Show the lines of a year."""
        self._workdays, self._rows = workdays, {}
        for row in rows:
            self._rows.setdefault(row.line.plan.day, []).append(row)
        whole = Period.year(year)
        days = [whole.start + timedelta(days=count) for count in range(whole.days)]
        cells = {day: self._cell(day) for day in days}
        for row in (row for listed in self._rows.values() for row in listed):
            if row.line.state is PlanState.MOVED and row.line.sitting is not None:
                day = row.line.sitting.day
                held = (Dot.FULL, TONES[PlanState.HELD])
                words = f"{cells[day].words}；{row.what}在这一天开展（计划 {row.line.plan.day:%m-%d}）"
                cells[day] = _with(cells[day], held, words.lstrip("；"))
        self.grid.show_year(year, cells)

    def _cell(self, day: date) -> DayCell:
        name, rows = self._workdays.name_of(day), self._rows.get(day, [])
        said = [f"{row.what} {row.line.state.words}" for row in rows]
        holiday = bool(name) and not name.startswith("周")
        return DayCell(
            marks=tuple((_DOTS[row.line.state], TONES[row.line.state]) for row in rows),
            free=bool(name),
            holiday=holiday,
            words="；".join([*([name] if holiday else []), *said]),
        )

    def _say(self, day: date) -> None:
        words = self.grid.cell(day).words or "没有计划"
        self.words.setText(f"{day:%m-%d} {weekday(day)}　{words}")
        place = self.grid.place_of(day).toRect()
        self._area.ensureVisible(place.center().x(), place.center().y(), place.width(), 2 * place.height())


def _with(cell: DayCell, mark: tuple[Dot, str], words: str) -> DayCell:
    return DayCell(marks=(*cell.marks, mark), free=cell.free, holiday=cell.holiday, words=words)
