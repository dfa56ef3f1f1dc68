"""留痕 in the window: opened by its button or F4 over the form, put away by Esc without leaving the form."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from ui.forms.form_dialog import FormDialog
from ui.history_panel import HistoryPanel, history_link
from ui.pages.members_page import MembersPage
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def page(filled: Session, qtbot: QtBot) -> SittingsPage:
    shown = SittingsPage(filled)
    qtbot.addWidget(shown)
    shown.resize(1190, 650)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_a_kept_sitting_shows_who_changed_what(page: SittingsPage, filled: Session, qtbot: QtBot) -> None:
    kept = filled.branch.sittings.get(1)
    filled.branch.sittings.record(replace(kept, place="会议室<1>"))
    page.open_record(1)
    history = page.form.history
    assert page.form.head.history.isVisible()
    QTest.mouseClick(page.form.head.history, Qt.MouseButton.LeftButton)
    assert history.isVisible()
    qtbot.waitUntil(history.text.hasFocus)
    words = history.text.toPlainText().splitlines()
    assert words[:3] == [
        "修改主题党日、党课（2022-03-05）",
        "2022-12-31 10:00 · 测试",
        "地点：党员活动室 → 会议室<1>",
    ]
    assert "补录：活动过去301天后录入" in words
    QTest.keyClick(history.text, Qt.Key.Key_Escape)
    assert not history.isVisible()
    assert page.editing, "Esc put the panel away, not the form"


def test_f4_opens_and_closes_it_and_a_new_sitting_has_none(page: SittingsPage, qtbot: QtBot) -> None:
    page.open_record(1)
    page.activateWindow()
    QTest.keyClick(page.form, Qt.Key.Key_F4)
    assert page.form.history.isVisible()
    QTest.keyClick(page.form.history.text, Qt.Key.Key_F4)
    assert not page.form.history.isVisible()
    page.begin_record("")
    assert not page.form.head.history.isVisible()
    QTest.keyClick(page.form, Qt.Key.Key_F4)
    assert not page.form.history.isVisible()


def test_the_panel_follows_the_size_of_the_form_and_what_is_saved(
    page: SittingsPage, filled: Session, qtbot: QtBot
) -> None:
    page.open_record(1)
    page.form.head.history.click()
    page.resize(1000, 600)
    history = page.form.history
    qtbot.waitUntil(lambda: history.geometry().right() < page.form.width())
    assert history.height() < page.form.height()
    filled.act(page, lambda: filled.branch.sittings.void(1, "录错了"))
    assert "作废原因：未填 → 录错了" in history.text.toPlainText()


def test_a_form_in_a_window_of_its_own_has_a_link_once_it_is_kept(
    filled: Session, qtbot: QtBot, dialog: Callable[[], QDialog]
) -> None:
    page = MembersPage(filled)
    qtbot.addWidget(page)
    page.show()
    member = filled.branch.members.get(1)
    filled.branch.members.save(replace(member, phone="19900000009"))
    page.open_form(filled.branch.members.get(1))
    form = dialog()
    assert isinstance(form, FormDialog)
    (link,) = [each for each in form.findChildren(QPushButton) if each.text() == "留痕"]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    (panel,) = form.findChildren(HistoryPanel)
    assert "手机号码：19900000001 → 19900000009" in panel.text.toPlainText()
    QTest.keyClick(panel.text, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert form.isVisible()


def test_the_panel_leaves_the_way_to_saving_free(page: SittingsPage, qtbot: QtBot) -> None:
    page.open_record(1)
    page.form.head.history.click()
    history, save = page.form.history, page.form.save_button
    qtbot.waitUntil(lambda: history.geometry().right() < page.form.width())
    place = save.mapTo(page.form, save.rect().topLeft())
    assert not history.geometry().intersects(save.rect().translated(place))


def test_what_has_no_history_gets_no_link(filled: Session, qtbot: QtBot) -> None:
    panel_host = QDialog()
    qtbot.addWidget(panel_host)
    member = filled.branch.members.get(1)
    assert history_link(filled, panel_host, replace(member, id=None)) is None
    assert history_link(filled, panel_host, "a text") is None
    assert history_link(filled, panel_host, None) is None
