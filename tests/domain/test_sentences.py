from datetime import date

import pytest

from partybranch.domain.periods import Period
from partybranch.domain.sentences import number, opening, percent


@pytest.mark.parametrize(
    ("period", "as_of", "words"),
    [
        (Period(date(2022, 1, 1), date(2022, 8, 10)), date(2026, 5, 1), "今年以来"),
        (Period.year(2022), date(2022, 8, 10), "今年以来"),
        (Period.year(2022), date(2022, 12, 31), "2022年"),
        (Period.year(2022), date(2026, 5, 1), "2022年"),
        (Period.year(2022), date(2021, 5, 1), "2022年"),
        (Period.half(2022, 1), date(2022, 8, 10), "2022年上半年"),
        (Period.half(2022, 2), date(2022, 8, 10), "2022年下半年"),
        (Period.quarter(2022, 1), date(2022, 8, 10), "2022年第1季度"),
        (Period.month(2022, 1), date(2022, 8, 10), "2022年1月"),
        (Period(date(2022, 2, 1), date(2022, 8, 10)), date(2022, 8, 10), "2022年2月1日—8月10日"),
        (Period(date(2021, 1, 1), date(2022, 8, 10)), date(2022, 8, 10), "2021年1月1日—2022年8月10日"),
    ],
)
def test_a_paragraph_opens_with_the_name_of_its_stretch(period: Period, as_of: date, words: str) -> None:
    assert opening(period, as_of) == words


@pytest.mark.parametrize(
    ("value", "text"), [(144.0, "144"), (2.5, "2.5"), (0, "0"), (100, "100"), (0.25, "0.25"), (3, "3")]
)
def test_numbers_carry_no_superfluous_point(value: float, text: str) -> None:
    assert number(value) == text


def test_a_rate_has_one_decimal_and_nobody_due_a_dash() -> None:
    assert (percent(1781 / 1959), percent(1.0), percent(None)) == ("90.9%", "100.0%", "—")
