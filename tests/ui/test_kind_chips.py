"""The kinds of a sitting, chosen by the digits that the menu of new records has too."""

import pytest
from builders import KINDS, the_kind
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partybranch.domain.kinds import Shape
from ui.forms.kind_chips import KindChips
from ui.forms.kind_menu import KindMenu

pytestmark = pytest.mark.gui


@pytest.fixture
def chips(qtbot: QtBot) -> KindChips:
    shown = KindChips()
    qtbot.addWidget(shown)
    shown.put((the_kind("主题党日").code,), KINDS)
    shown.show()
    return shown


def test_a_kind_is_added_by_its_digit_and_the_one_there_is_not_offered_again(chips: KindChips) -> None:
    kinds = KINDS.of_shape(Shape.SITTING)
    lecture = the_kind("党课")
    button = chips.focusProxy()
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, KindMenu)
    assert not any(the_kind("主题党日").label in action.text() for action in menu.actions())
    QTest.keyClicks(menu, str([kind.code for kind in kinds].index(lecture.code) + 1))
    assert chips.codes == (the_kind("主题党日").code, lecture.code)
