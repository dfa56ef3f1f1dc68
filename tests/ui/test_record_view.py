"""What every table can do with keys and mouse: sort, filter, copy, arrange, open, find by letters."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.models.column import Align, Column
from ui.models.column_filter import ColumnFilter
from ui.models.value_list import ValueList
from ui.widgets.filter_box import FilterBox
from ui.widgets.record_view import RecordView

pytestmark = pytest.mark.gui

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Deed:
    name: str
    group: str
    hours: float
    day: date | None = None


DEEDS = (
    Deed("单良", "第一党小组", 10, date(2022, 3, 5)),
    Deed("张三", "第二党小组", 2),
    Deed("陈五", "第一党小组", 9.5, date(2022, 1, 2)),
    Deed("李四", "", 3, date(2022, 5, 1)),
)
COLUMNS: tuple[Column[Deed], ...] = (
    Column(title="姓名", value=lambda deed: deed.name),
    Column(title="党小组", value=lambda deed: deed.group),
    Column(title="小时", value=lambda deed: f"{deed.hours:g}", align=Align.RIGHT, sort_key=lambda d: d.hours),
    Column(title="日期", value=lambda deed: str(deed.day or "—"), width=0, sort_key=lambda deed: deed.day),
)


@pytest.fixture
def view(qtbot: QtBot) -> RecordView[Deed]:
    shown: RecordView[Deed] = RecordView("服务", COLUMNS)
    shown.show_records(DEEDS)
    shown.resize(700, 400)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    return shown


@pytest.fixture
def box(view: RecordView[Deed]) -> Iterator[Callable[[], FilterBox]]:
    """The filter box that stands on the screen now."""
    yield lambda: next(each for each in view.header.findChildren(FilterBox) if each.isVisible())
    for each in view.header.findChildren(FilterBox):
        each.close()


def names(view: RecordView[Deed]) -> list[str]:
    return [str(view.proxy.index(row, 0).data()) for row in range(view.proxy.rowCount())]


def texts(menu: QMenu) -> list[str]:
    return [each.text().split("\t")[0] for each in menu.actions() if each.text()]


def press(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text().startswith(words)).trigger()


def click_heading(view: RecordView[Deed], column: int) -> None:
    place = QPoint(view.header.sectionViewportPosition(column) + 20, 10)
    QTest.mouseClick(view.header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_models_keep_qts_rules(
    view: RecordView[Deed], keeps_qts_rules: Callable[[QAbstractItemModel], None]
) -> None:
    keeps_qts_rules(view.proxy)
    view.setCurrentIndex(view.proxy.index(1, 0))
    view.proxy.sort(0, Qt.SortOrder.DescendingOrder)
    view.proxy.set_filter("第一")
    view.proxy.filter_column("姓名", ColumnFilter("chen"))
    view.proxy.clear_filters()
    view.proxy.sort(-1)
    values = ValueList([("甲", 2), ("", 1)])
    keeps_qts_rules(values)
    values.look_for("甲")
    values.toggle(values.index(0))
    values.tick_shown(True)


def test_a_heading_sorts_by_sound_turns_and_goes_back_to_the_own_order(view: RecordView[Deed]) -> None:
    click_heading(view, 0)
    assert names(view) == ["陈五", "单良", "李四", "张三"]
    click_heading(view, 0)
    assert names(view) == ["张三", "李四", "单良", "陈五"]
    click_heading(view, 0)
    assert names(view) == [deed.name for deed in DEEDS]
    click_heading(view, 3)
    assert names(view) == ["张三", "陈五", "单良", "李四"], "no date stands first"


def test_the_current_row_stays_current_when_the_order_changes(view: RecordView[Deed]) -> None:
    view.setCurrentIndex(view.proxy.index(1, 0))
    click_heading(view, 0)
    assert view.current() == DEEDS[1]
    assert view.currentIndex().row() == 3


def test_typed_words_find_by_characters_and_by_pinyin(view: RecordView[Deed]) -> None:
    for typed, found in (
        ("zs", ["张三"]),
        ("shan", ["单良"]),
        ("danli", ["单良"]),
        ("diyi 2022-01", ["陈五"]),
    ):
        view.proxy.set_filter(typed)
        assert names(view) == found
    view.proxy.set_filter("")
    assert len(names(view)) == 4


def test_alt_down_narrows_a_column_by_ticked_values(
    view: RecordView[Deed], box: Callable[[], FilterBox], qtbot: QtBot
) -> None:
    view.setCurrentIndex(view.proxy.index(0, 1))
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    opened = box()
    shown = [opened.values.index(row).data() for row in range(opened.values.rowCount())]
    assert shown == ["（空白）（1）", "第一党小组（2）", "第二党小组（1）"]
    qtbot.waitUntil(opened.words.hasFocus)
    QTest.keyClick(opened.words, Qt.Key.Key_Down)
    QTest.keyClick(opened.list, Qt.Key.Key_Space)
    QTest.keyClick(opened.list, Qt.Key.Key_Return)
    assert names(view) == ["单良", "张三", "陈五"]
    qtbot.waitUntil(view.hasFocus)
    heading = view.proxy.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole)
    assert heading is not None, "the filtered column bears a funnel"
    assert view.proxy.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None


def test_typing_in_the_box_narrows_by_pinyin_and_the_note_leads_back(
    view: RecordView[Deed], box: Callable[[], FilterBox]
) -> None:
    view.header.ask_filter(1)
    opened = box()
    QTest.keyClicks(opened.words, "dier")
    assert opened.values.rowCount() == 1
    QTest.keyClick(opened.words, Qt.Key.Key_Return)
    assert names(view) == ["张三"]
    note = view._note
    assert note.isVisible()
    assert note._words.text() == "按党小组筛选，显示 1 / 4 行"
    QTest.mouseClick(note.clear_button, Qt.MouseButton.LeftButton)
    assert len(names(view)) == 4
    assert not note.isVisible()


def test_the_box_is_kept_open_by_escape_only_in_what_was(
    view: RecordView[Deed], box: Callable[[], FilterBox]
) -> None:
    view.proxy.filter_column("党小组", ColumnFilter(chosen=frozenset({"第一党小组"})))
    view.header.ask_filter(1)
    opened = box()
    assert opened.clear_button.isEnabled()
    assert opened.values.chosen == {"第一党小组"}
    QTest.keyClick(opened.words, Qt.Key.Key_Escape)
    assert names(view) == ["单良", "陈五"]
    view.header.ask_filter(1)
    QTest.mouseClick(box().clear_button, Qt.MouseButton.LeftButton)
    assert len(names(view)) == 4


def test_a_filter_stays_while_other_records_come_and_the_row_stays_current(view: RecordView[Deed]) -> None:
    heard: list[Deed] = []
    view.setCurrentIndex(view.proxy.index(2, 0))
    view.chosen.connect(heard.append)
    view.proxy.filter_column("党小组", ColumnFilter("diyi"))
    assert view.current() == DEEDS[2]
    assert heard == [], "the same row is not chosen again"
    view.show_records((Deed("赵一", "第一党小组", 1), *DEEDS))
    assert names(view) == ["赵一", "单良", "陈五"]
    assert view.current() == DEEDS[2]
    view.proxy.filter_column("姓名", ColumnFilter("dan"))
    assert view.current() == DEEDS[0], "its neighbour, when the row itself is filtered away"


def test_the_menu_of_a_row_offers_what_a_table_can_do(view: RecordView[Deed]) -> None:
    opened: list[Deed] = []
    view.opened.connect(opened.append)
    view.menu_asked.connect(lambda menu, record: menu.addAction(f"作废 {record.name}"))
    view.setCurrentIndex(view.proxy.index(1, 1))
    menu = view.row_menu()
    assert texts(menu) == [
        "打开",
        "作废 张三",
        "复制",
        "用表格软件打开",
        "只看“第二党小组”",
        "筛选“党小组”…",
        "清除筛选",
    ]
    press(menu, "打开")
    assert opened == [DEEDS[1]]
    press(menu, "只看")
    assert names(view) == ["张三"]
    press(view.row_menu(), "清除筛选")
    assert len(names(view)) == 4


def test_a_table_that_leads_nowhere_offers_no_opening(view: RecordView[Deed]) -> None:
    view.setCurrentIndex(view.proxy.index(0, 0))
    assert "打开" not in texts(view.row_menu())
    view.cell_opened.connect(lambda _deed, _column: None)
    assert texts(view.row_menu())[0] == "打开"


def test_columns_are_hidden_and_shown_by_the_menu_of_a_heading(view: RecordView[Deed]) -> None:
    press(view.header.menu_of(1), "隐藏这一列")
    assert view.header.visible_columns == [0, 2, 3]
    shown = next(each for each in view.header.menu_of(0).findChildren(QMenu) if each.title() == "显示的列")
    assert [each.isChecked() for each in shown.actions()] == [True, False, True, True]
    shown.actions()[1].trigger()
    assert view.header.visible_columns == [0, 1, 2, 3]
    for at in (0, 1, 2):
        view.setColumnHidden(at, True)
    last = view.header.menu_of(3)
    assert not next(each for each in last.actions() if each.text() == "隐藏这一列").isEnabled()


def test_copying_takes_the_selected_rows_with_headings_as_they_are_seen(view: RecordView[Deed]) -> None:
    view.header.moveSection(0, 1)
    view.setColumnHidden(3, True)
    view.setCurrentIndex(view.proxy.index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "党小组\t姓名\t小时\n第二党小组\t张三\t2"
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 5


def test_a_copied_cell_never_becomes_a_formula_and_keeps_its_lines_together(view: RecordView[Deed]) -> None:
    odd = ["=1+1", "+86 199", "@某人", "-词", "-3", "一行\n又\t一行", '他说"好"', "999999198005060021"]
    view.show_records([Deed(each, "", 0) for each in odd])
    view.selectAll()
    view.copy()
    mime = QGuiApplication.clipboard().mimeData()
    cells = [line.split("\t")[0] for line in mime.text().replace("一行\n又\t一行", "X").split("\n")[1:]]
    assert cells == ["'=1+1", "'+86 199", "'@某人", "'-词", "-3", '"X"', '"他说""好"""', odd[-1]]
    html = mime.html()
    assert "mso-number-format:'\\@'" in html
    assert "<br style='mso-data-placement:same-cell'>" in html
    assert "<td align='right'>0</td>" in html


def test_home_and_end_go_to_the_first_and_last_row_and_page_keys_move(view: RecordView[Deed]) -> None:
    view.show_records([Deed(f"党员{n:03}", "", n) for n in range(100)])
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 99
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert 80 < view.currentIndex().row() < 99
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_letters_go_to_the_next_row_that_sounds_so(view: RecordView[Deed]) -> None:
    view.setCurrentIndex(view.proxy.index(0, 0))
    QTest.keyClicks(view, "li")
    assert view.current() == DEEDS[3]
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert view.current() == DEEDS[3], "a key with Ctrl looks for nothing"


def test_the_keyboard_is_seen_on_a_row_when_it_comes(view: RecordView[Deed]) -> None:
    view.clearFocus()
    assert not view.selectionModel().hasSelection()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]


def test_a_table_in_no_window_offers_no_workbook(view: RecordView[Deed]) -> None:
    out = next(each for each in view.row_menu().actions() if each.text().startswith("用表格软件打开"))
    assert not out.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_E, CTRL)
    assert QApplication.activePopupWidget() is None
