"""Chinese numerals up to 99 and years written digit by digit, as in 二〇二二年三月十五日."""

import re

_DIGITS = {char: str(digit) for digit, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "两": "2",
}
_RUN = re.compile(r"[〇零○一二两三四五六七八九十]+(?=\s*(?:年|月|日|号|点|时|分|个?小时|个半|人|名))")


def arabic(text: str) -> str:
    """The text with the Chinese numerals before 年月日点时分 and the like as Arabic digits."""
    return _RUN.sub(lambda match: _number(match[0]), text)


def _number(run: str) -> str:
    if "十" not in run:
        return "".join(_DIGITS[char] for char in run)
    tens, _, ones = run.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return run
    return str(int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0")))
