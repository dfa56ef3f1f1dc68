"""What is offered to a roll and set only when somebody says so: leave known beforehand, pasted names."""

from dataclasses import replace
from datetime import date

import pytest
from builders import the_kind
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from rolls import afternoon, exempt, made_up_roll, settle

from partybranch.app import Branch
from partybranch.domain.attendance import Mark
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.sittings import Record, Sitting
from ui.forms.paste_dialog import PasteDialog
from ui.forms.sitting_form import SittingForm
from ui.models.roll_model import NOTICE_ROLE, RollModel
from ui.session import Session

pytestmark = pytest.mark.gui
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> SittingForm:
    """A new theme day of 5 November; the first two members have given notice of leave, of different days."""
    members = settle(session.branch)
    for member, last, reason in ((members[0], 9, "病假"), (members[1], 5, "因公")):
        notice = LeaveNotice(
            member_id=member.id or 0, start=date(2022, 11, 1), end=date(2022, 11, last), reason=reason
        )
        session.branch.leaves.record(notice)
    shown = SittingForm(session)
    qtbot.addWidget(shown)
    shown.resize(1140, 660)
    shown.show()
    shown.activateWindow()
    shown.load(Sitting(starts_at=afternoon(), records=(Record(kind=the_kind("主题党日").code),)))
    shown.panel.grid.setFocus()
    qtbot.waitUntil(shown.panel.grid.hasFocus)
    return shown


def marks(form: SittingForm) -> list[tuple[Mark, str]]:
    return [(row.mark, row.reason) for row in form.panel.rows]


def answer_names(key: Qt.Key) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasteDialog)
    QTest.keyClick(dialog, key)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def test_leave_known_beforehand_is_said_and_not_set(form: SittingForm) -> None:
    assert form.panel.notices.text == "△ 2 人有请假登记：赵启明（病假）、钱秀英（因公）"
    assert set(marks(form)) == {(Mark.UNMARKED, "")}
    assert not form.changed
    model = form.panel.model
    cell = model.index_of(0)
    assert cell.data(NOTICE_ROLE) is not None
    words = "赵启明 未标，有请假登记：病假（11月1日至11月9日），还没有采用"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == words
    assert cell.data(Qt.ItemDataRole.ToolTipRole).startswith(words)
    assert model.index_of(2).data(NOTICE_ROLE) is None


@pytest.mark.parametrize("way", ["button", "key"])
def test_adopting_excuses_exactly_those_unmarked_on_notice(form: SittingForm, way: str) -> None:
    form.panel.model.mark(1, Mark.PRESENT)
    if way == "button":
        form.panel.notices.adopt.click()
    else:
        press(Key.Key_F7)
    assert marks(form)[:3] == [(Mark.LEAVE, "病假"), (Mark.PRESENT, ""), (Mark.UNMARKED, "")]
    assert not form.panel.notices.isVisible()


def test_all_present_leaves_those_on_notice_open_and_says_so(form: SittingForm) -> None:
    press(Key.Key_F8)
    assert [mark for mark, _reason in marks(form)].count(Mark.PRESENT) == 32
    assert marks(form)[:2] == [(Mark.UNMARKED, ""), (Mark.UNMARKED, "")]
    assert form.panel.banner.words == "△ 2 人有请假登记，未填"
    assert not form.panel.everybody.isEnabled()
    form.panel.grid.go_to(0)
    press(Key.Key_1)
    assert marks(form)[0] == (Mark.PRESENT, ""), "who came after all is marked like anybody"


def test_the_notice_of_somebody_who_need_not_come_explains_nobody_else(
    form: SittingForm, branch: Branch
) -> None:
    for member in branch.members.all()[:2]:
        branch.members.save(exempt(member))
    form.look_around()
    form.panel.model.mark_many(dict.fromkeys(range(3, 34), (Mark.PRESENT, "")))
    assert form.panel.banner.words == "△ 还有 1 人未标"


def test_the_offer_follows_the_day(form: SittingForm) -> None:
    form.basics.moment.setDate(QDate(2022, 11, 7))
    assert form.panel.notices.text == "△ 1 人有请假登记：赵启明（病假）"
    form.basics.moment.setDate(QDate(2022, 11, 20))
    assert not form.panel.notices.isVisible()


def test_a_notice_voided_meanwhile_is_offered_no_more(form: SittingForm, branch: Branch) -> None:
    branch.leaves.void(1, "录错")
    form.look_around()
    assert form.panel.notices.text == "△ 1 人有请假登记：钱秀英（因公）"


def test_a_kept_sitting_with_open_rows_is_offered_the_leave_as_well(
    form: SittingForm, branch: Branch
) -> None:
    press(Key.Key_F8)
    form.save()
    form.load(branch.sittings.get(form.sitting_id or 0))
    assert form.panel.notices.isVisible()
    assert not form.changed


def test_marks_are_taken_back_and_done_again_with_the_keys_of_undo(form: SittingForm) -> None:
    press(Key.Key_F8)
    form.panel.grid.setFocus()
    press(Key.Key_Z, CONTROL)
    assert set(marks(form)) == {(Mark.UNMARKED, "")}
    press(Key.Key_Y, CONTROL)
    assert [mark for mark, _reason in marks(form)].count(Mark.PRESENT) == 32
    for _ in range(3):
        press(Key.Key_Z, CONTROL)
    assert not form.changed


def test_a_pasted_column_is_marked_once_it_was_agreed_on(form: SittingForm) -> None:
    QApplication.clipboard().setText("序号\t姓名\r\n1\t赵启明\r\n2\t孙磊\r\n")
    asked: list[str] = []

    def agree(model: RollModel, text: str, parent: object) -> dict[int, tuple[Mark, str]]:
        asked.append(text)
        dialog = PasteDialog(model, text)
        dialog.choose(Mark.ABSENT)
        return dialog.marks

    form.panel.ask_pasted = agree
    press(Key.Key_V, CONTROL)
    assert [at for at, (mark, _reason) in enumerate(marks(form)) if mark is Mark.ABSENT] == [0, 2]
    press(Key.Key_Z, CONTROL)
    assert set(marks(form)) == {(Mark.UNMARKED, "")}
    form.panel.paste.click()
    assert len(asked) == 2


def test_ctrl_v_and_enter_mark_the_names_on_the_clipboard(form: SittingForm) -> None:
    QApplication.clipboard().setText("孙磊\n李静（因公）\n")
    QTimer.singleShot(0, lambda: answer_names(Key.Key_Return))
    press(Key.Key_V, CONTROL)
    assert marks(form)[2:4] == [(Mark.PRESENT, ""), (Mark.LEAVE, "因公")]
    assert [mark for mark, _reason in marks(form)].count(Mark.UNMARKED) == 32
    assert form.focusWidget() is form.panel.grid


def test_going_back_from_the_names_marks_nobody(form: SittingForm) -> None:
    QApplication.clipboard().setText("孙磊")
    QTimer.singleShot(0, lambda: answer_names(Key.Key_Escape))
    press(Key.Key_V, CONTROL)
    assert set(marks(form)) == {(Mark.UNMARKED, "")}


@pytest.fixture
def model() -> RollModel:
    return RollModel(made_up_roll())


def paste(qtbot: QtBot, model: RollModel, text: str) -> PasteDialog:
    dialog = PasteDialog(model, text)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def lines(dialog: PasteDialog) -> list[tuple[str, bool]]:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [(item.text(), item.checkState() is Qt.CheckState.Checked) for item in items]


def test_names_become_present_and_those_with_a_reason_are_on_leave(qtbot: QtBot, model: RollModel) -> None:
    dialog = paste(qtbot, model, "赵启明\n钱秀英（病假）\n孙磊（组长）")
    assert dialog.mark is Mark.PRESENT
    assert lines(dialog) == [
        ("赵启明　出席", True),
        ("钱秀英　请假（病假）", True),
        ("孙磊　出席", True),
    ]
    assert dialog.marks == {0: (Mark.PRESENT, ""), 1: (Mark.LEAVE, "病假"), 2: (Mark.PRESENT, "")}
    assert dialog.mark_button.text() == "标记 3 人"


def test_a_list_of_reasons_is_a_list_of_leaves(qtbot: QtBot, model: RollModel) -> None:
    dialog = paste(qtbot, model, "赵启明\t病假\n钱秀英\t因公外出")
    assert dialog.mark is Mark.LEAVE
    assert dialog.marks == {0: (Mark.LEAVE, "病假"), 1: (Mark.LEAVE, "因公外出")}


def test_a_sheet_of_names_and_marks_keeps_its_marks(qtbot: QtBot, model: RollModel) -> None:
    dialog = paste(qtbot, model, "姓名\t情况\n赵启明\t出席\n钱秀英\t缺席\n孙磊\t住院\n李静")
    assert dialog.trouble.text() == "名单里没有：情况"
    assert dialog.marks == {
        0: (Mark.PRESENT, ""),
        1: (Mark.ABSENT, ""),
        2: (Mark.LEAVE, "住院"),
        3: (Mark.PRESENT, ""),
    }
    dialog.choose(Mark.LEAVE)
    assert dialog.marks[1] == (Mark.ABSENT, ""), "what the sheet says itself stands"
    assert dialog.marks[3] == (Mark.LEAVE, "")


def test_who_is_marked_otherwise_stays_unless_ticked(qtbot: QtBot, model: RollModel) -> None:
    model.mark(0, Mark.LEAVE, "事假")
    model.mark(1, Mark.PRESENT)
    dialog = paste(qtbot, model, "赵启明、钱秀英、孙磊")
    assert lines(dialog) == [("赵启明　已标请假（事假），打勾才改为出席", False), ("孙磊　出席", True)]
    assert list(dialog.marks) == [2]
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert list(dialog.marks) == [0, 2]
    assert dialog.mark_button.text() == "标记 2 人"


def test_who_is_not_on_the_roll_or_shares_a_name_is_said(qtbot: QtBot) -> None:
    rows = list(made_up_roll(6))
    rows[5] = replace(rows[5], name=rows[4].name)
    dialog = paste(qtbot, RollModel(rows), f"张三丰\n{rows[4].name}")
    assert dialog.trouble.text() == f"名单里没有：张三丰\n名单里有同名，请写明是哪一位：{rows[4].name}"
    assert not dialog.mark_button.isEnabled()


def test_names_can_be_typed_into_the_dialog_and_enter_marks_them(qtbot: QtBot, model: RollModel) -> None:
    dialog = paste(qtbot, model, "")
    assert not dialog.mark_button.isEnabled()
    dialog.names.setPlainText("孙磊")
    assert list(dialog.marks) == [2]
    accepted: list[bool] = []
    dialog.accepted.connect(lambda: accepted.append(True))
    dialog.choose(Mark.ABSENT)
    QTest.keyClick(dialog, Key.Key_Return)
    assert accepted == [True]
    assert dialog.marks == {2: (Mark.ABSENT, "")}
