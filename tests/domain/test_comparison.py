from datetime import date, datetime

import pytest
from builders import KINDS, a_member, a_row, a_service, a_sitting, the_kind

from partybranch.domain.comparison import ComparedKind, a_year_earlier, compare, so_far
from partybranch.domain.group_tallies import NO_GROUP, tally_groups
from partybranch.domain.members import GroupStay
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.tallies import Tally, tally


def counted(period: Period, *kinds: str) -> Tally:
    sittings = [a_sitting(kind, at=datetime(period.start.year, 3, 1, 9)) for kind in kinds]
    services = [a_service(day=date(2022, 3, 12))]
    return tally(period=period, sittings=sittings, services=services, members=(), kinds=KINDS)


def planned(kind: str, day: date, voided: str = "") -> PlannedSitting:
    return PlannedSitting(day=day, kind=the_kind(kind).code, voided=voided)


def test_a_kind_is_held_against_last_year_and_the_plan() -> None:
    now = counted(Period(date(2022, 1, 1), date(2022, 8, 10)), "主题党日", "主题党日", "观影")
    before = counted(
        Period(date(2021, 1, 1), date(2021, 8, 10)), "党员大会", "主题党日", "主题党日", "主题党日"
    )
    plans = [
        *(planned("主题党日", date(2022, month, 5)) for month in range(1, 13)),
        planned("党课", date(2022, 3, 5)),
        planned("党课", date(2022, 4, 5), voided="不讲了"),
    ]
    lines = {line.name: line for line in compare(now, before, plans, KINDS)}
    assert list(lines) == ["党员大会", "党课", "主题党日", "观看教育片", "志愿服务", "开展活动"]
    theme = lines["主题党日"]
    assert theme.before is not None
    assert (theme.now.value, theme.before.value, theme.difference, theme.planned) == (2, 3, -1, 8)
    assert theme.fulfilled == 0.25
    assert (lines["党课"].planned, lines["党课"].fulfilled) == (1, 0.0)
    assert (lines["观看教育片"].planned, lines["观看教育片"].fulfilled) == (0, None)
    assert lines["志愿服务"].planned is None
    assert (lines["开展活动"].now.value, lines["开展活动"].difference) == (3, -1)


def test_a_year_that_the_book_does_not_hold_is_no_zero() -> None:
    now, before = counted(Period.year(2022), "主题党日"), counted(Period.year(2021))
    for line in compare(now, before, [], KINDS):
        assert (line.before, line.difference) == (None, None)


@pytest.mark.parametrize(
    ("period", "earlier"),
    [
        (Period.year(2022), Period.year(2021)),
        (Period(date(2024, 1, 1), date(2024, 2, 29)), Period(date(2023, 1, 1), date(2023, 2, 28))),
        (Period.month(2025, 2), Period.month(2024, 2)),
        (Period(date(2024, 2, 29), date(2024, 3, 7)), Period(date(2023, 2, 28), date(2023, 3, 7))),
        (Period(date(1, 1, 1), date(1, 3, 7)), Period(date(1, 1, 1), date(1, 3, 7))),
    ],
)
def test_the_same_stretch_of_the_year_before(period: Period, earlier: Period) -> None:
    assert a_year_earlier(period) == earlier


def test_a_running_period_is_compared_as_far_as_it_has_come() -> None:
    assert so_far(Period.year(2022), date(2022, 8, 10)) == Period(date(2022, 1, 1), date(2022, 8, 10))
    assert so_far(Period.year(2022), date(2023, 8, 10)) == Period.year(2022)
    assert so_far(Period.year(2022), date(2021, 8, 10)) == Period.year(2022)


def test_without_a_plan_nothing_is_fulfilled() -> None:
    one = counted(Period.year(2022), "主题党日").sittings
    assert ComparedKind(name="开展活动", now=one, before=one).fulfilled is None


def test_a_group_has_the_figures_of_its_members_added_up() -> None:
    groups = {1: "第二党小组", 2: "第一党小组", 3: "第二党小组", 4: ""}
    members = [
        a_member(f"党员{at}", id=at, groups=(GroupStay(group=group),) if group else ())
        for at, group in groups.items()
    ]
    rolled = a_sitting(roll=(a_row(1), a_row(2), a_row(3), a_row(4)))
    one = tally(
        period=Period.year(2022),
        sittings=[rolled, a_sitting(roll=(a_row(1),))],
        services=[a_service(people=(1, 3), hours=2.5)],
        members=members,
        kinds=KINDS,
    )
    first, second, rest = tally_groups(one.by_member)
    assert (first.name, len(first.members), first.counts.due, first.hours) == ("第二党小组", 2, 3, 5.0)
    assert (second.name, second.counts.present, second.study_hours) == ("第一党小组", 1, 1.0)
    assert (rest.name, len(rest.members)) == (NO_GROUP, 1)
