"""The hands of the calendar's tests: a page over three planned lines, drags, right clicks, menus."""

from datetime import date

from builders import the_kind
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partybranch.domain.plans import PlannedSitting
from ui.pages.plans_calendar import PlansCalendar
from ui.pages.plans_page import PlansPage
from ui.session import Session
from ui.widgets.month_calendar import MonthCalendar
from ui.widgets.year_calendar import YearCalendar

Sheet = MonthCalendar | YearCalendar

THEME = the_kind("主题党日")
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MISSED = date(2022, 9, 30)
_LINES = (
    PlannedSitting(day=date(2022, 3, 5), kind=THEME.code),
    PlannedSitting(day=date(2022, 4, 8), kind=the_kind("集体学习").code),
    PlannedSitting(day=MISSED, kind=THEME.code, topic="迎国庆", place="广场"),
)


def a_calendar(qtbot: QtBot, filled: Session) -> PlansPage:
    """The page in the room that a small screen leaves; one line was held, one on another day, one missed."""
    filled.branch.plans.add_many(_LINES)
    shown = PlansPage(filled)
    shown.resize(1190, 643)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(widget, key, modifier)


def days(session: Session) -> list[date]:
    return [each.day for each in session.branch.plans.of(2022)]


def middle(grid: Sheet, day: date) -> QPoint:
    return grid.place_of(day).center().toPoint()


def drag(grid: Sheet, start: date, end: date, *, let_go: bool = True) -> None:
    """Take the first mark of a day to another day, as a hand does: press, move in steps, let go."""
    first = grid.mark_places(start)[0].center().toPoint()
    last = middle(grid, end)
    QTest.mousePress(grid, LEFT, PLAIN, first)
    for share in (0.3, 0.6, 1.0):
        # QTest moves the pointer without its button; a hand holds it down.
        point = first + (last - first) * share
        move(grid, point)
    if let_go:
        QTest.mouseRelease(grid, LEFT, PLAIN, last)


def move(grid: Sheet, point: QPoint) -> None:
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, QPointF(grid.mapToGlobal(point)), Qt.MouseButton.NoButton, LEFT, PLAIN
    )
    QApplication.sendEvent(grid, event)


def right_click(grid: Sheet, point: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, grid.mapToGlobal(point))
    QApplication.sendEvent(grid, event)


def acts_of(calendar: PlansCalendar) -> list[str]:
    assert calendar.menu is not None
    return [act.text() for act in calendar.menu.actions() if act.isEnabled() and act.text()]


def choose(calendar: PlansCalendar, text: str) -> None:
    assert calendar.menu is not None
    act = next(each for each in calendar.menu.actions() if each.text() == text)
    calendar.menu.setActiveAction(act)
    press(calendar.menu, Qt.Key.Key_Return)
