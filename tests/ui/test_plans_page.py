"""The list of 年度计划 in the window: proposed and taken, moved by keys, recorded, struck."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import a_sitting, the_kind
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.workdays import Workdays
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.plan_form import NewDayForm, PlanForm
from ui.forms.plan_proposal import PlanProposal
from ui.pages.plan_columns import HELD_COLUMN
from ui.pages.plans_page import PlansPage
from ui.session import Session
from ui.spot import Spot

pytestmark = pytest.mark.gui

THEME = the_kind("主题党日")


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> PlansPage:
    """The page of 2022 on New Year's Eve."""
    filled.preferences.keep("plan_as_list", True)
    shown = PlansPage(filled)
    shown.resize(1190, 650)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def plan(session: Session, day: date, kind: str = "主题党日", topic: str = "") -> int:
    line = PlannedSitting(day=day, kind=the_kind(kind).code, topic=topic)
    return session.branch.plans.save(line).id


@pytest.fixture
def planned(page: PlansPage, filled: Session) -> list[int]:
    """Three lines: one held on its day, one held on another day, one that was missed."""
    lines = [
        plan(filled, date(2022, 3, 5)),
        plan(filled, date(2022, 4, 8), "集体学习"),
        plan(filled, date(2022, 9, 30), topic="迎国庆"),
    ]
    page.reload()
    return lines


def texts(page: PlansPage, column: int) -> list[str]:
    proxy = page.view.proxy
    return [str(proxy.index(row, column).data()) for row in range(proxy.rowCount())]


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifier)


def offered_texts(proposal: PlanProposal, column: int) -> list[str]:
    model = proposal.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def days(session: Session) -> list[date]:
    return [each.day for each in session.branch.plans.of(2022)]


def test_a_year_without_a_plan_offers_a_proposal(page: PlansPage, dialog: Callable[[], QDialog]) -> None:
    assert page.empty.isVisible()
    page.empty.button.click()
    proposal = dialog()
    assert isinstance(proposal, PlanProposal)
    assert proposal.nothing.isVisible(), "on New Year's Eve, a Saturday, nothing is left to plan"
    assert not proposal.add_button.isEnabled()


def test_proposed_lines_are_taken_in_one_step_without_those_unticked(
    page: PlansPage,
    filled: Session,
    dialog: Callable[[], QDialog],
    steps: Callable[[], int],
) -> None:
    filled.set_year(2023)
    page.propose()
    proposal = dialog()
    assert isinstance(proposal, PlanProposal)
    before, offered = steps(), len(proposal.chosen)
    assert proposal.add_button.text() == f"加入计划（{offered} 项）"
    assert "10-05 国庆节，改到10-07" in offered_texts(proposal, 3)
    proposal.fixed_day.setValue(20)
    assert "02-20 周一" in offered_texts(proposal, 0)
    proposal.tick(on=False)
    assert not proposal.add_button.isEnabled()
    proposal.tick(on=True)
    proposal.table.setFocus()
    press(proposal.table, Qt.Key.Key_Space)
    proposal.add_button.click()
    assert steps() == before + 1
    assert len(filled.branch.plans.of(2023)) == offered - 1
    assert page.tabs.isVisible()


@pytest.mark.usefixtures("planned")
def test_each_line_says_its_day_its_state_and_when_it_was_held(page: PlansPage) -> None:
    assert texts(page, 0) == ["03-05 周六", "04-08 周五", "09-30 周五"]
    assert texts(page, 5) == ["● 已开展", "◎ 已改期", "○ 未开展"]
    assert texts(page, HELD_COLUMN) == ["03-05", "04-11", ""]
    page.filter.setText("迎国庆")
    assert texts(page, 1) == ["主题党日"]
    page.filter.clear()
    page.extra.setChecked(True)
    assert texts(page, 5).count("＋ 计划外") == 2
    page.view.setCurrentIndex(page.view.proxy.index(1, 0))
    assert page.view.current() is not None
    assert not page.move_button.isEnabled(), "what was held without a plan cannot be moved"


def test_alt_and_an_arrow_move_a_line_to_the_workday_beside(
    page: PlansPage, filled: Session, planned: list[int]
) -> None:
    page.activateWindow()
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.proxy.index(2, 0))
    press(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert days(filled)[2] == date(2022, 10, 8), "over the National Day week"
    press(page.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert days(filled)[2] == date(2022, 9, 30)
    page.view.setCurrentIndex(page.view.proxy.index(1, 0))
    for _ in range(25):
        press(page.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    current = page.view.current()
    assert current is not None
    assert current.id == planned[1], "the keyboard stays on the line while it passes another"
    assert days(filled)[0] == current.line.plan.day < date(2022, 3, 5)


def test_a_line_is_moved_to_a_typed_day_and_a_holiday_is_said_there(
    page: PlansPage, filled: Session, planned: list[int], dialog: Callable[[], QDialog]
) -> None:
    page.view.setCurrentIndex(page.view.proxy.index(2, 0))
    page.move_button.click()
    shown = dialog()
    form = shown.findChild(NewDayForm)
    assert isinstance(shown, FormDialog)
    assert isinstance(form, NewDayForm)
    form.day.line.setText("10月5日")
    assert form.day.free.text() == "这一天是国庆节，不是工作日；仍可以保存。"
    shown.save()
    assert days(filled)[2] == date(2022, 10, 5)
    assert texts(page, 0)[2] == "10-05 周三 国庆节"
    assert planned


def test_a_line_typed_in_the_form_ends_in_the_plan_and_comes_out_as_it_went_in(
    page: PlansPage, filled: Session, dialog: Callable[[], QDialog]
) -> None:
    page.add_button.click()
    shown = dialog()
    form = shown.findChild(PlanForm)
    assert isinstance(shown, FormDialog)
    assert isinstance(form, PlanForm)
    assert not form.group.isEnabled()
    form.day.line.setText("")
    shown.save()
    assert shown.isVisible(), "a line without a day is refused beside its field"
    form.kind.setCurrentText("党小组会")
    assert form.group.isEnabled()
    form.group.setCurrentText("第一党小组")
    form.day.line.setText("11月9日")
    form.texts["topic"].setText("讨论思想汇报")
    shown.save()
    (kept,) = filled.branch.plans.of(2022)
    assert (kept.day, kept.group, kept.topic) == (date(2022, 11, 9), "第一党小组", "讨论思想汇报")
    page.open_record(kept.id or 0)
    again = dialog().findChild(PlanForm)
    assert isinstance(again, PlanForm)
    assert again.draft() == kept


def test_a_missed_line_leads_to_the_record_of_it_and_a_held_one_to_its_sitting(
    page: PlansPage, filled: Session, planned: list[int]
) -> None:
    asked: list[tuple[object, ...]] = []
    filled.navigation_asked.connect(lambda *where: asked.append(where))
    page.view.setCurrentIndex(page.view.proxy.index(2, 0))
    page.record_button.click()
    assert asked[-1] == (places.SITTINGS, None, THEME.code, Spot(day=date(2022, 9, 30), topic="迎国庆"))
    cell = page.view.visualRect(page.view.proxy.index(0, HELD_COLUMN))
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, cell.center()
    )
    held = filled.branch.sittings.between(Period.year(2022))[0]
    assert asked[-1][:2] == (places.SITTINGS, held.id)
    assert not page.record_button.isEnabled()
    filled.branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 9, 30, 14)))
    page.reload()
    assert texts(page, 5)[2] == "● 已开展"
    assert planned


def test_a_struck_line_needs_a_reason_and_undo_brings_it_back(
    page: PlansPage, filled: Session, planned: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    reasons = iter(["", "并入民主评议"])
    monkeypatch.setattr(page.acts, "ask_reason", lambda *_words: next(reasons))
    page.view.setCurrentIndex(page.view.proxy.index(2, 0))
    page.void_button.click()
    assert len(days(filled)) == 3
    page.void_button.click()
    assert texts(page, 0) == ["03-05 周六", "04-08 周五"]
    filled.undo()
    assert len(texts(page, 0)) == len(planned) == 3


def test_a_year_whose_holidays_are_not_known_says_so(page: PlansPage, filled: Session) -> None:
    assert page.unknown.isHidden()
    filled.set_year(2031)
    assert page.unknown.text().startswith("2031年节假日安排尚未内置，只避开周末和元旦")
    assert not page.unknown.isHidden()
    filled.branch.workdays.correct([date(2031, 10, 6)], off=True, name="国庆节")
    page.reload()
    assert page.unknown.isHidden()


def test_a_year_is_opened_on_the_line_that_comes_next(qtbot: QtBot, page: PlansPage, filled: Session) -> None:
    filled.branch.plans.add_many(filled.branch.plans.propose(2023))
    plan(filled, date(2022, 11, 9))
    coming = plan(filled, date(2022, 12, 31))
    page.reload()
    filled.set_year(2023)
    filled.set_year(2022)
    current = page.view.current()
    assert current is not None
    assert current.id == coming
    filled.set_year(2023)
    qtbot.waitUntil(lambda: page.view.currentIndex().row() == 0)


def test_a_day_that_cannot_be_read_is_said_beside_its_field(qtbot: QtBot) -> None:
    form = PlanForm([THEME], [], Workdays(), 2022)
    qtbot.addWidget(form)
    kept = PlannedSitting(id=3, day=date(2022, 5, 6), kind=THEME.code, topic="学习", remarks="照旧")
    form.put(kept)
    assert form.draft() == kept
    form.put(replace(kept, group="已撤销的小组"))
    assert form.draft().group == "", "a theme day belongs to no group"


def test_a_new_line_of_a_coming_year_begins_on_its_first_workday(
    page: PlansPage, filled: Session, dialog: Callable[[], QDialog]
) -> None:
    filled.set_year(2023)
    page.begin_record("")
    form = dialog().findChild(PlanForm)
    assert form is not None
    assert form.draft().day == date(2023, 1, 3), "1 and 2 January 2023 are free"
