import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from partybranch.paths import manual
from ui import places
from ui.help_window import HelpWindow
from ui.main_window import MainWindow
from ui.manual import page_about, read_manual
from ui.pages import PAGES
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def help_window(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow()
    qtbot.addWidget(window)
    return window


def titles(window: HelpWindow) -> list[str]:
    return [window.contents.item(row).text() for row in range(window.contents.count())]


@pytest.mark.parametrize("title", [page.title for page in PAGES])
def test_every_page_of_the_window_has_its_page_in_the_manual(title: str) -> None:
    found = page_about(title, read_manual())
    assert found is not None
    assert found.title == title
    assert len(found.text) > 80


def test_the_first_page_leads_to_every_file_of_the_manual() -> None:
    listed = {page.file.name for page in read_manual()}
    assert listed == {file.name for file in manual().glob("*.md")}


def test_every_picture_and_link_of_the_manual_leads_somewhere() -> None:
    for page in read_manual():
        for name in re.findall(r"\]\(([^)]+)\)", page.text):
            assert (page.file.parent / name).exists(), f"{page.file.name}: {name}"


def test_the_help_opens_on_the_page_one_is_looking_at(help_window: HelpWindow) -> None:
    help_window.show_about("检查")
    assert help_window.contents.currentItem().text() == "检查"
    assert "现在要做" in help_window.text.toPlainText()


def test_an_unknown_page_shows_the_first_one(help_window: HelpWindow) -> None:
    help_window.show_about("没有这一页")
    assert help_window.contents.currentItem().text() == "支部纪实使用手册"


def test_a_link_leads_to_the_other_page_and_the_contents_follow(help_window: HelpWindow) -> None:
    help_window.show_about("支部纪实使用手册")
    help_window.text.anchorClicked.emit(QUrl("importing.md"))
    assert help_window.contents.currentItem().text() == "导入"


def test_words_narrow_the_contents_and_nothing_found_says_so(help_window: HelpWindow) -> None:
    help_window.show()
    QTest.keyClicks(help_window.finder, "verify restore")
    assert titles(help_window) == ["备份和恢复"]
    help_window.finder.setText("没有这样的字")
    assert help_window.nothing.isVisible()
    help_window.finder.clear()
    assert len(titles(help_window)) == len(read_manual())


def test_pictures_fit_the_width_of_the_page(help_window: HelpWindow) -> None:
    help_window.show_about("活动")
    bar = help_window.text.horizontalScrollBar()
    assert bar.maximum() == 0
    help_window.resize(640, 500)
    assert bar.maximum() == 0


def test_escape_closes_the_help(help_window: HelpWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(help_window):
        help_window.show_about("活动")
    QTest.keyClick(help_window.text, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


@pytest.fixture
def window(filled: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    opened = MainWindow(filled)
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.show()
    yield opened
    opened.help.close()


def manual_of(window: MainWindow) -> HelpWindow:
    assert window.help.manual is not None
    return window.help.manual


def test_f1_opens_the_manual_about_the_page_one_is_on(window: MainWindow) -> None:
    window.show_page(places.CHECKS)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert manual_of(window).isVisible()
    assert manual_of(window).contents.currentItem().text() == places.CHECKS


def test_f1_in_a_form_over_a_page_opens_the_manual_too(
    window: MainWindow, filled: Session, dialog: Callable[[], QDialog], qtbot: QtBot
) -> None:
    window.show_page(places.REGISTERS)
    filled.navigate(places.REGISTERS, kind="")
    form = dialog()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    QTest.keyClick(form, Qt.Key.Key_F1)
    assert manual_of(window).contents.currentItem().text() == places.REGISTERS


def test_the_manual_goes_with_the_window(window: MainWindow) -> None:
    window.open_manual("快捷键")
    manual = manual_of(window)
    window.close()
    assert not manual.isVisible()
