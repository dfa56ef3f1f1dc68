"""Times of day."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.parsing.clocks import parse_clock


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("08:30", time(8, 30)),
        ("８：３０", time(8, 30)),
        ("8点", time(8)),
        ("8点整", time(8)),
        ("八点半", time(8, 30)),
        ("下午3点三刻", time(15, 45)),
        ("上午12:00", time(12)),
        ("凌晨12:10", time(0, 10)),
        ("12:10 am", time(0, 10)),
        ("中午1点", time(13)),
        ("下午14:00", time(14)),
        (time(8, 30), time(8, 30)),
        (datetime(2022, 3, 15, 8, 30), time(8, 30)),
        (8.5 / 24, time(8, 30)),
        (0.0, time(0)),
    ],
)
def test_a_clock_time_is_read(cell: object, clock: time) -> None:
    assert parse_clock(cell) == clock


@given(st.times())
def test_every_minute_of_the_day_is_read_back(clock: time) -> None:
    clock = clock.replace(second=0, microsecond=0)
    assert parse_clock(f"{clock:%H:%M}") == clock
    assert parse_clock(f"{clock.hour}时{clock.minute}分") == clock
    assert parse_clock((clock.hour * 60 + clock.minute) / 1440) == clock


@pytest.mark.parametrize(
    "cell", ["", None, "9:00-10:00", "25:00", "9:75", "下午", "下午0点", "中午9点", "开会", 3, 1.5]
)
def test_what_is_no_clock_time_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match=r"[时间钟点]"):
        parse_clock(cell)
