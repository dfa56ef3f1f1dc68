"""Lengths of a service in hours: 3小时, 3.5h, 90分钟, 1个半小时, 08:30–11:30."""

import re
from datetime import time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from partybranch.domain.parsing.clocks import times_in
from partybranch.domain.parsing.numerals import arabic
from partybranch.domain.parsing.text import as_text, half_width, quoted

_NUMBER = r"\d+(?:\.\d+)?"
_HOURS = re.compile(rf"({_NUMBER})(?:个?小时|个?钟头|个?学时|h|hr|hrs|hours?)?", re.IGNORECASE)
_HOURS_MINUTES = re.compile(
    rf"(?:({_NUMBER})(?:个?小时|h))?({_NUMBER})(?:分钟?|min|mins|minutes?|m)", re.IGNORECASE
)
_AND_A_HALF = re.compile(r"(\d+)(?:个半小时|个?小时半|个半钟头)")
_VAGUE = re.compile(r"半天|全天|[一两\d]天|上午|下午|\d+(?:\.\d+)?[天日]")
_HINT = "请写成 3小时、90分钟 或 08:30-11:30 的样子"
_SPAN = re.compile(r"\d\s*[:点时]\s*\d*\s*分?半?\s*[-~–—－―～至到]")
_A_DAY = 24


def parse_hours(value: object) -> float:
    """Read a length as hours rounded to two decimals, from 0 to 24. Raises ValueError.

    Takes numbers (hours), timedelta, and text in hours, minutes or as a span of two times. 「半天」 and a
    lone clock time are refused: they do not say how long.
    """
    match value:
        case timedelta():
            return _bounded(Decimal(value.total_seconds()) / 3600, value)
        case time():
            raise ValueError(f"“{value:%H:%M}”像是钟点，不是时长，{_HINT}")
        case int() | float() | Decimal() if not isinstance(value, bool):
            return _bounded(Decimal(str(value)), value)
    text = arabic(half_width(as_text(value))).replace("约", "").strip()
    if not text:
        raise ValueError("没有填写时长")
    if _SPAN.search(text):
        _, minutes = times_in(text, value)
        return _bounded(Decimal(minutes or 0) / 60, value)
    return _bounded(_from_words("".join(text.split()), value), value)


def _from_words(text: str, value: object) -> Decimal:
    if text in {"半小时", "半个小时", "半个钟头"}:
        return Decimal("0.5")
    if match := _AND_A_HALF.fullmatch(text):
        return Decimal(match[1]) + Decimal("0.5")
    if match := _HOURS.fullmatch(text):
        return Decimal(match[1])
    if match := _HOURS_MINUTES.fullmatch(text):
        return Decimal(match[1] or 0) + Decimal(match[2]) / 60
    if _VAGUE.search(text):
        raise ValueError(f"{quoted(value)}没有说明是几小时，{_HINT}")
    raise ValueError(f"{quoted(value)}不是时长，{_HINT}")


def _bounded(hours: Decimal, value: object) -> float:
    if not hours.is_finite() or hours < 0:
        raise ValueError(f"{quoted(value)}不是时长，{_HINT}")
    if hours > _A_DAY:
        raise ValueError(f"{quoted(value)}超过24小时，请核对")
    return float(hours.quantize(Decimal("0.01"), ROUND_HALF_UP))
