from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.app import Branch
from partybranch.changes import Area
from partybranch.domain.workdays import DayOff
from partybranch.errors import BranchError
from partybranch.services.workdays import workdays_of

CALENDAR = workdays_of(())
FRIDAY, NATIONAL_DAY_WEEK, MOVED_SATURDAY = date(2022, 9, 30), date(2022, 10, 3), date(2022, 10, 8)


def test_public_holidays_are_free_and_moved_weekend_days_are_worked() -> None:
    assert CALENDAR.knows(2022)
    assert not CALENDAR.is_workday(NATIONAL_DAY_WEEK)
    assert CALENDAR.name_of(NATIONAL_DAY_WEEK) == "国庆节"
    assert MOVED_SATURDAY.weekday() == 5
    assert CALENDAR.is_workday(MOVED_SATURDAY)
    assert CALENDAR.name_of(MOVED_SATURDAY) == ""


def test_the_nearest_workday_lies_behind_the_holidays() -> None:
    assert CALENDAR.nearest_workday(date(2022, 10, 1)) == MOVED_SATURDAY
    assert CALENDAR.nearest_workday(FRIDAY) == FRIDAY


def test_a_year_that_is_not_known_has_its_weekends_and_the_days_fixed_by_law_alone() -> None:
    year = max(CALENDAR.years) + 1
    assert not CALENDAR.knows(year)
    days = [date(year, 1, 1) + timedelta(days=count) for count in range(365)]
    free = {day for day in days if day.weekday() < 5 and not CALENDAR.is_workday(day)}
    assert {CALENDAR.name_of(day) for day in free} <= {"元旦", "劳动节", "国庆节"}
    assert CALENDAR.name_of(date(year, 1, 1)) == "元旦"
    assert not any(CALENDAR.is_workday(day) for day in days if day.weekday() >= 5)


def test_a_year_lacks_its_holidays_until_somebody_says_them() -> None:
    year = max(CALENDAR.years) + 1
    assert CALENDAR.may_lack_holidays(year)
    assert not CALENDAR.may_lack_holidays(2022)
    told = workdays_of((DayOff(day=date(year, 2, 8), name="春节"),))
    assert not told.may_lack_holidays(year)


def test_the_branch_adds_a_span_in_one_step_and_says_the_opposite_later(branch: Branch) -> None:
    span = [date(2031, 1, 21) + timedelta(days=count) for count in range(3)]
    changes = branch.workdays.correct([*span, span[0]], off=True, name=" 春节 ")
    assert changes.label == "设置放假 2031-01-21"
    assert changes.areas == {Area.DAYS_OFF}
    assert [branch.workdays.get().name_of(day) for day in span] == ["春节"] * 3
    branch.workdays.correct([span[2]], off=False)
    assert branch.workdays.get().is_workday(span[2])
    kept = branch.workdays.corrections()
    assert [(each.day, each.off) for each in kept] == [(span[0], True), (span[1], True), (span[2], False)]
    branch.undo.undo()
    branch.undo.undo()
    assert branch.workdays.corrections() == ()


def test_a_correction_goes_before_the_known_calendar(branch: Branch) -> None:
    branch.workdays.correct([NATIONAL_DAY_WEEK], off=False)
    branch.workdays.correct([MOVED_SATURDAY], off=True)
    calendar = branch.workdays.get()
    assert calendar.is_workday(NATIONAL_DAY_WEEK)
    assert calendar.name_of(MOVED_SATURDAY) == "放假"


def test_without_a_day_nothing_is_corrected(branch: Branch) -> None:
    with pytest.raises(BranchError, match="没有选择日期"):
        branch.workdays.correct([], off=True)


DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@given(DAYS, st.dictionaries(DAYS, st.booleans(), max_size=8))
def test_only_free_days_lie_before_the_nearest_workday(start: date, corrected: dict[date, bool]) -> None:
    calendar = workdays_of(DayOff(day=day, off=off) for day, off in corrected.items())
    nearest = calendar.nearest_workday(start)
    passed = [start + timedelta(days=count) for count in range((nearest - start).days)]
    assert calendar.is_workday(nearest)
    assert not any(map(calendar.is_workday, passed))
    assert all(map(calendar.name_of, passed))
    assert all(calendar.is_workday(day) is not off for day, off in corrected.items())
