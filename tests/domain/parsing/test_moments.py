"""Dates as people write them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.parsing.moments import Moment, Precision, parse_day, parse_moment

DAY = date(2022, 3, 15)
DAYS = st.dates(date(1921, 7, 1), date(2027, 12, 31))
SPELLINGS = (
    "{0.year}-{0.month}-{0.day}",
    "{0:%Y-%m-%d}",
    "{0:%Y%m%d}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month:02}.{0.day:02}",
    "{0.year}年{0.month}月{0.day}日",
    " {0.year} 年 {0.month} 月 {0.day} 号",
    "{0:%Y-%m-%d}T09:00:00",
    "{0:%Y-%m-%d} 00:00:00",
)
WIDE = str.maketrans("0123456789./-", "０１２３４５６７８９．／－")


@given(DAYS, st.sampled_from(SPELLINGS), st.booleans())
def test_every_spelling_of_a_day_gives_that_day(day: date, spelling: str, wide: bool) -> None:
    text = spelling.format(day)
    assert parse_day(text.translate(WIDE) if wide else text) == day


@given(DAYS)
def test_every_cell_that_is_a_date_gives_that_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    cells = [day, datetime.combine(day, time()), int(f"{day:%Y%m%d}")]
    cells += [serial, float(serial), str(serial)] if serial >= 10_000 else []
    assert {parse_day(cell) for cell in cells} == {day}


@given(DAYS, st.times())
def test_a_written_moment_keeps_its_minute(day: date, clock: time) -> None:
    clock = clock.replace(second=0, microsecond=0)
    moment = parse_moment(f"{day.year}年{day.month}月{day.day}日 {clock:%H:%M}")
    assert (moment.day, moment.time) == (day, clock)
    assert moment.start == datetime.combine(day, clock)


@pytest.mark.parametrize(
    ("cell", "clock", "minutes"),
    [
        ("2022.03.15 09:00", time(9), None),
        ("2022年3月15日 下午3:00", time(15), None),
        ("2022年3月15日（星期二）下午3点半", time(15, 30), None),
        ("2022年3月15日周二上午9时30分", time(9, 30), None),
        ("2022-03-15 晚上7点一刻", time(19, 15), None),
        ("2022-03-15 中午12:30", time(12, 30), None),
        ("2022-03-15 3:00 PM", time(15), None),
        ("二〇二二年三月十五日上午十点", time(10), None),
        ("2022-3-15 14:00-16:00", time(14), 120),
        ("2022年3月15日14：00—15：30", time(14), 90),
        ("2022年3月15日下午3:00至5:00", time(15), 120),
        ("2022年3月15日上午9:00-12:00", time(9), 180),
        ("2022年3月15日上午10:00-下午2:00", time(10), 240),
        ("2022-03-15 14:00 至 2022-03-15 16:00", time(14), 120),
        ("2022年3月15日下午", None, None),
        (datetime(2022, 3, 15, 13, 59, 59, 999_900), time(14), None),
        (44635.375, time(9), None),
        ("44635.375", time(9), None),
        (datetime(2022, 3, 15), None, None),
    ],
)
def test_times_and_spans_beside_the_day(cell: object, clock: time | None, minutes: int | None) -> None:
    assert parse_moment(cell) == Moment(day=DAY, time=clock, minutes=minutes)


@pytest.mark.parametrize(
    "cell",
    ["2022-03", "2022年3月", "2022年3月份", "2022.3", "2022/03", "202203", 202203, 2022.3, "２０２２年３月"],
)
def test_a_month_alone_stays_a_month(cell: object) -> None:
    assert parse_moment(cell) == Moment(day=date(2022, 3, 1), precision=Precision.MONTH)
    with pytest.raises(ValueError, match="只写到月份"):
        parse_day(cell)


def test_a_day_without_year_takes_the_year_handed_in() -> None:
    assert parse_day("3月15日", year=2022) == DAY
    assert parse_moment("3月", year=2022).precision is Precision.MONTH
    with pytest.raises(ValueError, match="没有写年份"):
        parse_day("3月15日")


def test_a_bare_number_counts_from_the_epoch_of_its_workbook() -> None:
    assert parse_day(44635) == DAY
    assert parse_day(44635 - 1462, date1904=True) == DAY


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("2022-02-30", "没有2022年2月30日"),
        ("20221301", "没有2022年13月1日"),
        ("2022年13月", "没有2022年13月"),
        ("2022-03-00", "没有2022年3月0日"),
        ("2022年3月15日（星期三）", "是星期二"),
        ("2022-03-15 至 2022-03-17", "两个日期"),
        ("2022-03-15 16:00-14:00", "不晚于"),
        ("2022-03-15 25:00", "没有这样的钟点"),
        ("2022-03-15 上午15:00", "没有这样的钟点"),
        ("2022-03-15 晚上12点", "没有这样的钟点"),
        ("2022-03-15 开会", "时间看不懂"),
        ("2022-03 14:00", "看不懂"),
        (2022.1, "1月还是10月"),
        (2022, "不是日期"),
        (0, "不是日期"),
        (-1, "不是日期"),
        (60, "不是日期"),
        (float("nan"), "不是日期"),
        (10**400, "不是日期"),
        (True, "不是日期"),
        (timedelta(1), "不是日期"),
        ("1895-01-01", "年份不对"),
        (date(1895, 1, 1), "年份不对"),
        ("22年3月15日", "看不懂"),
        ("15/03/2022", "看不懂"),
        ("3.15", "看不懂"),
        ("待定", "看不懂"),
        ("", "没有填写日期"),
        (None, "没有填写日期"),
    ],
)
def test_what_is_no_date_is_refused_by_sentence(cell: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_moment(cell)


@given(
    st.one_of(st.text(), st.floats(), st.integers(), st.from_regex(r"\d{4}[-年.]\d{1,2}[-月.]\d{1,2}.{0,9}"))
)
def test_anything_is_a_moment_or_one_sentence(cell: object) -> None:
    try:
        moment = parse_moment(cell, year=2022)
    except ValueError as refused:
        sentence = str(refused)
    else:
        sentence = f"{moment.day}是日期"
    assert any("\u4e00" <= char <= "\u9fff" for char in sentence)
