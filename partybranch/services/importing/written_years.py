"""The year that a title, a unit line or a sheet name states, for dates written without one."""

import re
from collections.abc import Iterable

from partybranch.domain.parsing.numerals import arabic
from partybranch.domain.parsing.text import half_width

_BEFORE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s*(?:年|[-./]\d))")
_ALONE = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


def stated_year(texts: Iterable[str]) -> int | None:
    """The year of the first text that names exactly one; None when there is no such text."""
    for text in texts:
        plain = arabic(half_width(text))
        years = set(_BEFORE_YEAR.findall(plain)) or set(_ALONE.findall(plain))
        if len(years) == 1:
            return int(years.pop())
    return None
