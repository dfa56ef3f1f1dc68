"""The board of 志愿服务: cards led on by keys, menu and dragging; what each step asks for; the target."""

from collections.abc import Callable
from datetime import date

import pytest
from builders import a_service
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.domain.volunteering import Service, Stage
from ui.forms.form_dialog import FormDialog
from ui.forms.profile_form import ProfileForm
from ui.forms.service_form import ServiceForm
from ui.models.service_line import ServiceLine
from ui.models.stage_cards import StageCards
from ui.notices import Notice
from ui.pages.volunteering_page import VolunteeringPage
from ui.session import Session
from ui.widgets.service_cards import StageView

pytestmark = pytest.mark.gui

LEFT, RIGHT, RETURN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return
ALT = Qt.KeyboardModifier.AltModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> VolunteeringPage:
    """The board with a need that is late, one ahead, and an assignment of two."""
    volunteering = filled.branch.volunteering
    volunteering.need(a_service(people=(), title="清扫小区", day=date(2022, 12, 28), needed=2))
    volunteering.need(a_service(people=(), title="慰问老人", day=date(2023, 1, 5)))
    volunteering.need(a_service(people=(), title="值守", day=date(2022, 12, 31)))
    volunteering.assign(a_service(people=(1, 2), hours=0, title="路口劝导", day=date(2022, 12, 30)))
    shown = VolunteeringPage(filled)
    qtbot.addWidget(shown)
    shown.resize(1190, 650)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    return shown


def titles(page: VolunteeringPage, stage: Stage) -> list[str]:
    return [line.title for line in page.board.views[stage].cards.lines]


def stand_on(page: VolunteeringPage, stage: Stage, title: str) -> StageView:
    view = page.board.views[stage]
    page.board.choose(view.cards.lines[titles(page, stage).index(title)].service.id)
    view.setFocus()
    return view


def kept(session: Session, title: str) -> Service:
    services = session.branch.volunteering.between(Period.year(2022))
    return next(each for each in services if each.title == title)


def form_of(dialog: QDialog) -> ServiceForm:
    form = dialog.findChild(ServiceForm)
    assert isinstance(form, ServiceForm)
    return form


def save(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    dialog.save()


def test_every_service_of_the_year_stands_in_the_column_of_its_stage(page: VolunteeringPage) -> None:
    assert titles(page, Stage.NEED) == ["清扫小区", "值守", "慰问老人"], "by day; next year's need as well"
    assert titles(page, Stage.ASSIGNED) == ["路口劝导"]
    assert titles(page, Stage.DONE) == ["街道清扫", "街道清扫"]
    assert page.services.table.rowCount() == 6


def test_a_day_that_has_passed_is_said_in_words(page: VolunteeringPage) -> None:
    (late, ahead, _next) = page.board.views[Stage.NEED].cards.lines
    assert (late.lateness, ahead.lateness) == ("已过 3 天，还没有完成", "")
    assert [line.state for line in page.services.table.records[2:4]] == [
        "已派单（已过 1 天）",
        "需求（已过 3 天）",
    ]
    read = page.board.views[Stage.NEED].cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert read == "清扫小区，2022-12-28，志愿服务，需 2 人，已过 3 天，还没有完成"


def test_a_need_goes_through_to_done_with_keys_alone(
    qtbot: QtBot, page: VolunteeringPage, filled: Session, dialog: Callable[[], QDialog]
) -> None:
    view = stand_on(page, Stage.NEED, "清扫小区")
    QTest.keyClick(view, RIGHT, ALT)
    people = form_of(dialog()).people
    for name in ("zy", "sunsan"):
        QTest.keyClicks(people.filter, name)
        QTest.keyClick(people.filter, RETURN)
    save(dialog())
    assert [row.name for row in kept(filled, "清扫小区").rows] == ["赵一", "孙三"]
    assert filled.branch.undo.steps()[0].label == "派单志愿服务（2022-12-28）"
    line = page.board.current
    assert line is not None
    assert (line.title, line.service.stage) == ("清扫小区", Stage.ASSIGNED), "the keyboard went with the card"

    QTest.keyClick(page.board.views[Stage.ASSIGNED], RIGHT, ALT)
    people = form_of(dialog()).people
    assert len(people.table.taken) == 2, "who was sent is chosen already"
    QTest.keyClicks(people.for_all, "2.5")
    save(dialog())
    done = kept(filled, "清扫小区")
    assert (done.stage, [row.hours for row in done.rows]) == (Stage.DONE, [2.5, 2.5])


def test_alt_left_goes_back_at_once_and_undo_leads_on_again(
    qtbot: QtBot, page: VolunteeringPage, filled: Session
) -> None:
    QTest.keyClick(stand_on(page, Stage.ASSIGNED, "路口劝导"), LEFT, ALT)
    assert (kept(filled, "路口劝导").stage, kept(filled, "路口劝导").rows) == (Stage.NEED, ())
    views = page.board.views
    assert page.window().focusWidget() is views[Stage.NEED], "the keyboard went with the card"
    filled.undo()
    assert len(kept(filled, "路口劝导").rows) == 2
    assert titles(page, Stage.ASSIGNED) == ["路口劝导"]
    assert page.window().focusWidget() is views[Stage.ASSIGNED]
    page.board.set_filter("谁也不是")
    page.board.set_filter("")
    page.filter.setFocus()
    filled.redo()
    assert page.window().focusWidget() is page.filter, "who types elsewhere is left there"


def test_a_card_dropped_on_the_next_column_asks_for_what_is_missing(
    qtbot: QtBot, page: VolunteeringPage, filled: Session, dialog: Callable[[], QDialog]
) -> None:
    needs, sent = page.board.views[Stage.NEED].cards, page.board.views[Stage.ASSIGNED].cards
    carried = needs.mimeData([needs.index(0)])
    taken_away = sent.dropMimeData(carried, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert not taken_away, "the card goes when the step is written"
    qtbot.waitUntil(lambda: bool(page.findChildren(ServiceForm)))
    save(dialog())
    assert dialog().isVisible(), "nobody was chosen"
    form = form_of(dialog())
    form.people.table.check_all(checked=True)
    save(dialog())
    assert kept(filled, "清扫小区").stage is Stage.ASSIGNED


def test_a_card_is_carried_with_the_mouse_onto_the_empty_part_of_a_column(
    qtbot: QtBot, page: VolunteeringPage, dialog: Callable[[], QDialog]
) -> None:
    needs, sent = page.board.views[Stage.NEED], page.board.views[Stage.ASSIGNED]
    carried = needs.cards.mimeData([needs.cards.index(1)])
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none, at = Qt.KeyboardModifier.NoModifier, sent.viewport().rect().bottomLeft() - QPoint(-20, 20)
    for event in (
        QDragEnterEvent(at, move, carried, left, none),
        QDragMoveEvent(at, move, carried, left, none),
        QDropEvent(at.toPointF(), move, carried, left, none),
    ):
        QApplication.sendEvent(sent.viewport(), event)
    qtbot.waitUntil(lambda: bool(page.findChildren(ServiceForm)))
    assert dialog().windowTitle() == "派单 · 值守"


def test_a_card_dropped_on_its_own_column_or_two_back_needs_no_form(
    qtbot: QtBot, page: VolunteeringPage, filled: Session
) -> None:
    needs, done = page.board.views[Stage.NEED].cards, page.board.views[Stage.DONE].cards
    heard: list[int] = []
    page.board.move_asked.connect(lambda service_id, _stage: heard.append(service_id))
    needs.dropMimeData(needs.mimeData([needs.index(0)]), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    needs.dropMimeData(done.mimeData([done.index(0)]), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert filled.branch.volunteering.get(heard[0]).stage is Stage.NEED


def test_the_arrows_walk_the_board_and_enter_opens(
    qtbot: QtBot, page: VolunteeringPage, dialog: Callable[[], QDialog]
) -> None:
    QTest.keyClick(stand_on(page, Stage.NEED, "清扫小区"), RIGHT)
    assert page.board.current is not None
    assert page.board.current.title == "路口劝导"
    assert page.forward_button.text() == "完成…"
    QTest.keyClick(page.board.views[Stage.ASSIGNED], RETURN)
    assert dialog().windowTitle() == "服务 · 路口劝导"


def test_a_need_is_recorded_with_its_own_keys(
    qtbot: QtBot, page: VolunteeringPage, filled: Session, dialog: Callable[[], QDialog]
) -> None:
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL | SHIFT)
    form = form_of(dialog())
    assert not form.people.isVisible(), "nobody is sent yet"
    save(dialog())
    assert dialog().isVisible(), "what is needed must be said"
    form.texts["title"].setText("搬运图书")
    form.needed.setValue(5)
    save(dialog())
    assert (kept(filled, "搬运图书").stage, kept(filled, "搬运图书").needed) == (Stage.NEED, 5)
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    assert dialog().windowTitle() == "记录服务"


def test_ten_pasted_names_with_one_length_are_ten_peoples_hours(
    qtbot: QtBot, page: VolunteeringPage, dialog: Callable[[], QDialog]
) -> None:
    page.add_button.click()
    people = form_of(dialog()).people
    QGuiApplication.clipboard().setText("序号\t姓名\t时长\n1\t赵一\t\n2\t孙三\t4小时\n3\t周不在\t")
    QTest.keyClick(people.filter, Qt.Key.Key_V, CONTROL)
    QTest.keyClicks(people.for_all, "3")
    assert sorted(hours or 0 for hours in people.table.taken.values()) == [3, 4]
    assert people.unfound.text() == "粘贴选上 2 人，没有找到：周不在"


def test_the_search_knows_pinyin_and_names(page: VolunteeringPage) -> None:
    page.filter.setText("qsxq")
    assert (titles(page, Stage.NEED), titles(page, Stage.DONE)) == (["清扫小区"], [])
    page.filter.setText("党员2")
    assert titles(page, Stage.ASSIGNED) == ["路口劝导"]


def test_the_view_chosen_last_is_there_again(qtbot: QtBot, page: VolunteeringPage, filled: Session) -> None:
    page.tabs.setCurrentWidget(page.services)
    again = VolunteeringPage(filled)
    qtbot.addWidget(again)
    assert again.tabs.currentWidget() is again.services


def test_a_target_says_who_still_lacks_how_much(page: VolunteeringPage, filled: Session) -> None:
    headings = [column.title for column in page.people.table.columns]
    assert "与目标相比" not in headings
    page.pane.target.setValue(4)
    page.pane.save_button.click()
    assert filled.branch.profile.get().hours_target == 4
    shown = [column.title for column in page.people.table.columns]
    at = shown.index("与目标相比")
    said = {
        page.people.proxy.index(row, 0).data(): page.people.proxy.index(row, at).data()
        for row in range(page.people.proxy.rowCount())
    }
    assert said == {"赵一": "还差 1 小时", "钱二": "已达到", "孙三": "还差 1 小时"}
    page.people.sortByColumn(at, Qt.SortOrder.DescendingOrder)
    assert page.people.proxy.index(2, 0).data() == "钱二"


def test_the_target_stands_in_the_form_of_the_branch(qtbot: QtBot, filled: Session) -> None:
    form = ProfileForm()
    qtbot.addWidget(form)
    form.put(filled.branch.profile.get())
    form.hours_target.setValue(12)
    filled.branch.profile.save(form.draft())
    assert filled.branch.profile.get().hours_target == 12


def test_delete_voids_the_card_with_a_reason(
    qtbot: QtBot, page: VolunteeringPage, said: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "ask_reason", lambda _parent, _what: "社区取消")
    QTest.keyClick(stand_on(page, Stage.NEED, "清扫小区"), Qt.Key.Key_Delete)
    assert titles(page, Stage.NEED) == ["值守", "慰问老人"]
    assert "作废" in said[-1].text


def test_the_smallest_window_shows_what_was_done_without_scrolling_aside(page: VolunteeringPage) -> None:
    page.resize(924, 552)
    page.tabs.setCurrentWidget(page.services)
    titles_ = [column.title for column in page.services.table.columns]
    assert page.services.columnWidth(titles_.index("服务内容")) >= 120
    assert not page.services.horizontalScrollBar().isVisible()


def test_the_cards_keep_qts_rules(keeps_qts_rules: Callable[[QAbstractItemModel], None]) -> None:
    cards = StageCards(Stage.ASSIGNED)
    keeps_qts_rules(cards)
    cards.replace(
        [ServiceLine(service=a_service(id=at, stage=Stage.ASSIGNED), kind="志愿服务") for at in (1, 2)]
    )
    assert cards.row_of(2) == 1
    cards.replace([])
