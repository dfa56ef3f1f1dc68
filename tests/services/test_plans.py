"""年度计划: proposed without writing, added in one step, moved, struck, and held against the records."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import Fact, a_file, a_member, a_sitting, settle, the_kind

from partybranch.app import Branch, open_branch
from partybranch.domain.fulfilment import PlanState
from partybranch.domain.members import GroupStay, Post
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.rules.found import Place
from partybranch.errors import BranchError
from partybranch.services.plans import lines_of

TODAY = datetime(2022, 9, 28, 10)
GROUP = (GroupStay(group="第一党小组"),)
PACK = """\
[pack]
code = "unit"
name = "本单位要求"
level = "单位"
issued_by = "示范单位机关党委"
[[rule]]
code = "lectures"
title = "党课每季度1次"
wording = "党课每季度1次"
regulation = "《示范单位党建要点》"
until = 2022-12-31
check = "frequency"
[rule.parameters]
kind = "党课"
rhythm = "每季度"
"""


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    """A branch with a committee and a group, late in September 2022."""
    opened = open_branch(tmp_path / "book", now=lambda: TODAY, who="测试")
    posts = ("支部书记", "组织委员", "宣传委员")
    settle(opened, *(a_member(f"党员{post}", posts=(Post(title=post),), groups=GROUP) for post in posts))
    yield opened
    opened.close()


def a_plan(kind: str = "主题党日", day: date = date(2022, 10, 10), **facts: Fact) -> PlannedSitting:
    return PlannedSitting(day=day, kind=the_kind(kind).code, **facts)


def test_a_proposal_is_not_written_until_it_is_added_and_then_in_one_step(branch: Branch) -> None:
    lines = branch.plans.propose(2022, fixed_day=5)
    assert branch.plans.of(2022) == ()
    theme = [line for line in lines if line.kind == the_kind("主题党日").code]
    assert [f"{line.day:%m-%d} {line.remarks}".strip() for line in theme] == [
        "09-28",
        "10-08 10-05 国庆节，改到10-08",
        "11-07 11-05 周六，改到11-07",
        "12-05",
    ]
    before = len(branch.undo.steps())
    assert branch.plans.add_many(lines).label == f"加入计划 {len(lines)} 项"
    assert len(branch.undo.steps()) == before + 1
    assert [(line.day, line.kind) for line in branch.plans.of(2022)] == [(x.day, x.kind) for x in lines]
    assert branch.plans.propose(2022) == ()
    branch.undo.undo()
    assert branch.plans.of(2022) == ()


def test_a_rule_that_is_switched_on_is_proposed_for_and_one_switched_off_is_not(branch: Branch) -> None:
    lecture, theme = the_kind("党课"), the_kind("主题党日")
    rules = {rule.code: rule for rule in branch.rules.policy().rules}
    assert lecture.code not in {line.kind for line in branch.plans.propose(2023)}
    branch.rules.set(rules["lecture_frequency"], 2023, on=True, values={"rhythm": "每季度", "times": "1"})
    branch.rules.set(rules[f"{theme.code}_duty"], 2023, on=False, values={})
    kinds = [line.kind for line in branch.plans.propose(2023)]
    assert kinds.count(lecture.code) == 4
    assert theme.code not in kinds


def test_a_rule_that_is_no_longer_in_force_is_not_proposed_for(branch: Branch, tmp_path: Path) -> None:
    branch.rules.import_pack(a_file(tmp_path, "规则包.toml", PACK.encode()))
    lecture = the_kind("党课").code
    assert lecture in {line.kind for line in branch.plans.propose(2022)}
    assert lecture not in {line.kind for line in branch.plans.propose(2023)}


def test_a_year_gone_by_is_not_planned_any_more(branch: Branch) -> None:
    assert branch.plans.propose(2021) == ()


def test_a_holiday_is_allowed_and_said(branch: Branch) -> None:
    changes = branch.plans.save(a_plan(day=date(2022, 10, 5), topic=" 重阳敬老 "))
    assert changes.label == "新增计划 主题党日（2022-10-05 国庆节，不是工作日）"
    (kept,) = branch.plans.of(2022)
    assert (kept.topic, kept.day) == ("重阳敬老", date(2022, 10, 5))
    assert branch.plans.save(replace(kept, place="会议室")).label.startswith("修改计划 主题党日")


def test_a_line_is_moved_and_struck_with_a_reason(branch: Branch) -> None:
    number = branch.plans.save(a_plan("党小组会", group="第一党小组")).id
    moved = branch.plans.move(number, date(2022, 10, 12))
    assert moved.label == "改期 第一党小组党小组会（2022-10-10 改到 2022-10-12）"
    with pytest.raises(BranchError, match="删去计划需要写明原因"):
        branch.plans.void(number, " ")
    assert branch.plans.void(number, "并入党员大会").label == "删去计划 第一党小组党小组会（2022-10-12）"
    assert branch.plans.of(2022) == ()
    (struck,) = branch.plans.of(2022, voided=True)
    assert struck.voided == "并入党员大会"
    with pytest.raises(BranchError, match="这条计划已经删去"):
        branch.plans.move(number, date(2022, 10, 13))
    branch.plans.save(replace(struck, topic="又改", voided=""))
    assert branch.plans.of(2022) == (), "a correction does not bring it back"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("own_9", "没有选择活动类型。请选择类型后再保存。"),
        (the_kind("志愿服务").code, "志愿服务不是会议或活动。请选择其他类型后再保存。"),
    ],
)
def test_a_line_needs_a_kind_that_sits(branch: Branch, kind: str, sentence: str) -> None:
    with pytest.raises(BranchError) as caught:
        branch.plans.save(PlannedSitting(day=date(2022, 10, 10), kind=kind))
    assert str(caught.value) == sentence
    with pytest.raises(BranchError, match="没有选择要加入的计划"):
        branch.plans.add_many(())


def test_the_plan_is_held_against_the_records(branch: Branch) -> None:
    for day in (date(2022, 8, 5), date(2022, 9, 5), date(2022, 10, 8)):
        branch.plans.save(a_plan(day=day))
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 9, 7, 14)))
    branch.sittings.record(a_sitting("集体学习", at=datetime(2022, 9, 8, 14)))
    report = branch.plans.against(2022, TODAY.date())
    assert [line.state for line in report.planned] == [PlanState.MISSED, PlanState.MOVED, PlanState.AHEAD]
    assert [line.plan.kind for line in report.extra] == [the_kind("集体学习").code]
    assert (report.count(PlanState.AHEAD), report.groups) == (1, ("第一党小组",))
    assert report.workdays.name_of(date(2022, 10, 5)) == "国庆节"


def test_a_year_without_a_plan_loses_no_meeting(branch: Branch) -> None:
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 9, 7, 14)))
    report = branch.plans.against(2022, TODAY.date())
    assert (report.planned, len(report.extra)) == ((), 1)
    before = branch.tallies.of(Period.year(2022), TODAY.date())
    branch.plans.save(a_plan(day=date(2022, 9, 20)))
    after = branch.tallies.of(Period.year(2022), TODAY.date())
    assert before.tally == after.tally
    missed = [each.found for each in before.findings if each.found.target.place is Place.PLAN]
    assert [each.text for each in missed] == ["没有列年度计划"]
    rest = [each.found for each in before.findings if each.found not in missed]
    assert rest == [each.found for each in after.findings]


QUARTERLY = """
[pack]
code = "unit"
name = "单位要求"
level = "单位"
issued_by = "试验单位党委"
[[rule]]
code = "theme_days"
title = "主题党日每季度4次"
wording = "主题党日每季度4次"
regulation = "单位要求"
check = "frequency"
[rule.parameters]
kind = "主题党日"
rhythm = "每季度"
times = 4
"""


def test_a_looser_duty_for_the_same_kind_does_not_let_another_month_fulfil_a_line(
    branch: Branch, tmp_path: Path
) -> None:
    pack = tmp_path / "pack.toml"
    pack.write_text(QUARTERLY, encoding="utf-8")
    branch.rules.import_pack(pack)
    branch.plans.save(a_plan(day=date(2022, 7, 5)))
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 8, 5, 14)))
    (missed,) = branch.plans.against(2022, TODAY.date()).planned
    assert missed.state is PlanState.MISSED


def test_the_plan_of_a_period_already_read_says_what_the_page_says(branch: Branch) -> None:
    for day in (date(2022, 3, 5), date(2022, 8, 5), date(2022, 11, 5)):
        branch.plans.save(a_plan(day=day))
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 3, 7, 14)))
    branch.sittings.record(a_sitting("集体学习", at=datetime(2021, 4, 7, 14)))
    today = TODAY.date()
    year = lines_of(branch.compliance.of(Period.year(2022), today))
    assert year == branch.plans.against(2022, today).lines
    autumn = lines_of(branch.compliance.of(Period.quarter(2022, 3), today))
    assert [line.state for line in autumn] == [PlanState.MISSED]
    both = lines_of(branch.compliance.of(Period(date(2021, 1, 1), date(2022, 12, 31)), today))
    assert both == (*branch.plans.against(2021, today).lines, *year)
