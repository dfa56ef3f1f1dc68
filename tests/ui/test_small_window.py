"""The pages in the smallest window the program allows: what is lacking stays legible, nothing is lost."""

from datetime import date
from typing import Any

import pytest
from builders import the_kind
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from ui.pages.checks_page import ChecksPage
from ui.pages.desk_page import DeskPage
from ui.pages.page import Page
from ui.pages.plans_page import PlansPage
from ui.pages.sittings_page import SittingsPage
from ui.session import Session
from ui.widgets.day_cells import DayCell, DayMark, Dot
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.form_rows import FormRows
from ui.widgets.page_head import PageHead
from ui.widgets.record_view import ROW_HEIGHT, RecordView
from ui.widgets.year_calendar import YearCalendar

pytestmark = pytest.mark.gui

_LEGIBLE = 80
"""Room for 缺记录人, in pixels."""


def in_the_smallest_window(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.resize(924, 552)
    page.show()


def width_of(view: RecordView[Any], title: str) -> int:
    titles = [column.title for column in view.table.columns]
    return view.columnWidth(titles.index(title))


def test_the_desk_still_says_what_is_lacking_in_three_lines(qtbot: QtBot, filled: Session) -> None:
    desk = DeskPage(filled)
    in_the_smallest_window(qtbot, desk)
    assert width_of(desk.gaps.view, "缺什么") >= _LEGIBLE
    assert desk.gaps.view.viewport().height() >= 3 * ROW_HEIGHT


def test_the_checks_still_say_what_is_lacking(qtbot: QtBot, filled: Session) -> None:
    checks = ChecksPage(filled)
    in_the_smallest_window(qtbot, checks)
    assert width_of(checks.view, "缺什么") >= _LEGIBLE
    assert not checks.view.horizontalScrollBar().isVisible()


def test_the_calendar_still_shows_a_mark_on_each_day_that_has_one(qtbot: QtBot) -> None:
    day = date(2022, 3, 5)
    calendar = YearCalendar("计划日历", day)
    qtbot.addWidget(calendar)
    calendar.resize(calendar.minimumSize())
    calendar.show()
    calendar.show_year(2022, {})
    bare = calendar.grab().toImage()
    calendar.show_year(2022, {date(2022, 11, 15): DayCell(marks=(DayMark(dot=Dot.FULL, tone="present"),))})
    assert calendar.grab().toImage() != bare


def test_the_last_months_of_the_calendar_come_into_sight_with_the_keyboard(
    qtbot: QtBot, filled: Session
) -> None:
    filled.branch.plans.save(PlannedSitting(day=date(2022, 12, 28), kind=the_kind("主题党日").code))
    page = PlansPage(filled)
    in_the_smallest_window(qtbot, page)
    for button in (page.calendar.as_year, page.calendar.as_month):
        button.click()
        grid = page.calendar.grid
        for day in (date(2022, 1, 3), date(2022, 12, 28)):
            grid.choose(day)
            assert grid.visibleRegion().contains(grid.place_of(day).center().toPoint())


def test_a_sentence_of_state_too_long_for_its_place_is_whole_under_the_pointer(qtbot: QtBot) -> None:
    head = PageHead("年度计划")
    qtbot.addWidget(head)
    head.resize(160, 60)
    head.show()
    sentence = "2026年计划 66 项：已开展 13，已改期 46，未到期 7；计划外 25 次。"
    head.say(sentence)
    (state,) = [label for label in head.findChildren(QLabel) if label.objectName() == "page_state"]
    assert state.text().endswith("…")
    assert state.toolTip() == sentence
    head.resize(900, 60)
    assert (state.text(), state.toolTip()) == (sentence, "")


def test_a_sentence_under_one_field_leaves_its_neighbour_in_its_place(qtbot: QtBot) -> None:
    rows, day, topic = FormRows(pairs=2), QLineEdit(), QLineEdit()
    rows.add("day", "日期", day)
    rows.add("topic", "主题", topic)
    qtbot.addWidget(rows)
    rows.resize(600, 60)
    rows.show()
    rows.complain("day", "这不是日期，请写成 2022-03-15 的样子。这句话很长，占两行也不应把旁边的格子挤下去。")
    rows.resize(600, 120)
    qtbot.waitUntil(lambda: topic.y() == day.y())


def test_the_desk_has_no_bar_on_a_large_screen_at_150_per_cent(qtbot: QtBot, filled: Session) -> None:
    desk = DeskPage(filled)
    qtbot.addWidget(desk)
    desk.resize(1104, 604)
    desk.show()
    assert not desk.area.verticalScrollBar().isVisible()
    assert desk.gaps.view.viewport().height() >= 3 * ROW_HEIGHT


def test_a_label_that_yields_says_the_whole_under_the_pointer(qtbot: QtBot) -> None:
    label = ElidedLabel("secondary")
    qtbot.addWidget(label)
    label.say("有表决权 30/33 · 普通决议须到会 17，已达到")
    label.resize(90, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.words == label.accessibleName()
    label.resize(600, 20)
    assert (label.text(), label.toolTip()) == (label.words, "")


def test_the_form_of_a_sitting_still_holds_all_its_acts_and_figures(qtbot: QtBot, filled: Session) -> None:
    page = SittingsPage(filled)
    in_the_smallest_window(qtbot, page)
    page.open_record(filled.branch.sittings.between(Period.year(2022))[0].id or 0)
    panel, head = page.form.panel, page.form.head
    assert panel.minimumSizeHint().width() <= panel.width()
    assert page.form.minimumSizeHint().width() <= page.form.width()
    for act in (panel.everybody, panel.paste, panel.relay, head.another, head.copy, head.save):
        assert act.width() >= act.minimumSizeHint().width()
    assert panel.figures.endswith("未标 0")
