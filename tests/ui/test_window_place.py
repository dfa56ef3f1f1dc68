"""The first time the window fills the small screen of an office PC; later it stands where it was left."""

import pytest
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.session import Session
from ui.window_place import keep_place, show_first

pytestmark = pytest.mark.gui


def test_a_window_that_never_stood_anywhere_fills_a_small_screen(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    show_first(window, session.preferences)
    assert window.isMaximized()


def test_a_window_that_was_left_smaller_stays_so(session: Session, qtbot: QtBot) -> None:
    first = MainWindow(session)
    qtbot.addWidget(first)
    first.show()
    keep_place(first, session.preferences)
    again = MainWindow(session)
    qtbot.addWidget(again)
    show_first(again, session.preferences)
    assert not again.isMaximized()
