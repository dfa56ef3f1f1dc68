"""Lengths of a service."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.parsing.hours import parse_hours


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("3小时", 3),
        ("３个小时", 3),
        (3, 3),
        (3.0, 3),
        ("3.0", 3),
        ("3.5h", 3.5),
        ("90分钟", 1.5),
        ("2小时30分", 2.5),
        ("1个半小时", 1.5),
        ("半小时", 0.5),
        ("两小时", 2),
        ("约3小时", 3),
        ("100分钟", 1.67),
        (1 / 3, 0.33),
        ("08:30–11:30", 3),
        ("8:30-11:30", 3),
        ("上午8点半至11点", 2.5),
        ("下午2:00-5:30", 3.5),
        (timedelta(minutes=45), 0.75),
        (0, 0),
        (24, 24),
    ],
)
def test_a_length_is_read_in_hours(cell: object, hours: float) -> None:
    assert parse_hours(cell) == hours


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("半天", "几小时"),
        ("一天", "几小时"),
        ("上午", "几小时"),
        ("8:30", "不是时长"),
        (time(3), "像是钟点"),
        (-1, "不是时长"),
        ("-1", "不是时长"),
        (24.5, "超过24小时"),
        ("1500分钟", "超过24小时"),
        (float("nan"), "不是时长"),
        (float("inf"), "不是时长"),
        (True, "不是时长"),
        ("若干", "不是时长"),
        ("11:30-8:30", "不晚于"),
        ("", "没有填写时长"),
        (None, "没有填写时长"),
    ],
)
def test_what_does_not_say_how_long_is_refused(cell: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_hours(cell)


@given(st.integers(1, 24 * 60))
def test_minutes_and_hours_say_the_same(minutes: int) -> None:
    expected = pytest.approx(minutes / 60, abs=0.0051)
    assert parse_hours(f"{minutes}分钟") == expected
    assert parse_hours(f"{minutes // 60}小时{minutes % 60}分钟") == expected
    assert parse_hours(timedelta(minutes=minutes)) == expected


@given(st.one_of(st.text(), st.floats(), st.integers()))
def test_anything_is_between_nothing_and_a_day_or_refused(cell: object) -> None:
    try:
        hours = parse_hours(cell)
    except ValueError:
        return
    assert 0 <= hours <= 24
