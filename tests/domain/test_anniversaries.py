"""政治生日: the day one joined comes round once a year, whatever the calendar does."""

from datetime import date, timedelta

from builders import a_member
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.anniversaries import party_birthdays
from partybranch.domain.member_states import party_years
from partybranch.domain.members import Category, Condition, ConditionKind
from partybranch.domain.periods import Period, years_after

days = st.dates(date(1950, 1, 1), date(2060, 12, 31))


def test_the_day_says_the_years_since_joining_and_the_standing_since_full_membership() -> None:
    member = a_member(joined=date(2005, 11, 20), full_since=date(2006, 11, 20))
    (birthday,) = party_birthdays([member], Period.month(2026, 11))
    assert (birthday.day, birthday.years, birthday.standing) == (date(2026, 11, 20), 21, 20)
    assert birthday.words == "入党21周年，党龄20年"


def test_a_standing_that_begins_later_in_the_year_is_not_rounded_up() -> None:
    member = a_member(joined=date(2005, 6, 1), full_since=date(2006, 7, 1))
    (birthday,) = party_birthdays([member], Period.year(2026))
    assert (birthday.years, birthday.standing) == (21, 19)


def test_who_joined_on_the_29th_of_february_has_the_28th_in_other_years() -> None:
    member = a_member(joined=date(2004, 2, 29), full_since=date(2005, 2, 28))
    assert [each.day for each in party_birthdays([member], Period.year(2026))] == [date(2026, 2, 28)]
    assert [each.day for each in party_birthdays([member], Period.year(2028))] == [date(2028, 2, 29)]


def test_the_28th_is_the_day_wherever_the_years_are_said() -> None:
    member = a_member(joined=date(2003, 2, 28), full_since=date(2004, 2, 29))
    (birthday,) = party_birthdays([member], Period.month(2026, 2))
    assert birthday.standing == party_years(member, birthday.day) == 22
    assert party_years(member, date(2026, 2, 27)) == 21


def test_a_member_on_probation_has_a_birthday_and_no_standing() -> None:
    member = a_member(category=Category.PROBATIONARY, joined=date(2025, 12, 1), full_since=None)
    (birthday,) = party_birthdays([member], Period.month(2026, 12))
    assert birthday.words == "入党1周年，预备党员"


def test_an_unknown_day_of_full_membership_leaves_the_standing_unsaid() -> None:
    member = a_member(joined=date(2000, 12, 1), full_since=None)
    (birthday,) = party_birthdays([member], Period.month(2026, 12))
    assert birthday.words == "入党26周年"


def test_only_who_is_on_the_roll_on_that_day_is_named() -> None:
    left = a_member(joined=date(2000, 12, 1), transferred_out=date(2026, 12, 1))
    coming = a_member(joined=date(2000, 12, 1), transferred_in=date(2026, 12, 2))
    suspended = a_member(
        joined=date(2000, 12, 1),
        conditions=(Condition(kind=ConditionKind.SUSPENDED, start=date(2026, 1, 1)),),
    )
    unknown = a_member(joined=None)
    assert party_birthdays([left, coming, suspended, unknown], Period.year(2026)) == ()


def test_the_day_of_joining_itself_is_no_anniversary() -> None:
    assert party_birthdays([a_member(joined=date(2026, 7, 1))], Period.year(2026)) == ()


@given(joined=days, start=days, length=st.integers(0, 900))
def test_each_anniversary_lies_inside_and_falls_on_the_day_of_joining(
    joined: date, start: date, length: int
) -> None:
    period = Period(start, start + timedelta(days=length))
    found = party_birthdays([a_member(joined=joined, full_since=joined)], period)
    for each in found:
        assert each.day in period
        assert each.years >= 1
        assert each.day == years_after(joined, each.years)
        assert each.standing == each.years
    years = [each.day.year for each in found]
    assert years == sorted(set(years)), "once a year, in order of time"


@given(joined=days, year=st.integers(1951, 2060))
def test_a_whole_year_after_joining_holds_one_birthday(joined: date, year: int) -> None:
    found = party_birthdays([a_member(joined=joined, full_since=joined)], Period.year(year))
    assert len(found) == (year > joined.year)


@given(joined=days, full=days, on=st.integers(1, 60))
def test_the_standing_is_the_number_of_years_that_are_over(joined: date, full: date, on: int) -> None:
    full = max(full, joined)
    day = years_after(joined, on)
    (birthday,) = party_birthdays([a_member(joined=joined, full_since=full)], Period(day, day))
    if birthday.standing is None:
        assert full > day
    else:
        assert years_after(full, birthday.standing) <= day < years_after(full, birthday.standing + 1)
