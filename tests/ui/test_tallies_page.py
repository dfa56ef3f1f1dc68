"""统计 and 工作台: figures of any period, each with its records, and the way from a figure to a record."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot

from ui import places
from ui.notices import Notice
from ui.pages.desk_page import DeskPage
from ui.pages.sources_dialog import SourcesDialog
from ui.pages.tallies_page import TalliesPage
from ui.session import Session
from ui.widgets.cards import FigureCard

pytestmark = pytest.mark.gui

Visit = tuple[str, int | None, str | None]


@pytest.fixture
def tallies(qtbot: QtBot, filled: Session) -> TalliesPage:
    shown = TalliesPage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def desk(qtbot: QtBot, filled: Session) -> DeskPage:
    shown = DeskPage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def visits(filled: Session) -> list[Visit]:
    went: list[Visit] = []
    filled.navigation_asked.connect(lambda *visit: went.append(visit))
    return went


def row_of(page: TalliesPage, name: str) -> list[str]:
    model = page.kinds.proxy
    rows = [row for row in range(model.rowCount()) if model.index(row, 0).data() == name]
    return [str(model.index(rows[0], column).data()) for column in range(model.columnCount())]


def test_a_year_shows_each_kind_by_month_and_sittings_once(tallies: TalliesPage) -> None:
    assert row_of(tallies, "主题党日")[:5] == ["主题党日", "·", "·", "1", "·"]
    assert row_of(tallies, "开展活动")[13] == "3"
    assert [one.name for one in tallies.members.table.records] == ["赵一", "钱二", "孙三", "李四"]


def test_another_period_shows_its_own_months(tallies: TalliesPage) -> None:
    tallies.picker.choose("第1季度")
    assert row_of(tallies, "开展活动")[:5] == ["开展活动", "·", "·", "1", "1"]
    tallies.picker.choose("自定义")
    assert "1月" in tallies.kinds.table.columns[1].title
    assert "截至3月31日" in tallies.sentence.text()


def test_a_figure_lists_what_it_counts_and_leads_to_the_record(
    tallies: TalliesPage, dialog: Callable[[], QDialog], visits: list[Visit]
) -> None:
    row = next(row for row in tallies.kinds.table.records if row.name == "党课")
    tallies.kinds.cell_opened.emit(row, 3)
    sources = dialog()
    assert isinstance(sources, SourcesDialog)
    assert "3月" in sources.windowTitle()
    sources.view.selectRow(0)
    sources.view.opened.emit(sources.view.current())
    assert [(place, kind) for place, _, kind in visits] == [(places.SITTINGS, None)]
    assert visits[0][1] is not None


def test_a_member_lists_what_was_missed_or_says_that_nothing_was(
    tallies: TalliesPage, dialog: Callable[[], QDialog], said: list[Notice]
) -> None:
    always_ill, always_there = tallies.members.table.records[:2]
    tallies.members.opened.emit(always_ill)
    assert "请假和缺席" in dialog().windowTitle()
    tallies.members.opened.emit(always_there)
    assert "没有请假和缺席" in said[-1].text


def test_the_desk_says_the_year_and_copies_its_sentence(desk: DeskPage, said: list[Notice]) -> None:
    assert desk.sentence.text().startswith("2022年，已开展")
    copy = next(each for each in desk.findChildren(QAbstractButton) if each.text() == "复制")
    copy.click()
    assert QGuiApplication.clipboard().text() == desk.sentence.text()
    assert "已复制" in said[-1].text


def test_a_card_leads_to_the_records_behind_it(
    desk: DeskPage, dialog: Callable[[], QDialog], visits: list[Visit]
) -> None:
    cards = {card.accessibleName(): card for card in desk.findChildren(FigureCard)}
    cards["开展活动 3次"].opened.emit()
    assert "开展活动" in dialog().windowTitle()
    cards["党员 3人"].opened.emit()
    assert visits == [(places.MEMBERS, None, None)]


def test_gaps_and_duties_lead_to_the_record_or_to_a_new_one(desk: DeskPage, visits: list[Visit]) -> None:
    gaps = desk.gaps.view.table.records
    assert desk.gaps.count == len(gaps) > 3
    record = next(gap for gap in gaps if gap.found.target.id is not None)
    duty = next(gap for gap in gaps if gap.found.target.id is None)
    desk.gaps.view.opened.emit(record)
    desk.gaps.view.opened.emit(duty)
    assert [(open_id is not None, bool(kind)) for _, open_id, kind in visits] == [
        (True, False),
        (False, True),
    ]
    go = next(each for each in desk.duties.findChildren(QAbstractButton) if each.text() == "去记录")
    go.click()
    assert visits[-1][2]


def test_a_change_anywhere_reaches_the_desk(desk: DeskPage, filled: Session) -> None:
    last = filled.branch.undo.steps()[0]
    assert "双报到" in last.label
    filled.undo()
    assert any(card.accessibleName() == "志愿服务 9小时" for card in desk.findChildren(FigureCard))
