"""What Enter and a right click offer in the calendar: records, plans, and the duties that a month lacks."""

from collections.abc import Callable
from datetime import date

import pytest
from calendars import MISSED, THEME, a_calendar, acts_of, choose, middle, press, right_click
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from ui import places
from ui.forms.answer_form import AnswerForm
from ui.forms.form_dialog import FormDialog
from ui.forms.plan_form import NewDayForm, PlanForm
from ui.pages.plans_page import PlansPage
from ui.pages.sittings_page import SittingsPage
from ui.session import Session
from ui.spot import Spot

pytestmark = pytest.mark.gui


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> PlansPage:
    """The page of 2022 on New Year's Eve, with three planned lines."""
    return a_calendar(qtbot, filled)


@pytest.fixture
def asked(filled: Session) -> list[tuple[object, ...]]:
    """Everywhere the page sent the window."""
    went: list[tuple[object, ...]] = []
    filled.navigation_asked.connect(lambda *where: went.append(where))
    return went


def test_enter_opens_what_was_held_and_asks_about_what_was_not(
    page: PlansPage, filled: Session, asked: list[tuple[object, ...]], dialog: Callable[[], QDialog]
) -> None:
    calendar, grid = page.calendar, page.calendar.month
    held = filled.branch.sittings.between(Period.year(2022))[1]
    calendar.choose(held.day)
    press(grid, Qt.Key.Key_Return)
    assert asked[-1][:2] == (places.SITTINGS, held.id)
    calendar.choose(MISSED)
    press(grid, Qt.Key.Key_Return)
    assert acts_of(calendar) == ["现在记录…", "修改…", "改期…", "删去…", "新增计划…", "记录活动…"]
    choose(calendar, "现在记录…")
    spot = Spot(day=MISSED, topic="迎国庆", place="广场")
    assert asked[-1] == (places.SITTINGS, None, THEME.code, spot)
    press(grid, Qt.Key.Key_Return)
    choose(calendar, "改期…")
    assert dialog().findChild(NewDayForm) is not None


def test_recording_a_plan_begins_with_what_the_plan_says(qtbot: QtBot, filled: Session) -> None:
    sittings = SittingsPage(filled)
    qtbot.addWidget(sittings)
    sittings.show()
    sittings.begin_record(THEME.code, Spot(day=MISSED, topic="迎国庆", place="广场"))
    draft = sittings.form.draft()
    assert (draft.day, draft.place, draft.records[0].topic) == (MISSED, "广场", "迎国庆")


def test_the_menu_of_an_empty_day_begins_a_plan_or_a_record_there(
    page: PlansPage, asked: list[tuple[object, ...]], dialog: Callable[[], QDialog]
) -> None:
    calendar, grid, day = page.calendar, page.calendar.month, date(2022, 12, 8)
    right_click(grid, middle(grid, day))
    assert calendar.day == day
    assert acts_of(calendar) == ["新增计划…", "记录活动…"]
    choose(calendar, "记录活动…")
    assert asked[-1] == (places.SITTINGS, None, "", Spot(day=day))
    press(grid, Qt.Key.Key_Return)
    choose(calendar, "新增计划…")
    form = dialog().findChild(PlanForm)
    assert isinstance(form, PlanForm)
    assert form.draft().day == day


def test_the_menu_on_a_mark_is_about_that_thing_alone(page: PlansPage) -> None:
    calendar, grid = page.calendar, page.calendar.month
    calendar.choose(date(2022, 3, 5))
    second = grid.mark_places(date(2022, 3, 5))[1].center().toPoint()
    right_click(grid, second)
    assert acts_of(calendar) == ["打开记录", "新增计划…", "记录活动…"]
    assert calendar.panel.place == 1
    press(grid, Qt.Key.Key_Menu)
    calendar.choose(date(2022, 3, 5))
    press(grid, Qt.Key.Key_Return)
    assert acts_of(calendar).count("打开记录") == 2, "a day with two things asks which"


def test_a_line_of_the_panel_leads_to_its_record(page: PlansPage, asked: list[tuple[object, ...]]) -> None:
    page.calendar.choose(date(2022, 12, 20))
    entries = page.calendar.panel.entries
    entries.setFocus()
    press(entries, Qt.Key.Key_Return)
    assert asked[-1][0] == places.SITTINGS
    assert asked[-1][1] is not None


def test_a_month_says_which_duties_it_misses_and_the_menu_mends_each(
    page: PlansPage,
    filled: Session,
    asked: list[tuple[object, ...]],
    dialog: Callable[[], QDialog],
) -> None:
    calendar = page.calendar
    calendar.choose(date(2022, 4, 1))
    duties = calendar.panel.duties
    texts = [duties.item(row).text() for row in range(duties.count())]
    assert "主题党日\n4月　未见记录" in texts
    row = texts.index("主题党日\n4月　未见记录")
    duties.setCurrentRow(row)
    press(duties, Qt.Key.Key_Return)
    assert acts_of(calendar) == ["列入计划…", "现在补录…", "写说明…"]
    choose(calendar, "现在补录…")
    assert asked[-1] == (places.SITTINGS, None, THEME.code, Spot(day=date(2022, 4, 30)))
    press(duties, Qt.Key.Key_Return)
    choose(calendar, "写说明…")
    form = dialog().findChild(AnswerForm)
    assert isinstance(form, AnswerForm)
    form.text.put("4月全员下沉社区，与5月合并开展")
    missed = calendar.whole.lacking[4]
    shown = dialog()
    assert isinstance(shown, FormDialog)
    shown.save()
    assert calendar.whole.lacking[4] == missed - 1
    assert duties.item(row).text() == "主题党日\n4月　已说明：4月全员下沉社区，与5月合并开展"
    filled.undo()
    assert calendar.whole.lacking[4] == missed


def test_a_duty_of_a_quarter_stands_at_the_month_in_which_it_ended(page: PlansPage) -> None:
    duties = page.calendar.panel.duties
    page.calendar.choose(date(2022, 3, 1))
    assert any("第1季度" in duties.item(row).text() for row in range(duties.count()))
    page.calendar.choose(date(2022, 2, 1))
    assert not any("季度" in duties.item(row).text() for row in range(duties.count()))


def test_a_running_duty_is_planned_from_the_panel(
    page: PlansPage,
    filled: Session,
    dialog: Callable[[], QDialog],
    asked: list[tuple[object, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Session, "today", property(lambda _self: date(2022, 11, 25)))
    page.reload()
    calendar = page.calendar
    calendar.choose(date(2022, 11, 25))
    duties = calendar.panel.duties
    row = next(
        row for row in range(duties.count()) if duties.item(row).text() == "主题党日\n11月　还没有开展"
    )
    duties.setCurrentRow(row)
    press(duties, Qt.Key.Key_Return)
    assert acts_of(calendar) == ["列入计划…", "现在记录…"]
    choose(calendar, "现在记录…")
    assert asked[-1] == (places.SITTINGS, None, THEME.code, Spot(day=date(2022, 11, 25)))
    press(duties, Qt.Key.Key_Return)
    choose(calendar, "列入计划…")
    form = dialog().findChild(PlanForm)
    assert isinstance(form, PlanForm)
    assert (form.draft().kind, form.draft().day) == (THEME.code, date(2022, 11, 25))
    assert filled.year == 2022
