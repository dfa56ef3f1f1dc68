"""A column of names copied elsewhere, read against a roll: who is meant, and the reason of a leave."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from partybranch.domain.attendance import LEAVE_REASONS, Mark, RollRow
from partybranch.domain.parsing.names import bearers_of, detach_note, name_key, split_names
from partybranch.domain.parsing.reasons import is_absent_without_leave, reason_word

_HEADINGS = frozenset(
    {"姓名", "序号", "备注", "党员姓名", "应到人员", "参会人员", "请假人员", "签到", "事由"}
)
_LEAVE_SIGNS = ("假", "因公", "公差", "公出", "出差")
_ON_LEAVE = frozenset({"假", "请假", "已请假"})
_SAID: Mapping[str, Mark] = {
    **dict.fromkeys(
        ("出席", "到会", "实到", "已到", "签到", "参加", "出勤", "到", "迟到", "√", "✓", "✔"), Mark.PRESENT
    ),
    **dict.fromkeys(("未到", "未到会", "未参加", "没到", "缺席", "×"), Mark.ABSENT),
    **dict.fromkeys(("异地", "异地参加"), Mark.ELSEWHERE),
    **dict.fromkeys(("未标", "免"), Mark.UNMARKED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRoll:
    """The places of a roll that were named, each with its reason ("" for none), and what was not understood.

    ``unknown`` are words that are nobody's name on the roll, ``shared`` names that more than one there bears.
    """

    found: Mapping[int, str]
    unknown: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


def read_pasted(text: str, rows: Sequence[RollRow], labels: Mapping[int, str]) -> PastedRoll:
    """Read names (张三、李四（病假）, or cells of a sheet) against a roll; ``labels`` tell namesakes."""
    called = {at: (row.name, labels.get(row.member_id, row.name)) for at, row in enumerate(rows)}
    bearers = bearers_of(called)
    known = {name for names in called.values() for name in names}
    found: dict[int, str] = {}
    unknown: list[str] = []
    shared: list[str] = []
    last: int | None = None
    for line in text.splitlines():
        beside = False
        for word in _words(line, known):
            name, note = (word, None) if name_key(word) in bearers else detach_note(word)
            places = bearers.get(name_key(name), ())
            if len(places) == 1:
                last, beside = places[0], True
                found[last] = found.get(last) or note or ""
            elif places:
                shared.append(name)
            elif last is not None and (is_leave_reason(word) or (beside and said_by(word))):
                found[last] = found[last] or word
            elif not _idle(word):
                unknown.append(word)
    return PastedRoll(found=found, unknown=_once(unknown), shared=_once(shared))


def said_by(note: str) -> tuple[Mark, str] | None:
    """The mark and the reason that a note beside a name says: 缺席, 病假, 住院, √; None for other words."""
    mark = _SAID.get(name_key(note))
    if mark is None and is_absent_without_leave(note):
        mark = Mark.ABSENT
    if mark is not None:
        return mark, ""
    if is_leave_reason(note) or reason_word(note) is not None:
        return Mark.LEAVE, "" if note in _ON_LEAVE else note
    return None


def is_leave_reason(word: str) -> bool:
    """Whether a word can hardly be anything but why somebody is away: 病假, 因公外出, 出差."""
    away = word in LEAVE_REASONS or any(sign in word for sign in _LEAVE_SIGNS)
    return away and not is_absent_without_leave(word)


def _words(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The items of a text; the cells of a line of a sheet are items of their own."""
    return split_names(text.replace("\t", "\n"), known)


def _idle(word: str) -> bool:
    """Whether a word says nothing about anybody: a number of the sheet, a heading."""
    return word.isdecimal() or name_key(word) in _HEADINGS


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
