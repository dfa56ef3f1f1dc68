"""The signs of an attendance matrix; the workbook's own legend and the user's words come first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partybranch.domain.attendance import Mark
from partybranch.domain.parsing.names import detach_note, name_key
from partybranch.domain.parsing.reasons import is_absent_without_leave, reason_word
from partybranch.domain.parsing.text import as_text, half_width, quoted
from partybranch.services.importing.grid import Value

_LATE, _EARLY = "迟到", "早退"

DEFAULT_LEGEND: dict[str, str] = {
    **dict.fromkeys(("√", "✓", "✔", "☑", "●", "到", "1", "出席"), "出席"),
    **dict.fromkeys(("△", "▲", "○", "◯", "假", "请假"), "请假"),
    **dict.fromkeys(("病", "病假"), "请假:病假"),
    **dict.fromkeys(("事", "事假"), "请假:事假"),
    **dict.fromkeys(("公", "公假", "差", "出差", "公差", "因公"), "请假:因公"),
    **dict.fromkeys(("×", "✕", "✗", "✘", "x", "旷", "旷会", "缺", "缺席", "0"), "缺席"),
    **dict.fromkeys(("迟", "迟到"), "迟到"),
    **dict.fromkeys(("异", "◇", "异地", "异地参加"), "异地参加"),
    **dict.fromkeys(("/", "-", "—", "——", "--", "免", "未"), "未标"),
}
"""What the signs mean where nobody says otherwise. ○ and △ are read as 请假, which is said as a reminder."""

_AMBIGUOUS = ("○", "◯", "△", "▲")
_PRESENT_WORDS = ("出席", "到会", "出勤", "实到", "参加", "已到", "签到", "到")
_ABSENT_WORDS = ("无故缺席", "缺席", "旷会", "旷课", "缺勤", "未到", "旷")
_LEAVE_WORDS = (
    "因公出差",
    "因公请假",
    "因病请假",
    "因事请假",
    "病假",
    "事假",
    "公假",
    "因公",
    "公差",
    "出差",
    "请假",
)
_WORDS = (*_PRESENT_WORDS, *_ABSENT_WORDS, *_LEAVE_WORDS, _LATE, _EARLY, "异地参加", "异地", "不在册", "未标")
_SIGN = r"[√✓✔☑●○◯△▲×✕✖✗✘☆★◇◆◎⊙※□■☒/]"
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_SIGN_FIRST = re.compile(rf"(?P<sign>{_SIGN})[:=为表示代\s\"“”]*(?P<word>{_WORD})")
_WORD_FIRST = re.compile(rf"(?P<word>{_WORD})[:=为表示用打划记作\s\"“”(]*(?P<sign>{_SIGN})")
_ANY_SIGN, _ANY_WORD = re.compile(_SIGN), re.compile(_WORD)


@dataclass(frozen=True, slots=True)
class Marking:
    """One cell of the matrix; 未标 where nothing is said."""

    mark: Mark = Mark.UNMARKED
    reason: str = ""
    late: bool = False


_MEANINGS: dict[str, Marking] = {
    **dict.fromkeys(_PRESENT_WORDS, Marking(Mark.PRESENT)),
    **dict.fromkeys(_ABSENT_WORDS, Marking(Mark.ABSENT)),
    **dict.fromkeys(("异地参加", "异地"), Marking(Mark.ELSEWHERE)),
    **dict.fromkeys(("", "未标", "不在册"), Marking()),
    _LATE: Marking(Mark.PRESENT, late=True),
    _EARLY: Marking(Mark.PRESENT, _EARLY),
    "请假": Marking(Mark.LEAVE),
}


def meaning_of(word: str) -> Marking:
    """出席, 迟到, 早退, 请假, 请假:病假, 缺席, 异地参加, 未标 as a marking. Raises ValueError."""
    text, _, reason = name_key(word).partition(":")
    if text in _MEANINGS and not reason:
        return _MEANINGS[text]
    if reason and text == Mark.LEAVE:
        return Marking(Mark.LEAVE, reason)
    if reason or reason_word(text) is None:
        raise ValueError(f"{quoted(word)}看不懂，请写成 出席、迟到、请假、请假:病假、缺席、异地参加 之一")
    return Marking(Mark.ABSENT) if is_absent_without_leave(text) else Marking(Mark.LEAVE, text)


def legend_in(texts: Iterable[str]) -> dict[str, str]:
    """The signs explained in a title or note line; at least two signs make a legend."""
    found: dict[str, str] = {}
    for text in texts:
        plain = half_width(text)
        sign, word = _ANY_SIGN.search(plain), _ANY_WORD.search(plain)
        if sign is None or word is None:
            continue
        pattern = _SIGN_FIRST if sign.start() < word.start() else _WORD_FIRST
        pairs = {match["sign"]: match["word"] for match in pattern.finditer(plain)}
        if len(pairs) > 1:
            found |= pairs
    return found


@dataclass(frozen=True, slots=True)
class Legend:
    """Signs with their meaning; ``stated`` are those that the workbook or the user explains."""

    signs: Mapping[str, Marking]
    stated: frozenset[str]

    @classmethod
    def of(cls, *said: Mapping[str, str]) -> "Legend":
        """The default legend, overridden by each of the given ones in turn. Raises ValueError."""
        words = {_sign(sign): word for sign, word in DEFAULT_LEGEND.items()}
        stated = {_sign(sign): word for legend in said for sign, word in legend.items()}
        signs = {sign: meaning_of(word) for sign, word in {**words, **stated}.items()}
        return cls(signs, frozenset(stated))

    def read(self, value: Value) -> Marking:
        """The marking of a cell: a sign, or a reason in words such as 病假. Raises ValueError."""
        key = _sign(as_text(value))
        if not key:
            return Marking()
        if key in self.signs:
            return self.signs[key]
        head, note = detach_note(key)
        if note and self.signs.get(head, Marking()).mark is Mark.LEAVE:
            return Marking(Mark.LEAVE, note)
        if key not in _MEANINGS and reason_word(key) is None:
            raise ValueError(f"{quoted(value)}不在图例里，请改成图例里的符号，或在图例里加上它")
        return meaning_of(key)

    def is_ambiguous(self, value: Value) -> bool:
        """Whether a sign has other meanings elsewhere and nobody explained it here."""
        key = _sign(as_text(value))
        return key in _AMBIGUOUS and key not in self.stated


def _sign(text: str) -> str:
    return name_key(text).lower()
