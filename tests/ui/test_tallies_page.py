"""统计: figures of any period, each with its records, and the way from a figure to a record."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from builders import a_sitting, the_kind
from PySide6.QtWidgets import QDialog, QTableView
from pytestqt.qtbot import QtBot

from partybranch.domain.plans import PlannedSitting
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
    assert tallies.summary.text.startswith("2022年第1季度，已开展")
    tallies.picker.choose("上半年")
    assert tallies.summary.text.startswith("2022年上半年，已开展")


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


def column_of(view: QTableView, name: str) -> list[str]:
    model = view.model()
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == name)
    return [str(model.index(row, at).data()) for at in range(1, model.columnCount() - 1)]


def test_groups_have_their_own_table_and_lead_to_what_was_missed(
    tallies: TalliesPage, dialog: Callable[[], QDialog]
) -> None:
    assert column_of(tallies.groups, "第一党小组") == ["3", "9", "6", "66.7%", "11", "4"]
    assert column_of(tallies.groups, "未编入党小组")[0] == "1"
    tallies.groups.opened.emit(tallies.groups.table.records[0])
    sources = dialog()
    assert isinstance(sources, SourcesDialog)
    assert sources.view.table.records[0].label.startswith("赵一 · ")


def test_the_year_is_held_against_the_one_before_and_the_plan(
    tallies: TalliesPage, filled: Session, dialog: Callable[[], QDialog]
) -> None:
    assert column_of(tallies.compared, "主题党日") == ["1", "—", "—", "—", "—"]
    branch = filled.branch
    branch.sittings.record(a_sitting("主题党日", at=datetime(2021, 3, 5, 14)))
    branch.sittings.record(a_sitting("主题党日", at=datetime(2021, 5, 5, 14)))
    with branch.database.write("计划") as unit:
        for month in (3, 4):
            unit.plans.save(PlannedSitting(day=date(2022, month, 5), kind=the_kind("主题党日").code))
        unit.commit()
    tallies.reload()
    assert column_of(tallies.compared, "主题党日") == ["1", "2", "-1", "2", "50.0%"]
    line = next(line for line in tallies.compared.table.records if line.name == "主题党日")
    tallies.compared.cell_opened.emit(line, 2)
    assert "上年同期" in dialog().windowTitle()
