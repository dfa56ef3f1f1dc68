"""A sitting that is being typed is kept every few seconds, and opens again exactly as it stood."""

from dataclasses import replace
from datetime import datetime

import pytest
from builders import a_file, a_sitting, the_kind
from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from rolls import afternoon, settle

from partybranch.domain.attendance import Mark
from partybranch.domain.drafts import Draft
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Person, Sitting
from ui.forms.leave_box import Leave
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SittingsPage:
    settle(session.branch)
    return another_page(session, qtbot)


def another_page(session: Session, qtbot: QtBot) -> SittingsPage:
    shown = SittingsPage(session)
    qtbot.addWidget(shown)
    shown.resize(1140, 660)
    shown.show()
    return shown


def type_much(page: SittingsPage) -> None:
    """Everything a secretary may leave half done."""
    form = page.form
    form.basics.place.setEditText(" 会议室 ")
    form.basics.minutes.setValue(95)
    form.basics.recorder.combo.setEditText("外请的人")
    form.basics.remarks.setPlainText("没写完的备")
    form.basics.moment.setDateTime(QDateTime(2022, 3, 5, 14, 30, 0))
    form.tabs.forms[0].topic.setText("学习贯彻")
    form.tabs.forms[0].text.setPlainText("一、传达精神\n二、讨论到一")
    form.panel.show_roll(
        replace(row, mark=mark, reason="病假" if mark is Mark.LEAVE else "")
        for row, mark in zip(form.panel.rows, [*Mark] * 9, strict=False)
    )
    form.basics.attachments.add([a_file(page.session.branch.folder.parent)])


def kept(page: SittingsPage) -> tuple[Draft, ...]:
    page.draft.keeper.look()
    return page.session.branch.drafts.offered().drafts


def code(name: str) -> str:
    return the_kind(name).code


def recorded(page: SittingsPage) -> int:
    branch = page.session.branch
    draft = a_sitting("主题党日", at=afternoon(5, 3))
    return branch.sittings.record(replace(draft, roll=branch.sittings.roll_for(draft))).id


def begun_and_kept(page: SittingsPage) -> tuple[Sitting, Draft]:
    """A new sitting typed into, and the one draft that was kept of it."""
    page.begin_record(code("主题党日"))
    type_much(page)
    (draft,) = kept(page)
    return page.form.draft(), draft


def test_a_sitting_merely_opened_leaves_no_draft(page: SittingsPage) -> None:
    page.begin_record(code("主题党日"))
    assert kept(page) == ()


def test_a_new_sitting_opens_again_exactly_as_it_stood(
    page: SittingsPage, session: Session, qtbot: QtBot
) -> None:
    typed, draft = begun_and_kept(page)
    assert draft.sitting == typed
    assert draft.title == "主题党日 · 学习贯彻 3月5日"
    again = another_page(session, qtbot)
    again.continue_draft(draft)
    assert again.editing
    assert again.form.draft() == typed
    assert again.form.changed
    assert "12月31日 10:00 自动留存" in again.form.about_draft.text()
    assert session.branch.sittings.between(Period.year(2022)) == ()


def test_what_was_gone_on_with_is_saved_once_and_its_draft_is_gone(
    page: SittingsPage, session: Session, qtbot: QtBot
) -> None:
    typed, draft = begun_and_kept(page)
    page.draft.keeper._timer.stop()
    again = another_page(session, qtbot)
    again.continue_draft(draft)
    assert kept(again) == (draft,)
    again.form.save()
    (saved,) = session.branch.sittings.between(Period.year(2022))
    assert saved.roll == typed.roll
    assert saved.attachments == typed.attachments
    assert session.branch.drafts.offered().drafts == ()
    assert not again.form.about_draft.isVisible()


def test_giving_up_takes_the_draft_away(page: SittingsPage) -> None:
    page.begin_record(code("主题党日"))
    type_much(page)
    assert len(kept(page)) == 1
    page.form.ask_leave = lambda *_args: Leave.DISCARD
    page.form.leave()
    assert page.session.branch.drafts.offered().drafts == ()


def test_a_correction_goes_on_over_the_kept_record(
    page: SittingsPage, session: Session, qtbot: QtBot
) -> None:
    page.open_record(recorded(page))
    page.form.tabs.forms[0].text.setPlainText("改了一半")
    typed = page.form.draft()
    (draft,) = kept(page)
    again = another_page(session, qtbot)
    again.continue_draft(draft)
    assert again.form.draft() == typed
    assert "改过" not in again.form.about_draft.text()
    page.draft.keeper._timer.stop()
    again.form.save()
    (saved,) = session.branch.sittings.between(Period.year(2022))
    assert (saved.id, saved.records[0].text) == (typed.id, "改了一半")


def test_a_record_changed_in_between_is_said_and_nothing_is_overwritten_yet(
    page: SittingsPage, session: Session, qtbot: QtBot
) -> None:
    number = recorded(page)
    page.open_record(number)
    page.form.tabs.forms[0].text.setPlainText("改了一半")
    (draft,) = kept(page)
    branch = session.branch
    branch.sittings.record(replace(branch.sittings.get(number), place="别处", chair=Person(name="外人")))
    again = another_page(session, qtbot)
    again.continue_draft(draft)
    assert "这条记录在那之后改过" in again.form.about_draft.text()
    assert branch.sittings.get(number).place == "别处"
    assert again.form.changed


def test_a_record_that_is_gone_or_voided_is_gone_on_with_as_a_new_one(
    page: SittingsPage, session: Session, qtbot: QtBot
) -> None:
    number = recorded(page)
    page.open_record(number)
    page.form.tabs.forms[0].text.setPlainText("改了一半")
    (draft,) = kept(page)
    session.branch.sittings.void(number, "重复")
    again = another_page(session, qtbot)
    again.continue_draft(draft)
    assert again.form.sitting_id is None
    assert "另记为一次新的活动" in again.form.about_draft.text()
    assert again.form.save_button.isEnabled()
    session.branch.undo.undo()
    session.branch.undo.undo()
    gone = another_page(session, qtbot)
    gone.continue_draft(draft)
    assert gone.form.sitting_id is None
    assert gone.form.tabs.forms[0].text.toPlainText() == "改了一半"


def test_a_sitting_that_has_got_the_number_since_is_not_overwritten(
    page: SittingsPage, session: Session, qtbot: QtBot
) -> None:
    branch, number = session.branch, recorded(page)
    page.open_record(number)
    page.form.tabs.forms[0].text.setPlainText("改了一半")
    (draft,) = kept(page)
    branch.undo.undo()
    later = a_sitting("党课", at=afternoon(6, 7), entered_at=datetime(2022, 12, 31, 11))
    assert branch.sittings.record(later).id == number
    again = another_page(session, qtbot)
    again.continue_draft(draft)
    assert again.form.sitting_id is None
    assert "另记为一次新的活动" in again.form.about_draft.text()


def test_another_sitting_on_the_screen_is_asked_about_first(
    page: SittingsPage, session: Session, qtbot: QtBot
) -> None:
    page.begin_record(code("主题党日"))
    type_much(page)
    (draft,) = kept(page)
    again = another_page(session, qtbot)
    again.begin_record(code("党课"))
    again.form.basics.remarks.setPlainText("别的")
    asked: list[str] = []

    def stay(_parent: object, what: str) -> Leave:
        asked.append(what)
        return Leave.STAY

    again.form.ask_leave = stay
    again.continue_draft(draft)
    assert len(asked) == 1
    assert again.form.basics.remarks.toPlainText() == "别的"


def test_the_form_says_where_its_words_come_from_only_once(page: SittingsPage) -> None:
    page.begin_record(code("主题党日"))
    type_much(page)
    (draft,) = kept(page)
    page.form.ask_leave = lambda *_args: Leave.DISCARD
    page.continue_draft(draft)
    page.begin_record(code("党课"))
    labels = [each.text() for each in page.form.findChildren(QLabel) if each.isVisible()]
    assert not any("自动留存" in text for text in labels)
    assert page.form.draft().starts_at != datetime(2022, 3, 5, 14, 30)
