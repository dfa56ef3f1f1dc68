"""How long a service took: written, or between begin and end; where both stand they must agree."""

from datetime import time

from partybranch.domain.parsing.clocks import parse_clock
from partybranch.domain.parsing.hours import parse_hours
from partybranch.domain.parsing.moments import Moment
from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import quoted
from partybranch.services.importing.grid import Value
from partybranch.services.importing.reading import Reading

CLOSE = 0.02
"""Hours are kept to two decimals; 100 minutes are 1.67 of them."""


def read_clocks(reading: Reading, moment: Moment) -> tuple[time | None, time | None]:
    """Begin and end from their columns, or from the time written beside the day."""
    begins = reading.parsed("begins", parse_clock) or moment.time
    ends = reading.parsed("ends", parse_clock)
    if ends is None and begins is not None and moment.minutes is not None:
        total = begins.hour * 60 + begins.minute + moment.minutes
        ends = time(total // 60 % 24, total % 60)
    return begins, ends


def read_hours(reading: Reading, begins: time | None, ends: time | None) -> float | None:
    """The hours of everybody in the row; None where neither a length nor an end is written."""
    written = reading.parsed("hours", lambda value: _length(reading, value))
    spanned = None
    if begins is not None and ends is not None:
        spanned = round((ends.hour - begins.hour) + (ends.minute - begins.minute) / 60, 2)
        if spanned <= 0:
            reading.error("ends", "结束时间不晚于开始时间，请核对")
            return None
    if written is not None and written <= 0:
        reading.error("hours", "时长要大于 0，请核对")
    if written is not None and spanned is not None and abs(written - spanned) > CLOSE:
        reading.error("hours", f"时长写的是 {written:g} 小时，起止时间相差 {spanned:g} 小时，请改成一致")
    return spanned if written is None else written


def _length(reading: Reading, value: Value) -> float:
    """Hours; a bare number counts in the unit of the heading."""
    bare = isinstance(value, int | float) or name_key(str(value)).replace(".", "").isdecimal()
    if bare and "分" in reading.line.cells["hours"][0].column.unit:
        return round(float(str(value)) / 60, 2)
    return parse_hours(value)


def parse_total(value: Value) -> float:
    """Hours of all people together, which may exceed a day. Raises ValueError."""
    bare = name_key(str(value)).removesuffix("小时").removesuffix("个")
    try:
        return float(bare)
    except ValueError:
        raise ValueError(f"{quoted(value)}不是时长，请写成 24 的样子") from None
