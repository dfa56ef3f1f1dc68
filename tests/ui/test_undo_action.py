"""撤销 and 重做 in the window: by keys, by the list of steps, and never from inside a field."""

from functools import partial

import pytest
from builders import a_member
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui import places
from ui.main_window import MainWindow
from ui.notices import Notice, Tone
from ui.pages.sittings_page import SittingsPage
from ui.session import Session
from ui.undo_action import StepAction
from ui.widgets.foot import Foot

pytestmark = pytest.mark.gui

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(filled: Session, qtbot: QtBot) -> MainWindow:
    opened = MainWindow(filled)
    qtbot.addWidget(opened)
    opened.show()
    qtbot.waitExposed(opened)
    opened.activateWindow()
    for name in ("周五", "吴六", "郑七"):
        filled.act(opened, partial(filled.branch.members.save, a_member(name)))
    return opened


def names(session: Session) -> list[str]:
    return [member.name for member in session.branch.members.all()][4:]


def lines(action: StepAction) -> list[QAction]:
    menu = action.menu_of_steps
    menu.aboutToShow.emit()
    return [each for each in menu.actions() if each.data()]


def test_the_keys_go_back_and_forth(window: MainWindow, filled: Session, said: list[Notice]) -> None:
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert names(filled) == ["周五"]
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert names(filled) == ["周五", "吴六"]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert names(filled) == ["周五", "吴六", "郑七"]
    assert said[-1].text == "已重做：登记党员 郑七"
    assert said[-1].can_undo
    assert not window.redo.isEnabled()


def test_each_direction_names_its_next_step(window: MainWindow) -> None:
    assert window.undo.toolTip() == "撤销：登记党员 郑七（Ctrl+Z）"
    assert window.redo.toolTip() == "没有可以重做的操作"
    window.undo.trigger()
    assert window.undo.toolTip() == "撤销：登记党员 吴六（Ctrl+Z）"
    assert window.redo.toolTip() == "重做：登记党员 郑七（Ctrl+Y）"


def test_the_third_line_of_the_list_takes_back_three_steps_and_says_so(
    window: MainWindow, filled: Session, said: list[Notice]
) -> None:
    found = lines(window.undo)
    assert [line.text() for line in found[:3]] == [
        "撤销：登记党员 郑七",
        "撤销：登记党员 吴六",
        "撤销：登记党员 周五",
    ]
    found[2].trigger()
    assert names(filled) == []
    assert said[-1].text == "已撤销3步，到“登记党员 周五”为止"
    lines(window.redo)[1].trigger()
    assert names(filled) == ["周五", "吴六"]


def test_the_list_opens_from_the_arrow_of_its_button(window: MainWindow) -> None:
    for action in (window.undo, window.redo):
        button = next(each for each in window.findChildren(QToolButton) if each.defaultAction() is action)
        assert button.menu() is action.menu_of_steps
        assert button.popupMode() is QToolButton.ToolButtonPopupMode.MenuButtonPopup
        assert button.accessibleName()


def test_the_foot_offers_the_other_direction(window: MainWindow, filled: Session) -> None:
    foot = window.findChild(Foot)
    assert isinstance(foot, Foot)
    links = {each.text(): each for each in foot.findChildren(QPushButton)}
    assert links["撤销"].isVisible()
    assert not links["重做"].isVisible()
    links["撤销"].click()
    assert names(filled) == ["周五", "吴六"]
    assert links["重做"].isVisible()
    links["重做"].click()
    assert names(filled) == ["周五", "吴六", "郑七"]
    assert links["撤销"].isVisible()


def test_over_an_unsaved_draft_the_key_takes_back_nothing_and_says_why(
    window: MainWindow, filled: Session, said: list[Notice]
) -> None:
    filled.navigate(places.SITTINGS, open_id=1)
    page = next(each for each in window.pages if isinstance(each, SittingsPage))
    page.form.basics.minutes.setValue(45)
    page.form.head.back.setFocus()
    assert page.unsaved()
    QTest.keyClick(page.form.head.back, Qt.Key.Key_Z, CTRL)
    assert names(filled) == ["周五", "吴六", "郑七"]
    assert said[-1].tone is Tone.TROUBLE
    assert "还没有保存，没有撤销" in said[-1].text
    lines(window.undo)[0].trigger()
    assert names(filled) == ["周五", "吴六"], "the list of steps says what it does, so it does it"


@pytest.mark.parametrize("field_type", [QLineEdit, QPlainTextEdit])
def test_in_a_field_the_keys_belong_to_the_field(
    window: MainWindow, filled: Session, field_type: type[QLineEdit | QPlainTextEdit], qtbot: QtBot
) -> None:
    window.undo.trigger()
    field = field_type(window)
    field.setGeometry(300, 200, 200, 60)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert typed(field) == ""
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert typed(field) == "abc"
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert names(filled) == ["周五", "吴六"], "the book is never touched from inside a field"


def typed(field: QLineEdit | QPlainTextEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
