"""What is proposed for a year: working days, the right stretch, the committee first, nothing twice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from builders import KINDS, a_member, a_record, a_sitting, the_kind
from hypothesis import given, settings
from hypothesis import strategies as st

from partybranch.domain.bodies import bodies_over
from partybranch.domain.cadences import slots_of
from partybranch.domain.kinds import Cadence, Kind, Rhythm, Scope
from partybranch.domain.members import GroupStay, Member, Post
from partybranch.domain.periods import Period
from partybranch.domain.planning import OwedKind, PlanningGround, PlanningOptions, propose, workday_beside
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.workdays import Workdays

YEAR = Period.year(2022)
DUTIES: tuple[OwedKind, ...] = tuple((kind, kind.cadence) for kind in KINDS if kind.cadence)
GENERAL, COMMITTEE, GROUPS = the_kind("党员大会"), the_kind("支委会"), the_kind("党小组会")
THEME, LECTURE = the_kind("主题党日"), the_kind("党课")
HOLIDAYS = Workdays(
    holidays={
        **{date(2022, 2, day): "春节" for day in range(1, 7)},
        **{date(2022, 10, day): "国庆节" for day in range(1, 8)},
    },
    moved={date(2022, 10, 8): "国庆节调休上班", date(2022, 10, 9): "国庆节调休上班"},
    years=frozenset({2022}),
)
COMMITTEE_POSTS = ("支部书记", "组织委员", "宣传委员")


def members(groups: int = 2, **facts: date) -> list[Member]:
    names = [f"第{at}党小组" for at in range(1, groups + 1)]
    committee = [
        a_member(f"委员{at}", id=at, posts=(Post(title=title),), **facts)
        for at, title in enumerate(COMMITTEE_POSTS, 1)
    ]
    rest = [
        a_member(f"组员{at}", id=10 + at, groups=(GroupStay(group=name),), **facts)
        for at, name in enumerate(names)
    ]
    return [*committee, *rest]


def around(
    people: list[Member] | None = None, workdays: Workdays = HOLIDAYS, *plans: PlannedSitting
) -> PlanningGround:
    bodies = bodies_over(YEAR, members() if people is None else people)
    return PlanningGround(bodies=bodies, workdays=workdays, plans=plans)


def proposed(
    ground: PlanningGround, duties: Iterable[OwedKind] = DUTIES, *, fixed_day: int = 5, since: date = date.min
) -> tuple[PlannedSitting, ...]:
    return propose(2022, duties, ground, PlanningOptions(fixed_day=fixed_day, since=since))


def days_of(lines: Iterable[PlannedSitting], kind: Kind, group: str = "") -> list[date]:
    return [line.day for line in lines if line.kind == kind.code and line.group == group]


def a_plan(kind: Kind, day: date, group: str = "") -> PlannedSitting:
    return PlannedSitting(id=1, day=day, kind=kind.code, group=group)


def test_the_theme_day_keeps_its_day_of_the_month_and_says_why_it_does_not() -> None:
    lines = [line for line in proposed(around()) if line.kind == THEME.code]
    assert [f"{line.day:%m-%d}" for line in lines[:4]] == ["01-05", "02-07", "03-07", "04-05"]
    notes = {line.remarks for line in lines}
    assert {"10-05 国庆节，改到10-08", "03-05 周六，改到03-07", ""} <= notes


def test_a_fixed_day_at_the_end_of_a_month_stays_in_the_month() -> None:
    assert days_of(proposed(around(), fixed_day=31), THEME)[:4] == [
        date(2022, 1, 31),
        date(2022, 2, 28),
        date(2022, 3, 31),
        date(2022, 4, 29),
    ]


def test_a_general_meeting_is_held_on_the_theme_day_of_a_month_with_a_committee_meeting_before_it() -> None:
    lines = proposed(around())
    general = days_of(lines, GENERAL)
    assert [f"{day:%m-%d}" for day in general] == ["03-07", "05-05", "08-05", "11-07"], "02-07 ends a holiday"
    assert set(general) <= set(days_of(lines, THEME))


def test_a_committee_meeting_comes_three_workdays_before_the_theme_day() -> None:
    assert days_of(proposed(around()), COMMITTEE)[4] == date(2022, 5, 2)


def test_where_no_workday_comes_before_any_theme_day_the_general_meeting_has_its_own() -> None:
    lines = proposed(around(), fixed_day=1)
    assert days_of(lines, GENERAL)[1] == date(2022, 5, 4)
    assert days_of(lines, COMMITTEE)[4] == date(2022, 5, 3)
    assert days_of(lines, THEME)[4] == date(2022, 5, 2)


def test_groups_meet_on_different_days() -> None:
    lines = proposed(around(members(groups=5)))
    for month in YEAR.months():
        days = [line.day for line in lines if line.kind == GROUPS.code and line.day in month]
        assert len(days) == len(set(days)) == 5


def test_what_is_due_once_a_year_comes_in_december() -> None:
    lines = proposed(around())
    assert (
        days_of(lines, the_kind("组织生活会")) == days_of(lines, the_kind("民主评议")) == [date(2022, 12, 19)]
    )


def test_a_stretch_with_a_plan_or_a_sitting_gets_no_line() -> None:
    planned = a_plan(THEME, date(2022, 3, 22))
    held = a_sitting("主题党日", "支部党员大会", at=datetime(2022, 4, 12, 9), id=1)
    lines = proposed(replace(around(None, HOLIDAYS, planned), sittings=(held,)))
    months = {day.month for day in days_of(lines, THEME)}
    assert months == set(range(1, 13)) - {3, 4}
    assert [day.month for day in days_of(lines, GENERAL)] == [3, 8, 11]
    assert days_of(lines, GENERAL)[0] == date(2022, 3, 22), "the theme day that was planned"


def test_a_committee_meeting_is_put_before_a_general_meeting_that_is_planned_already() -> None:
    planned = a_plan(GENERAL, date(2022, 5, 3))
    assert days_of(proposed(around(None, HOLIDAYS, planned)), COMMITTEE)[4] == date(2022, 5, 2)


def test_a_running_year_is_planned_from_today_on() -> None:
    lines = proposed(around(), since=date(2022, 11, 16))
    assert min(line.day for line in lines) >= date(2022, 11, 16)
    assert days_of(lines, THEME) == [date(2022, 11, 16), date(2022, 12, 5)]
    assert days_of(lines, GENERAL) == [date(2022, 12, 5)]
    assert proposed(around(), since=date(2023, 1, 1)) == ()


def test_nothing_is_planned_before_its_body_exists() -> None:
    late = [
        *members(groups=1),
        a_member("新组员", id=30, groups=(GroupStay(group="新党小组", start=date(2022, 6, 14)),)),
    ]
    days = days_of(proposed(around(late)), GROUPS, "新党小组")
    assert days[0] == date(2022, 6, 14)
    assert len(days) == 7
    no_committee = [a_member("书记", id=1, posts=(Post(title="支部书记"),))]
    lines = proposed(around(no_committee))
    assert days_of(lines, COMMITTEE) == []
    assert [day.month for day in days_of(lines, GENERAL)] == [2, 5, 8, 11]


def test_a_rule_that_is_switched_on_is_planned_for_and_two_duties_of_a_kind_do_not_double() -> None:
    lecture = (LECTURE, Cadence(rhythm=Rhythm.QUARTER, source=""))
    lines = proposed(around(), [*DUTIES, lecture])
    assert [day.month for day in days_of(lines, LECTURE)] == [3, 6, 9, 12]
    assert set(days_of(lines, LECTURE)) <= set(days_of(lines, THEME))
    twice = proposed(around(), [lecture, (LECTURE, Cadence(rhythm=Rhythm.HALF, times=3, source=""))])
    assert len(days_of(twice, LECTURE)) == 6
    assert len(set(days_of(twice, LECTURE))) == 6


def test_the_workday_beside_a_day_leaps_over_what_is_free() -> None:
    assert workday_beside(HOLIDAYS, date(2022, 9, 30), 1) == date(2022, 10, 8)
    assert workday_beside(HOLIDAYS, date(2022, 10, 8), -1) == date(2022, 9, 30)


@st.composite
def years(draw: st.DrawFn) -> tuple[PlanningGround, PlanningOptions]:
    """A branch with some groups and a committee, holidays anywhere, and some lines planned before."""
    days = st.dates(YEAR.start, YEAR.end)
    starts = draw(st.lists(days, max_size=4))
    free = {
        start + timedelta(days=count): "放假" for start in starts for count in range(draw(st.integers(1, 8)))
    }
    founded = draw(st.just(date(2005, 7, 1)) | days)
    people = members(draw(st.integers(0, 4)), transferred_in=founded)
    plans = draw(
        st.lists(
            st.builds(
                PlannedSitting, day=days, kind=st.sampled_from([kind.code for kind, _cadence in DUTIES])
            ),
            max_size=5,
        )
    )
    since = draw(st.just(date.min) | days)
    options = PlanningOptions(fixed_day=draw(st.integers(1, 31)), since=since)
    return around(people, Workdays(holidays=free), *plans), options


def workdays_from(month: Period, ground: PlanningGround, since: date) -> list[date]:
    days = [month.start + timedelta(days=count) for count in range(month.days)]
    bodies = ground.bodies
    return [
        day
        for day in days
        if day >= since
        and ground.workdays.is_workday(day)
        and bodies.exists(Period(day, day), Scope.COMMITTEE)
    ]


@settings(max_examples=60, deadline=None)
@given(years())
def test_every_line_stands_on_a_working_day_on_which_its_body_is_there(
    given_year: tuple[PlanningGround, PlanningOptions],
) -> None:
    ground, options = given_year
    for line in propose(2022, DUTIES, ground, options):
        scope = Scope.GROUP if line.group else KINDS[line.kind].scope
        assert ground.workdays.is_workday(line.day)
        assert line.day in YEAR
        assert line.day >= options.since
        assert ground.bodies.exists(Period(line.day, line.day), scope, line.group)


@settings(max_examples=60, deadline=None)
@given(years())
def test_every_stretch_is_covered_once_and_what_was_planned_is_left_alone(
    given_year: tuple[PlanningGround, PlanningOptions],
) -> None:
    ground, options = given_year
    lines = propose(2022, DUTIES, ground, options)
    assert lines == propose(2022, DUTIES, ground, options)
    for kind, cadence in DUTIES:
        before = slots_of(kind, cadence, YEAR, (), ground.bodies, ground.plans)
        after = slots_of(kind, cadence, YEAR, (), ground.bodies, (*ground.plans, *lines))
        for old, new in zip(before, after, strict=True):
            added = len(new.planned) - len(old.planned)
            if old.planned or not old.asked:
                assert added == 0
            elif options.since <= old.period.start and _has_workday(old.period, ground):
                assert added == 1
            else:
                assert added <= 1


def _has_workday(stretch: Period, ground: PlanningGround) -> bool:
    """Whether the whole committee, and so everybody, could meet in the stretch."""
    return any(workdays_from(month, ground, date.min) for month in stretch.months())


@settings(max_examples=80, deadline=None)
@given(years())
def test_a_committee_meeting_precedes_each_general_meeting_wherever_a_day_is_left(
    given_year: tuple[PlanningGround, PlanningOptions],
) -> None:
    ground, options = given_year
    lines = propose(2022, DUTIES, ground, options)
    every = (*ground.plans, *lines)
    for general in lines:
        if general.kind != GENERAL.code:
            continue
        month = Period.month(2022, general.day.month)
        met = [line.day for line in every if line.kind == COMMITTEE.code and line.day in month]
        later = [day for day in workdays_from(month, ground, options.since) if met and day > min(met)]
        assert not later or min(met) < general.day


@pytest.mark.parametrize("kind", ["党员大会", "党小组会"])
def test_a_group_named_in_a_record_counts_for_its_own_group_only(kind: str) -> None:
    record = a_record(kind, group="第1党小组" if kind == "党小组会" else "")
    held = a_sitting(record, at=datetime(2022, 5, 3, 9), id=1)
    lines = proposed(replace(around(), sittings=(held,)))
    may = [line for line in lines if line.kind == the_kind(kind).code and line.day in Period.month(2022, 5)]
    assert [line.group for line in may] == ([] if kind == "党员大会" else ["第2党小组"])
