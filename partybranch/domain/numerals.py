"""Numbers as a report reads them aloud: 十二, 一百零五, 二点五, 百分之九十点三. Parsing has the way back."""

import re

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_NUMBER = re.compile(r"(\d+)(?:\.(\d+))?(%?)", re.ASCII)
_MOST_DIGITS = 4 * len(_GROUPS)


def in_chinese(text: str) -> str:
    """The text with every Arabic number in it as a Chinese one; nothing else changes."""
    return _NUMBER.sub(lambda found: _spoken(found[1], found[2] or "", bool(found[3])), text)


def measured(number: str) -> str:
    """A number that a measure word follows: 两 for two, otherwise as ``in_chinese``."""
    return "两" if number == "2" else in_chinese(number)


def _spoken(whole: str, decimals: str, percent: bool) -> str:
    words = _whole(whole)
    if decimals.strip("0"):
        words += "点" + "".join(_DIGITS[int(digit)] for digit in decimals.rstrip("0"))
    return f"百分之{words}" if percent else words


def _whole(digits: str) -> str:
    """A whole number; one too long to have a name is read digit by digit."""
    digits = digits.lstrip("0")
    if not digits:
        return _DIGITS[0]
    if len(digits) > _MOST_DIGITS:
        return "".join(_DIGITS[int(digit)] for digit in digits)
    groups = [int(digits[max(end - 4, 0) : end]) for end in range(len(digits), 0, -4)]
    words = ""
    for at in range(len(groups) - 1, -1, -1):
        words = _join(words, groups[at], _GROUPS[at])
    return words.removeprefix("一") if words.startswith("一十") else words


def _join(before: str, group: int, name: str) -> str:
    """Put a group of four digits behind the higher ones; a gap between them is read as one 零."""
    if not group:
        return before
    gap = _DIGITS[0] if before and group < 1000 else ""
    return f"{before}{gap}{_group(group)}{name}"


def _group(number: int) -> str:
    words = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += _DIGITS[digit] + _PLACES[place]
        elif words and not words.endswith(_DIGITS[0]) and number % 10**place:
            words += _DIGITS[0]
    return words
