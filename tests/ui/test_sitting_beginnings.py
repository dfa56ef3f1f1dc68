"""Ctrl+N and Ctrl+D: another sitting of the same kind, and one arranged like an old one."""

from dataclasses import replace
from datetime import datetime

import pytest
from builders import a_sitting, the_kind
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from rolls import settle

from partybranch.app import Branch
from partybranch.domain.attendance import Mark, mark_rest_present
from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Person, Sitting
from ui.forms.kind_chips import KindChips
from ui.forms.leave_box import Leave
from ui.main_window import MainWindow
from ui.pages.desk_page import DeskPage
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
THEME_DAY, LECTURE = the_kind("主题党日"), the_kind("党课")


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    """The window over a book with one theme day that was held at half past three upstairs."""
    members = settle(session.branch)
    chair, recorder = (Person(name=each.name, member_id=each.id) for each in members[:2])
    sitting = a_sitting(
        "主题党日",
        "党课",
        at=datetime(2022, 10, 9, 15, 30),
        minutes=105,
        place="三楼会议室",
        chair=chair,
        recorder=recorder,
    )
    roll = mark_rest_present(session.branch.sittings.roll_for(sitting))
    session.branch.sittings.record(replace(sitting, roll=roll))
    opened = MainWindow(session, (DeskPage, SittingsPage))
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


@pytest.fixture
def page(window: MainWindow) -> SittingsPage:
    window.show_page("活动")
    shown = window.pages[1]
    assert isinstance(shown, SittingsPage)
    shown.form.ask_leave = lambda parent, what: Leave.DISCARD
    return shown


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def stands_in(part: QWidget) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and part.isAncestorOf(widget)


def the_old_one(branch: Branch) -> Sitting:
    (first,) = branch.sittings.between(Period.month(2022, 10))
    return first


def test_a_new_sitting_is_offered_the_usual_time_length_and_place_of_its_kind(page: SittingsPage) -> None:
    page.begin_record(THEME_DAY.code)
    draft = page.form.draft()
    assert (draft.starts_at.time(), draft.minutes, draft.place) == (
        datetime(2022, 1, 1, 15, 30).time(),
        105,
        "三楼会议室",
    )
    assert draft.chair is None
    assert draft.recorder is None
    assert not page.form.changed


def test_the_usual_chair_and_recorder_are_one_key_away(page: SittingsPage) -> None:
    old = the_old_one(page.session.branch)
    page.begin_record(THEME_DAY.code)
    for picker in (page.form.basics.chair, page.form.basics.recorder):
        picker.setFocus()
        press(Key.Key_Down)
    draft = page.form.draft()
    assert (draft.chair, draft.recorder) == (old.chair, old.recorder)


@pytest.mark.parametrize("way", ["button", "key"])
def test_those_who_usually_lead_are_taken_at_once_where_nobody_stands(page: SittingsPage, way: str) -> None:
    old = the_old_one(page.session.branch)
    page.begin_record(THEME_DAY.code)
    basics = page.form.basics
    assert basics.as_usual.text() == "照旧：赵启明主持、钱秀英记录"
    basics.chair.combo.setEditText("孙磊")
    assert basics.as_usual.text() == "照旧：钱秀英记录"
    if way == "button":
        basics.as_usual.click()
    else:
        press(Key.Key_F9)
    draft = page.form.draft()
    assert draft.chair is not None
    assert (draft.chair.name, draft.recorder) == ("孙磊", old.recorder)
    assert not basics.as_usual.isVisible()
    page.open_record(old.id or 0)
    assert not basics.as_usual.isVisible()


def test_the_day_and_the_time_offered_are_typed_over(page: SittingsPage) -> None:
    page.begin_record(THEME_DAY.code)
    assert page.form.basics.moment.hasFocus()
    for key in (Key.Key_0, Key.Key_7, Key.Key_0, Key.Key_9, Key.Key_4, Key.Key_5):
        press(key)
    press(Key.Key_Tab)
    assert page.form.draft().starts_at == datetime(2022, 12, 7, 9, 45)


def test_a_kind_chosen_in_the_form_brings_what_is_usual_for_it(page: SittingsPage) -> None:
    page.begin_record("")
    page.form.basics.chips.add(THEME_DAY.code)
    draft = page.form.draft()
    assert (draft.starts_at.hour, draft.place) == (15, "三楼会议室")
    page.begin_record("")
    page.form.basics.moment.setTime(QTime(8, 0))
    page.form.basics.chips.add(THEME_DAY.code)
    assert page.form.draft().starts_at.hour == 8, "what was typed stays"


def test_ctrl_n_in_the_form_begins_another_of_the_same_kinds(page: SittingsPage) -> None:
    page.open_record(the_old_one(page.session.branch).id or 0)
    press(Key.Key_N, CONTROL)
    draft = page.form.draft()
    assert draft.id is None
    assert draft.kinds == (THEME_DAY.code, LECTURE.code)
    assert draft.day == page.session.today
    assert {row.mark for row in draft.roll} == {Mark.UNMARKED}
    assert (draft.topic, draft.chair) == ("", None)
    assert page.form.basics.moment.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_D])
@pytest.mark.parametrize(
    ("answer", "kept"), [(Leave.STAY, False), (Leave.DISCARD, False), (Leave.SAVE, True)]
)
def test_a_changed_draft_is_asked_about_before_another_begins(
    page: SittingsPage, key: Qt.Key, answer: Leave, kept: bool
) -> None:
    page.begin_record(THEME_DAY.code)
    page.form.panel.everybody.click()
    page.form.ask_leave = lambda parent, what: answer
    press(key, CONTROL)
    marks = {row.mark for row in page.form.draft().roll}
    assert marks == {Mark.PRESENT if answer is Leave.STAY else Mark.UNMARKED}
    assert len(page.session.branch.sittings.between(Period.month(2022, 12))) == kept


def test_ctrl_d_in_the_form_copies_the_arrangement_and_no_attendance(page: SittingsPage) -> None:
    old = the_old_one(page.session.branch)
    page.open_record(old.id or 0)
    press(Key.Key_D, CONTROL)
    draft = page.form.draft()
    assert (draft.id, draft.kinds, draft.minutes, draft.place) == (None, old.kinds, 105, "三楼会议室")
    assert (draft.chair, draft.recorder) == (old.chair, old.recorder)
    assert draft.starts_at == datetime.combine(page.session.today, old.starts_at.time())
    assert {row.mark for row in draft.roll} == {Mark.UNMARKED}
    assert {(each.topic, each.text, each.lecturer) for each in draft.records} == {("", "", None)}
    assert not page.form.changed


def test_ctrl_d_in_the_list_copies_the_sitting_under_the_hand(page: SittingsPage) -> None:
    assert not page.copy_button.isEnabled()
    press(Key.Key_D, CONTROL)
    assert not page.editing
    page.list.select(the_old_one(page.session.branch).id or 0)
    page.list.take_keyboard()
    press(Key.Key_D, CONTROL)
    assert page.editing
    assert page.form.draft().place == "三楼会议室"
    page.form.leave()
    page.copy_button.click()
    assert page.editing


def test_the_buttons_of_the_form_do_the_same(page: SittingsPage) -> None:
    page.open_record(the_old_one(page.session.branch).id or 0)
    page.form.head.copy.click()
    assert page.form.sitting_id is None
    page.open_record(the_old_one(page.session.branch).id or 0)
    page.form.head.another.click()
    assert page.form.sitting_id is None
    assert page.form.draft().chair is None


@pytest.mark.parametrize("title", ["工作台", "活动"])
def test_ctrl_n_and_a_digit_begin_a_kind_from_the_desk_and_from_the_list(
    window: MainWindow, title: str
) -> None:
    window.show_page(title)
    press(Key.Key_N, CONTROL)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    at = [action.text().endswith(THEME_DAY.label) for action in menu.actions()].index(True)
    press(Key(Key.Key_1 + at))
    page = window.pages[1]
    assert isinstance(page, SittingsPage)
    assert page.editing
    assert page.form.draft().kinds == (THEME_DAY.code,)


def test_f6_goes_round_the_parts_of_the_form_and_back(page: SittingsPage) -> None:
    page.open_record(the_old_one(page.session.branch).id or 0)
    page.form.basics.moment.setFocus()
    parts = (page.form.panel, *page.form.tabs.forms, page.form.basics)
    for part in parts:
        press(Key.Key_F6)
        assert stands_in(part)
    for part in reversed(parts[:-1]):
        press(Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert stands_in(part)


def test_f6_stands_on_what_a_record_still_lacks(page: SittingsPage) -> None:
    page.begin_record(THEME_DAY.code)
    record = page.form.tabs.forms[0]
    page.form.panel.grid.setFocus()
    press(Key.Key_F6)
    assert record.topic.hasFocus()
    record.topic.insert("学习")
    page.form.panel.grid.setFocus()
    press(Key.Key_F6)
    assert record.text.hasFocus()


def test_ctrl_f_filters_the_list_and_finds_people_in_the_form(page: SittingsPage) -> None:
    page.list.take_keyboard()
    press(Key.Key_F, CONTROL)
    assert page.list.words.hasFocus()
    page.open_record(the_old_one(page.session.branch).id or 0)
    press(Key.Key_F, CONTROL)
    assert page.form.panel.finder.hasFocus()


def test_the_buttons_say_their_keys(page: SittingsPage) -> None:
    page.open_record(the_old_one(page.session.branch).id or 0)
    head, panel = page.form.head, page.form.panel
    keys = {head.another: "Ctrl+N", head.copy: "Ctrl+D", panel.everybody: "F8", panel.notices.adopt: "F7"}
    keys |= {page.copy_button: "Ctrl+D", page.new_button: "Ctrl+N", panel.paste: "Ctrl+V"}
    assert [key for button, key in keys.items() if key not in button.toolTip()] == []


def test_the_kinds_of_a_new_sitting_hold_the_keyboard_while_the_book_is_still_read(qtbot: QtBot) -> None:
    chips = KindChips()
    qtbot.addWidget(chips)
    chips.show()
    chips.activateWindow()
    qtbot.waitUntil(chips.isActiveWindow)
    chips.setFocus()
    held = QApplication.focusWidget()
    assert held is chips.focusProxy()
    chips.put((), Kinds())
    assert QApplication.focusWidget() is held


def test_what_was_given_up_is_not_copied(page: SittingsPage) -> None:
    page.open_record(the_old_one(page.session.branch).id or 0)
    page.form.basics.place.setCurrentText("走错的房间")
    press(Key.Key_D, CONTROL)
    assert page.form.sitting_id is None
    assert page.form.draft().place == "三楼会议室"
