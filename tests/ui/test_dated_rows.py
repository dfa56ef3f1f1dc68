"""Dated facts: the timeline follows what is typed, leads to the row, and says what does not fit together."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partybranch.domain.members import GroupStay, Member
from ui.forms.dated_rows import DatedFact, DatedRows
from ui.forms.member_form import MemberForm

pytestmark = pytest.mark.gui

TODAY = date(2022, 12, 31)
FIRST = DatedFact(what="第一党小组", start=date(2019, 1, 1), end=date(2021, 1, 1))
SECOND = DatedFact(what="第二党小组", start=date(2021, 3, 1))


@pytest.fixture
def rows(qtbot: QtBot) -> DatedRows:
    shown = DatedRows("groups", "党小组", ("", "第一党小组", "第二党小组"), one_at_a_time=True)
    qtbot.addWidget(shown)
    shown.date_at(TODAY)
    shown.put([SECOND, FIRST])
    shown.resize(800, 300)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_arrows_choose_in_order_of_time_and_enter_goes_to_the_row(rows: DatedRows) -> None:
    rows.strip.setFocus()
    QTest.keyClick(rows.strip, Qt.Key.Key_Right)
    assert "第一党小组，2019-01-01 至 2021-01-01" in rows.strip.accessibleName()
    QTest.keyClick(rows.strip, Qt.Key.Key_Right)
    assert "第二党小组，2021-03-01 至 今" in rows.strip.accessibleName()
    QTest.keyClick(rows.strip, Qt.Key.Key_Right)
    assert rows.strip.current == 0, "the last stays chosen"
    QTest.keyClick(rows.strip, Qt.Key.Key_Return)
    assert rows._rows[0].start.hasFocus()


def test_a_click_on_a_bar_leads_to_its_row_and_a_row_chooses_its_bar(rows: DatedRows) -> None:
    centre = rows.strip.bar(1).center().toPoint()
    QTest.mouseClick(rows.strip, Qt.MouseButton.LeftButton, pos=centre)
    assert rows._rows[1].start.hasFocus()
    rows._rows[0].end.setFocus()
    assert rows.strip.current == 0


def test_delete_takes_a_bar_and_its_row_away(rows: DatedRows) -> None:
    QTest.keyClick(rows.strip, Qt.Key.Key_Right)
    QTest.keyClick(rows.strip, Qt.Key.Key_Delete)
    assert rows.read() == (SECOND,)


def test_a_gap_is_said_until_it_is_closed(rows: DatedRows) -> None:
    assert rows.said.text() == "2021-01-01 至 2021-03-01（当日不含）没有编入党小组。"
    assert rows.said.isVisible()
    rows._rows[1].end.setText("2021-03-01")
    assert not rows.said.isVisible()


def test_an_overlap_is_said_with_its_days(rows: DatedRows) -> None:
    rows._rows[1].end.setText("2021-05-01")
    assert rows.said.text().startswith("第一党小组和第二党小组的时间重叠：2021-03-01 至 2021-05-01。")
    rows._rows[1].end.clear()
    assert "2021-03-01 至今" in rows.said.text()


def test_what_is_half_typed_is_not_drawn_and_not_lost(rows: DatedRows) -> None:
    rows._rows[1].start.setText("20")
    assert "1段" in rows.strip.accessibleName()
    rows._rows[1].start.setText("2019")
    rows._rows[1].start.setText("2019-02-01")
    assert "2段" in rows.strip.accessibleName()


def test_bars_on_the_same_days_do_not_cover_each_other(qtbot: QtBot, rows: DatedRows) -> None:
    rows._rows[1].end.clear()
    assert not rows.strip.bar(0).intersects(rows.strip.bar(1))
    qtbot.waitUntil(lambda: rows.strip.height() == rows.strip.sizeHint().height())
    assert not rows.strip.grab().isNull()


def test_an_added_row_is_ready_to_be_typed_in(rows: DatedRows) -> None:
    rows._add.click()
    assert rows._rows[-1].what.hasFocus()
    assert not rows.strip.grab().isNull()


def test_the_timeline_of_who_has_left_ends_there(qtbot: QtBot) -> None:
    form = MemberForm(today=TODAY)
    qtbot.addWidget(form)
    stay = (GroupStay(group="第一党小组", end=date(2021, 1, 1)),)
    form.put(Member(name="赵一", groups=stay, transferred_out=date(2021, 1, 1)))
    assert form.groups.said.text() == ""
    form.put(Member(name="赵一", groups=stay))
    assert form.groups.said.text() == "2021-01-01 起没有编入党小组。"


def test_the_form_stands_on_a_timeline_that_is_named(qtbot: QtBot) -> None:
    form = MemberForm(today=TODAY)
    qtbot.addWidget(form)
    form.put(Member(name="赵一"))
    form.stand_on("groups")
    assert form.tabs.currentWidget() is form.groups
    assert form.minimumSizeHint().height() < 560


def test_a_long_remark_is_read_from_its_beginning(qtbot: QtBot) -> None:
    form = MemberForm(today=TODAY)
    qtbot.addWidget(form)
    form.put(Member(name="赵一", remarks="组织关系由县文化馆党支部转入，档案在组织部"))
    assert form.texts["remarks"].cursorPosition() == 0
    assert form.texts["name"].cursorPosition() == 2
