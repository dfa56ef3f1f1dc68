"""台账与报表: find a paper, see it as it will be printed, ask for it otherwise."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from builders import a_sitting
from papers import a_document
from PySide6.QtCore import QAbstractItemModel, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.layouts import LaidColumn, LedgerLayout
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.reports.documents import DOCUMENTS, Form
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice
from ui.pages.ledgers_page import LedgersPage
from ui.preview.paper import Paper
from ui.session import Session

pytestmark = pytest.mark.gui

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(ledgers_page: LedgersPage) -> LedgersPage:
    return ledgers_page


@pytest.fixture
def paper(page: LedgersPage, qtbot: QtBot) -> Callable[[], Paper]:
    """The paper that is shown once the page has come to rest."""

    def newest() -> Paper:
        qtbot.waitUntil(lambda: page.preview.paper is not None)
        assert page.preview.paper is not None
        return page.preview.paper

    return newest


@pytest.fixture
def order(paper: Callable[[], Paper]) -> Callable[[], PaperOrder]:
    """What the paper that is shown was made from."""
    return lambda: paper().order


def offer(page: LedgersPage, choice: Choice, form: Form = Form.PDF) -> None:
    """Put a paper on the list that can be asked for by this choice, and stand on it."""
    trial = a_document(choice=choice, form=form)
    page.documents.show_documents([*DOCUMENTS, trial])
    page.begin_record(trial.code)


def test_the_first_paper_is_shown_as_it_will_be_printed(
    page: LedgersPage, paper: Callable[[], Paper]
) -> None:
    assert paper().document.title == "党员花名册"
    assert page.preview.view.count >= 1
    assert page.asking.print_button.isEnabled()


def test_pinyin_and_enter_find_a_paper_and_down_leads_into_the_list(
    page: LedgersPage, paper: Callable[[], Paper]
) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, CTRL)
    assert page.documents.finder.hasFocus()
    QTest.keyClicks(page.documents.finder, "dyhmc")
    QTest.keyClick(page.documents.finder, Qt.Key.Key_Return)
    found = paper().document
    assert found.title == "党员花名册"
    assert page.documents.list.hasFocus()
    page.documents.finder.clear()
    QTest.keyClick(page.documents.finder, Qt.Key.Key_Down)
    QTest.keyClick(page.documents.list, Qt.Key.Key_Down)
    assert paper().document == DOCUMENTS[DOCUMENTS.index(found) + 1]
    page.documents.finder.setText("没有这样的")
    assert page.documents.model.rowCount() == 0
    assert page.documents.current is not None, "the paper that is looked at stays"


def test_the_lists_keep_qts_rules(
    page: LedgersPage, keeps_qts_rules: Callable[[QAbstractItemModel], None]
) -> None:
    keeps_qts_rules(page.documents.model)
    offer(page, Choice.SITTINGS)
    keeps_qts_rules(page.asking.sittings.ticks)


def test_another_page_can_ask_for_one_paper(page: LedgersPage, paper: Callable[[], Paper]) -> None:
    page.begin_record("reminders")
    assert paper().document.title == "缺项与提醒单"


def test_another_period_is_shown_at_once(page: LedgersPage, order: Callable[[], PaperOrder]) -> None:
    assert order().book.period == Period.year(2022)
    page.asking.picker.choose("第1季度")
    assert order().book.period == Period.quarter(2022, 1)


def test_a_change_of_the_records_makes_the_paper_anew(
    page: LedgersPage, filled: Session, order: Callable[[], PaperOrder]
) -> None:
    before = order()
    filled.act(page, lambda: filled.branch.members.save(Member(name="新来的")))
    assert page.preview.paper is None
    assert len(order().book.members) == len(before.book.members) + 1


def test_numbers_are_shown_in_full_only_after_a_quiet_question(
    page: LedgersPage, order: Callable[[], PaperOrder], filled: Session
) -> None:
    masks = page.asking.masks
    assert order().masked
    masks.box.setFocus()
    QTest.keyClick(masks.box, Qt.Key.Key_Space)
    assert masks.masked
    assert masks.yes.isVisible()
    QTest.keyClick(masks.no, Qt.Key.Key_Space)
    assert order().masked
    masks.box.click()
    QTest.keyClick(masks.yes, Qt.Key.Key_Return)
    assert not order().masked
    masks.box.click()
    masks.box.click()
    assert not masks.masked
    assert not masks.yes.isVisible(), "asked once"
    assert not LedgersPage(filled).asking.masks.masked, "remembered"


def test_the_stamp_can_be_left_off_and_stays_off(
    page: LedgersPage, order: Callable[[], PaperOrder], filled: Session
) -> None:
    assert order().stamped
    page.asking.stamp.click()
    assert not order().stamped
    assert not LedgersPage(filled).asking.stamp.isChecked()


def test_sittings_are_chosen_with_the_keyboard_and_the_newest_with_one_click(
    page: LedgersPage, order: Callable[[], PaperOrder]
) -> None:
    offer(page, Choice.SITTINGS)
    choice = page.asking.sittings
    assert [f"{each.day:%m-%d}" for each in order().chosen_sittings] == ["12-20"], "the last one held"
    assert choice.ticks.rowCount() == 3
    QTest.mouseClick(choice.none, LEFT)
    assert len(order().chosen_sittings) == 3, "no tick means all"
    choice.finder.setFocus()
    QTest.keyClicks(choice.finder, "03-05")
    QTest.keyClick(choice.finder, Qt.Key.Key_Return)
    assert [f"{each.day:%m-%d}" for each in order().chosen_sittings] == ["03-05"]
    QTest.keyClick(choice.finder, Qt.Key.Key_Down)
    QTest.keyClick(choice.list, Qt.Key.Key_Down)
    QTest.keyClick(choice.list, Qt.Key.Key_Space)
    assert [f"{each.day:%m-%d}" for each in order().chosen_sittings] == ["03-05", "04-11"]
    QTest.mouseClick(choice.nearest, LEFT)
    assert [f"{each.day:%m-%d}" for each in order().chosen_sittings] == ["12-20"]
    QTest.mouseClick(choice.none, LEFT)
    assert len(order().chosen_sittings) == 3
    page.begin_record("annual")
    assert order().sittings == frozenset()


def test_members_are_chosen_by_their_initials(page: LedgersPage, order: Callable[[], PaperOrder]) -> None:
    offer(page, Choice.MEMBERS)
    choice = page.asking.members
    order()
    choice.finder.setFocus()
    QTest.keyClicks(choice.finder, "qe")
    QTest.keyClick(choice.finder, Qt.Key.Key_Return)
    assert [each.name for each in order().chosen_members] == ["钱二"]
    assert not choice.finder.text(), "free for the next name"
    QTest.mouseClick(choice.every, LEFT)
    assert len(order().members) == choice.ticks.count


def test_a_sitting_still_ahead_can_be_chosen_too(
    page: LedgersPage, filled: Session, order: Callable[[], PaperOrder]
) -> None:
    filled.set_year(2023)
    filled.branch.sittings.record(a_sitting("支部党员大会", at=datetime(2023, 1, 9, 9)))
    page.refresh()
    offer(page, Choice.SITTINGS)
    assert len(order().chosen_sittings) == 1, "the next one to come is ticked by itself"
    QTest.mouseClick(page.asking.sittings.none, LEFT)
    assert order().chosen_sittings == ()
    QTest.mouseClick(page.asking.sittings.nearest, LEFT)
    assert len(order().chosen_sittings) == 1


def test_the_branchs_own_ledgers_stand_under_a_heading_of_their_own(
    page: LedgersPage, filled: Session, paper: Callable[[], Paper]
) -> None:
    layout = LedgerLayout(name="简表", ledger="roster", form="roster", columns=(LaidColumn(source="姓名"),))
    filled.act(page, lambda: filled.branch.layouts.record(layout))
    model = page.documents.model
    said = [model.index(row).data() for row in range(model.rowCount())]
    assert said[-2:] == ["自定", "简表"]
    page.documents.finder.setText("jianbiao")
    QTest.keyClick(page.documents.finder, Qt.Key.Key_Return)
    assert paper().document.title == "简表"
    QTest.keyClick(page.documents.list, Qt.Key.Key_Up)
    assert paper().document.title == "简表", "nothing above it was found"


def test_a_paper_that_was_taken_back_gives_way_to_another(
    page: LedgersPage, filled: Session, paper: Callable[[], Paper]
) -> None:
    layout = LedgerLayout(name="简表", ledger="roster", form="roster", columns=(LaidColumn(source="姓名"),))
    filled.act(page, lambda: filled.branch.layouts.record(layout))
    page.documents.finder.setText("jianbiao")
    QTest.keyClick(page.documents.finder, Qt.Key.Key_Return)
    assert paper().document.title == "简表"
    filled.undo()
    assert paper().document == DOCUMENTS[0]
    assert page.documents.finder.text() == ""


def test_the_folder_is_called_as_the_pc_calls_it(
    page: LedgersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "Documents"))
    monkeypatch.setattr(QStandardPaths, "displayName", lambda _place: "文档")
    page.acts.habits.folder = tmp_path / "Documents" / "支部纪实台账"
    page.asking.say_folder()
    assert page.asking.folder.text() == "文档 / 支部纪实台账"
    page.acts.habits.folder = Path("/")
    page.asking.say_folder()
    assert page.asking.folder.text() == str(Path("/"))


def test_templates_and_own_ledgers_are_opened_from_a_small_menu(
    page: LedgersPage, dialog: Callable[[], QDialog]
) -> None:
    QTest.mouseClick(page.own_button, LEFT)
    menu = page.own_menu
    assert menu.isVisible()
    menu.close()
    assert [action.text() for action in menu.actions()] == ["自定台账和上级表样…", "Word 模板…"]
    menu.actions()[0].trigger()
    assert dialog().windowTitle() == "自定台账和上级表样"
    dialog().reject()
    menu.actions()[1].trigger()
    assert dialog().windowTitle() == "Word 模板"
