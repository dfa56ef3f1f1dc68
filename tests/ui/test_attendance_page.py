"""考勤: the matrix under the hand, each mark a step of the book, the table for WPS, leave beforehand."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from builders import a_sitting
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.periods import Period
from ui import places
from ui.models.attendance_model import BEFORE
from ui.notices import Notice
from ui.pages.attendance_page import AttendancePage
from ui.session import Session

pytestmark = pytest.mark.gui
Key = Qt.Key
Visit = tuple[str, int | None, str | None]
STUDY = 1
"""The place of the 集体学习 of 2022-04-11 among the sittings of the filled book."""


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> AttendancePage:
    shown = AttendancePage(filled)
    qtbot.addWidget(shown)
    shown.resize(1180, 640)
    shown.show()
    shown.table.grid.setFocus()
    return shown


def stand(page: AttendancePage, line: int, sitting: int) -> None:
    page.table.grid.setCurrentIndex(page.table.proxy.index(line, BEFORE + sitting))


def place(page: AttendancePage) -> tuple[int, int]:
    index = page.table.grid.currentIndex()
    return index.row(), index.column() - BEFORE


def state(page: AttendancePage) -> str:
    """The sentence under the title, whole."""
    (label,) = (each for each in page.head.findChildren(QLabel) if each.objectName() == "page_state")
    return label.toolTip() or label.text()


def kept(page: AttendancePage, line: int, sitting: int) -> tuple[Mark, str, bool]:
    """What the book has in the place of a cell."""
    matrix = page.table.model.matrix
    wanted, column = matrix.lines[line].member_id, matrix.columns[sitting]
    roll = page.session.branch.sittings.get(column.sitting.id or 0).roll
    (row,) = (each for each in roll if each.member_id == wanted)
    return row.mark, row.reason, row.late


def test_the_edges_say_what_the_tallies_say(page: AttendancePage) -> None:
    book = page.session.branch.tallies.of(Period.year(2022), page.session.today)
    matrix = page.table.model.matrix
    assert {line.name: line.counts for line in matrix.lines} == {
        one.name: one.counts for one in book.tally.by_member
    }
    assert [column.label for column in matrix.columns] == ["主题党日、党课", "集体学习", "党员大会"]
    assert matrix.counts == book.tally.attendance


@pytest.mark.parametrize(
    ("keys", "mark", "reason", "late"),
    [
        ("0", Mark.UNMARKED, "", False),
        ("01", Mark.PRESENT, "", False),
        ("2", Mark.LEAVE, "", False),
        ("21", Mark.LEAVE, "因公", False),
        ("22", Mark.LEAVE, "病假", False),
        ("23", Mark.LEAVE, "事假", False),
        ("3", Mark.ABSENT, "", False),
        ("4", Mark.ELSEWHERE, "", False),
        ("5", Mark.PRESENT, "", True),
    ],
)
def test_a_key_is_saved_at_once_and_the_hand_stays(
    page: AttendancePage, keys: str, mark: Mark, reason: str, late: bool
) -> None:
    stand(page, 1, STUDY)
    QTest.keyClicks(page.table.grid, keys)
    assert kept(page, 1, STUDY) == (mark, reason, late)
    assert place(page) == (1, STUDY)


def test_each_mark_is_a_named_step_that_is_taken_back_on_the_page_too(
    page: AttendancePage, said: list[Notice], qtbot: QtBot
) -> None:
    stand(page, 1, STUDY)
    QTest.keyClicks(page.table.grid, "3")
    name = page.table.model.matrix.lines[1].name
    assert page.session.branch.undo.steps()[0].label == f"修改考勤：{name} 2022-04-11 缺席"
    before = page.table.model.matrix.lines[1].counts
    assert before.absent == 1
    page.session.undo()
    assert kept(page, 1, STUDY)[0] is Mark.PRESENT
    assert page.table.model.matrix.lines[1].counts.absent == 0
    assert place(page) == (1, STUDY)


def test_after_the_last_mark_the_page_reads_again_and_stays_where_it_is(
    page: AttendancePage, qtbot: QtBot
) -> None:
    stand(page, 1, STUDY)
    QTest.keyClicks(page.table.grid, "0")
    assert "未标" not in state(page)
    qtbot.waitUntil(lambda: "未标 1" in state(page))
    assert place(page) == (1, STUDY)


def test_space_is_present_and_goes_down_to_the_next_on_the_roll(page: AttendancePage) -> None:
    for line in range(3):
        stand(page, line, 2)
        QTest.keyClicks(page.table.grid, "0")
    stand(page, 0, 2)
    QTest.keyClicks(page.table.grid, "  ")
    assert [kept(page, line, 2)[0] for line in range(3)] == [Mark.PRESENT, Mark.PRESENT, Mark.UNMARKED]
    assert place(page) == (2, 2)
    QTest.keyClicks(page.table.grid, " ")
    assert place(page) == (2, 2)  # the fourth had left the branch by then


def test_arrows_go_as_in_a_workbook_and_stop_at_the_edges(page: AttendancePage) -> None:
    grid = page.table.grid
    stand(page, 0, 0)
    for key, there in ((Key.Key_Right, (0, 1)), (Key.Key_Down, (1, 1)), (Key.Key_Return, (2, 1))):
        QTest.keyClick(grid, key)
        assert place(page) == there
    stand(page, 0, 0)
    for key in (Key.Key_Left, Key.Key_Up):
        QTest.keyClick(grid, key)
        assert place(page) == (0, 0)


def test_who_is_not_on_the_roll_and_a_roll_of_numbers_take_no_mark(
    page: AttendancePage, steps: Callable[[], int]
) -> None:
    heads = a_sitting(heads=HeadCount(due=3, present=2), at=datetime(2022, 12, 28, 9))
    page.session.act(page, lambda: page.session.branch.sittings.record(heads))
    before = steps()
    for line, sitting, words in ((3, 2, "不在当次应到名单"), (0, 3, "只有人数")):
        stand(page, line, sitting)
        assert words in page.where.toolTip()
        QTest.keyClicks(page.table.grid, "1 25")
    assert steps() == before


def test_a_committed_text_marks_and_the_input_method_is_off(page: AttendancePage) -> None:
    stand(page, 1, STUDY)
    grid = page.table.grid
    assert not grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert grid.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    event = QInputMethodEvent("", [])
    event.setCommitString("２２")
    QApplication.sendEvent(grid, event)
    assert kept(page, 1, STUDY)[:2] == (Mark.LEAVE, "病假")


def test_another_reason_is_written_in_the_cell(page: AttendancePage, qtbot: QtBot) -> None:
    stand(page, 1, STUDY)
    grid = page.table.grid
    QTest.keyClicks(grid, "2")
    assert page.keys.text().startswith("请假事由")
    QTest.keyClicks(grid, "4")
    assert page.keys.text().startswith("1 ● 出席")
    line = grid.findChild(QLineEdit, "reason")
    assert isinstance(line, QLineEdit)
    line.setText("陪同就医")
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: kept(page, 1, STUDY)[:2] == (Mark.LEAVE, "陪同就医"))
    qtbot.waitUntil(lambda: grid.state() is grid.State.NoState)
    assert place(page) == (1, STUDY)


def test_a_reason_line_left_empty_marks_nobody(
    page: AttendancePage, qtbot: QtBot, steps: Callable[[], int]
) -> None:
    stand(page, 1, STUDY)
    before = steps()
    page.table.grid.write_reason()
    line = page.table.grid.findChild(QLineEdit, "reason")
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.grid.state() is page.table.grid.State.NoState)
    assert steps() == before


def test_the_menu_names_the_marks_and_opens_the_sitting(page: AttendancePage, visits: list[Visit]) -> None:
    stand(page, 1, STUDY)
    menu = page.table.grid.menu_of(page.table.grid.currentIndex())
    assert menu is not None
    acts = {action.text().partition("\t")[0].strip(): action for action in menu.actions()}
    acts["✕　缺席"].trigger()
    assert kept(page, 1, STUDY)[0] is Mark.ABSENT
    acts["打开这次活动"].trigger()
    sitting = page.table.model.matrix.columns[STUDY].sitting.id
    assert visits == [(places.SITTINGS, sitting, None)]


def test_f2_and_a_double_click_on_a_head_open_the_sitting(page: AttendancePage, visits: list[Visit]) -> None:
    stand(page, 1, STUDY)
    QTest.keyClick(page.table.grid, Key.Key_F2)
    header = page.table.grid.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(BEFORE) + 8, 8)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    columns = page.table.model.matrix.columns
    assert [visit[1] for visit in visits] == [columns[STUDY].sitting.id, columns[0].sitting.id]


def test_leave_known_beforehand_is_a_hint_and_can_be_taken_over(page: AttendancePage) -> None:
    stand(page, 1, STUDY)
    QTest.keyClicks(page.table.grid, "0")
    member, day = page.table.model.matrix.lines[1].member_id, date(2022, 4, 11)
    notice = LeaveNotice(member_id=member, start=day, end=day, reason="因公")
    page.session.act(page, lambda: page.session.branch.leaves.record(notice))
    assert "有请假登记：因公" in page.where.toolTip()
    assert kept(page, 1, STUDY)[0] is Mark.UNMARKED
    menu = page.table.grid.menu_of(page.table.grid.currentIndex())
    assert menu is not None
    assert menu.actions()[0].text() == "按请假登记：请假（因公）"
    menu.actions()[0].trigger()
    assert kept(page, 1, STUDY)[:2] == (Mark.LEAVE, "因公")


def test_a_kind_a_group_and_a_name_leave_their_part(page: AttendancePage) -> None:
    page.filters.kinds.setCurrentText("党课")
    assert [column.label for column in page.table.model.matrix.columns] == ["主题党日、党课"]
    page.filters.kinds.setCurrentIndex(0)
    page.filters.groups.setCurrentText("第一党小组")
    assert {line.group for line in page.table.model.matrix.lines} == {"第一党小组"}
    page.filters.finder.setText("qe")
    assert page.table.proxy.rowCount() == 1
    QTest.keyClick(page.filters.finder, Key.Key_Return)
    assert place(page)[0] == 0
    assert page.table.grid.hasFocus()
    assert page.table.proxy.index(0, 0).data() == "钱二"


def test_another_period_without_sittings_says_what_to_do(page: AttendancePage, visits: list[Visit]) -> None:
    page.picker.choose("8月")
    assert page.empty.isVisible()
    assert not page.copy_button.isEnabled()
    page.empty.button.click()
    assert visits == [(places.SITTINGS, None, "")]


def test_a_choice_that_leaves_nothing_offers_everything_again(page: AttendancePage) -> None:
    page.filters.kinds.setCurrentText("党课")
    page.picker.choose("4月")
    assert page.empty.isVisible()
    page.empty.button.click()
    assert page.table.isVisible()
    assert page.filters.kind == ""


def test_ctrl_c_and_the_button_copy_what_is_in_sight(page: AttendancePage, said: list[Notice]) -> None:
    stand(page, 0, 0)
    QTest.keyClick(page.table.grid, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    whole = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert whole[0][:3] == ["姓名", "党小组", "2022-03-05 14:00 主题党日、党课"]
    assert whole[1][2] == "病假"
    assert [line[0] for line in whole[-5:]] == ["应到", "实到", "请假", "缺席", "出席率"]
    page.filters.finder.setText("孙")
    page.copy_button.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == ["姓名", "孙三"]
    assert said[-1].text.startswith("已复制 1 人、3 次活动")


def test_a_mark_that_the_book_refuses_is_not_left_standing(page: AttendancePage, said: list[Notice]) -> None:
    stand(page, 1, STUDY)
    sittings = page.session.branch.sittings
    sittings.void(page.table.model.matrix.columns[STUDY].sitting.id or 0, "录错")  # behind the page's back
    QTest.keyClicks(page.table.grid, "3")
    assert "已经作废" in said[-1].text
    assert [column.label for column in page.table.model.matrix.columns] == ["主题党日、党课", "党员大会"]


def test_the_rate_that_the_branch_asks_for_is_named(page: AttendancePage) -> None:
    rules = page.session.branch.rules
    rule = rules.policy()["attendance_rate"]
    page.session.act(page, lambda: rules.set(rule, 2022, on=True, values={"percent": "80"}))
    assert "支部要求 80%，1 人低于要求" in state(page)
    weak = page.table.proxy.index(0, page.table.proxy.columnCount() - 1)
    assert weak.data() == "0.0% 低"


def test_the_rest_of_a_sitting_is_marked_present_from_its_head(page: AttendancePage) -> None:
    for line in range(3):
        stand(page, line, STUDY)
        QTest.keyClicks(page.table.grid, "0")
    page.reload()
    day = date(2022, 4, 11)
    member = page.table.model.matrix.lines[2].member_id
    notice = LeaveNotice(member_id=member, start=day, end=day)
    page.session.act(page, lambda: page.session.branch.leaves.record(notice))
    menu = page.table.grid.menu_of_section(BEFORE + STUDY)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "打开这次活动\tF2",
        "未标的 2 人都记出席",
    ]
    menu.actions()[-1].trigger()
    marks = [kept(page, line, STUDY)[0] for line in range(3)]
    assert marks == [Mark.PRESENT, Mark.PRESENT, Mark.UNMARKED]


def test_a_name_leads_to_its_member(page: AttendancePage, visits: list[Visit]) -> None:
    names = page.table.names
    names.doubleClicked.emit(page.table.proxy.index(1, 0))
    assert visits == [(places.MEMBERS, page.table.model.matrix.lines[1].member_id, None)]


def test_the_edges_scroll_with_the_middle(page: AttendancePage) -> None:
    page.resize(640, 300)
    table = page.table
    table.names.verticalScrollBar().setValue(20)
    table.grid.horizontalScrollBar().setValue(30)
    assert table.grid.verticalScrollBar().value() == table.sums.verticalScrollBar().value()
    assert table.figures.horizontalScrollBar().value() == table.grid.horizontalScrollBar().value()
