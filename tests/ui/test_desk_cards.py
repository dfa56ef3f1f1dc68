"""The cards of the desk: next dates, 政治生日, the chart, and what a book without a roster says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import a_member, a_service, a_sitting, the_kind
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.volunteering import Stage
from partybranch.reports.attendance_chart import attendance_chart
from partybranch.reports.chart import ChartKind
from ui import places
from ui.pages.desk_page import DeskPage
from ui.pages.sources_dialog import SourcesDialog
from ui.pages.upcoming_card import UpcomingCard
from ui.session import Session
from ui.spot import Spot
from ui.style import colour
from ui.widgets.chart import ChartView

pytestmark = pytest.mark.gui

Visit = tuple[str, int | None, str | None]
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot: QtBot, filled: Session) -> DeskPage:
    """The desk of 2022 on New Year's Eve, in the room that a small screen leaves."""
    shown = DeskPage(filled)
    shown.resize(1190, 643)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def buttons(card: QWidget) -> dict[str, QAbstractButton]:
    QApplication.processEvents()
    return {each.accessibleName(): each for each in card.findChildren(QAbstractButton) if each.isVisible()}


def field_of(chart: ChartView, at: int) -> QPoint:
    field = next(each for each in chart.drawing().fields if each.of == at)
    return QPoint(int(field.left + field.width / 2), int(chart.height() - field.height / 2))


def test_a_bar_under_the_keyboard_says_its_counts_and_enter_opens_its_sittings(
    desk: DeskPage, dialog: Callable[[], QDialog]
) -> None:
    card = desk.attendance
    assert card.words.text() == "全年 应到11 实到8"
    for _ in range(3):
        QTest.keyClick(card.chart, Qt.Key.Key_Right)
    assert card.words.text() == "3月：应到4 实到3 出席率75.0%"
    assert card.chart.accessibleDescription() == card.words.text()
    QTest.keyClick(card.chart, Qt.Key.Key_Return)
    assert isinstance(dialog(), SourcesDialog)
    assert dialog().windowTitle() == "2022年3月的活动"


def test_a_bar_under_the_pointer_says_its_counts_and_a_click_opens_its_sittings(
    desk: DeskPage, dialog: Callable[[], QDialog]
) -> None:
    chart = desk.attendance.chart
    QTest.mouseMove(chart, field_of(chart, 3))
    QTest.mouseClick(chart, LEFT, PLAIN, field_of(chart, 3))
    assert desk.attendance.words.text().startswith("4月：应到4")
    assert dialog().windowTitle() == "2022年4月的活动"


@pytest.mark.usefixtures("desk")
def test_the_keys_stop_at_the_ends_and_an_empty_month_opens_nothing(desk: DeskPage) -> None:
    chart = desk.attendance.chart
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.current == 11
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current == 11
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == 0
    assert desk.attendance.words.text() == "1月：没有记录"
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert desk.findChild(SourcesDialog) is None


def test_the_window_draws_the_chart_that_the_report_prints(desk: DeskPage, filled: Session) -> None:
    chart = desk.attendance.chart
    book = filled.branch.tallies.of(Period.year(2022), filled.today)
    printed = attendance_chart(book.tally, "图1　各月出席率")
    assert replace(printed, title="") == chart.content
    picture = chart.grab().toImage()
    drawing = chart.drawing()
    assert [bar.of for bar in drawing.bars] == [at for at, value in enumerate(printed.values) if value]
    for bar in drawing.bars:
        middle = int(bar.left + bar.width / 2)
        inside, above = (
            int(drawing.height - bar.bottom - 2),
            int(drawing.height - bar.bottom - bar.height - 2),
        )
        assert picture.pixelColor(middle, inside) == colour("present")
        assert picture.pixelColor(middle, above) != colour("present")


def test_lines_and_lying_bars_are_drawn_too(qtbot: QtBot, filled: Session) -> None:
    book = filled.branch.tallies.of(Period.year(2022), filled.today)
    content = attendance_chart(book.tally)
    chart = ChartView("图")
    qtbot.addWidget(chart)
    chart.resize(480, 160)
    chart.show()
    long = [f"第{at}个名称很长的类型" for at in range(len(content.categories))]
    seen = []
    for each in (content, replace(content, kind=ChartKind.LINE), replace(content, categories=long)):
        chart.show_chart(each, ["说明"] * len(each.categories))
        seen.append(chart.grab().toImage())
        assert len(chart.drawing().fields) == len(each.categories)
    assert seen[0] != seen[1] != seen[2]


def test_the_next_dates_lead_to_the_record_of_each(
    desk: DeskPage, filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    filled.navigation_asked.connect(lambda *where: asked.append(where))
    monkeypatch.setattr(Session, "today", property(lambda _self: date(2022, 10, 10)))
    line = PlannedSitting(
        day=date(2022, 11, 8), kind=the_kind("主题党日").code, topic="学习全会精神", place="会议室"
    )
    filled.branch.plans.save(line)
    filled.branch.sittings.record(a_sitting("党课", at=datetime(2022, 11, 15, 14)))
    desk.reload()
    ways = buttons(desk.dates)
    ways["去记录 11-08 周二　主题党日　学习全会精神"].click()
    spot = Spot(day=date(2022, 10, 10), topic="学习全会精神", place="会议室")
    assert asked[-1] == (places.SITTINGS, None, line.kind, spot)
    prepared = next(way for name, way in ways.items() if name.startswith("打开 11-15"))
    prepared.click()
    assert asked[-1][1] == filled.branch.sittings.between(Period.year(2022))[-2].id


def test_a_need_that_is_late_stands_first_and_leads_to_its_service(
    desk: DeskPage, filled: Session, visits: list[Visit]
) -> None:
    need = a_service(title="为老人送药", day=date(2022, 12, 28), people=(), stage=Stage.NEED)
    service_id = filled.branch.volunteering.record(need).id
    desk.refresh()
    buttons(desk.dates)["过 3 天 12-28 周三　志愿服务　为老人送药　需求，已过 3 天"].click()
    assert visits[-1] == (places.VOLUNTEERING, service_id, None)


def test_a_year_gone_by_has_no_next_dates(desk: DeskPage, filled: Session) -> None:
    filled.set_year(2021)
    card = desk.findChild(UpcomingCard)
    assert card is not None
    assert not card.lines.isVisible()


def test_birthdays_of_this_month_and_the_next_thirty_days_lead_to_the_member(
    desk: DeskPage, filled: Session, dialog: Callable[[], QDialog], visits: list[Visit]
) -> None:
    branch = filled.branch
    for name, joined in (
        ("周五", date(2012, 12, 31)),
        ("吴六", date(2003, 1, 20)),
        ("郑七", date(2001, 12, 9)),
    ):
        branch.members.save(a_member(name, joined=joined, full_since=joined.replace(year=joined.year + 1)))
    desk.reload()
    ways = buttons(desk.birthdays)
    assert list(ways)[1:] == [
        "周五 12-31 入党10周年，党龄9年",
        "吴六 01-20 入党20周年，党龄19年",
        "郑七 12-09 入党21周年，党龄20年",
    ]
    assert ways["列出政治生日，共 3 人…"].isVisible()
    ways["吴六 01-20 入党20周年，党龄19年"].click()
    member = next(each for each in branch.members.all() if each.name == "吴六")
    assert visits[-1] == (places.MEMBERS, member.id, None)
    desk.birthdays.every.click()
    assert dialog().windowTitle() == "政治生日"
    filled.set_year(2021)
    assert [name for name in buttons(desk.birthdays) if name[0] == "郑"] == [
        "郑七 12-09 入党20周年，党龄19年"
    ]


def test_nobody_near_is_said_in_words(desk: DeskPage) -> None:
    assert not desk.birthdays.lines.isVisible()
    assert not desk.birthdays.every.isVisible()


def test_the_desk_has_no_scroll_bar_on_a_small_screen(desk: DeskPage, branch: Branch) -> None:
    assert branch.profile.get().name
    assert not desk.area.verticalScrollBar().isVisible()
    assert desk.minimumSizeHint().width() <= 1190
    for lines in (desk.duties.open_lines, desk.dates.lines, desk.birthdays.lines):
        assert not lines.verticalScrollBar().isVisible()
    assert desk.attendance.chart.height() >= desk.attendance.chart.minimumSizeHint().height()
