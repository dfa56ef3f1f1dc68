"""检查 beside the sitting: lines that follow the typing, say their source and lead to their field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import a_member, a_sitting, settle, the_kind
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.domain.attendance import Mark, mark_rest_present
from partybranch.domain.members import GroupStay
from partybranch.domain.sittings import Person, Sitting
from ui.forms.sitting_form import SittingForm
from ui.pages.sittings_page import SittingsPage
from ui.session import Session
from ui.spot import Spot

pytestmark = pytest.mark.gui

LECTURE, GROUP_MEETING = the_kind("党课"), the_kind("党小组会")


@pytest.fixture
def form(session: Session, qtbot: QtBot, branch: Branch) -> SittingForm:
    group = (GroupStay(group="第一党小组"),)
    settle(branch, a_member("赵一", groups=group), a_member("钱二", groups=group))
    shown = SittingForm(session)
    qtbot.addWidget(shown)
    shown.resize(1142, 600)
    shown.show()
    return shown


def kept(branch: Branch, sitting: Sitting) -> Sitting:
    """Keep a sitting that lacks nothing else: led and written down by people of the roster."""
    chair, recorder = (Person(name=each.name, member_id=each.id) for each in branch.members.all()[:2])
    whole = replace(
        sitting,
        chair=sitting.chair and chair,
        recorder=sitting.recorder and recorder,
        roll=mark_rest_present(branch.sittings.roll_for(sitting)),
    )
    return branch.sittings.get(branch.sittings.record(whole).id)


def lines(form: SittingForm) -> tuple[str, ...]:
    return form.basics.findings.texts


def test_a_sitting_just_begun_is_accused_of_nothing(form: SittingForm) -> None:
    form.load(a_sitting("集体学习", place=""))
    assert "○ 缺地点" in lines(form)
    assert form.basics.findings.heading.text().startswith("还差 ")
    assert not any("应改" in line for line in lines(form))


def test_what_is_lacking_goes_away_as_it_is_typed(form: SittingForm, branch: Branch) -> None:
    form.load(kept(branch, a_sitting("集体学习", place="")))
    assert lines(form) == ("▲ 应改　缺地点",)
    assert form.basics.findings.heading.text() == "检查 · 1 项"
    form.basics.place.setEditText("会议室")
    assert lines(form) == ()
    assert form.basics.findings.heading.text() == "✓ 记录完整"
    form.basics.remarks.setPlainText("补充")
    form.basics.chair.combo.setEditText("")
    assert lines(form) == ("▲ 应改　缺主持人",)


def test_a_line_says_its_source_and_enter_leads_to_the_field(form: SittingForm, branch: Branch) -> None:
    form.load(kept(branch, a_sitting("集体学习", place="", recorder=None)))
    found = form.basics.findings.lines
    assert "会议记录应写明时间、地点、主持人、记录人" in found.item(0).toolTip()
    found.setFocus()
    found.setCurrentRow(1)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert form.focusWidget() is form.basics.recorder.combo
    place = found.visualItemRect(found.item(0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert form.focusWidget() is form.basics.place


def test_an_explained_finding_stays_in_sight_as_explained(form: SittingForm, branch: Branch) -> None:
    sitting = kept(branch, a_sitting("集体学习", place=""))
    (finding,) = branch.compliance.around(sitting.day).judge(sitting)
    branch.compliance.answer(finding, "露天开展")
    form.load(sitting)
    assert lines(form) == ("✓ 已说明　缺地点",)
    assert "露天开展" in form.basics.findings.lines.item(0).toolTip()
    assert form.basics.findings.heading.text() == "✓ 记录完整"


FIELDS: dict[str, Callable[[SittingForm], QWidget]] = {
    "kinds": lambda form: form.basics.chips,
    "moment": lambda form: form.basics.moment,
    "place": lambda form: form.basics.place,
    "chair": lambda form: form.basics.chair.combo,
    "recorder": lambda form: form.basics.recorder.combo,
    "roll": lambda form: form.panel.grid,
    "attachments": lambda form: form.basics.attachments.files,
    "records": lambda form: form.tabs.forms[0].text,
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_that_a_finding_names_takes_the_keyboard(
    form: SittingForm, branch: Branch, field: str
) -> None:
    form.load(kept(branch, a_sitting("集体学习")), field)
    QApplication.processEvents()  # a layout shows what it was given only then
    form.take_keyboard()
    wanted = FIELDS[field](form)
    assert form.focusWidget() is (wanted.focusProxy() or wanted)


def test_the_records_are_entered_at_what_the_first_of_them_lacks(form: SittingForm, branch: Branch) -> None:
    sitting = a_sitting("主题党日", "党课")
    day, lecture = sitting.records
    form.load(kept(branch, replace(sitting, records=(day, replace(lecture, lecturer=None)))), "records")
    assert form.tabs.currentWidget() is form.tabs.forms[1]
    assert form.focusWidget() is form.tabs.forms[1].lecturer.combo


def test_a_missing_group_meeting_begins_with_its_group_and_day(
    session: Session, qtbot: QtBot, branch: Branch
) -> None:
    group = (GroupStay(group="第一党小组"),)
    settle(branch, a_member("赵一", groups=group), a_member("钱二"))
    page = SittingsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.begin_record(GROUP_MEETING.code, Spot(group="第一党小组", day=date(2022, 6, 30)))
    assert page.form.tabs.forms[0].record.group == "第一党小组"
    assert page.form.basics.starts_at == datetime(2022, 6, 30, 14)
    assert [row.name for row in page.form.panel.rows] == ["赵一"]
    assert all(row.mark is Mark.UNMARKED for row in page.form.panel.rows)


def test_a_sitting_opens_on_the_field_that_was_asked_for(
    session: Session, qtbot: QtBot, branch: Branch
) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    sitting = kept(branch, a_sitting("集体学习", recorder=None))
    page = SittingsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.open_record(sitting.id or 0, "recorder")
    assert page.focusWidget() is page.form.basics.recorder.combo


def test_a_moment_to_be_mended_stands_on_its_day(form: SittingForm, branch: Branch) -> None:
    form.load(kept(branch, a_sitting("集体学习")), "moment")
    QTest.keyClicks(form.basics.moment, "28")
    assert form.basics.day == date(2022, 3, 28)
