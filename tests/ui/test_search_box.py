"""The search box in the real window, with real keys: found, opened, given up, never in the way."""

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

import pytest
from builders import a_service, a_sitting
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.services.search_entries import Group
from ui import places
from ui.background import Background
from ui.forms.leave_box import Leave
from ui.main_window import MainWindow
from ui.models.found_model import FoundModel
from ui.models.found_rows import Sort
from ui.notices import Notice
from ui.pages.ledgers_page import LedgersPage
from ui.pages.members_page import MembersPage
from ui.pages.sittings_page import SittingsPage
from ui.recent_records import RecentRecords
from ui.session import Session

pytestmark = pytest.mark.gui

_PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
Type = Callable[[str], None]
Press = Callable[..., None]
Visit = tuple[str, int | None, str | None]


@pytest.fixture
def window(qtbot: QtBot, filled: Session) -> MainWindow:
    opened = MainWindow(filled)
    qtbot.addWidget(opened)
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


@pytest.fixture
def press(qtbot: QtBot, window: MainWindow) -> Press:
    """Press a key where the keyboard is."""

    def pressed(key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
        QApplication.processEvents()

    return pressed


@pytest.fixture
def search(qtbot: QtBot, window: MainWindow, press: Press) -> Type:
    """Ctrl+K and the words."""

    def typed(words: str) -> None:
        press(Qt.Key.Key_K, CTRL)
        if words.isascii():
            QTest.keyClicks(window.search.field, words)
        else:
            window.search.field.insert(words)

    return typed


def rows(window: MainWindow) -> list[str]:
    return [row.title.text for row in window.search.list.found.rows]


def headings(window: MainWindow) -> list[str]:
    return [row.title.text for row in window.search.list.found.rows if row.sort is Sort.HEADING]


def stood_on(window: MainWindow) -> str:
    current = window.search.list.current
    return current.title.text if current else ""


@pytest.mark.parametrize("typed", ["qe", "qianer", "钱二"])
def test_a_member_is_opened_by_name_and_enter(
    window: MainWindow,
    search: Type,
    press: Press,
    visits: list[Visit],
    typed: str,
) -> None:
    search(typed)
    assert stood_on(window) == "钱二"
    assert headings(window)[0] == "党员"
    press(Qt.Key.Key_Return)
    member = next(each for each in window.search._session.branch.members.all() if each.name == "钱二")
    assert visits == [(places.MEMBERS, member.id, None)]
    assert not window.search.list.isVisible()
    assert window.search.field.text() == ""


def test_a_sitting_of_another_year_is_opened_and_the_year_goes_with_it(
    filled: Session, window: MainWindow, search: Type, press: Press
) -> None:
    filled.branch.sittings.record(a_sitting("党课", at=datetime(2020, 6, 20, 9), place="旧会议室"))
    search("旧会议室")
    press(Qt.Key.Key_Return)
    page = window.page(SittingsPage)
    assert filled.year == 2020
    assert page.isVisible()
    assert page.form.isVisible()
    assert page.form.basics.place.currentText() == "旧会议室"


def test_the_arrows_walk_over_headings_and_round_the_ends(
    window: MainWindow, search: Type, press: Press
) -> None:
    search("zhi")
    chosen = [row.title.text for row in window.search.list.found.rows if row.can_be_chosen]
    assert len(headings(window)) > 1
    assert stood_on(window) == chosen[0]
    press(Qt.Key.Key_Up)
    assert stood_on(window) == chosen[-1]
    press(Qt.Key.Key_Down)
    for words in chosen:
        assert stood_on(window) == words
        press(Qt.Key.Key_Down)


def test_a_click_opens_a_row_and_leaves_headings_alone(
    window: MainWindow, search: Type, qtbot: QtBot, visits: list[Visit]
) -> None:
    search("钱二")
    view = window.search.list
    for at, opened in ((0, 0), (1, 1)):
        place = view.visualRect(view.found.index(at, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, _PLAIN, place)
        assert len(visits) == opened


def test_escape_gives_the_keyboard_back_and_tab_goes_on(
    window: MainWindow, search: Type, press: Press
) -> None:
    window.show_page(places.MEMBERS)
    table = QApplication.focusWidget()
    search("qe")
    press(Qt.Key.Key_Escape)
    assert not window.search.list.isVisible()
    assert window.search.field.text() == ""
    assert QApplication.focusWidget() is table
    search("qe")
    press(Qt.Key.Key_Tab)
    assert not window.search.list.isVisible()
    assert QApplication.focusWidget() is not window.search.field


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_key_works_while_a_form_has_the_keyboard(
    filled: Session, window: MainWindow, press: Press, qtbot: QtBot, kind: type[QWidget]
) -> None:
    sitting = filled.branch.sittings.between(Period.year(2022))[0]
    window.show_page(places.SITTINGS, open_id=sitting.id)
    form = window.page(SittingsPage).form
    fields = [each for each in form.findChildren(kind) if each.isVisible() and each.focusProxy() is None]
    fields[0].setFocus()
    QTest.keyClicks(fields[0], "abc")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_K, CTRL)
    assert QApplication.focusWidget() is window.search.field
    press(Qt.Key.Key_Escape)
    assert form.isVisible(), "Esc in the field is not for the form behind"
    assert QApplication.focusWidget() is fields[0]
    assert "abc" in _words(fields[0]), "nothing was deleted to the end of the line"


def _words(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else cast("QPlainTextEdit", field).toPlainText()


@pytest.mark.parametrize(("answer", "year"), [(Leave.STAY, 2022), (Leave.DISCARD, 2020)])
def test_an_unsaved_sitting_asks_before_another_is_opened_and_keeps_its_year_when_it_stays(
    filled: Session, window: MainWindow, search: Type, press: Press, answer: Leave, year: int
) -> None:
    filled.branch.sittings.record(a_sitting("党课", at=datetime(2020, 6, 20, 9)))
    first = filled.branch.sittings.between(Period.year(2022))[0]
    window.show_page(places.SITTINGS, open_id=first.id)
    form, asked = window.page(SittingsPage).form, []
    form.basics.place.setCurrentText("改过的地点")

    def ask_leave(*_args: object) -> Leave:
        asked.append("asked")
        return answer

    form.ask_leave = ask_leave
    search("2020-06-20")
    press(Qt.Key.Key_Return)
    assert asked == ["asked"]
    assert (form.sitting_id == first.id) is (answer is Leave.STAY)
    assert filled.year == year


def test_a_command_begins_a_new_sitting_of_a_kind(window: MainWindow, search: Type, press: Press) -> None:
    search("xinjianzhuti")
    assert stood_on(window) == "新建主题党日"
    press(Qt.Key.Key_Return)
    (record,) = window.page(SittingsPage).form.draft().records
    kinds = window.search._session.branch.kinds.all()
    assert kinds[record.kind].name == "主题党日"


def test_a_page_called_what_was_typed_stands_before_every_record(
    filled: Session, window: MainWindow, search: Type, press: Press
) -> None:
    search("tongji")
    assert (headings(window)[0], stood_on(window)) == ("命令", "统计")
    press(Qt.Key.Key_Return)
    assert next(page for page in window.pages if page.title == places.TALLIES).isVisible()


def test_the_year_is_switched_by_a_command(
    filled: Session, window: MainWindow, search: Type, press: Press
) -> None:
    filled.branch.volunteering.record(a_service(day=date(2019, 5, 1)))
    search("切换年份2019")
    assert stood_on(window) == "切换到 2019 年"
    press(Qt.Key.Key_Return)
    assert filled.year == 2019


def test_the_summary_is_copied_by_a_command(
    filled: Session, search: Type, press: Press, said: list[Notice]
) -> None:
    search("复制年度小结")
    press(Qt.Key.Key_Return)
    book = filled.branch.tallies.of(Period.year(2022), filled.today)
    assert QGuiApplication.clipboard().text() == book.sentence
    assert said[-1].text == "2022年的小结已复制，可以粘贴到总结里"


def test_a_member_is_admitted_by_a_command(
    window: MainWindow, search: Type, press: Press, dialog: Callable[[], QDialog]
) -> None:
    search("xzdy")
    press(Qt.Key.Key_Return)
    assert window.page(MembersPage).isVisible()
    assert dialog().windowTitle() == "新增党员"


def test_leave_is_noted_by_a_command(search: Type, press: Press, dialog: Callable[[], QDialog]) -> None:
    search("请假登记")
    press(Qt.Key.Key_Return)
    assert "请假登记" in dialog().windowTitle()


def test_all_ledgers_are_written_by_a_command(
    window: MainWindow, search: Type, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, written = window.page(LedgersPage), []
    monkeypatch.setattr(page, "write_all", lambda: written.append("all"))
    search("scqbtz")
    press(Qt.Key.Key_Return)
    assert page.isVisible()
    assert written == ["all"]


def test_before_anything_is_typed_the_last_openings_and_usual_commands_are_offered(
    filled: Session, window: MainWindow, search: Type, press: Press
) -> None:
    sitting = filled.branch.sittings.between(Period.year(2022))[0]
    RecentRecords(filled.preferences).add(Group.SITTINGS, sitting.id or 0)
    search("")
    assert headings(window) == ["最近打开", "常用命令"]
    assert stood_on(window).startswith("主题党日、党课")
    assert {"新增党员", "请假登记", "生成全部台账"} <= set(rows(window))
    press(Qt.Key.Key_Return)
    assert window.page(SittingsPage).form.sitting_id == sitting.id


def test_what_is_opened_from_the_search_is_remembered_by_number_alone(
    filled: Session, search: Type, press: Press
) -> None:
    search("钱二")
    press(Qt.Key.Key_Return)
    assert [group for group, _ in RecentRecords(filled.preferences).records()] == [Group.MEMBERS]
    assert "钱二" not in filled.preferences.text("search/recent")
    filled.preferences.keep("search/recent", "MEMBERS:x 钱二 SITTINGS:3")
    assert RecentRecords(filled.preferences).records() == ((Group.SITTINGS, 3),)


def test_nothing_found_is_said_with_what_to_do(window: MainWindow, search: Type, press: Press) -> None:
    search("没有的东西")
    assert rows(window) == ["没有找到“没有的东西”。可以少输几个字，或换成姓名首字母、日期（如 0620）再试。"]
    press(Qt.Key.Key_Return)
    assert window.search.list.isVisible()


def test_more_of_a_group_is_listed_when_asked(
    filled: Session, window: MainWindow, search: Type, press: Press
) -> None:
    for day in range(1, 13):
        filled.branch.sittings.record(a_sitting("党课", at=datetime(2021, 5, day, 9), place="山上"))
    search("山上")
    assert "还有 4 条" in rows(window)
    press(Qt.Key.Key_Up)
    assert stood_on(window) == "还有 4 条"
    press(Qt.Key.Key_Return)
    assert "还有 4 条" not in rows(window)
    assert len(rows(window)) == 13
    assert window.search.list.currentIndex().row() == 9, "the eye stays on the first that came"


def test_half_composed_words_are_not_searched(window: MainWindow, search: Type) -> None:
    search("")
    before = rows(window)
    field = window.search.field
    QApplication.sendEvent(field, QInputMethodEvent("qian'er", []))
    assert rows(window) == before
    committed = QInputMethodEvent("", [])
    committed.setCommitString("钱二")
    QApplication.sendEvent(field, committed)
    assert stood_on(window) == "钱二"


def test_a_screen_reader_hears_the_row_under_the_keyboard(window: MainWindow, search: Type) -> None:
    search("钱二")
    assert window.search.field.accessibleName() == "搜索党员、活动、命令"
    assert window.search.field.accessibleDescription() == "党员：钱二，第一党小组 · 正式党员"
    index = window.search.list.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "党员：钱二，第一党小组 · 正式党员"


def test_the_list_lies_over_the_page_and_inside_the_window(window: MainWindow, search: Type) -> None:
    before = window.centralWidget().geometry()
    search("d")
    assert window.centralWidget().geometry() == before
    for width in (1100, 1700):
        window.resize(width, 700)
        QApplication.processEvents()
        assert window.rect().contains(window.search.list.geometry())
    picture = QPixmap(window.search.list.size())
    window.search.list.render(picture)
    assert not picture.isNull()


def test_enter_waits_for_the_answer_to_what_is_typed(qtbot: QtBot, filled: Session) -> None:
    background = Background(filled.notices.failure)
    slow = Session(filled.branch, background, filled.notices)
    window = MainWindow(slow)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    went: list[str] = []
    slow.navigation_asked.connect(lambda page, *_rest: went.append(page))
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.search.field, "qe")
    QTest.keyClick(window.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(went))
    assert went == [places.MEMBERS]
    qtbot.waitUntil(lambda: background.idle)
    background.close()


def test_the_rows_keep_qts_rules(
    window: MainWindow, search: Type, keeps_qts_rules: Callable[[QAbstractItemModel], None]
) -> None:
    search("zhi")
    model = FoundModel()
    keeps_qts_rules(model)
    model.replace(window.search.list.found.rows)
    keeps_qts_rules(model)
