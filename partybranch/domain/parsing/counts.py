"""Head-counts and other whole numbers: 32, ３２, 32.0, 32人, 三人."""

import re

from partybranch.domain.parsing.numerals import arabic
from partybranch.domain.parsing.text import as_text, half_width, quoted

_COUNT = re.compile(r"(?:共计?)?(\d{1,9})(?:\.0+)?(?:人次|人|名|次|分钟|个|篇)?")


def parse_count(value: object) -> int:
    """Read a whole number from 0 on, with or without 人, 名, 次, 分钟. Raises ValueError."""
    if isinstance(value, bool) or not as_text(value):
        raise ValueError("没有填写数字" if not as_text(value) else f"{quoted(value)}不是数字")
    text = "".join(arabic(half_width(as_text(value))).split()).replace(",", "")
    match = _COUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"{quoted(value)}不是整数，请写成 32 的样子")
    return int(match[1])
