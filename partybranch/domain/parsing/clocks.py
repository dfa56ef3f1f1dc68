"""Times of day and spans between two of them: 09:00, 下午3:00, 晚上7点半, 14:00-16:00."""

import re
from datetime import date, datetime, time, timedelta

from partybranch.domain.parsing.numerals import arabic
from partybranch.domain.parsing.text import as_text, half_width, quoted

_PART = r"凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜间|晚|am|pm"
_CLOCK = re.compile(
    rf"\s*(?P<part>{_PART})?\s*"
    r"(?P<hour>\d{1,2})(?:\s*:\s*(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"|\s*[点时]\s*(?:整|(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute2>\d{1,2})\s*分?)?)"
    r"\s*(?P<suffix>am|pm)?\s*",
    re.IGNORECASE,
)
_PART_ALONE = re.compile(rf"\s*(?:{_PART})\s*", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:[-~–—－―～至到]+|->|→)\s*")
_MORNING, _EVENING = (
    frozenset({"凌晨", "清晨", "早晨", "早上", "上午", "am"}),
    frozenset({"下午", "傍晚", "pm"}),
)
_NIGHT = frozenset({"晚上", "晚间", "夜间", "晚"})
_HINT = "请写成 14:00 或 14:00-16:00 的样子"
_SECONDS = 86_400


def parse_clock(value: object) -> time:
    """Read one time of day: a time, a datetime, a fraction of a day or text. Raises ValueError."""
    if isinstance(value, datetime):
        return round_to_second(value.replace(tzinfo=None)).time()
    if isinstance(value, time):
        return round_to_second(datetime.combine(date.min, value.replace(tzinfo=None))).time()
    if isinstance(value, float) and 0 <= value < 1:
        return (datetime.min + timedelta(seconds=round(value * _SECONDS) % _SECONDS)).time()
    text = as_text(value)
    if not text:
        raise ValueError("没有填写时间")
    clock, minutes = times_in(text, value)
    if clock is None or minutes is not None:
        raise ValueError(f"{quoted(value)}不是一个钟点，{_HINT}")
    return clock


def times_in(text: str, value: object) -> tuple[time | None, int | None]:
    """The start and the minutes up to the end in a text that holds nothing but times.

    「下午」 alone says no time: (None, None). ``value`` is the whole cell, for the sentence.
    Raises ValueError.
    """
    text = arabic(half_width(text)).strip("() ,，。")
    if _PART_ALONE.fullmatch(text):
        return None, None
    first = _CLOCK.match(text)
    if first is None:
        raise ValueError(f"{quoted(value)}里的时间看不懂，{_HINT}")
    part = _part_of(first)
    start = _time_of(first, part, value)
    rest = text[first.end() :]
    if not rest:
        return start, None
    dash = _SPAN.match(rest)
    last = _CLOCK.fullmatch(rest, dash.end()) if dash else None
    if last is None:
        raise ValueError(f"{quoted(value)}里的时间看不懂，{_HINT}")
    end = _time_of(last, _part_of(last) or _inherited(part, last), value)
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes <= 0:
        raise ValueError(f"{quoted(value)}的结束时间不晚于开始时间")
    return start, minutes


def round_to_second(moment: datetime) -> datetime:
    """The nearest whole second: spreadsheets store 14:00 as 13:59:59.999."""
    if moment.microsecond < 500_000:
        return moment.replace(microsecond=0)
    return moment.replace(microsecond=0) + timedelta(seconds=1)


def _part_of(match: re.Match[str]) -> str:
    return (match["part"] or match["suffix"] or "").lower()


def _inherited(part: str, last: re.Match[str]) -> str:
    """「下午3:00-5:00」: the end lies in the part of the day of the start; a morning may run past noon."""
    return part if part not in _MORNING and int(last["hour"]) < 12 else ""


def _time_of(match: re.Match[str], part: str, value: object) -> time:
    hour = _hour_of_day(int(match["hour"]), part)
    minute = int(match["minute"] or match["minute2"] or 0)
    minute += 30 if match["half"] else {"一": 15, "三": 45}.get(match["quarter"] or "", 0)
    if hour is None or hour > 23 or minute > 59:
        raise ValueError(f"{quoted(value)}里没有这样的钟点，{_HINT}")
    return time(hour, minute)


def _hour_of_day(hour: int, part: str) -> int | None:
    """The hour from 0 on; None where the part of the day contradicts it or leaves it open (晚上12点)."""
    if part in _MORNING:
        if hour == 12:
            return 0 if part in {"凌晨", "am"} else 12
        return hour if hour < 12 else None
    if part in _NIGHT:
        return {12: None}.get(hour, hour + 12 if 5 <= hour < 12 else hour if hour >= 17 else None)
    if part in _EVENING:
        return hour + 12 if 0 < hour < 12 else hour or None
    if part == "中午":
        return hour + 12 if hour in {1, 2} else hour if 11 <= hour <= 14 else None
    return hour
