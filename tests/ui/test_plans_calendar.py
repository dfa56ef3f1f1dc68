"""The calendar of 年度计划: a month or the year, walked by keys, plans dragged to another day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest
from builders import a_sitting
from calendars import LEFT, MISSED, PLAIN, THEME, a_calendar, days, drag, middle, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partybranch.domain.plans import PlannedSitting
from ui.notices import Notice
from ui.pages.plans_page import PlansPage
from ui.session import Session
from ui.widgets.day_cells import Dot

pytestmark = pytest.mark.gui


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> PlansPage:
    """The page of 2022 on New Year's Eve, with three planned lines."""
    return a_calendar(qtbot, filled)


@pytest.mark.parametrize("whole", [False, True], ids=["month", "year"])
def test_each_day_shows_its_marks_by_shape_and_word(page: PlansPage, whole: bool) -> None:
    page.calendar.show_whole(whole=whole)
    grid = page.calendar.grid
    dots = {day: [mark.dot for mark in grid.cell(day).marks] for day in map(date.fromisoformat, _MARKED)}
    assert [dots[date.fromisoformat(day)] for day in _MARKED] == list(_MARKED.values())
    assert grid.cell(date(2022, 4, 11)).words == "集体学习 已开展（计划 04-08）"
    assert grid.cell(date(2022, 4, 8)).words == "集体学习 已改期，04-11 开展"
    assert grid.cell(date(2022, 12, 20)).words == "党员大会 已开展（计划外）"
    assert grid.cell(date(2022, 10, 5)).words == "国庆节"
    assert grid.cell(date(2022, 10, 8)).words == "国庆节调休上班"
    assert grid.cell(date(2022, 10, 8)).worked
    grid.grab()


_MARKED = {
    "2022-09-30": [Dot.HOLLOW],
    "2022-04-08": [Dot.RING],
    "2022-04-11": [Dot.FULL],
    "2022-03-05": [Dot.FULL, Dot.FULL],
    "2022-03-06": [],
}


def test_it_opens_on_this_month_and_fits_a_small_screen(page: PlansPage, filled: Session) -> None:
    calendar = page.calendar
    assert page.tabs.currentWidget() is calendar
    assert calendar.day == filled.today
    assert calendar.heading.text() == "2022年12月"
    assert page.minimumSizeHint().height() <= 643
    for whole in (False, True):
        calendar.show_whole(whole=whole)
        for day in calendar.grid.days():
            assert calendar.grid.rect().toRectF().adjusted(-1, -1, 1, 1).contains(calendar.grid.place_of(day))


def test_tab_and_size_are_remembered(qtbot: QtBot, page: PlansPage, filled: Session) -> None:
    page.calendar.as_year.click()
    page.tabs.setCurrentWidget(page.list)
    again = PlansPage(filled)
    qtbot.addWidget(again)
    assert again.tabs.currentWidget() is again.list
    assert again.calendar.grid is again.calendar.whole


def test_keys_walk_days_and_months_and_the_panel_says_what_is_there(page: PlansPage) -> None:
    calendar, grid = page.calendar, page.calendar.month
    calendar.choose(date(2022, 9, 22))
    press(grid, Qt.Key.Key_Down)
    press(grid, Qt.Key.Key_Right)
    assert grid.accessibleDescription() == "09月30日 主题党日 未开展"
    item = calendar.panel.entries.item(0)
    assert item.text() == "主题党日\n未开展\n迎国庆"
    press(grid, Qt.Key.Key_Right)
    assert calendar.heading.text() == "2022年10月", "the month follows the day"
    press(grid, Qt.Key.Key_PageDown)
    assert grid.day == date(2022, 11, 1)
    press(grid, Qt.Key.Key_PageUp)
    press(grid, Qt.Key.Key_PageUp)
    assert grid.day == date(2022, 9, 1)
    calendar.earlier.click()
    assert grid.day == date(2022, 8, 1)
    calendar.to_today.click()
    assert grid.day == date(2022, 12, 31)
    press(grid, Qt.Key.Key_Right)
    assert grid.day == date(2022, 12, 31), "the year ends here"


@pytest.mark.parametrize("whole", [False, True], ids=["month", "year"])
def test_alt_and_an_arrow_move_a_plan_to_the_workday_beside(
    page: PlansPage, filled: Session, whole: bool
) -> None:
    page.calendar.show_whole(whole=whole)
    page.calendar.choose(MISSED)
    page.activateWindow()
    page.calendar.grid.setFocus()
    press(page.calendar.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.calendar.day == days(filled)[2] == date(2022, 10, 8), "the keyboard goes with the line"
    assert page.move_button.isEnabled()
    press(page.calendar.grid, Qt.Key.Key_PageDown)
    assert not page.move_button.isEnabled()


@pytest.mark.parametrize("whole", [False, True], ids=["month", "year"])
def test_a_plan_is_dragged_to_another_day_in_one_step_that_can_be_taken_back(
    page: PlansPage, filled: Session, steps: Callable[[], int], said: list[Notice], whole: bool
) -> None:
    page.calendar.show_whole(whole=whole)
    page.calendar.choose(MISSED)
    grid, before = page.calendar.grid, steps()
    drag(grid, MISSED, date(2022, 9, 14))
    assert days(filled)[2] == date(2022, 9, 14)
    assert steps() == before + 1
    assert "改期 主题党日（2022-09-30 改到 2022-09-14）" in said[-1].text
    assert page.calendar.day == date(2022, 9, 14)
    filled.undo()
    assert days(filled)[2] == MISSED


def test_what_was_held_cannot_be_dragged_and_a_click_moves_nothing(
    page: PlansPage, filled: Session, steps: Callable[[], int]
) -> None:
    before, grid = steps(), page.calendar.month
    page.calendar.choose(date(2022, 3, 5))
    drag(grid, date(2022, 3, 5), date(2022, 3, 10))
    page.calendar.choose(MISSED)
    QTest.mouseClick(grid, LEFT, PLAIN, grid.mark_places(MISSED)[0].center().toPoint())
    assert steps() == before
    assert days(filled)[0] == date(2022, 3, 5)


def test_a_drag_says_where_it_would_land_and_esc_lets_it_go(
    page: PlansPage, filled: Session, steps: Callable[[], int]
) -> None:
    before, grid = steps(), page.calendar.month
    page.calendar.choose(MISSED)
    still = grid.grab().toImage()
    drag(grid, MISSED, date(2022, 9, 25), let_go=False)
    assert grid.dragging
    assert grid.grab().toImage() != still, "the preview of the drop"
    press(grid, Qt.Key.Key_Escape)
    assert not grid.dragging
    QTest.mouseRelease(grid, LEFT, PLAIN, middle(grid, date(2022, 9, 25)))
    assert steps() == before
    drag(grid, MISSED, MISSED)
    assert steps() == before
    assert filled.branch.plans.of(2022)[2].day == MISSED


def test_a_plan_cannot_be_dragged_out_of_its_year(
    page: PlansPage, filled: Session, steps: Callable[[], int]
) -> None:
    moved = filled.branch.plans.save(PlannedSitting(day=date(2022, 12, 30), kind=THEME.code))
    page.reload()
    before, grid = steps(), page.calendar.month
    page.calendar.choose(date(2022, 12, 30))
    beyond = next(day for day in grid.days() if day.year == 2023)
    drag(grid, date(2022, 12, 30), beyond)
    assert steps() == before
    assert moved


def test_a_record_prepared_before_its_day_stands_on_it(
    page: PlansPage, filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "today", property(lambda _self: date(2022, 11, 25)))
    filled.branch.sittings.record(a_sitting("党课", at=datetime(2022, 12, 6, 14)))
    page.reload()
    cell = page.calendar.month.cell(date(2022, 12, 6))
    assert [mark.dot for mark in cell.marks] == [Dot.DASHED]
    assert cell.words == "党课 已建好记录，未到日期"


def test_another_year_has_its_own_days_and_coming_back_keeps_none_of_them(
    page: PlansPage, filled: Session
) -> None:
    filled.set_year(2024)
    calendar = page.calendar
    assert calendar.day == date(2024, 12, 31)
    for whole in (True, False):
        calendar.show_whole(whole=whole)
        grid = calendar.grid
        for day in (date(2024, 1, 1), date(2024, 2, 29), date(2024, 9, 30), date(2024, 12, 31)):
            calendar.choose(day)
            assert grid.rect().toRectF().contains(grid.place_of(day).adjusted(1, 1, -1, -1))
            assert grid.day_at(grid.place_of(day).center()) == day
        grid.grab()
    calendar.choose(date(2024, 2, 29))
    filled.set_year(2022)
    assert calendar.day == date(2022, 12, 31)
    assert calendar.month.cell(MISSED).marks


def test_a_year_without_a_plan_still_shows_what_was_held(page: PlansPage, filled: Session) -> None:
    for line in filled.branch.plans.of(2022):
        filled.act(page, partial(filled.branch.plans.void, line.id or 0, "重排"))
    assert page.tabs.currentWidget() is page.calendar
    words = page.calendar.month.cell(date(2022, 12, 20)).words
    assert words == "党员大会 已开展", "without a plan nothing is beside it"


def test_more_on_a_day_than_it_has_room_for_is_counted(page: PlansPage, filled: Session) -> None:
    line = PlannedSitting(day=date(2022, 12, 8), kind=THEME.code)
    filled.branch.plans.add_many([replace(line, topic=f"议题{at}") for at in range(8)])
    page.reload()
    page.calendar.choose(date(2022, 12, 8))
    grid = page.calendar.month
    assert 0 < len(grid.mark_places(date(2022, 12, 8))) < 8
    assert page.calendar.panel.entries.count() == 8
    grid.grab()


def test_the_name_of_a_month_leads_from_the_year_to_it(page: PlansPage, filled: Session) -> None:
    calendar = page.calendar
    calendar.as_year.click()
    assert calendar.whole.lacking[4] > 0
    QTest.mouseClick(calendar.whole, LEFT, PLAIN, calendar.whole.places.heading_of(4).center().toPoint())
    assert calendar.grid is calendar.month
    assert calendar.heading.text() == "2022年4月"
    assert calendar.panel.duties.count() >= calendar.whole.lacking[4]
    assert not filled.preferences.flag("calendar_whole_year")


def test_in_a_narrow_window_the_day_speaks_under_the_months(page: PlansPage) -> None:
    page.resize(924, 552)
    calendar = page.calendar
    calendar.as_year.click()
    assert calendar.panel.isHidden()
    calendar.choose(MISSED)
    assert calendar.legend.text() == "09-30　主题党日 未开展"
    calendar.as_month.click()
    assert not calendar.panel.isHidden()
    assert calendar.legend.text().startswith("● 已开展")


def test_of_two_plans_on_a_day_the_keyboard_stays_on_the_one_that_moved(
    page: PlansPage, filled: Session
) -> None:
    line = PlannedSitting(day=date(2022, 12, 8), kind=THEME.code)
    filled.branch.plans.add_many(
        [replace(line, topic="先"), replace(line, topic="后", day=date(2022, 12, 7))]
    )
    page.reload()
    page.calendar.choose(date(2022, 12, 7))
    page.activateWindow()
    page.calendar.month.setFocus()
    press(page.calendar.month, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.calendar.day == date(2022, 12, 8)
    current = page.calendar.current
    assert current is not None
    assert current.line.plan.topic == "后"
