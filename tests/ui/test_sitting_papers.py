"""The sign-in sheet's round trip: printed from the form, entered by its numbers, its scan attached."""

from datetime import datetime
from pathlib import Path

import pytest
from builders import a_member, a_sitting, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partybranch.domain.attendance import Mark
from partybranch.domain.members import GroupStay, Member
from partybranch.domain.periods import Period
from ui.forms.sitting_form import SittingForm
from ui.session import Session

pytestmark = pytest.mark.gui
Key = Qt.Key
GROUPS = ("第二党小组", "第一党小组", "")


def people() -> list[Member]:
    """Six people whose order on the roll is not the order of the sheet: groups go together."""
    names = ("赵一", "钱二", "孙三", "李四", "周五", "吴六")
    return [
        a_member(name, groups=(GroupStay(group=GROUPS[at % 3]),) if GROUPS[at % 3] else ())
        for at, name in enumerate(names)
    ]


@pytest.fixture
def form(qtbot: QtBot, session: Session) -> SittingForm:
    settle(session.branch, *people())
    shown = SittingForm(session)
    qtbot.addWidget(shown)
    shown.resize(1180, 640)
    shown.show()
    shown.activateWindow()
    shown.load(a_sitting("主题党日", at=datetime(2022, 3, 7, 9)))
    qtbot.waitUntil(lambda: bool(shown.panel.rows))
    return shown


def marks(form: SittingForm) -> dict[str, tuple[Mark, str]]:
    return {row.name: (row.mark, row.reason) for row in form.panel.rows}


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key)


def test_the_numbers_run_through_the_groups_as_on_the_sheet(form: SittingForm) -> None:
    model = form.panel.model
    by_number = {model.number_of(place): row.name for place, row in enumerate(model.rows)}
    assert [by_number[number] for number in sorted(by_number)] == [
        "赵一", "李四", "钱二", "周五", "孙三", "吴六",
    ]  # fmt: skip


def test_exceptions_are_entered_by_the_numbers_of_the_sheet_and_the_rest_was_there(
    form: SittingForm, qtbot: QtBot
) -> None:
    form.papers.by_sheet.trigger()
    qtbot.waitUntil(form.panel.finder.hasFocus)
    assert "序号" in form.panel.hint
    press("2", Key.Key_Return, "2", "2")
    press("/", "5", Key.Key_Return, "3")
    press(Key.Key_F8)
    assert marks(form) == {
        "赵一": (Mark.PRESENT, ""),
        "李四": (Mark.LEAVE, "病假"),
        "钱二": (Mark.PRESENT, ""),
        "周五": (Mark.PRESENT, ""),
        "孙三": (Mark.ABSENT, ""),
        "吴六": (Mark.PRESENT, ""),
    }
    form.papers.by_sheet.trigger()
    assert "序号" not in form.panel.hint
    assert not form.panel.model.numbered


def test_a_number_nobody_has_is_said(form: SittingForm, qtbot: QtBot) -> None:
    form.papers.by_sheet.trigger()
    qtbot.waitUntil(form.panel.finder.hasFocus)
    press("9", "9")
    assert form.panel.model.matches == ()
    assert "99" in form.panel.banner.words


def test_the_scan_is_called_what_it_is_so_that_the_check_finds_it(
    form: SittingForm, tmp_path: Path, qtbot: QtBot
) -> None:
    scan, named = tmp_path / "IMG_0012.pdf", tmp_path / "3月签到表.pdf"
    scan.write_bytes(b"%PDF made up")
    named.write_bytes(b"%PDF made up too")
    form.papers.ask_scans = lambda: [scan, named]
    form.papers.add_scans()
    qtbot.waitUntil(lambda: len(form.basics.attachments.attachments) == 2)
    names = [each.name for each in form.basics.attachments.attachments]
    assert names == ["签到表_IMG_0012.pdf", "3月签到表.pdf"]


def test_printing_writes_what_was_typed_first_and_shows_the_sheet_of_this_sitting(
    form: SittingForm, session: Session, qtbot: QtBot
) -> None:
    assert form.sitting_id is None
    QTest.keyClick(form, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: form.papers.preview is not None)
    assert form.sitting_id is not None
    assert [each.id for each in session.branch.sittings.between(Period.year(2022))] == [form.sitting_id]
    preview = form.papers.preview
    assert preview is not None
    assert "签到表" in preview.windowTitle()
    qtbot.waitUntil(preview.print_button.isEnabled)
    preview.reject()


def test_a_sitting_that_cannot_be_saved_is_not_printed(form: SittingForm, session: Session) -> None:
    form.load(a_sitting(at=datetime(2022, 3, 7, 9), records=()))
    form.papers.show_paper(None)
    form.papers.actions()[0].trigger()
    assert form.papers.preview is None
    assert session.branch.sittings.between(Period.year(2022)) == ()
