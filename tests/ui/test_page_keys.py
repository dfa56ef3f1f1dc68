"""From the navigation into a page without the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def window(filled: Session, qtbot: QtBot) -> MainWindow:
    filled.set_year(2022)
    opened = MainWindow(filled)
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.show()
    return opened


def test_enter_in_the_navigation_leads_the_keyboard_into_every_page(window: MainWindow) -> None:
    for row, page in enumerate(window.pages):
        window.navigation.go(row)
        window.navigation.list.setFocus()
        QTest.keyClick(window.navigation.list, Qt.Key.Key_Return)
        held = QApplication.focusWidget()
        assert held is not None
        assert page.isAncestorOf(held), page.title


def test_the_right_arrow_leads_there_too_and_up_and_down_change_the_page(window: MainWindow) -> None:
    lines = window.navigation.list
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Down)
    assert lines.currentRow() == 1
    QTest.keyClick(lines, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is window.page(SittingsPage).list.view


def test_a_page_key_puts_the_keyboard_on_the_list_of_the_page(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = window.page(SittingsPage)
    assert QApplication.focusWidget() is page.list.view
    QTest.keyClick(page.list.view, Qt.Key.Key_Down)
    assert page.list.view.currentIndex().isValid()
