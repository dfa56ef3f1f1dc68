"""When an activity of a ledger began and how long it took, out of up to five columns."""

from dataclasses import dataclass
from datetime import datetime, time

from partybranch.domain.parsing.clocks import parse_clock
from partybranch.domain.parsing.counts import parse_count
from partybranch.domain.parsing.hours import parse_hours
from partybranch.domain.parsing.moments import Moment, Precision
from partybranch.domain.parsing.text import as_text, quoted
from partybranch.services.importing.grid import Value
from partybranch.services.importing.reading import Reading

_A_DAY = 24 * 60
_UNITS = ("小时", "分", "h", "H", ":", "：")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Start and length; ``minutes`` is None where nothing says how long, ``clock`` False without a time."""

    starts_at: datetime
    clock: bool
    minutes: int | None


def read_span(reading: Reading, year: int | None) -> Span | None:
    """Read date, time and length of a row; None, with the problem noted, when there is no usable day."""
    moment = _moment(reading, year)
    if moment is None:
        return None
    begins = reading.parsed("begins", parse_clock) or moment.time
    if begins is not None and moment.time is not None and begins != moment.time:
        reading.error("begins", f"开始时间是 {begins:%H:%M}，日期里写的是 {moment.time:%H:%M}，请改成一致")
    minutes = _minutes(reading, moment, begins)
    if begins is None:
        reading.warn("time", "没有写几点，时间记为 00:00，请导入后补上")
    return Span(
        starts_at=datetime.combine(moment.day, begins or time()), clock=begins is not None, minutes=minutes
    )


def _moment(reading: Reading, year: int | None) -> Moment | None:
    """The day from 时间 or 日期; with both columns the first may hold the time of day alone."""
    dated, timed = reading.line.value("day"), reading.line.value("time")
    field = "time" if dated is None else "day"
    if dated is None and timed is None:
        reading.error(field, "没有写时间，请补上日期")
        return None
    moment = reading.parsed(field, lambda value: reading.source.moment(value, year))
    if moment is None:
        return None
    if moment.precision is Precision.MONTH:
        reading.error(field, f"{quoted(reading.line.value(field))}只写到月份，活动需要写到日")
        return None
    return moment if dated is None or timed is None else _joined(reading, moment, timed)


def _joined(reading: Reading, moment: Moment, timed: Value) -> Moment | None:
    """A day from one column and a time, or the whole moment again, from the other."""
    if isinstance(timed, time) or (isinstance(timed, float) and timed < 1):
        timed = f"{parse_clock(timed):%H:%M}"
    if isinstance(timed, str) and not as_text(timed)[:4].isdigit():
        timed = f"{moment.day:%Y-%m-%d} {timed}"
    whole = reading.parsed("time", lambda _: reading.source.moment(timed))
    if whole is not None and whole.day != moment.day:
        reading.error("time", f"这一列是 {whole.day}，日期列是 {moment.day}，请改成一致")
    return whole


def _minutes(reading: Reading, moment: Moment, begins: time | None) -> int | None:
    """The length from 时长, from the end, or from a written span; two of them must agree."""
    written = reading.parsed("minutes", lambda value: _length(reading, value))
    spanned = moment.minutes
    ends = reading.parsed("ends", parse_clock)
    if ends is not None and begins is not None:
        spanned = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
        if spanned <= 0:
            reading.error("ends", "结束时间不晚于开始时间，请核对")
            return None
    if written is not None and not 0 < written <= _A_DAY:
        reading.error("minutes", f"时长 {written} 分钟应在 1 到 {_A_DAY} 之间，请核对")
    if None not in (written, spanned) and written != spanned:
        reading.error("minutes", f"时长写的是 {written} 分钟，起止时间相差 {spanned} 分钟，请改成一致")
    return spanned if written is None else written


def _length(reading: Reading, value: Value) -> int:
    """Minutes; a bare number counts in the unit of the heading, words in their own."""
    unit = reading.line.cells["minutes"][0].column.unit.lower()
    worded = isinstance(value, str) and any(word in value for word in _UNITS)
    if worded or "小时" in unit or unit == "h" or not isinstance(value, str | int | float):
        return round(parse_hours(value) * 60)
    return parse_count(value)
