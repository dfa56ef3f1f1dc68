from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import a_member, a_row, a_sitting, settle

from partybranch.app import Branch
from partybranch.changes import Area
from partybranch.domain.attendance import Mark
from partybranch.domain.members import GroupStay, Post
from partybranch.domain.periods import Period
from partybranch.domain.rules.judging import Finding
from partybranch.errors import BranchError

YEAR = Period.year(2022)
END = date(2022, 12, 31)


def the_finding(branch: Branch, rule: str) -> Finding:
    (found,) = [each for each in branch.compliance.of(YEAR, END).findings if each.rule.code == rule]
    return found


@pytest.fixture
def lived(branch: Branch) -> Branch:
    """One member and one sitting on a day of March, without its place."""
    settle(branch, a_member("赵一", groups=(GroupStay(group="第一党小组"),)))
    branch.sittings.record(a_sitting("主题党日", place="", roll=(a_row(1, name="赵一"),)))
    return branch


def test_a_finding_says_rule_article_level_and_leads_to_its_sitting(lived: Branch) -> None:
    found = the_finding(lived, "record_head")
    assert (found.found.when, found.found.subject, found.found.text) == ("2022-03-07", "主题党日", "缺地点")
    assert found.found.target.id == lived.sittings.between(YEAR)[0].id
    duty = next(
        each for each in lived.compliance.of(YEAR, END).findings if each.rule.code == "theme_day_duty"
    )
    assert duty.rule.source.words == "中国共产党党员教育管理工作条例第十六条"
    assert duty.rule.severity.value == "应改"


def test_an_explained_finding_stays_with_who_and_when_and_no_longer_counts_as_open(lived: Branch) -> None:
    changes = lived.compliance.answer(the_finding(lived, "record_head"), "借用社区会议室，门牌待核实")
    assert changes.areas == {Area.ANSWERS}
    found = the_finding(lived, "record_head")
    assert (found.settled, found.group) == (True, "已说明")
    assert found.said == "借用社区会议室，门牌待核实（填表甲　2022-12-31）"
    report = lived.compliance.of(YEAR, END)
    assert found in report.settled
    assert found not in report.open
    assert report.findings[-1] == found


def test_an_explanation_bears_the_account_of_the_pc_only_where_nobody_fills_the_papers_in(
    lived: Branch,
) -> None:
    lived.profile.save(replace(lived.profile.get(), compiler=" "))
    lived.compliance.answer(the_finding(lived, "record_head"), "门牌待核实")
    assert the_finding(lived, "record_head").said == "门牌待核实（测试　2022-12-31）"


def test_an_explanation_no_longer_settles_what_says_something_else_now(lived: Branch) -> None:
    sitting = lived.sittings.between(YEAR)[0]
    lived.sittings.record(replace(sitting, roll=(), place="礼堂"))
    lived.compliance.answer(the_finding(lived, "roll_named"), "签到表在档案室")
    assert the_finding(lived, "roll_named").settled
    lived.sittings.record(replace(sitting, place="礼堂", roll=(replace(sitting.roll[0], mark=Mark.LEAVE),)))
    changed = [each for each in lived.compliance.of(YEAR, END).findings if each.rule.code == "roll_named"]
    assert [each.settled for each in changed] == [False]


def test_an_explanation_can_be_taken_back_said_anew_and_undone(lived: Branch) -> None:
    lived.compliance.answer(the_finding(lived, "record_head"), "第一次说明")
    lived.compliance.take_back(the_finding(lived, "record_head"))
    assert not the_finding(lived, "record_head").settled
    lived.compliance.answer(the_finding(lived, "record_head"), "第二次说明")
    assert "第二次说明" in the_finding(lived, "record_head").said
    lived.undo.undo()
    assert not the_finding(lived, "record_head").settled
    assert lived.backup.verify().problems == ()


def test_an_empty_explanation_is_refused(lived: Branch) -> None:
    with pytest.raises(BranchError, match="说明是空的"):
        lived.compliance.answer(the_finding(lived, "record_head"), "  ")


def test_what_was_held_after_the_day_asked_for_is_not_judged(lived: Branch) -> None:
    report = lived.compliance.of(YEAR, date(2022, 2, 28))
    others = {each.rule.code for each in report.findings if "duty" not in each.rule.code}
    assert others <= {"branch_least"}, "two members are no branch, the rest is not known yet"
    missed = [each.found.when for each in report.findings if each.rule.code == "theme_day_duty"]
    assert missed == ["2022年1月", "2022年2月"]


def test_a_duty_whose_last_day_has_come_is_missing_and_no_longer_pressing(lived: Branch) -> None:
    def pressing(day: date) -> list[str]:
        report = lived.compliance.of(YEAR, day)
        return [slot.period.label for duty, slot in report.pressing if duty.kind.name == "主题党日"]

    assert pressing(date(2022, 12, 30)) == ["2022年12月"]
    assert pressing(END) == []


def test_a_sitting_is_judged_while_it_is_typed_without_being_saved(lived: Branch) -> None:
    around = lived.compliance.around(date(2022, 5, 6))
    draft = a_sitting("党课", at=datetime(2022, 5, 6, 9), chair=None, roll=(a_row(1, name="赵一"),))
    said = [each.found.text for each in around.judge(draft)]
    assert "缺主持人" in said
    assert "未登记到会情况" not in said
    assert len(lived.sittings.between(YEAR)) == 1


def test_voided_records_are_judged_nowhere(lived: Branch) -> None:
    lived.sittings.void(lived.sittings.between(YEAR)[0].id or 0, "重复录入")
    assert lived.compliance.of(YEAR, END).by_sitting == {}


def test_the_committee_owes_its_meetings_from_the_day_it_exists(branch: Branch) -> None:
    post = (Post(title="支部委员", start=date(2022, 7, 1)),)
    settle(branch, *(a_member(f"党员{at}", posts=post) for at in "甲乙丙"), a_member("党员丁"))
    findings = branch.compliance.of(YEAR, END).findings
    missed = [each.found.when for each in findings if each.rule.code == "committee_meeting_duty"]
    assert missed == [f"2022年{month}月" for month in range(7, 13)]


def test_a_branch_owes_nothing_before_it_was_founded(branch: Branch) -> None:
    settle(branch, a_member())
    branch.profile.save(replace(branch.profile.get(), founded_on=date(2022, 9, 10)))
    findings = branch.compliance.of(YEAR, END).findings
    missed = [each.found.when for each in findings if each.rule.code == "theme_day_duty"]
    assert missed == ["2022年9月", "2022年10月", "2022年11月", "2022年12月"]


def test_a_rule_is_silent_before_it_came_into_force(branch: Branch) -> None:
    settle(branch, a_member(joined=date(1990, 7, 1)))
    findings = branch.compliance.of(Period.year(2018), date(2018, 12, 31)).findings
    missed = {each.rule.code: each.found.when for each in findings if each.rule.code.endswith("_duty")}
    assert missed == {"general_meeting_duty": "2018年第4季度"}, "of the year only two months were left"
