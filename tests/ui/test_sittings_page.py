"""活动: the list of the year with its filters, and the way into the form and back."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import a_sitting, the_kind
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from rolls import afternoon, settle

from partybranch.app import Branch
from partybranch.domain.attendance import Mark
from partybranch.domain.kinds import Scope
from partybranch.domain.periods import Period
from ui.forms.leave_box import Leave
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.pages.sittings_page import SittingsPage, _day_in
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SittingsPage:
    settle(session.branch)
    shown = SittingsPage(session)
    qtbot.addWidget(shown)
    shown.resize(1140, 660)
    shown.show()
    return shown


def record(branch: Branch, *kinds: str, at: datetime, **facts: object) -> int:
    draft = a_sitting(*kinds, at=at, **facts)
    return branch.sittings.record(replace(draft, roll=branch.sittings.roll_for(draft))).id


def titles(page: SittingsPage, column: int = 1) -> list[str]:
    proxy = page.list.view.proxy
    return [proxy.index(row, column).data() for row in range(proxy.rowCount())]


def a_year(page: SittingsPage) -> tuple[int, int, int]:
    branch = page.session.branch
    ids = (
        record(branch, "主题党日", "党课", at=afternoon(5, 3), place="党员活动室"),
        record(branch, "党员大会", at=afternoon(8, 6)),
        record(branch, "主题党日", at=afternoon(9, 11), place="红色教育基地"),
    )
    page.refresh()
    return ids


def test_a_sitting_whose_day_is_to_come_says_so_and_is_not_counted(page: SittingsPage) -> None:
    record(page.session.branch, "主题党日", at=datetime(2022, 12, 30, 14))
    page.session.set_year(2023)
    record(page.session.branch, "主题党日", at=datetime(2023, 1, 5, 14))
    page.refresh()
    assert titles(page, page.list.view.proxy.columnCount() - 1) == ["日期还没到，到了才计入统计"]
    assert page.head._state.text() == "2023年 0 次活动，1 次还没到日期"
    page.open_record(page.session.branch.sittings.between(Period.year(2023))[0].id or 0)
    assert "日期还没到" in page.form.head._state.text()


def test_another_year_takes_nothing_under_the_hand_by_its_mere_place(page: SittingsPage) -> None:
    record(page.session.branch, "主题党日", at=datetime(2021, 3, 5, 14))
    page.list.select(a_year(page)[2])
    page.refresh()
    assert page.list.current is not None, "the same year read again keeps it"
    page.session.set_year(2021)
    assert len(titles(page)) == 1
    assert page.list.current is None
    assert not page.void_button.isEnabled()


def test_an_empty_year_offers_to_begin(page: SittingsPage) -> None:
    assert page.list.empty.isVisible()
    page.list.empty.button.click()
    assert page.editing


def test_the_year_stands_newest_first_with_its_figures_and_what_is_missing(page: SittingsPage) -> None:
    a_year(page)
    assert titles(page) == ["主题党日", "党员大会", "主题党日＋党课"]
    assert titles(page, 4) == ["34", "34", "34"]
    assert "34人未标" in titles(page, 8)[0]


def test_the_kind_the_period_and_words_filter(page: SittingsPage) -> None:
    a_year(page)
    page.list.kind.setCurrentText("党课")
    assert titles(page) == ["主题党日＋党课"]
    page.list.kind.setCurrentIndex(0)
    page.list.period.choose("6月")
    assert titles(page) == ["党员大会"]
    page.list.period.choose("全年")
    page.list.words.setText("教育基地")
    assert titles(page) == ["主题党日"]


def test_a_voided_sitting_is_hidden_until_asked_for_and_says_why(page: SittingsPage) -> None:
    first, _second, _third = a_year(page)
    page.list.select(first)
    page.ask_reason = lambda parent, what: "重复录入"
    page.void_button.click()
    assert len(titles(page)) == 2
    page.list.with_voided.setChecked(True)
    assert titles(page, 8)[-1] == "已作废：重复录入"
    page.list.select(first)
    assert not page.void_button.isEnabled()


def test_a_mark_set_in_the_matrix_is_not_overwritten_by_the_open_form(page: SittingsPage) -> None:
    first, _second, _third = a_year(page)
    branch = page.session.branch
    page.open_record(first)
    page.form.tabs.forms[0].text.setPlainText("写到一半")
    row = branch.sittings.get(first).roll[4]
    page.session.act(page, lambda: branch.sittings.mark(first, row.member_id, Mark.LEAVE, "病假"))
    page.form.save()
    kept = branch.sittings.get(first)
    assert (kept.records[0].text, kept.roll[4].mark, kept.roll[4].reason) == ("写到一半", Mark.LEAVE, "病假")
    assert page.form.panel.rows == kept.roll, "the form shows what the book holds"
    assert not page.form.changed


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 2, 29)), (2023, date(2023, 2, 28)), (2028, date(2028, 2, 29))]
)
def test_a_new_sitting_begins_today_also_on_a_leap_day(year: int, day: date) -> None:
    assert _day_in(year, date(2024, 2, 29)) == day


def test_going_back_from_the_reason_voids_nothing(page: SittingsPage) -> None:
    a_year(page)
    page.list.view.selectRow(0)
    page.ask_reason = lambda parent, what: ""
    page.void_button.click()
    assert len(titles(page)) == 3


def test_enter_opens_the_sitting_and_escape_leads_back_to_it(page: SittingsPage) -> None:
    _first, second, _third = a_year(page)
    page.list.select(second)
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.editing
    assert page.form.sitting_id == second
    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert not page.editing
    assert page.list.current is not None
    assert page.list.current.id == second


def test_the_menu_begins_a_sitting_of_a_kind_with_its_usual_length_and_place(page: SittingsPage) -> None:
    page.begin_record(the_kind("主题党日").code)
    draft = page.form.draft()
    assert draft.kinds == (the_kind("主题党日").code,)
    assert (draft.minutes, draft.place) == (120, "党员活动室")
    assert len(draft.roll) == 34
    assert page.unsaved() == ""


def test_a_new_group_meeting_asks_for_its_group(page: SittingsPage) -> None:
    page.begin_record(the_kind("党小组会").code)
    assert page.form.draft().records[0].scope is Scope.GROUP
    assert page.form.tabs.forms[0].group.isVisible()


def test_a_saved_sitting_stands_in_the_list(page: SittingsPage, said: list[Notice]) -> None:
    page.begin_record(the_kind("主题党日").code)
    page.form.panel.everybody.click()
    page.form.save()
    page.form.leave()
    assert titles(page) == ["主题党日"]
    assert [notice.can_undo for notice in said] == [True]


def test_an_undone_sitting_closes_its_form(page: SittingsPage) -> None:
    page.begin_record(the_kind("主题党日").code)
    page.form.save()
    page.session.undo()
    assert not page.editing
    assert titles(page) == []


def test_opening_another_record_over_a_changed_draft_asks_first(page: SittingsPage) -> None:
    first, second, _third = a_year(page)
    page.open_record(first)
    page.form.panel.everybody.click()
    assert page.unsaved()
    page.form.ask_leave = lambda parent, what: Leave.STAY
    page.open_record(second)
    assert page.form.sitting_id == first
    page.form.ask_leave = lambda parent, what: Leave.DISCARD
    page.open_record(second)
    assert page.form.sitting_id == second


def test_a_gone_record_becomes_one_notice(page: SittingsPage, said: list[Notice]) -> None:
    page.open_record(999)
    assert len(said) == 1
    assert not page.editing


@pytest.mark.parametrize("height", [768, 700])
def test_thirty_five_people_are_seen_at_once_on_a_small_screen(
    session: Session, qtbot: QtBot, height: int
) -> None:
    settle(session.branch, 35)
    window = MainWindow(session, (SittingsPage,))
    qtbot.addWidget(window)
    window.resize(1366, height)
    window.show()
    page = window.pages[0]
    assert isinstance(page, SittingsPage)
    page.begin_record(the_kind("主题党日").code)
    page.form.basics.chips.add(the_kind("党员大会").code)
    QApplication.processEvents()
    grid = page.form.panel.grid
    assert grid.verticalScrollBar().maximum() == 0
    assert grid.rowHeight(0) >= 26
    assert window.size() == QSize(1366, height)
    page.form.ask_leave = lambda parent, what: Leave.DISCARD
    page.form.leave()
