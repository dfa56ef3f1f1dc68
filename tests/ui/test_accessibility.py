"""Every control can be reached by the keyboard and says its name to a screen reader, on every page."""

import pytest
from heard import controls, silent, spoken
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot

from partybranch.domain.attendance import Mark
from partybranch.domain.periods import Period
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.models.marks import FACES
from ui.pages import PAGES
from ui.session import Session
from ui.widgets.mark_drawing import draw_mark

pytestmark = pytest.mark.gui


def reached_by_tab(window: QWidget) -> set[QWidget]:
    """Whatever the Tab key comes by, round the window once."""
    reached: set[QWidget] = set()
    widget: QWidget | None = window.nextInFocusChain()
    while widget is not None and widget is not window and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    return reached


@pytest.fixture
def window(filled: Session, qtbot: QtBot) -> MainWindow:
    filled.set_year(2022)
    opened = MainWindow(filled)
    qtbot.addWidget(opened)
    opened.show()
    return opened


def test_every_control_of_every_page_says_its_name(window: MainWindow) -> None:
    found = {}
    for page in PAGES:
        window.show_page(page.title)
        QApplication.processEvents()
        found[page.title] = silent(window)
    assert {title: names for title, names in found.items() if names} == {}


def test_every_control_of_every_page_is_on_the_way_of_the_tab_key(window: MainWindow) -> None:
    missed = {}
    for page in PAGES:
        window.show_page(page.title)
        QApplication.processEvents()
        reached = reached_by_tab(window)
        reached |= {proxy for each in reached if (proxy := each.focusProxy()) is not None}
        missed[page.title] = [spoken(each) for each in controls(window) if each not in reached]
    assert {title: names for title, names in missed.items() if names} == {}


def test_the_open_sitting_says_the_names_of_its_controls(window: MainWindow, filled: Session) -> None:
    sitting = filled.branch.sittings.between(Period.year(2022))[0]
    filled.navigate(places.SITTINGS, open_id=sitting.id)
    QApplication.processEvents()
    assert silent(window) == []


def test_every_control_of_every_form_says_its_name(window: MainWindow, filled: Session) -> None:
    found = {}
    for title in (places.MEMBERS, places.VOLUNTEERING, places.REGISTERS, places.PLANS):
        window.show_page(title)
        filled.navigate(title, kind="")
        QApplication.processEvents()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, FormDialog) and each.isVisible():
                found[each.windowTitle()] = silent(each)
                each.done(0)
    assert len(found) >= 3
    assert {title: names for title, names in found.items() if names} == {}


def drawn(mark: Mark) -> bytes:
    """A mark drawn in black."""
    picture = QImage(24, 24, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    draw_mark(painter, QPointF(12, 12), mark, QColor(Qt.GlobalColor.black))
    painter.end()
    return bytes(picture.constBits())


def test_no_two_marks_of_a_roll_look_alike_without_colour() -> None:
    assert len({drawn(mark) for mark in Mark}) == len(Mark)
    assert len({face.symbol for face in FACES.values()}) == len(Mark)
