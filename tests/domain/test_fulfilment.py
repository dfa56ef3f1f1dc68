"""The plan against what was held: one record fulfils one line, the nearest of its kind, group and stretch."""

from datetime import date, datetime

from builders import a_record, a_sitting, the_kind

from partybranch.domain.fulfilment import PlanLine, PlanState, plan_lines
from partybranch.domain.kinds import Rhythm
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.sittings import Sitting

RHYTHMS = {the_kind("党员大会").code: Rhythm.QUARTER}
AS_OF = date(2022, 6, 15)


def planned(kind: str, month: int, day: int, group: str = "", voided: str = "") -> PlannedSitting:
    return PlannedSitting(day=date(2022, month, day), kind=the_kind(kind).code, group=group, voided=voided)


def held(kind: str, month: int, day: int, group: str = "", **facts: str) -> Sitting:
    return a_sitting(a_record(kind, group=group), at=datetime(2022, month, day, 9), **facts)


def said(lines: tuple[PlanLine, ...]) -> list[tuple[str, PlanState, str]]:
    return [
        (f"{line.plan.day:%m-%d}", line.state, f"{line.sitting.day:%m-%d}" if line.sitting else "")
        for line in lines
    ]


def test_each_line_says_what_became_of_it() -> None:
    plans = [planned("主题党日", month, 5) for month in (3, 4, 5, 6, 7)]
    sittings = [held("主题党日", 3, 5), held("主题党日", 4, 12)]
    assert said(plan_lines(plans, sittings, RHYTHMS, AS_OF)) == [
        ("03-05", PlanState.HELD, "03-05"),
        ("04-05", PlanState.MOVED, "04-12"),
        ("05-05", PlanState.MISSED, ""),
        ("06-05", PlanState.MISSED, ""),
        ("07-05", PlanState.AHEAD, ""),
    ]


def test_the_day_itself_is_not_missed_yet() -> None:
    (line,) = plan_lines([planned("主题党日", 6, 15)], [], RHYTHMS, AS_OF)
    assert line.state is PlanState.AHEAD


def test_a_sitting_fulfils_one_line_and_the_nearest() -> None:
    plans = [planned("集体学习", 3, 1), planned("集体学习", 3, 20)]
    found = plan_lines(plans, [held("集体学习", 3, 18)], RHYTHMS, AS_OF)
    assert [line.state for line in found] == [PlanState.MISSED, PlanState.MOVED]


def test_two_records_of_one_sitting_fulfil_a_line_each() -> None:
    both = a_sitting("主题党日", "党员大会", at=datetime(2022, 5, 5, 14))
    found = plan_lines([planned("主题党日", 5, 5), planned("党员大会", 5, 5)], [both], RHYTHMS, AS_OF)
    assert [line.state for line in found] == [PlanState.HELD, PlanState.HELD]


def test_the_stretch_is_that_of_the_kind() -> None:
    plans = [planned("党员大会", 2, 10), planned("主题党日", 2, 10)]
    sittings = [held("党员大会", 3, 30), held("主题党日", 3, 30)]
    assert said(plan_lines(plans, sittings, RHYTHMS, AS_OF)) == [
        ("02-10", PlanState.MOVED, "03-30"),
        ("02-10", PlanState.MISSED, ""),
        ("03-30", PlanState.EXTRA, "03-30"),
    ]


def test_a_group_fulfils_its_own_line() -> None:
    plans = [planned("党小组会", 3, 8, "第一党小组"), planned("党小组会", 3, 8)]
    sittings = [held("党小组会", 3, 8, "第二党小组"), held("党小组会", 3, 9, "第一党小组")]
    found = plan_lines(plans, sittings, RHYTHMS, AS_OF)
    assert [(line.plan.group, line.state) for line in found] == [
        ("第一党小组", PlanState.MOVED),
        ("", PlanState.HELD),
    ]


def test_a_line_for_any_group_leaves_a_group_to_its_own_line() -> None:
    plans = [planned("党小组会", 3, 8), planned("党小组会", 3, 8, "第一党小组")]
    sittings = [held("党小组会", 3, 8, "第一党小组"), held("党小组会", 3, 8, "第二党小组")]
    found = plan_lines(plans, sittings, RHYTHMS, AS_OF)
    assert [line.state for line in found] == [PlanState.HELD, PlanState.HELD]


def test_what_is_struck_voided_or_still_to_come_takes_no_part() -> None:
    plans = [planned("主题党日", 3, 5, voided="不再安排"), planned("主题党日", 6, 20)]
    sittings = [held("主题党日", 3, 5, voided="重复录入"), held("主题党日", 6, 20)]
    assert said(plan_lines(plans, sittings, RHYTHMS, AS_OF)) == [("06-20", PlanState.AHEAD, "")]


def test_what_was_held_without_a_plan_is_a_line_of_its_own() -> None:
    (line,) = plan_lines([], [held("集体学习", 4, 1)], RHYTHMS, AS_OF)
    assert (line.state, line.plan.topic, line.plan.id) == (PlanState.EXTRA, "集体学习议题", None)
    assert {state.words for state in PlanState} == {"已开展", "已改期", "未开展", "未到期", "计划外"}
    assert len({state.sign for state in PlanState}) == len(PlanState)
