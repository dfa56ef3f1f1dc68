"""The line at the top after a crash: what was typed is offered, opened as it stood, or given up for good."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from builders import a_service, a_sitting, an_entry
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from partybranch.domain.drafts import Draft, FormPlace
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from ui import places
from ui.draft_keeper import DraftKeeper
from ui.drafts_bar import DraftsBar
from ui.forms.draft_texts import DraftTexts
from ui.forms.form_dialog import FormDialog
from ui.forms.typed_fields import typed_in
from ui.main_window import MainWindow
from ui.notices import Notice, Tone
from ui.pages.checks_page import ChecksPage
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui

TYPED = Draft(
    key="one",
    title="主题党日 · 学习贯彻 3月5日",
    place=FormPlace(page=places.SITTINGS),
    year=2021,
    sitting=a_sitting("主题党日"),
    sitting_before=a_sitting("主题党日", place=""),
)
WORDS = Draft(
    key="two",
    title="新增类型",
    place=FormPlace(),
    year=2022,
    fields=(("名称", "读书会"), ("人员", '{"each": "3", "people": [[1, "赵一"]]}')),
    fields_before=(("名称", ""), ("人员", "{}")),
)


@pytest.fixture
def started(filled: Session, qtbot: QtBot) -> Callable[[], tuple[MainWindow, DraftsBar]]:
    def start() -> tuple[MainWindow, DraftsBar]:
        window = MainWindow(Session(filled.branch, filled.background, filled.notices, filled))
        qtbot.addWidget(window)
        window.show()
        bar = window.findChild(DraftsBar)
        assert isinstance(bar, DraftsBar)
        return window, bar

    return start


def press(bar: DraftsBar, words: str) -> None:
    QApplication.processEvents()  # lines that came new are shown by the next round
    next(each for each in bar.findChildren(QPushButton) if each.text() == words and each.isVisible()).click()


def test_without_drafts_there_is_no_line(started: Callable[[], tuple[MainWindow, DraftsBar]]) -> None:
    _window, bar = started()
    assert not bar.isVisible()


def test_going_on_leads_to_the_year_and_the_form_as_it_stood(
    filled: Session, started: Callable[[], tuple[MainWindow, DraftsBar]]
) -> None:
    filled.branch.drafts.keep(TYPED)
    window, bar = started()
    assert bar.isVisible()
    press(bar, "继续填写")
    page = next(each for each in window.pages if isinstance(each, SittingsPage))
    assert page.isVisible()
    assert page.session.year == 2021
    assert replace(page.form.draft(), roll=()) == TYPED.sitting
    assert not bar.isVisible()
    assert len(filled.branch.drafts.offered().drafts) == 1, "it stays until it is saved or given up"


def test_giving_up_is_asked_about_and_takes_the_draft_away(
    filled: Session,
    started: Callable[[], tuple[MainWindow, DraftsBar]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filled.branch.drafts.keep(TYPED)
    _window, bar = started()
    monkeypatch.setattr(filled.notices, "confirm", lambda *_args: False)
    press(bar, "不要了")
    assert bar.isVisible()
    monkeypatch.setattr(filled.notices, "confirm", lambda *_args: True)
    press(bar, "不要了")
    assert not bar.isVisible()
    assert filled.branch.drafts.offered().drafts == ()


def test_many_drafts_come_three_at_a_time(
    filled: Session, started: Callable[[], tuple[MainWindow, DraftsBar]]
) -> None:
    for number in range(5):
        filled.branch.drafts.keep(replace(TYPED, key=f"k{number}", title=f"第{number}份"))
    _window, bar = started()
    for left in (5, 4, 3, 2, 1):
        assert len(bar.waiting) == left
        press(bar, "不要了")
    assert not bar.isVisible()


def test_a_form_that_no_page_can_open_again_shows_its_words(
    filled: Session, started: Callable[[], tuple[MainWindow, DraftsBar]], dialog: Callable[[], QDialog]
) -> None:
    filled.branch.drafts.keep(WORDS)
    _window, bar = started()
    assert not [each for each in bar.findChildren(QPushButton) if each.text() == "继续填写"]
    press(bar, "看内容")
    shown = dialog()
    assert isinstance(shown, DraftTexts)
    assert shown.text.toPlainText() == "名称：读书会\n人员：3、赵一"
    assert bar.isVisible()


def test_a_spoilt_file_is_said_and_stops_nothing(
    filled: Session, started: Callable[[], tuple[MainWindow, DraftsBar]], said: list[Notice]
) -> None:
    filled.branch.drafts.keep(TYPED)
    (filled.branch.folder / "drafts" / "bad.json").write_bytes(b"\x00\x01")
    _window, bar = started()
    assert len(bar.waiting) == 1
    (notice,) = said
    assert notice.tone is Tone.TROUBLE
    assert "drafts/spoilt" in notice.text


def type_into(form: QDialog) -> None:
    """Begin to write in the last empty field."""
    areas = [each for each in form.findChildren(QPlainTextEdit) if not each.toPlainText()]
    if areas:
        areas[-1].setPlainText("写到一半")
    else:
        empty = [name for name, text in typed_in(form).items() if not text]
        lines = {each.accessibleName(): each for each in form.findChildren(QLineEdit)}
        lines[[name for name in empty if name in lines][-1]].setText("写到一半")


def _openers(filled: Session, window: MainWindow) -> dict[str, Callable[[], None]]:
    branch = filled.branch
    plan = branch.plans.save(PlannedSitting(day=date(2022, 6, 1), kind=a_sitting("党课").kinds[0])).id
    entry = branch.registers.record(an_entry()).id
    service = branch.volunteering.record(a_service(people=(1,))).id
    pages = {page.title: page for page in window.pages}
    checks = pages[places.CHECKS]
    assert isinstance(checks, ChecksPage)
    window.show_page(places.CHECKS)
    finding = next(each for each in branch.compliance.of(Period.year(2022), filled.today).open)
    answer = next(each for each in checks._lines if each.finding == finding)

    def on(page: str, record_id: int | None, subject: str = "") -> Draft:
        return Draft(title="", place=FormPlace(page=page, record_id=record_id, subject=subject), year=2022)

    return {
        "a new member": partial(window.show_page, places.MEMBERS, kind=""),
        "a member": partial(pages[places.MEMBERS].continue_draft, on(places.MEMBERS, 1)),
        "a new service": partial(window.show_page, places.VOLUNTEERING, kind=""),
        "a service": partial(window.show_page, places.VOLUNTEERING, service),
        "a new plan": partial(window.show_page, places.PLANS, kind=""),
        "a plan": partial(window.show_page, places.PLANS, plan),
        "a new entry": partial(window.show_page, places.REGISTERS, kind=an_entry().register),
        "an entry": partial(
            pages[places.REGISTERS].continue_draft, on(places.REGISTERS, entry, an_entry().register)
        ),
        "an explanation": partial(checks._answer, answer),
        "the profile": partial(window.show_page, places.PROFILE),
    }


_FORMS = (
    "a new member", "a member", "a new service", "a service", "a new plan", "a plan", "a new entry",
    "an entry", "an explanation", "the profile",
)  # fmt: skip


@pytest.mark.parametrize("form", _FORMS)
def test_every_form_is_opened_again_with_what_was_typed(
    filled: Session,
    started: Callable[[], tuple[MainWindow, DraftsBar]],
    dialog: Callable[[], QDialog],
    form: str,
) -> None:
    window, _bar = started()
    _openers(filled, window)[form]()
    first = dialog()
    assert isinstance(first, FormDialog)
    type_into(first)
    typed = typed_in(first)
    for keeper in first.findChildren(DraftKeeper):
        keeper.look()
        keeper._timer.stop()
    first.finished.disconnect()
    QDialog.done(first, 0)
    _window, bar = started()
    press(bar, "继续填写")
    again = dialog()
    assert isinstance(again, FormDialog)
    assert again is not first
    assert typed_in(again) == typed
    assert "自动留存" in again.about_draft.text()
    assert not bar.isVisible()
