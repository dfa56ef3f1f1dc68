from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partybranch.domain.periods import Period

dates = st.dates(date(2019, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period.year(2022), "2022年"),
        (Period.month(2022, 3), "2022年3月"),
        (Period.month(2024, 2), "2024年2月"),
        (Period.quarter(2022, 1), "2022年第1季度"),
        (Period.quarter(2022, 4), "2022年第4季度"),
        (Period(date(2022, 1, 1), date(2022, 8, 10)), "2022年1月1日—8月10日"),
        (Period(date(2021, 12, 1), date(2022, 1, 31)), "2021年12月1日—2022年1月31日"),
        (Period(date(2024, 2, 1), date(2024, 2, 28)), "2024年2月1日—2月28日"),
    ],
)
def test_a_period_is_called_as_a_secretary_writes_it(period: Period, label: str) -> None:
    assert period.label == label


def test_a_year_holds_its_first_and_last_day_and_no_other() -> None:
    year = Period.year(2022)
    assert date(2022, 1, 1) in year
    assert date(2022, 12, 31) in year
    assert date(2021, 12, 31) not in year
    assert date(2023, 1, 1) not in year
    assert "2022-01-01" not in year


@pytest.mark.parametrize(("year", "last"), [(2022, 28), (2024, 29), (2000, 29), (2100, 28)])
def test_february_knows_leap_years(year: int, last: int) -> None:
    assert Period.month(year, 2).end == date(year, 2, last)


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before"):
        Period(date(2022, 2, 1), date(2022, 1, 31))


def test_periods_overlap_when_they_share_a_day() -> None:
    assert Period.month(2022, 1).overlaps(Period(date(2022, 1, 31), date(2022, 2, 3)))
    assert not Period.month(2022, 1).overlaps(Period.month(2022, 2))


@settings(max_examples=150, deadline=None)
@given(dates, st.integers(0, 800))
def test_the_months_and_quarters_are_those_of_the_days(start: date, length: int) -> None:
    period = Period(start, start + timedelta(days=length))
    days = [start + timedelta(days=n) for n in range(length + 1)]
    months = list(dict.fromkeys((day.year, day.month) for day in days))
    quarters = list(dict.fromkeys((day.year, (day.month + 2) // 3) for day in days))
    assert list(period.months()) == [Period.month(*month) for month in months]
    assert list(period.quarters()) == [Period.quarter(*quarter) for quarter in quarters]
