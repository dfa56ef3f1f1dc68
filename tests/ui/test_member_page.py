"""A member's own page: the figures of 统计, the records behind them, and the way from one to the next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from builders import a_citizen_number, a_member, a_service, an_entry
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from partybranch.domain.members import Category, Condition, ConditionKind
from partybranch.domain.periods import Period
from partybranch.domain.sentences import number, percent
from ui.pages.member_pane import MemberPane
from ui.pages.members_page import MembersPage
from ui.session import Session
from ui.widgets.cards import FigureCard

pytestmark = pytest.mark.gui

Visits = list[tuple[str, int | None, str | None]]


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> MembersPage:
    shown = MembersPage(filled)
    qtbot.addWidget(shown)
    shown.resize(1190, 650)
    shown.show()
    return shown


@pytest.fixture
def pane(page: MembersPage) -> MemberPane:
    """The page of 赵一, who was on leave each time."""
    page.open_record(1)
    return page.pane


def figure(card: FigureCard) -> str:
    return card.accessibleName()


def facts(pane: MemberPane) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in pane.facts.findChildren(QLabel) if label.isVisible()]


def test_every_figure_is_that_of_the_tallies(page: MembersPage, filled: Session) -> None:
    tally = filled.branch.tallies.of(Period.year(2022), filled.today).tally
    for one in tally.by_member:
        page.open_record(one.member_id)
        pane, counts = page.pane, one.counts
        wanted = {"应到": counts.due, "实到": counts.present, "请假": counts.leave, "缺席": counts.absent}
        for words, count in wanted.items():
            assert figure(pane.figures[words]) == f"{words} {count}次"
        assert figure(pane.rate) == f"出席率 {percent(counts.rate)}"
        assert figure(pane.study) == f"学时 {number(one.study_hours)}小时"
        assert figure(pane.hours) == f"志愿服务 {number(one.hours)}小时 · {one.services}次"
        last = pane.tabs.kinds.view.table.records[-1:]
        assert [line.counts for line in last] == [counts] * bool(counts.due)


def test_the_target_of_the_branch_stands_beside_the_hours(page: MembersPage, filled: Session) -> None:
    profile = filled.branch.profile.get()
    filled.act(page, lambda: filled.branch.profile.save(replace(profile, hours_target=20)))
    page.open_record(2)
    assert figure(page.pane.hours) == "志愿服务 5小时 · 2次，距目标20差15"
    filled.act(page, lambda: filled.branch.volunteering.record(a_service(hours=16, people=[2])))
    assert figure(page.pane.hours) == "志愿服务 21小时 · 3次，已达目标20"


def test_a_figure_narrows_the_sittings_to_what_it_counts_and_back(pane: MemberPane) -> None:
    shown = pane.tabs.sittings.view.table
    assert [line.mark for line in shown.records] == ["▲ 请假（病假）"] * 3
    assert [line.sitting.day.month for line in shown.records] == [12, 4, 3]
    pane.figures["缺席"].opened.emit()
    assert shown.records == ()
    assert pane.tabs.tabText(0) == "活动 0（只看缺席）"
    pane.figures["请假"].opened.emit()
    assert len(shown.records) == 3
    pane.tabs.tabBarClicked.emit(0)
    assert pane.tabs.tabText(0) == "活动 3"


def test_each_line_leads_to_its_record(page: MembersPage, filled: Session, visits: Visits) -> None:
    branch = filled.branch
    filled.act(page, lambda: branch.registers.record(an_entry(people=(2,), title="优秀党员")))
    page.open_record(2)
    tabs = page.pane.tabs
    assert [tabs.tabText(at) for at in (0, 2, 3)] == ["活动 3", "志愿服务 2", "登记簿 1"]
    for pane, target in (
        (tabs.sittings, "活动"),
        (tabs.services, "志愿服务"),
        (tabs.entries, "登记簿"),
    ):
        tabs.setCurrentWidget(pane)
        pane.view.setCurrentIndex(pane.view.model().index(0, 0))
        pane.view.opened.emit(pane.view.current())
        assert visits[-1][0] == target
        assert visits[-1][1] is not None


def test_a_finding_leads_to_its_field_and_one_without_to_the_checks(
    page: MembersPage, filled: Session, visits: Visits
) -> None:
    one = filled.branch.members.all()[1]
    filled.act(page, lambda: filled.branch.members.save(replace(one, joined=None)))
    page.open_record(2)
    findings = page.pane.tabs.findings.view
    assert {each.found.subject for each in findings.table.records} == {"钱二"}
    for each in findings.table.records:
        findings.opened.emit(each)
        target = each.found.target
        assert visits[-1][:2] == (("党员", 2) if target.field else ("检查", None))


def test_an_empty_list_says_where_its_lines_would_come_from(pane: MemberPane) -> None:
    pane.tabs.setCurrentWidget(pane.tabs.entries)
    said = [label.text() for label in pane.tabs.entries.findChildren(QLabel) if label.isVisible()]
    assert said == ["2022年没有荣誉、谈心谈话等记录。在“登记簿”里登记后会列在这里。"]


def test_numbers_are_masked_until_asked_for_and_again_on_the_next_member(page: MembersPage) -> None:
    whole = a_citizen_number(date(1980, 5, 6), 2)
    page.open_record(2)
    pane = page.pane
    assert whole not in facts(pane)
    pane.numbers.click()
    assert whole in facts(pane)
    page.open_record(1)
    assert "19900000001" not in facts(pane)
    page.open_record(2)
    assert whole not in facts(pane)


def test_the_dates_of_a_member_are_said_in_words(page: MembersPage, filled: Session) -> None:
    floating = Condition(kind=ConditionKind.FLOATING, start=date(2022, 3, 1), note="外地")
    filled.act(page, lambda: filled.branch.members.save(a_member("周五", conditions=(floating,))))
    page.open_record(5)
    said = facts(page.pane)
    assert said[said.index("党龄") + 1] == "16年"
    assert said[said.index("政治生日") + 1] == "7月1日，入党满17年"
    assert said[said.index("情况") + 1] == "流动（外地）\n2022-03-01 起"


def test_the_next_member_is_the_next_of_the_filtered_list(qtbot: QtBot, page: MembersPage) -> None:
    page.filter.setText("小组")
    page.view.setCurrentIndex(page.view.model().index(1, 0))
    page.view.opened.emit(page.list.current)
    assert page.pane.year is not None
    assert page.pane.year.name == "钱二"
    page.pane.after.click()
    assert page.pane.year.name == "孙三"
    assert not page.pane.after.isEnabled()
    page.pane.before.click()
    page.pane.before.click()
    assert page.pane.year.name == "赵一"
    assert not page.pane.before.isEnabled()
    page.pane.back_button.click()
    assert not page.reading
    assert page.list.current is not None
    assert page.list.current.name == "赵一"


def test_keys_step_through_the_members(qtbot: QtBot, page: MembersPage) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open_record(1)
    view = page.pane.tabs.sittings.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.pane.year is not None
    assert page.pane.year.name == "钱二"
    QTest.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.pane.year.name == "赵一"


def test_the_history_of_the_member_is_put_away_with_the_member(page: MembersPage, filled: Session) -> None:
    filled.act(page, lambda: filled.branch.members.make_full([filled_probationer(filled)], date(2022, 7, 1)))
    page.open_record(5)
    page.pane.history_button.click()
    assert page.pane.history.isVisible()
    assert "转为正式党员" in page.pane.history.text.toPlainText()
    page.pane.before.click()
    assert not page.pane.history.isVisible()


def filled_probationer(session: Session) -> int:
    """One more member, on probation."""
    one = a_member("周五", category=Category.PROBATIONARY, full_since=None)
    return session.branch.members.save(one).id


def test_the_page_follows_the_year_and_what_is_written(page: MembersPage, filled: Session) -> None:
    page.open_record(2)
    filled.set_year(2021)
    assert figure(page.pane.figures["应到"]) == "应到 0次"
    filled.set_year(2022)
    assert figure(page.pane.figures["应到"]) == "应到 3次"
    filled.act(page, lambda: filled.branch.volunteering.record(a_service(people=[2])))
    assert page.pane.tabs.services.view.table.rowCount() == 3


def test_a_member_who_is_taken_back_gives_way_to_the_list(page: MembersPage, filled: Session) -> None:
    filled.act(page, lambda: filled.branch.members.save(a_member("周五")))
    page.open_record(5)
    assert page.reading
    filled.undo()
    assert not page.reading


def test_the_act_on_the_page_is_about_its_member(
    page: MembersPage, pane: MemberPane, dialog: Callable[[], QDialog]
) -> None:
    page.view.selectAll()
    page.acts.fill(page._chosen(), ()).actions()[1].trigger()
    said = [label.text() for label in dialog().findChildren(QLabel)]
    assert "赵一" in said


def test_the_tables_keep_qts_rules(
    pane: MemberPane, keeps_qts_rules: Callable[[QAbstractItemModel], None]
) -> None:
    for each in (pane.tabs.sittings, pane.tabs.kinds, pane.tabs.services):
        keeps_qts_rules(each.view.table)


def test_the_page_fits_into_the_small_window(page: MembersPage, pane: MemberPane) -> None:
    assert page.minimumSizeHint().width() <= 924
    assert page.minimumSizeHint().height() <= 552
