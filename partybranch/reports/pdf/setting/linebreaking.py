"""Where a Chinese line may end: 避头尾, numbers and words kept whole, one mark may hang in the margin.

The rules follow GB/T 15834 §5.1; widths are in ems, so the same answer serves every size of type.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from partybranch.reports.pdf.setting.fonts import Glyph

_SLASHES = "/／"
NO_START = frozenset(
    "⸺，。、；：！？．”’）》〉」』】〕］｝〗…—～〜·‧・％‰℃°′″∶々ー－‐–,.;:!?)]}%" + _SLASHES  # noqa: RUF001 - marks
)
NO_END = frozenset("“‘（《〈「『【〔［｛〖￥＄£＃#$([{№" + _SLASHES)  # noqa: RUF001 - marks
HANGING = frozenset("，。、；：,.")

_WORD = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_AFTER_WORD = frozenset(".,:%")
_JOINERS = frozenset(".,-/:_'@&+")
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: characters ``start`` to ``end`` are drawn, the next line begins at ``following``.

    ``width`` is in ems and leaves out a mark that hangs in the margin.
    """

    start: int
    end: int
    following: int
    width: float
    hangs: bool


def break_lines(glyphs: Sequence[Glyph], first: float, rest: float, *, hang: bool) -> list[Line]:
    """The lines of one paragraph, the first of them ``first`` ems wide, the others ``rest``."""
    text = [glyph.text for glyph in glyphs]
    lines: list[Line] = []
    start = 0
    while start < len(glyphs):
        limit = rest if lines else first
        full = _fill(glyphs, start, limit)
        cut = full if full >= len(glyphs) else _legal_end(text, start, full, hang=hang)
        lines.append(_line(glyphs, start, cut, limit))
        start = lines[-1].following
    return lines


def may_break(text: Sequence[str], position: int) -> bool:
    """Whether a line may end just before ``position`` (which is at least 1)."""
    return _marks_allow(text, position) and not _inside_word(text, position)


def _fill(glyphs: Sequence[Glyph], start: int, limit: float) -> int:
    """The first character that no longer fits; at least one is taken, blanks always fit."""
    used = 0.0
    end = start
    while end < len(glyphs):
        blank = glyphs[end].text == " "
        used += glyphs[end].width
        if not blank and used > limit + _TOLERANCE and end > start:
            return end
        end += 1
    return end


def _legal_end(text: Sequence[str], start: int, full: int, *, hang: bool) -> int:
    """The end of a full line: a hanging mark, else the last lawful place, else between any two marks."""
    after = full + 1
    if hang and text[full] in HANGING and (after >= len(text) or may_break(text, after)):
        return after
    backwards = range(full, start, -1)
    lawful = (cut for cut in backwards if may_break(text, cut))
    knife = (cut for cut in backwards if _marks_allow(text, cut))
    return next(lawful, None) or next(knife, None) or full


def _marks_allow(text: Sequence[str], position: int) -> bool:
    if text[position] == " " or text[position] in NO_START:
        return False
    last = position - 1
    while last > 0 and text[last] == " ":
        last -= 1
    return text[last] not in NO_END


def may_widen(text: Sequence[str], position: int) -> bool:
    """Whether a line may be made longer by a gap just before ``position``: not within 94.6% or WPS."""
    follows_word = text[position - 1] in _WORD and text[position] in _AFTER_WORD
    return not follows_word and not _inside_word(text, position)


def _inside_word(text: Sequence[str], position: int) -> bool:
    """Whether the place lies inside a number or a Latin word: 36,820.50, 2025-01-31, a_b@c.org."""
    before, after = text[position - 1], text[position]
    if after in _WORD:
        joined = before in _JOINERS and position >= 2 and text[position - 2] in _WORD
        return before in _WORD or joined
    return before in _WORD and after in "-/_'@&+"


def _line(glyphs: Sequence[Glyph], start: int, cut: int, limit: float) -> Line:
    end = cut
    while end > start and glyphs[end - 1].text == " ":
        end -= 1
    following = cut
    while following < len(glyphs) and glyphs[following].text == " ":
        following += 1
    width = sum(glyph.width for glyph in glyphs[start:end])
    hangs = end - start > 1 and width > limit + _TOLERANCE and glyphs[end - 1].text in HANGING
    if hangs:
        width -= glyphs[end - 1].width
    return Line(start=start, end=end, following=following, width=width, hangs=hangs)
