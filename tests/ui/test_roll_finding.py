"""Finding people by how their name is typed: in the roll, in the pickers, in the lists to tick."""

import pytest
from builders import a_member
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QWidget
from pytestqt.qtbot import QtBot
from rolls import made_up_members, made_up_roll

from partybranch.domain.attendance import Mark
from partybranch.domain.members import Member
from partybranch.domain.sittings import Person
from ui.forms.people_chooser import PeopleChooser
from ui.forms.people_hours import PeopleHours
from ui.forms.person_picker import PersonPicker
from ui.forms.roll_panel import RollPanel
from ui.models.hours_table import Candidate

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot) -> RollPanel:
    shown = RollPanel()
    qtbot.addWidget(shown)
    shown.resize(900, 420)
    shown.show_roll(made_up_roll())
    shown.show()
    shown.activateWindow()
    shown.grid.setFocus()
    qtbot.waitUntil(shown.grid.hasFocus)
    return shown


def type_into(widget: QWidget | None, text: str) -> None:
    """Letters as keys, characters as an input method commits them."""
    assert widget is not None
    if text.isascii():
        QTest.keyClicks(widget, text)
        return
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    if isinstance(key, str):
        type_into(widget, key)
    else:
        QTest.keyClick(widget, key, modifier)


def under_the_hand(panel: RollPanel) -> str:
    assert panel.grid.place is not None
    return panel.rows[panel.grid.place].name


@pytest.mark.parametrize(
    ("typed", "name"),
    [("sl", "孙磊"), ("sunlei", "孙磊"), ("SL", "孙磊"), ("孙", "孙磊"), ("zqm", "赵启明"), ("l", "李静")],
)
def test_the_slash_leads_to_the_finder_and_enter_to_whom_the_letters_mean(
    panel: RollPanel, typed: str, name: str
) -> None:
    press(Key.Key_Slash)
    assert panel.finder.hasFocus()
    press(typed)
    press(Key.Key_Return)
    assert panel.grid.hasFocus()
    assert under_the_hand(panel) == name
    press("22")
    assert [row.reason for row in panel.rows if row.mark is Mark.LEAVE] == ["病假"]


def test_ctrl_f_finds_from_anywhere_in_the_panel(panel: RollPanel) -> None:
    panel.observers_line.setFocus()
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.finder.hasFocus()


def test_the_next_name_is_typed_over_the_last_one(panel: RollPanel) -> None:
    for typed, name in (("l", "李静"), ("qxy", "钱秀英")):
        press(Key.Key_Slash)
        press(typed)
        press(Key.Key_Return)
        assert under_the_hand(panel) == name


def test_one_match_ends_the_search_and_several_stay_lit_until_escape(panel: RollPanel) -> None:
    press("/")
    press("sunlei")
    press(Key.Key_Return)
    assert panel.finder.text() == ""
    press("/")
    press("静")
    press(Key.Key_Return)
    assert panel.model.sought == "静"
    press(Key.Key_Escape)
    assert panel.finder.text() == ""
    assert panel.grid.hasFocus()


def test_a_name_that_nobody_has_is_said_and_enter_leads_nowhere(panel: RollPanel) -> None:
    press("/")
    press("xqx")
    press(Key.Key_Return)
    assert panel.finder.hasFocus()
    assert panel.banner.words == "名单里没有“xqx”"
    press(Key.Key_Escape)
    assert "未标" in panel.banner.words


def test_letters_in_the_roll_mark_nobody(panel: RollPanel) -> None:
    press("sunleil")
    assert panel.hint.startswith("字母在名单里不作标记")
    press("1")
    assert {row.mark for row in panel.rows} == {Mark.UNMARKED}
    press("1")
    assert panel.rows[0].mark is Mark.PRESENT
    assert panel.hint.startswith("1 出席")
    assert panel.grid.hasFocus()


@pytest.fixture
def people() -> tuple[Member, ...]:
    named = (*made_up_members(6), a_member("单雄信"), a_member("曾静"))
    return tuple(Member(id=at, name=each.name) for at, each in enumerate(named, 1))


@pytest.fixture
def picker(qtbot: QtBot, people: tuple[Member, ...]) -> PersonPicker:
    shown = PersonPicker("主持人")
    qtbot.addWidget(shown)
    shown.offer(people, {}, Person(name="李静", member_id=4))
    shown.show()
    shown.activateWindow()
    shown.setFocus()
    qtbot.waitUntil(shown.combo.hasFocus)
    return shown


def completer_of(picker: PersonPicker) -> QCompleter:
    completer = picker.combo.completer()
    assert completer is not None
    return completer


def offered(picker: PersonPicker) -> list[str]:
    model = completer_of(picker).completionModel()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("sxx", ["单雄信"]),
        ("dan", ["单雄信"]),
        ("jing", ["李静", "曾静"]),
        ("zengj", ["曾静"]),
        ("静", ["李静", "曾静"]),
    ],
)
def test_the_list_under_a_picker_holds_whoever_is_spelt_so(
    picker: PersonPicker, typed: str, names: list[str]
) -> None:
    type_into(picker.combo.lineEdit(), typed)
    assert offered(picker) == names
    completer_of(picker).popup().hide()


def test_letters_that_mean_one_member_become_that_member_when_the_field_is_left(
    picker: PersonPicker, people: tuple[Member, ...]
) -> None:
    type_into(picker.combo.lineEdit(), "sxx")
    QTest.keyClick(completer_of(picker).popup(), Key.Key_Return)
    assert picker.person == Person(name="单雄信", member_id=people[6].id)


def test_a_choice_from_the_list_is_that_member(picker: PersonPicker, people: tuple[Member, ...]) -> None:
    type_into(picker.combo.lineEdit(), "jing")
    popup = completer_of(picker).popup()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        QTest.keyClick(popup, key)
    assert picker.person == Person(name="曾静", member_id=people[7].id)


def test_who_usually_does_it_is_one_key_away_and_not_put_in(picker: PersonPicker) -> None:
    line = picker.combo.lineEdit()
    assert line is not None
    assert picker.person is None
    assert line.placeholderText() == "按 ↓ 选 李静"
    press(Key.Key_Down)
    assert picker.person == Person(name="李静", member_id=4)


def test_a_guest_of_one_s_own_name_stays_a_guest(picker: PersonPicker) -> None:
    type_into(picker.combo.lineEdit(), "李")
    completer_of(picker).popup().hide()
    press(Key.Key_Return)
    assert picker.person == Person(name="李")


def test_the_list_to_tick_is_found_by_initials_and_enter_ticks(
    qtbot: QtBot, people: tuple[Member, ...]
) -> None:
    chooser = PeopleChooser(people, {}, ())
    qtbot.addWidget(chooser)
    chooser.show()
    for typed in ("sxx", "cj", "cj", "j"):
        chooser.finder.clear()
        QTest.keyClicks(chooser.finder, typed)
        QTest.keyClick(chooser.finder, Key.Key_Return)
    assert chooser.isVisible()
    assert chooser.chosen == {7}


def test_the_people_of_a_service_are_filtered_by_initials(qtbot: QtBot, people: tuple[Member, ...]) -> None:
    picked = PeopleHours()
    qtbot.addWidget(picked)
    picked.offer([Candidate(member_id=each.id or 0, name=each.name) for each in people], {})
    picked.show()
    QTest.keyClicks(picked.filter, "sxx")
    shown = picked.view.model()
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == ["单雄信"]
