"""The window itself: every page on every book, the year, undo by name, drafts, one notice per failure."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import a_member
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from partybranch.changes import Area, Changes
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from ui import pages, places
from ui.bell import Bell
from ui.main_window import MainWindow
from ui.notices import Notice, Tone
from ui.pages import PAGES
from ui.pages.checks_page import ChecksPage
from ui.pages.page import Page
from ui.pages.sittings_page import SittingsPage
from ui.session import Session
from ui.spot import Spot
from ui.widgets.foot import Foot
from ui.widgets.navigation import NARROW, WIDE
from ui.widgets.top_bar import BranchName, YearSwitch

pytestmark = pytest.mark.gui


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    opened.show()
    return opened


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_every_page_opens_on_an_empty_book(window: MainWindow, said: list[Notice], page: type[Page]) -> None:
    window.show_page(page.title)
    shown = next(each for each in window.pages if isinstance(each, page))
    assert shown.isVisible()
    assert said == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_every_page_opens_on_a_filled_book_and_follows_the_year(
    filled: Session, window: MainWindow, said: list[Notice], page: type[Page]
) -> None:
    window.show_page(page.title)
    filled.set_year(2021)
    filled.set_year(2022)
    assert next(each for each in window.pages if isinstance(each, page)).isVisible()
    assert said == []


def test_the_pages_stand_in_the_order_of_the_work() -> None:
    order = ["工作台", "活动", "党员", "考勤", "志愿服务", "登记簿", "统计", "年度计划"]
    order += ["台账与报表", "检查", "导入", "设置"]
    titles = [page.title for page in PAGES]
    assert titles == [title for title in order if title in titles]


def test_every_page_of_the_folder_stands_in_the_tuple() -> None:
    folder = Path(str(pages.__file__)).parent
    files = {path.stem for path in folder.glob("*_page.py")}
    assert {page.__module__.rsplit(".", 1)[-1] for page in PAGES} == files


def test_every_control_has_a_name(filled: Session, window: MainWindow) -> None:
    for page in window.pages:
        window.show_page(page.title)
    nameless = [
        each.metaObject().className()
        for each in window.findChildren(QWidget)
        if each.focusPolicy().value & 1 and each.isVisible() and not _name(each)
    ]
    assert nameless == []


def _name(widget: QWidget) -> str:
    """Its own name, or that of the control it is a part of (a viewport, the field inside a spin box)."""
    own = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return own or _name_of_parent(widget)


def _name_of_parent(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return (parent.accessibleName() or _name_of_parent(parent)) if parent else ""


def test_the_year_switch_moves_every_page_at_once(filled: Session, window: MainWindow, qtbot: QtBot) -> None:
    switch = window.findChild(YearSwitch)
    assert isinstance(switch, YearSwitch)
    before = switch.findChildren(QAbstractButton)[0]
    before.click()
    assert filled.year == 2021
    assert any(label.text() == "2021 年" for label in switch.findChildren(QLabel))


def test_saving_says_so_and_undo_takes_the_step_back_by_name(
    filled: Session, window: MainWindow, said: list[Notice]
) -> None:
    filled.act(window, lambda: filled.branch.members.save(a_member("周五")))
    assert said[-1].text == "已保存 10:00　登记党员 周五"
    assert said[-1].can_undo
    undo = next(each for each in window.findChildren(type(window.undo)))
    assert undo.shortcut() == QKeySequence(QKeySequence.StandardKey.Undo)
    undo.trigger()
    assert [each.name for each in filled.branch.members.all()] == ["赵一", "钱二", "孙三", "李四"]
    assert said[-1].text == "已撤销：登记党员 周五"


def test_a_failing_act_shows_exactly_one_notice(
    filled: Session, window: MainWindow, said: list[Notice]
) -> None:
    def refuse() -> Changes:
        raise BranchError("磁盘已满，没有保存。请清理磁盘后再试。")

    filled.act(window, refuse)
    assert [(notice.text, notice.tone) for notice in said] == [
        ("磁盘已满，没有保存。请清理磁盘后再试。", Tone.TROUBLE)
    ]
    foot = window.findChild(Foot)
    assert isinstance(foot, Foot)
    assert foot.words.text() == "磁盘已满，没有保存。请清理磁盘后再试。"


def test_a_page_reads_again_only_when_it_is_seen_and_concerned(qtbot: QtBot, session: Session) -> None:
    class Counting(Page):
        title, icon, concerns = "数", "desk", frozenset({Area.MEMBERS})
        times = 0

        def reload(self) -> None:
            self.times += 1

    page = Counting(session)
    qtbot.addWidget(page)
    members = Changes(label="", areas=frozenset({Area.MEMBERS}))
    session.changed(members)
    assert page.times == 0, "nobody sees it yet"
    page.show()
    session.changed(Changes(label="", areas=frozenset({Area.PROFILE})))
    assert page.times == 1, "not concerned"
    session.changed(members)
    assert page.times == 2


def test_a_draft_is_asked_about_before_the_window_closes(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Drafting(Page):
        title, icon = "草稿", "desk"

        def unsaved(self) -> str:
            return "活动草稿"

    window = MainWindow(session, (Drafting,))
    qtbot.addWidget(window)
    window.show()
    monkeypatch.setattr(session.notices, "choose", lambda *_args: "")
    assert not window.close()
    monkeypatch.setattr(session.notices, "choose", lambda *_args: "不保存")
    assert window.close()


def test_the_bell_counts_what_is_open_and_leads_to_it(filled: Session, window: MainWindow) -> None:
    bell = window.findChild(Bell)
    assert isinstance(bell, Bell)
    report = filled.branch.compliance.of(Period.year(2022), filled.today)
    assert bell.accessibleName() == f"待办 {len(report.open)} 项"
    filled.act(window, lambda: filled.branch.compliance.answer(report.open[0], "已向上级说明"))
    assert bell.accessibleName() == f"待办 {len(report.open) - 1} 项"
    filled.set_year(2023)
    assert bell.text() == "0", "the year to come has nothing open yet"
    bell.click()
    assert next(page for page in window.pages if isinstance(page, ChecksPage)).isVisible()


def test_what_lies_in_the_branch_itself_opens_its_particulars(
    filled: Session, window: MainWindow, dialog: Callable[[], QDialog]
) -> None:
    filled.navigate(places.PROFILE, spot=Spot(field="elected_on"))
    assert dialog().windowTitle() == "支部信息"
    assert dialog().focusWidget().accessibleName() == "本届支委会选举日期"


def test_a_way_into_a_page_carries_the_field(filled: Session, window: MainWindow) -> None:
    sitting = filled.branch.sittings.between(Period.year(2022))[1]
    filled.navigate(places.SITTINGS, open_id=sitting.id, spot=Spot(field="place"))
    page = next(each for each in window.pages if isinstance(each, SittingsPage))
    assert page.focusWidget() is page.form.basics.place


def test_the_navigation_folds_to_its_icons_and_is_folded_the_next_time(
    qtbot: QtBot, filled: Session, window: MainWindow
) -> None:
    navigation = window.navigation
    assert (navigation.width(), navigation.list.item(1).text()) == (WIDE, "活动")
    QTest.mouseClick(navigation.fold_button, Qt.MouseButton.LeftButton)
    assert (navigation.width(), navigation.list.item(1).text()) == (NARROW, "")
    assert navigation.list.item(1).toolTip() == "活动（Ctrl+2）"
    assert navigation.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "活动"
    assert navigation.fold_button.accessibleName() == "展开导航"
    again = MainWindow(filled)
    qtbot.addWidget(again)
    assert again.navigation.narrow
    QTest.keyClick(again.navigation.fold_button, Qt.Key.Key_Space)
    assert not again.navigation.narrow


def test_the_window_comes_back_where_it_was_closed(qtbot: QtBot, filled: Session, window: MainWindow) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    wanted = QRect(screen.x() + 20, screen.y() + 30, min(1110, screen.width()), min(645, screen.height()))
    filled.preferences.keep("frame/place", (wanted.x(), wanted.y(), wanted.width(), wanted.height()))
    there = MainWindow(filled)
    qtbot.addWidget(there)
    usual = window.geometry()
    if wanted.width() >= there.minimumWidth() and wanted.height() >= there.minimumHeight():
        assert there.geometry() == wanted
    there.close()
    place = there.normalGeometry()
    assert filled.preferences.numbers("frame/place")[:2] == (place.x(), place.y())
    for lost in ((-5000, 40, 1200, 700), (40, -900, 1200, 700), (0, 0, 90_000, 700), (1, 2, 3)):
        filled.preferences.keep("frame/place", lost)
        again = MainWindow(filled)
        qtbot.addWidget(again)
        assert again.size() == usual.size(), lost


def test_a_window_that_filled_the_screen_fills_it_again(qtbot: QtBot, filled: Session) -> None:
    filled.preferences.keep("frame/whole_screen", True)
    window = MainWindow(filled)
    qtbot.addWidget(window)
    assert window.isMaximized()


def test_the_year_is_switched_by_keys_even_while_a_text_is_typed(
    qtbot: QtBot, filled: Session, window: MainWindow
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.search.field.setFocus()
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window.search.field, Qt.Key.Key_PageUp, ctrl)
    assert filled.year == 2021
    QTest.keyClick(window.search.field, Qt.Key.Key_PageDown, ctrl)
    QTest.keyClick(window.navigation.list, Qt.Key.Key_PageDown, ctrl)
    assert filled.year == 2023
    switch = window.findChild(YearSwitch)
    assert isinstance(switch, YearSwitch)
    tips = [button.toolTip() for button in switch.findChildren(QAbstractButton)]
    assert tips == ["上一年（Ctrl+PgUp）", "下一年（Ctrl+PgDn）"]


def test_a_long_name_of_a_branch_is_elided_and_told_in_full(filled: Session, window: MainWindow) -> None:
    name = "中国共产党某某市某某区某某街道某某社区第一网格联合支部委员会"
    profile = filled.branch.profile.get()
    filled.act(window, lambda: filled.branch.profile.save(replace(profile, name=name)))
    label = window.findChild(BranchName)
    assert isinstance(label, BranchName)
    assert "…" in label.text()
    assert label.accessibleName() == name
    assert label.toolTip().startswith(name)
    bar = label.parentWidget()
    assert bar is not None
    assert bar.minimumSizeHint().width() <= window.minimumWidth()
