"""工作台: what is due, what is missing, the year at a glance, each a way to its record."""

from collections.abc import Callable
from datetime import date

import pytest
from builders import the_kind
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel
from pytestqt.qtbot import QtBot

from partybranch.domain.plans import PlannedSitting
from partybranch.domain.rules.found import Todo
from ui import places
from ui.models.severities import gravity
from ui.notices import Notice
from ui.pages.desk_page import DeskPage
from ui.session import Session
from ui.widgets.cards import FigureCard

pytestmark = pytest.mark.gui

Visit = tuple[str, int | None, str | None]


@pytest.fixture
def desk(qtbot: QtBot, filled: Session) -> DeskPage:
    shown = DeskPage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_the_desk_says_the_year_and_copies_its_sentence(desk: DeskPage, said: list[Notice]) -> None:
    assert desk.held.sentence.startswith("2022年")
    assert desk.held.copy.toolTip() == desk.held.sentence
    desk.held.copy.click()
    assert QGuiApplication.clipboard().text() == desk.held.sentence
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


def test_the_most_urgent_stands_first(desk: DeskPage) -> None:
    gaps = desk.gaps.view.table.records
    assert [gravity(gap) for gap in gaps if gap.found.todo is Todo.MEND] == sorted(
        gravity(gap) for gap in gaps if gap.found.todo is Todo.MEND
    )
    assert [gap.found.todo for gap in gaps] == sorted(
        (gap.found.todo for gap in gaps), key=[Todo.NOW, Todo.MEND].index
    )


def test_each_kind_leads_to_its_records(desk: DeskPage, dialog: Callable[[], QDialog]) -> None:
    links = {each.text(): each for each in desk.held.findChildren(QAbstractButton)}
    links["主题党日 1 次"].click()
    assert "主题党日" in dialog().windowTitle()


def test_the_year_stands_on_the_desk_and_its_cells_lead_to_records(
    desk: DeskPage, visits: list[Visit]
) -> None:
    grid = desk.progress
    names = [line.name for line in grid.grid.lines]
    held = grid.grid.index(names.index("主题党日"), 2)
    missing = grid.grid.index(names.index("主题党日"), 3)
    for index in (held, missing):
        grid.setCurrentIndex(index)
        QTest.keyClick(grid, Qt.Key.Key_Space)
    assert [(open_id is not None, bool(kind)) for _, open_id, kind in visits] == [
        (True, False),
        (False, True),
    ]


def test_a_planned_duty_says_its_day(desk: DeskPage, filled: Session) -> None:
    with filled.branch.database.write("计划") as unit:
        unit.plans.save(PlannedSitting(day=date(2022, 12, 31), kind=the_kind("主题党日").code))
        filled.changed(unit.commit())
    words = [label.toolTip() for label in desk.duties.findChildren(QLabel)]
    assert "主题党日　本月未开展" in words, "the month is over today: a plan does not make it held"


def test_a_change_anywhere_reaches_the_desk(desk: DeskPage, filled: Session) -> None:
    last = filled.branch.undo.steps()[0]
    assert "双报到" in last.label
    filled.undo()
    assert any(card.accessibleName() == "志愿服务 9小时" for card in desk.findChildren(FigureCard))
