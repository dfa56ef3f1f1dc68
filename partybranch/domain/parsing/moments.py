"""Dates and times in the spellings of real ledgers; an impossible day is refused, a lone month stays one."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from partybranch.domain.parsing.clocks import round_to_second, times_in
from partybranch.domain.parsing.numerals import arabic
from partybranch.domain.parsing.text import as_text, half_width, quoted
from partybranch.domain.sentences import WEEKDAYS

_WEEKDAY = re.compile(r"[(\s]*(?:星期|礼拜|周)([一二三四五六日天])\)?")
_DATE = re.compile(
    r"(?P<year>\d{4})(?:\s*年\s*(?P<m1>\d{1,2})\s*月(?:份|\s*(?P<d1>\d{1,2})\s*[日号])?"
    r"|\s*(?P<sep>[-./])\s*(?P<m2>\d{1,2})(?:\s*(?P=sep)\s*(?P<d2>\d{1,2}))?(?!\d)日?"
    r"|(?P<m3>\d{2})(?P<d3>\d{2})?(?!\d))"
)
_DAY_OF_YEAR = re.compile(r"(?P<m1>\d{1,2})\s*月(?:份|\s*(?P<d1>\d{1,2})\s*[日号])?")
_HINT = "请写成 2022-03-15 或 2022年3月15日 的样子"
_EPOCH, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
_MEANINGLESS = 10**9
_YEARS = range(1900, 2101)


class Precision(StrEnum):
    """How much of the date was written."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day with what else was written beside it; ``day`` is the first of the month when only a month was.

    ``minutes`` is the length of a written span such as 14:00-16:00.
    """

    day: dt.date
    time: dt.time | None = None
    precision: Precision = Precision.DAY
    minutes: int | None = None

    @property
    def start(self) -> dt.datetime:
        """The day at its time, at midnight when no time was written."""
        return dt.datetime.combine(self.day, self.time or dt.time())


def parse_moment(value: object, *, year: int | None = None, date1904: bool = False) -> Moment:
    """Read a date with or without a time; ``year`` completes 「3月15日」. Raises ValueError.

    Takes date and datetime (midnight: no time was given), numbers (20220315, 202203, an Excel serial
    counted by the workbook's ``date1904``) and text.
    """
    if isinstance(value, dt.datetime):
        return _from_datetime(value)
    if isinstance(value, dt.date):
        return Moment(day=_within_reason(value, value))
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _MEANINGLESS:
        return _from_number(value, date1904=date1904)
    if isinstance(value, str) and as_text(value):
        return _from_text(value, year=year, date1904=date1904)
    raise ValueError(f"{quoted(value)}不是日期，{_HINT}" if as_text(value) else "没有填写日期")


def parse_day(value: object, *, year: int | None = None, date1904: bool = False) -> dt.date:
    """Read a date down to the day; a month alone is refused. Raises ValueError."""
    moment = parse_moment(value, year=year, date1904=date1904)
    if moment.precision is Precision.MONTH:
        raise ValueError(f"{quoted(value)}只写到月份，这里需要写到日")
    return moment.day


def _from_datetime(value: dt.datetime) -> Moment:
    exact = round_to_second(value.replace(tzinfo=None))
    return Moment(
        day=_within_reason(exact.date(), value), time=exact.time() if exact.time() != dt.time() else None
    )


def _from_number(value: float, *, date1904: bool) -> Moment:
    if 1900 < value < 2101 and not float(value).is_integer():
        if round(value % 1, 6) == 0.1:
            raise ValueError(f"{quoted(value)}存成了数字，分不清是1月还是10月，{_HINT}")
        return _from_text(f"{value:.2f}".rstrip("0"), year=None, date1904=date1904)
    if float(value).is_integer() and len(str(int(value))) in (6, 8):
        return _from_text(str(int(value)), year=None, date1904=date1904)
    if not 10_000 <= value < 73_051:
        raise ValueError(f"{quoted(value)}不是日期，{_HINT}")
    return _from_datetime((_EPOCH_1904 if date1904 else _EPOCH) + dt.timedelta(days=value))


def _from_text(value: str, *, year: int | None, date1904: bool) -> Moment:
    text = half_width(as_text(value)).strip()
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return _from_number(float(text), date1904=date1904)
    weekday = _WEEKDAY.search(text)
    text = arabic(_WEEKDAY.sub(" ", text)).strip()
    moment, rest = _leading_date(text, value, year)
    if weekday and WEEKDAYS.index(weekday[1].replace("天", "日")) != moment.day.weekday():
        raise ValueError(
            f"{quoted(value)}里的星期与日期对不上（{moment.day}是星期{WEEKDAYS[moment.day.weekday()]}）"
        )
    rest = _without_repeated_date(rest, moment, value)
    if not rest:
        return moment
    if moment.precision is Precision.MONTH:
        raise ValueError(f"{quoted(value)}看不懂，{_HINT}")
    clock, minutes = times_in(rest, value)
    return replace(moment, time=clock, minutes=minutes)


def _leading_date(text: str, value: object, year: int | None) -> tuple[Moment, str]:
    match = _DATE.match(text)
    written_year = int(match["year"]) if match else year
    match = match or _DAY_OF_YEAR.match(text)
    if match is None:
        raise ValueError(f"{quoted(value)}看不懂，{_HINT}")
    if written_year is None:
        raise ValueError(f"{quoted(value)}没有写年份，{_HINT}")
    fields = match.groupdict()
    month = next(int(fields[name]) for name in ("m1", "m2", "m3") if fields.get(name))
    day = next((int(fields[name]) for name in ("d1", "d2", "d3") if fields.get(name)), None)
    try:
        found = dt.date(written_year, month, 1 if day is None else day)
    except ValueError:
        wrong = f"{month}月" if day is None else f"{month}月{day}日"
        raise ValueError(f"{quoted(value)}：没有{written_year}年{wrong}") from None
    precision = Precision.DAY if day else Precision.MONTH
    return Moment(day=_within_reason(found, value), precision=precision), text[match.end() :].lstrip(
        "T ,，:"
    ).strip()


def _without_repeated_date(rest: str, moment: Moment, value: object) -> str:
    """The text after the date, where a span may name the same day again before its end."""
    second = _DATE.search(rest)
    if second is None:
        return rest
    again, _ = _leading_date(second[0], value, None)
    if again.day != moment.day or again.precision is not moment.precision:
        raise ValueError(f"{quoted(value)}写了两个日期，请分成两行")
    return (rest[: second.start()] + " " + rest[second.end() :]).strip()


def _within_reason(day: dt.date, value: object) -> dt.date:
    if day.year not in _YEARS:
        raise ValueError(f"{quoted(value)}的年份不对")
    return day
