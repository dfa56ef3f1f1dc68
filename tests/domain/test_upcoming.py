"""接下来: what lies ahead, once, in order of time."""

from datetime import date, datetime, timedelta

from builders import a_record, a_service, a_sitting, the_kind
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.fulfilment import plan_lines
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.upcoming import upcoming
from partybranch.domain.volunteering import Stage

TODAY = date(2022, 11, 25)
THEME = the_kind("主题党日").code


def planned(
    day: date, kind: str = THEME, *, topic: str = "", group: str = "", voided: str = ""
) -> PlannedSitting:
    return PlannedSitting(day=day, kind=kind, topic=topic, group=group, voided=voided)


def test_a_plan_ahead_and_a_record_prepared_stand_in_order_of_time() -> None:
    plans = [planned(date(2022, 12, 20), topic="年终总结"), planned(date(2022, 10, 5))]
    sittings = [a_sitting("党课", at=datetime(2022, 12, 1, 14)), a_sitting("党课", at=datetime(2022, 11, 2))]
    found = upcoming(plan_lines(plans, sittings, {}, TODAY), sittings, (), TODAY)
    assert [(each.day, each.plan is not None) for each in found] == [
        (date(2022, 12, 1), False),
        (date(2022, 12, 20), True),
    ]
    assert found[1].topic == "年终总结"


def test_a_planned_line_whose_record_is_prepared_stands_once() -> None:
    plans = [planned(date(2022, 12, 5)), planned(date(2022, 12, 5), kind=the_kind("党课").code)]
    sittings = [a_sitting("主题党日", at=datetime(2022, 12, 5, 14))]
    found = upcoming(plan_lines(plans, sittings, {}, TODAY), sittings, (), TODAY)
    assert sorted(each.sitting is not None for each in found) == [False, True]


def test_a_line_of_one_group_is_not_prepared_by_the_record_of_another() -> None:
    code = the_kind("党小组会").code
    plans = [planned(date(2022, 12, 5), kind=code, group="第二党小组")]
    sittings = [a_sitting(a_record("党小组会", group="第一党小组"), at=datetime(2022, 12, 5, 14))]
    found = upcoming(plan_lines(plans, sittings, {}, TODAY), sittings, (), TODAY)
    assert {each.group for each in found} == {"第一党小组", "第二党小组"}
    assert len(found) == 2


def test_what_is_fulfilled_or_struck_does_not_lie_ahead() -> None:
    plans = [planned(date(2022, 11, 28)), planned(date(2022, 12, 5), voided="并入党课")]
    sittings = [
        a_sitting("主题党日", at=datetime(2022, 11, 10, 14)),
        a_sitting("党课", at=datetime(2022, 12, 9, 14), voided="记错了"),
    ]
    assert upcoming(plan_lines(plans, sittings, {}, TODAY), sittings, (), TODAY) == ()


@given(st.lists(st.integers(-60, 60), max_size=8), st.lists(st.integers(-60, 60), max_size=8))
def test_nothing_past_is_named_and_the_order_is_that_of_time(plans: list[int], held: list[int]) -> None:
    lines = [planned(TODAY + timedelta(days=away)) for away in plans]
    noon = datetime(2022, 11, 25, 12)
    sittings = [a_sitting("主题党日", at=noon + timedelta(days=away)) for away in held]
    found = upcoming(plan_lines(lines, sittings, {}, TODAY), sittings, (), TODAY)
    days = [each.day for each in found]
    assert days == sorted(days)
    assert all(day >= TODAY for day in days)
    assert sum(each.sitting is not None for each in found) == sum(away > 0 for away in held)


def test_a_need_of_the_community_stands_there_until_it_is_done_the_late_one_first() -> None:
    late = a_service(day=date(2022, 11, 20), title="社区清扫", stage=Stage.ASSIGNED)
    ahead = a_service(day=date(2022, 12, 3), title="送药上门", stage=Stage.NEED)
    done, voided = a_service(day=date(2022, 12, 4)), a_service(stage=Stage.NEED, voided="取消")
    plans = plan_lines([planned(date(2022, 11, 30))], (), {}, TODAY)
    found = upcoming(plans, (), (ahead, done, voided, late), TODAY)
    assert [(each.topic, each.late) for each in found] == [("社区清扫", 5), ("", 0), ("送药上门", 0)]
