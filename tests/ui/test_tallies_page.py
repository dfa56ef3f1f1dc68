"""统计: figures of any period, each with its records, and the way from a figure to a record."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui import places
from ui.notices import Notice
from ui.pages.sources_dialog import SourcesDialog
from ui.pages.tallies_page import TalliesPage
from ui.session import Session

pytestmark = pytest.mark.gui

Visit = tuple[str, int | None, str | None]


@pytest.fixture
def tallies(qtbot: QtBot, filled: Session) -> TalliesPage:
    shown = TalliesPage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def visits(filled: Session) -> list[Visit]:
    went: list[Visit] = []
    filled.navigation_asked.connect(lambda page, open_id, kind: went.append((page, open_id, kind)))
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
