"""The roll under the hand: keys, committed text of an input method, mouse and menu."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from rolls import made_up_roll

from partybranch.domain.attendance import Mark
from ui.models.roll_model import RollModel
from ui.widgets.roll_grid import RollGrid
from ui.widgets.roll_menu import roll_menu

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def grid(qtbot: QtBot) -> RollGrid:
    shown = RollGrid(RollModel(made_up_roll(34)))
    qtbot.addWidget(shown)
    shown.resize(860, 260)
    shown.show()
    shown.setFocus()
    shown.go_to(0)
    return shown


def rows_of(grid: RollGrid) -> list[tuple[Mark, str]]:
    model = grid.model()
    assert isinstance(model, RollModel)
    return [(row.mark, row.reason) for row in model.rows]


def commit(grid: RollGrid, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(grid, event)


@pytest.mark.parametrize(
    ("keys", "mark", "reason"),
    [
        ("1", Mark.PRESENT, ""),
        ("2", Mark.LEAVE, ""),
        ("21", Mark.LEAVE, "因公"),
        ("22", Mark.LEAVE, "病假"),
        ("23", Mark.LEAVE, "事假"),
        ("3", Mark.ABSENT, ""),
        ("4", Mark.ELSEWHERE, ""),
        ("220", Mark.UNMARKED, ""),
        ("223", Mark.ABSENT, ""),
    ],
)
def test_digits_mark_and_after_a_leave_one_digit_is_its_reason(
    grid: RollGrid, keys: str, mark: Mark, reason: str
) -> None:
    QTest.keyClicks(grid, keys)
    assert rows_of(grid)[0] == (mark, reason)
    assert grid.place == 0


@pytest.mark.parametrize("text", ["２２", "22"])
def test_digits_committed_by_an_input_method_count_like_typed_ones(grid: RollGrid, text: str) -> None:
    commit(grid, text)
    assert rows_of(grid)[0] == (Mark.LEAVE, "病假")


@pytest.mark.parametrize("blank", [" ", "　"])
def test_a_committed_blank_is_space(grid: RollGrid, blank: str) -> None:
    commit(grid, blank)
    assert rows_of(grid)[0] == (Mark.PRESENT, "")
    assert grid.place == 1


def test_a_key_that_arrives_as_a_full_width_digit_marks(grid: RollGrid) -> None:
    press = QKeyEvent(QKeyEvent.Type.KeyPress, 0xFF13, Qt.KeyboardModifier.NoModifier, "３")
    QApplication.sendEvent(grid, press)
    assert rows_of(grid)[0] == (Mark.ABSENT, "")


def test_the_input_method_stays_off_in_the_roll_whoever_is_under_the_hand(grid: RollGrid) -> None:
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Space):
        QTest.keyClick(grid, key)
        assert not grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        assert grid.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False


def test_space_marks_present_and_goes_on_to_the_next_person(grid: RollGrid) -> None:
    for _ in range(34):
        QTest.keyClick(grid, Key.Key_Space)
    assert set(rows_of(grid)) == {(Mark.PRESENT, "")}
    assert grid.place == 33


def test_a_held_down_digit_marks_nobody(grid: RollGrid) -> None:
    press = QKeyEvent(
        QKeyEvent.Type.KeyPress, Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True
    )
    QApplication.sendEvent(grid, press)
    assert rows_of(grid)[0][0] is Mark.UNMARKED


def test_arrows_and_enter_move_over_lines_and_groups(grid: RollGrid) -> None:
    model = grid.model()
    assert isinstance(model, RollModel)
    QTest.keyClick(grid, Key.Key_Right)
    assert grid.place == 1
    QTest.keyClick(grid, Key.Key_Down)
    assert grid.place == model.lines[1].places[1]
    QTest.keyClick(grid, Key.Key_Up)
    QTest.keyClick(grid, Key.Key_Left)
    assert grid.place == 0
    QTest.keyClick(grid, Key.Key_Return)
    assert grid.place == 1
    QTest.keyClick(grid, Key.Key_End)
    assert grid.place == 33
    QTest.keyClick(grid, Key.Key_Right)
    assert grid.place == 33


def test_going_down_into_a_shorter_line_takes_its_last_person(grid: RollGrid) -> None:
    model = grid.model()
    assert isinstance(model, RollModel)
    for _ in model.lines:
        QTest.keyClick(grid, Key.Key_Right)
    grid.go_to(model.lines[0].places[-1])
    for _ in model.lines:
        QTest.keyClick(grid, Key.Key_Down)
    assert grid.place == model.lines[-1].places[-1]


def test_moving_on_ends_the_wait_for_a_reason(grid: RollGrid) -> None:
    heard: list[bool] = []
    grid.reason_asked.connect(heard.append)
    QTest.keyClicks(grid, "2")
    QTest.keyClick(grid, Key.Key_Right)
    QTest.keyClicks(grid, "1")
    assert heard == [True, False]
    assert rows_of(grid)[:2] == [(Mark.LEAVE, ""), (Mark.PRESENT, "")]


def test_a_click_on_somebody_else_ends_the_wait_for_a_reason(grid: RollGrid) -> None:
    model = grid.model()
    assert isinstance(model, RollModel)
    QTest.keyClicks(grid, "2")
    other = grid.visualRect(model.index_of(1)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=other)
    QTest.keyClicks(grid, "3")
    assert rows_of(grid)[:2] == [(Mark.LEAVE, ""), (Mark.ABSENT, "")]


@pytest.mark.parametrize("text", ["/", "／", "、"])
def test_a_committed_slash_or_what_an_input_method_makes_of_it_seeks_somebody(
    grid: RollGrid, text: str
) -> None:
    asked: list[bool] = []
    grid.find_asked.connect(lambda: asked.append(True))
    commit(grid, text)
    assert asked == [True]
    assert {mark for mark, _reason in rows_of(grid)} == {Mark.UNMARKED}


def test_another_reason_is_written_in_the_cell(grid: RollGrid) -> None:
    QTest.keyClicks(grid, "24")
    line = grid.findChild(QLineEdit, "reason")
    assert line is not None
    line.insert("陪护家属")
    QTest.keyClick(line, Key.Key_Return)
    QApplication.processEvents()
    assert rows_of(grid)[0] == (Mark.LEAVE, "陪护家属")
    assert grid.place == 0


def test_f2_writes_the_reason_and_escape_leaves_it_as_it_was(grid: RollGrid) -> None:
    QTest.keyClick(grid, Key.Key_F2)
    line = grid.findChild(QLineEdit, "reason")
    assert line is not None
    QTest.keyClick(line, Key.Key_Escape)
    assert rows_of(grid)[0] == (Mark.UNMARKED, "")


@pytest.mark.parametrize("text", ["5", "迟", "５"])
def test_late_is_toggled(grid: RollGrid, text: str) -> None:
    model = grid.model()
    assert isinstance(model, RollModel)
    commit(grid, text)
    assert (model.rows[0].mark, model.rows[0].late) == (Mark.PRESENT, True)
    commit(grid, text)
    assert (model.rows[0].mark, model.rows[0].late) == (Mark.PRESENT, False)


def test_keys_of_the_window_are_left_alone(grid: RollGrid) -> None:
    QTest.keyClick(grid, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(grid, "qwertyuiopasdfghjklzxcvbnm9L")
    assert rows_of(grid)[0][0] is Mark.UNMARKED


def test_a_click_on_the_name_chooses_and_a_click_on_the_symbol_changes_the_mark(grid: RollGrid) -> None:
    model = grid.model()
    assert isinstance(model, RollModel)
    cell = grid.visualRect(model.index_of(1))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(grid.viewport(), left, pos=cell.center())
    assert grid.place == 1
    assert rows_of(grid)[1][0] is Mark.UNMARKED
    QTest.mouseClick(grid.viewport(), left, pos=cell.topLeft() + QPoint(10, 10))
    assert rows_of(grid)[1][0] is Mark.PRESENT
    QTest.mouseDClick(grid.viewport(), left, pos=cell.topLeft() + QPoint(10, 10))
    assert rows_of(grid)[1][0] in {Mark.LEAVE, Mark.ABSENT}


def test_the_menu_says_every_mark_in_words_and_carries_it_out(grid: RollGrid) -> None:
    model = grid.model()
    assert isinstance(model, RollModel)
    menu = roll_menu(grid, grid, model.rows[0])
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == ["●　出席", "▲　请假", "✕　缺席", "◇　异地参加", "○　未标", "", "迟到", "写事由…"]
    (reasons,) = menu.findChildren(QMenu)
    next(action for action in reasons.actions() if action.text().startswith("事假")).trigger()
    assert rows_of(grid)[0] == (Mark.LEAVE, "事假")


def test_the_person_stays_under_the_hand_when_the_roll_is_laid_out_anew(grid: RollGrid) -> None:
    grid.go_to(20)
    grid.resize(1300, 200)
    assert grid.place == 20


def test_next_goes_among_those_who_match_what_is_sought(grid: RollGrid) -> None:
    model = grid.model()
    assert isinstance(model, RollModel)
    model.seek("磊")
    first = model.matches[0]
    grid.go_to(first)
    QTest.keyClick(grid, Key.Key_Return)
    assert grid.place == model.matches[1]


def is_seen(grid: RollGrid) -> bool:
    return grid.place == 0 and grid.selectionModel().isSelected(grid.currentIndex())


def test_whoever_the_keyboard_comes_to_is_seen_also_without_groups(qtbot: QtBot) -> None:
    alone = tuple(replace(row, group="") for row in made_up_roll(12))
    shown = RollGrid(RollModel(alone))
    qtbot.addWidget(shown)
    shown.resize(860, 260)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.setFocus()
    assert is_seen(shown)


def test_a_roll_laid_out_under_the_keyboard_has_somebody_under_the_hand(qtbot: QtBot) -> None:
    model = RollModel(())
    shown = RollGrid(model)
    qtbot.addWidget(shown)
    shown.resize(860, 260)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.setFocus()
    model.set_rows(made_up_roll(12))
    assert is_seen(shown)
