"""请假登记 over the page of attendance: a notice is written, corrected and voided, also from elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.periods import Period
from ui.forms.form_dialog import FormDialog
from ui.forms.leave_form import LeaveForm
from ui.forms.leave_notices import LeaveNotices
from ui.pages.attendance_page import AttendancePage
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> AttendancePage:
    shown = AttendancePage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def form_of(dialogs: list[QDialog]) -> tuple[FormDialog[LeaveNotice], LeaveForm]:
    (dialog,) = (each for each in dialogs if isinstance(each, FormDialog))
    form = dialog.findChild(LeaveForm)
    assert isinstance(form, LeaveForm)
    return dialog, form


def open_dialogs() -> list[QDialog]:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    return [each for each in shown if each.isVisible()]


def test_leave_is_registered_corrected_and_voided(
    page: AttendancePage, dialog: Callable[[], QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    page.leave_button.click()
    notices = dialog()
    assert isinstance(notices, LeaveNotices)
    notices.add_button.click()
    window, form = form_of(open_dialogs())
    window.save()
    assert "请从名册里选一名党员" in form.rows._troubles["person"].text()
    form.person.combo.setEditText("钱二")
    form.start.setText("3月5日")
    form.reason.setEditText("病假")
    window.save()
    leaves = page.session.branch.leaves
    (kept_notice,) = leaves.between(Period.year(2022))
    assert (kept_notice.name, kept_notice.start, kept_notice.end, kept_notice.reason) == (
        "钱二",
        date(2022, 3, 5),
        date(2022, 3, 5),
        "病假",
    )
    notices.view.selectRow(0)
    notices.edit_button.click()
    window, form = form_of(open_dialogs())
    form.end.setText("2022-03-01")
    window.save()
    assert leaves.get(kept_notice.id or 0).end == date(2022, 3, 5)
    form.end.setText("2022-03-07")
    window.save()
    assert leaves.get(kept_notice.id or 0) == replace(kept_notice, end=date(2022, 3, 7))
    monkeypatch.setattr(QInputDialog, "exec", lambda _self: True)
    monkeypatch.setattr(QInputDialog, "textValue", lambda _self: "登记错了")
    notices.view.selectRow(0)
    notices.void_button.click()
    assert leaves.between(Period.year(2022)) == ()
    assert notices.view.proxy.index(0, 5).data() == "已作废：登记错了"
    assert not notices.void_button.isEnabled()


def test_other_pages_can_begin_and_open_a_notice(page: AttendancePage) -> None:
    page.begin_record("")
    window, form = form_of(open_dialogs())
    assert (window.windowTitle(), form.start.text()) == ("登记请假", "2022-12-31")
    for each in open_dialogs():
        QDialog.done(each, 0)
    day = date(2022, 5, 1)
    made = page.session.branch.leaves.record(LeaveNotice(member_id=2, start=day, end=day)).id
    page.open_record(made)
    window, _form = form_of(open_dialogs())
    assert window.windowTitle() == "修改请假 · 钱二"
    for each in open_dialogs():
        QDialog.done(each, 0)
