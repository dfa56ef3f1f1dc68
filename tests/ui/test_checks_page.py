"""检查: the grid of duties, the findings in their groups, answers, and the way to each record."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import KINDS, a_member, a_sitting, settle, the_kind
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel
from pytestqt.qtbot import QtBot

from partybranch.app import Branch, open_branch
from partybranch.domain.attendance import Mark
from partybranch.domain.cadences import SlotState
from partybranch.domain.members import Category, GroupStay
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.regulations import UNIT_SETTING
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.found import Found, Place, Target
from partybranch.domain.rules.judging import ANSWERED, Finding
from ui import places
from ui.background import AtOnce
from ui.forms.answer_form import AnswerForm
from ui.forms.form_dialog import FormDialog
from ui.models.duty_grid import STATE_ROLE, duty_lines
from ui.notices import Notices
from ui.pages.checks_page import ChecksPage
from ui.pages.desk_page import DeskPage
from ui.pages.finding_lines import FindingLine
from ui.pages.finding_ways import go_there
from ui.pages.sources_dialog import SourcesDialog
from ui.session import Session
from ui.spot import Spot
from ui.widgets.duty_grid import DutyGrid

pytestmark = pytest.mark.gui

Visit = tuple[str, int | None, str | None, Spot]
THEME_DAY = the_kind("主题党日")
GROUP_MEETING = the_kind("党小组会")


@pytest.fixture
def checks(qtbot: QtBot, filled: Session) -> ChecksPage:
    shown = ChecksPage(filled)
    qtbot.addWidget(shown)
    shown.resize(1190, 640)
    shown.show()
    return shown


@pytest.fixture
def visits(filled: Session) -> list[Visit]:
    return heard(filled)


def heard(session: Session) -> list[Visit]:
    went: list[Visit] = []
    session.navigation_asked.connect(lambda *visit: went.append(visit))
    return went


def row_of(grid: DutyGrid, name: str) -> int:
    return [line.name for line in grid.grid.lines].index(name)


def words_of(grid: DutyGrid, name: str, month: int) -> str:
    index = grid.grid.index(row_of(grid, name), month - 1)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def press(grid: DutyGrid, name: str, month: int) -> None:
    """Go to a cell and press Enter, as somebody without a mouse does."""
    grid.setCurrentIndex(grid.grid.index(row_of(grid, name), month - 1))
    QTest.keyClick(grid, Qt.Key.Key_Return)


def line_where(page: ChecksPage, **facts: object) -> FindingLine:
    lines = page.view.table.records
    return next(line for line in lines if all(getattr(line, key) == want for key, want in facts.items()))


def finding_of(line: FindingLine) -> Finding:
    assert line.finding is not None
    return line.finding


def test_the_grid_keeps_qts_rules(
    checks: ChecksPage, keeps_qts_rules: Callable[[QAbstractItemModel], None]
) -> None:
    keeps_qts_rules(checks.duties.grid)
    checks.duties.show_lines((), date(2022, 12, 31))


def test_every_cell_says_in_words_what_its_sign_shows(checks: ChecksPage) -> None:
    grid = checks.duties
    assert words_of(grid, "主题党日", 3) == "主题党日 3月 03-05 已开展"
    assert words_of(grid, "主题党日", 6) == "主题党日 6月 未开展"
    assert words_of(grid, "党员大会", 11) == "党员大会 第4季度 12-20 已开展"
    assert words_of(grid, "组织生活会", 5) == "组织生活会 全年 未开展"
    legend = [label.text() for label in checks.findChildren(QLabel)]
    assert all(state.words in legend for state in SlotState)


def test_a_quarter_is_one_cell_over_its_three_months(checks: ChecksPage) -> None:
    grid = checks.duties
    meeting, theme_day = row_of(grid, "党员大会"), row_of(grid, "主题党日")
    assert [grid.columnSpan(meeting, month) for month in (0, 3, 6, 9)] == [3, 3, 3, 3]
    assert grid.columnSpan(theme_day, 0) == 1
    assert grid.columnSpan(row_of(grid, "组织生活会"), 0) == 12


def test_a_second_duty_of_a_kind_says_who_asks_for_it(checks: ChecksPage, filled: Session) -> None:
    report = filled.branch.compliance.of(Period.year(2022), filled.today)
    duty = next(each for each in report.duties if each.kind == THEME_DAY)
    asked = replace(duty, rule=replace(duty.rule, source=UNIT_SETTING))
    assert [line.name for line in duty_lines((duty, asked))] == ["主题党日", "主题党日（单位）"]


def test_an_empty_cell_begins_the_record_in_its_month(checks: ChecksPage, visits: list[Visit]) -> None:
    press(checks.duties, "主题党日", 6)
    press(checks.duties, "党小组会 第一党小组", 2)
    assert visits == [
        (places.SITTINGS, None, THEME_DAY.code, Spot(day=date(2022, 6, 30))),
        (places.SITTINGS, None, GROUP_MEETING.code, Spot(group="第一党小组", day=date(2022, 2, 28))),
    ]


def test_a_held_cell_leads_to_its_sitting_and_several_to_their_list(
    checks: ChecksPage, filled: Session, visits: list[Visit], dialog: Callable[[], QDialog]
) -> None:
    grid = checks.duties
    index = grid.grid.index(row_of(grid, "主题党日"), 2)
    spot: QPoint = grid.visualRect(index).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert visits[0][:1] == (places.SITTINGS,)
    assert visits[0][1] is not None
    filled.act(
        checks, lambda: filled.branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 3, 20, 9)))
    )
    press(grid, "主题党日", 3)
    listed = dialog()
    assert isinstance(listed, SourcesDialog)
    assert len(listed.view.table.records) == 2


def test_the_head_counts_by_severity_and_the_list_stands_in_its_groups(checks: ChecksPage) -> None:
    said = " ".join(label.text() for label in checks.head.findChildren(QLabel))
    lines = checks.view.table.records
    reminders = sum(line.word == "△ 提醒" for line in lines)
    assert f"提醒{reminders}项" in said
    assert "已说明0项" in said
    groups = [line.group for line in lines]
    assert groups == sorted(groups, key=["现在要做", "可以补齐", "已说明"].index)


def test_a_finding_shows_its_rule_with_source_level_and_wording(checks: ChecksPage) -> None:
    checks.view.select_where(2, "主题党日")
    assert THEME_DAY.cadence is not None
    assert checks.detail.rule.text() == f"{THEME_DAY.cadence.source} · 全国 · 主题党日每月1次"
    assert checks.detail.word.text() == "▲ 应改"
    assert checks.detail.go.text() == "去记录"


def test_a_day_of_another_year_says_its_year(qtbot: QtBot, checks: ChecksPage, filled: Session) -> None:
    candidate = {"joined": date(2020, 11, 18), "full_since": None, "category": Category.PROBATIONARY}
    settle(filled.branch, a_member("周五", **candidate))
    checks.reload()
    desk = DeskPage(filled)
    qtbot.addWidget(desk)
    desk.show()
    for table in (checks.view.table, desk.gaps.view.table):
        place = [column.title for column in table.columns].index("时间")
        shown = {table.index(row, place).data() for row in range(table.rowCount())}
        assert "2021-11-18" in shown
        assert "03-05" in shown


def test_enter_goes_to_the_record_or_begins_the_missing_one(checks: ChecksPage, visits: list[Visit]) -> None:
    checks.view.select_where(1, "6月")
    QTest.keyClick(checks.view, Qt.Key.Key_Return)
    assert visits[-1][0] == places.SITTINGS
    assert visits[-1][2]
    assert visits[-1][3].day == date(2022, 6, 30)
    checks.view.select_where(3, "缺地点")
    checks.detail.go.click()
    assert visits[-1][1] is not None
    assert visits[-1][3] == Spot(field="place")


def answering(checks: ChecksPage, dialog: Callable[[], QDialog], text: str) -> FormDialog[str]:
    checks.detail.answer.click()
    asked = dialog()
    assert isinstance(asked, FormDialog)
    form = asked.findChild(AnswerForm)
    assert isinstance(form, AnswerForm)
    form.text.setPlainText(text)
    asked.save()
    return asked


def test_an_explained_finding_moves_to_its_group_and_can_be_taken_back(
    checks: ChecksPage, dialog: Callable[[], QDialog]
) -> None:
    checks.view.select_where(3, "缺地点")
    answering(checks, dialog, "露天开展，没有固定地点")
    line = line_where(checks, text="缺地点")
    assert line.group == ANSWERED
    assert line.said == "已说明：露天开展，没有固定地点（填表甲　2022-12-31）"
    checks.view.select_where(3, "缺地点")
    assert checks.detail.said.text() == line.said
    assert checks.detail.take_back.isVisible()
    checks.detail.take_back.click()
    assert checks.focusWidget() is checks.view
    assert line_where(checks, text="缺地点").group == "可以补齐"


def test_an_empty_explanation_is_refused_beside_its_field(
    checks: ChecksPage, dialog: Callable[[], QDialog]
) -> None:
    checks.view.select_where(3, "缺地点")
    asked = answering(checks, dialog, "  ")
    assert asked.isVisible()
    assert "说明是空的。请写明情况后再保存。" in [label.text() for label in asked.findChildren(QLabel)]


def test_an_explanation_of_what_has_changed_since_says_so(checks: ChecksPage, filled: Session) -> None:
    branch = filled.branch
    draft = a_sitting("集体学习", at=datetime(2022, 5, 16, 9))
    draft = replace(draft, roll=branch.sittings.roll_for(draft))
    sitting_id = branch.sittings.record(draft).id
    checks.refresh()
    line = next(each for each in checks.view.table.records if "人未标" in each.text)
    branch.compliance.answer(finding_of(line), "签到表另存")
    kept = branch.sittings.get(sitting_id)
    first = replace(kept.roll[0], mark=Mark.PRESENT)
    filled.act(checks, lambda: branch.sittings.record(replace(kept, roll=(first, *kept.roll[1:]))))
    line = next(each for each in checks.view.table.records if "人未标" in each.text)
    assert line.said == "此前说明：签到表另存（情况已变化）"
    assert line.group == "可以补齐"


def test_filters_leave_what_is_asked_for(checks: ChecksPage) -> None:
    checks.severity.setCurrentIndex(checks.severity.findText("应改"))
    assert {line.word for line in checks.view.table.records} == {"▲ 应改"}
    checks.severity.setCurrentIndex(0)
    checks.words.setText("地点")
    assert checks.view.proxy.rowCount() == 1
    checks.words.clear()
    checks.severity.setCurrentIndex(checks.severity.findText("单位要求"))
    assert not checks.view.isVisible()


def test_buttons_lead_to_the_papers_and_the_rules(checks: ChecksPage, visits: list[Visit]) -> None:
    buttons = {each.text(): each for each in checks.head.findChildren(QAbstractButton)}
    buttons["打印提醒单"].click()
    buttons["规则设置"].click()
    assert [visit[0] for visit in visits] == [places.LEDGERS, places.SETTINGS]


@pytest.mark.parametrize(
    ("target", "visit"),
    [
        (Target(place=Place.MEMBER, id=3), (places.MEMBERS, 3, None)),
        (Target(place=Place.SERVICE, id=2), (places.VOLUNTEERING, 2, None)),
        (Target(place=Place.REGISTER, kind="honours"), (places.REGISTERS, None, "honours")),
        (Target(place=Place.REGISTER, id=7, kind="honours"), (places.REGISTERS, 7, None)),
        (Target(place=Place.PROFILE), (places.PROFILE, None, None)),
    ],
)
def test_a_finding_leads_to_whatever_it_is_about(
    filled: Session, visits: list[Visit], target: Target, visit: tuple[str, int | None, str | None]
) -> None:
    found = Found(key="", day=date(2022, 3, 1), when="", subject="", text="", target=target)
    go_there(filled, Finding(rule=built_in_rules(KINDS)[0], found=found))
    assert visits[0][:3] == visit


@pytest.fixture
def november(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session on 20 November: the month, the quarter and the year still run."""
    branch: Branch = open_branch(tmp_path / "november", now=lambda: datetime(2022, 11, 20, 10), who="测试")
    notices = Notices(branch.now)
    background = AtOnce(notices.failure)
    settle(branch, a_member("赵一", groups=(GroupStay(group="第一党小组"),)))
    branch.sittings.record(a_sitting("支部党员大会", at=datetime(2022, 10, 20, 15)))
    yield Session(branch, background, notices)
    background.close()
    branch.close()


def test_what_the_running_stretch_still_needs_stands_first(november: Session, qtbot: QtBot) -> None:
    with november.branch.database.write("计划") as unit:
        unit.plans.save(PlannedSitting(day=date(2022, 11, 28), kind=THEME_DAY.code))
        unit.commit()
    page, visits = ChecksPage(november), heard(november)
    qtbot.addWidget(page)
    page.show()
    due = {line.subject: line for line in page.view.table.records if line.slot is not None}
    assert due["主题党日"].text == "已计划 11-28"
    assert due["第一党小组党小组会"].text == "尚未开展"
    assert "党员大会" not in due
    assert {line.group for line in due.values()} == {"现在要做"}
    assert {line.word for line in due.values()} == {"· 未到期"}
    assert page.duties.grid.index(row_of(page.duties, "主题党日"), 10).data(STATE_ROLE) is SlotState.PLANNED
    page.view.opened.emit(due["主题党日"])
    page.view.opened.emit(due["第一党小组党小组会"])
    assert visits[0][3] == Spot(day=date(2022, 11, 28))
    assert visits[1][3] == Spot(group="第一党小组", day=date(2022, 11, 20))
    page.view.selectRow(0)
    assert not page.detail.answer.isVisible()
