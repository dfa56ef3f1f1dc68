"""The three steps from an empty book to the first record, on the desk itself."""

import pytest
from builders import a_sitting
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from partybranch.domain.profile import Profile
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.names_form import NamesForm
from ui.pages.desk_page import DeskPage
from ui.session import Session

pytestmark = pytest.mark.gui

Visit = tuple[str, int | None, str | None]


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> DeskPage:
    page = DeskPage(session)
    qtbot.addWidget(page)
    page.resize(1190, 650)
    page.show()
    return page


def press(step: QWidget, words: str) -> None:
    button = next(each for each in step.findChildren(QPushButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def spoken(desk: DeskPage) -> list[str]:
    steps = (desk.guide.branch, desk.guide.roster, desk.guide.year)
    return [step.accessibleName().split("，")[1] for step in steps]


def test_a_new_book_shows_the_three_steps_and_no_missing_duties(desk: DeskPage) -> None:
    assert desk.guide.isVisible()
    assert not desk.duties.isVisible()
    assert spoken(desk) == ["现在做", "还没做", "还没做"]
    assert not desk.guide.leave.isVisible(), "without a roster the desk has nothing to show"


def test_every_way_of_a_step_leads_there(desk: DeskPage, visits: list[Visit]) -> None:
    press(desk.guide.branch, "填写支部信息…")
    press(desk.guide.roster, "导入花名册…")
    press(desk.guide.roster, "逐个新增…")
    press(desk.guide.year, "导入今年已有的台账…")
    press(desk.guide.year, "排年度计划…")
    press(desk.guide.year, "记录一次活动…")
    assert visits == [
        (places.PROFILE, None, None),
        (places.IMPORTING, None, "roster"),
        (places.MEMBERS, None, ""),
        (places.IMPORTING, None, "activities"),
        (places.PLANS, None, None),
        (places.SITTINGS, None, ""),
    ]


def test_the_steps_are_ticked_off_as_they_are_done_and_then_the_desk_stands(
    desk: DeskPage, session: Session
) -> None:
    branch = session.branch
    session.act(desk, lambda: branch.profile.save(Profile(name="试验党支部")))
    assert spoken(desk) == ["已完成", "现在做", "还没做"]
    session.act(desk, lambda: branch.first_steps.enrol("赵启明\n钱秀英"))
    assert spoken(desk) == ["已完成", "已完成", "现在做"]
    session.act(desk, lambda: branch.sittings.record(a_sitting("集体学习")))
    assert not desk.guide.isVisible()
    assert desk.duties.isVisible()


def test_a_column_of_names_is_pasted_and_what_cannot_be_taken_is_said_by_line(
    desk: DeskPage, session: Session
) -> None:
    press(desk.guide.roster, "粘贴姓名…")
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, FormDialog))
    form = dialog.findChild(NamesForm)
    assert isinstance(form, NamesForm)
    QApplication.clipboard().setText("赵启明\n19900000001\n")
    form.text.paste()
    dialog.save()
    assert session.branch.members.all() == ()
    assert dialog.isVisible()
    form.text.setPlainText("赵启明\n𡒄启明\n")
    dialog.save()
    assert [member.name for member in session.branch.members.all()] == ["赵启明", "𡒄启明"]
    assert spoken(desk)[1] == "已完成"


def test_whoever_would_rather_begin_leaves_the_steps_for_good(desk: DeskPage, session: Session) -> None:
    session.act(desk, lambda: session.branch.first_steps.enrol("赵启明"))
    QTest.mouseClick(desk.guide.leave, Qt.MouseButton.LeftButton)
    assert desk.duties.isVisible()
    again = DeskPage(session)
    again.show()
    assert again.duties.isVisible()
    again.close()
