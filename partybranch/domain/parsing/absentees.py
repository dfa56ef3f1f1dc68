"""Who was not there, in the many ways a ledger says so.

Understood: 「张三（病假）、李四（因公出差）」, 「张三：病假；李四：事假」, 「张三病假」,
「病假：张三、李四；事假：王五」, 「病假（张三、李四）」, 「无」, 「全勤」, 「请假3人」.
A head-count beside names must agree with them.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from partybranch.domain.parsing.counts import parse_count
from partybranch.domain.parsing.names import detach_note, name_key, split_items, split_names
from partybranch.domain.parsing.numerals import arabic
from partybranch.domain.parsing.reasons import is_absent_without_leave, reason_word
from partybranch.domain.parsing.text import as_text, half_width, quoted

_NOBODY = frozenset(
    {
        "",
        "无",
        "没有",
        "全勤",
        "全到",
        "/",
        "-",
        "--",
        "—",
        "——",
        "－",
        "0",
        "0人",
        "无缺席",
        "无请假",
        "无人缺席",
    }
    | {
        "无人请假",
        "全部到会",
        "全体到会",
        "全部到齐",
        "全员到会",
        "全部出席",
        "全体出席",
        "无缺席人员",
        "无请假人员",
    }
)
_CLAUSES, _ITEMS, _COLON = frozenset("；;\n。"), frozenset("、，,/／|"), frozenset(":：")
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}\s*[.．)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*", re.MULTILINE)
_JOINED = re.compile(r"([)）])[ \t　]*(?=[^\s、，,；;/|)）。:：])")
_HEADS = re.compile(r"(?P<word>\D*?)(?:共计?)?(?P<count>\d{1,4})[人名](?P<after>\D*)")
_AND_OTHERS = re.compile(r"等?共?(\d{1,4})[人名]$")
_GENERIC = frozenset(
    {"请假", "未到", "未参加", "未出席", "缺席名单", "缺席人员", "请假人员", "请假名单", "未到会", "共"}
)
_NOT_AWAY = frozenset({"迟到", "早退", "晚到"})


@dataclass(frozen=True, slots=True)
class NamedAbsence:
    """One person who was away; ``reason`` as written, None where nothing was."""

    name: str
    reason: str | None = None
    absent_without_leave: bool = False


def parse_absences(value: object, known: Collection[str] = ()) -> tuple[NamedAbsence, ...] | int:
    """Read a cell of absentees: the people, or their number where only a head-count stands; () for nobody.

    ``known`` are the names of the branch (or their keys); they decide about blanks inside names and about
    「张三：回老家」. Raises ValueError for what reads two ways, for a head-count that contradicts the
    names, and for 迟到, which is no absence.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return parse_count(value)
    text = _JOINED.sub(r"\1、", _NUMBERING.sub("", as_text(value)))
    if name_key(text).strip("。") in _NOBODY:
        return ()
    heads = _head_count(text)
    if heads is not None:
        return heads
    reading = _Reading(whole=value, known=frozenset(map(name_key, known)), spellings=tuple(known))
    for clause in split_items(text, _CLAUSES):
        reading.open_clause()
        for item in split_items(clause, _ITEMS):
            reading.take(item)
    return reading.finish()


def _head_count(text: str) -> int | None:
    """The number of people when the cell holds head-counts alone."""
    items = split_items(text, _CLAUSES | _ITEMS)
    matches = [_HEADS.fullmatch(name_key(arabic(half_width(item)))) for item in items]
    counts = [match for match in matches if match and _is_heading(match["word"] + match["after"])]
    if len(counts) < len(items):
        return None
    if len({is_absent_without_leave(match["word"] + match["after"]) for match in counts}) > 1:
        raise ValueError(f"{quoted(text)}既有请假又有缺席，请写出姓名")
    return sum(int(match["count"]) for match in counts)


def _is_heading(word: str) -> bool:
    return not word or word in _GENERIC or reason_word(word) is not None


@dataclass(slots=True)
class _Reading:
    """The people found so far and the heading under which the next name stands."""

    whole: object
    known: frozenset[str]
    spellings: tuple[str, ...]
    people: list[NamedAbsence] = field(default_factory=list)
    heading: str | None = None
    begins_at: int = 0
    promised: int | None = None

    def open_clause(self) -> None:
        """A heading reaches over the end of a clause only while no name stands under it."""
        if len(self.people) > self.begins_at:
            self._open(None, None)

    def take(self, item: str) -> None:
        """One item between separators, which may open with a heading or a name and a colon."""
        head, *tail = split_items(item, _COLON) or ("",)
        if not tail and item[-1] not in _COLON:
            self._take_plain(item)
        elif self._take_heading(head):
            for rest in tail:
                self._take_plain(rest)
        elif len(tail) == 1 and (reason_word(tail[0]) or name_key(head) in self.known):
            self._add(head, tail[0])
        else:
            raise ValueError(f"{quoted(item)}看不出哪个是姓名、哪个是原因，请写成 姓名（原因）")

    def finish(self) -> tuple[NamedAbsence, ...]:
        """All the people, once the last head-count agrees."""
        self._open(None, None)
        return tuple(self.people)

    def _take_heading(self, text: str) -> bool:
        if name_key(text) in self.known:
            return False
        compact = name_key(arabic(half_width(text))).replace("(", "").replace(")", "")
        match = _HEADS.fullmatch(compact)
        word = match["word"] + match["after"] if match else compact
        if not _is_heading(word):
            return False
        self._open(None if word in _GENERIC or not word else word, int(match["count"]) if match else None)
        return True

    def _take_plain(self, item: str) -> None:
        name, note = detach_note(item)
        if note is not None:
            self._take_noted(item, name, note)
            return
        if _HEADS.fullmatch(name_key(item)) and self._take_total(item):
            return
        others = _AND_OTHERS.search(item)
        if others:
            item = item[: others.start()].rstrip("等 ")
        for word in split_names(item, self.spellings):
            self._take_word(word)
        if others:
            self._check(int(others[1]), self.people)

    def _take_noted(self, item: str, name: str, note: str) -> None:
        if reason_word(name) and name_key(name) not in self.known:
            if not self._take_heading(item):
                for word in split_names(note, self.spellings):
                    self._add(word, name)
            return
        *before, last = split_names(name, self.spellings) or ("",)
        if not last:
            raise ValueError(f"{quoted(item)}没有写姓名")
        for word in before:
            self._take_word(word)
        self._add(last, note or self.heading)

    def _take_total(self, item: str) -> bool:
        """「共3人」 after the names; 「缺席3人」 opens a heading instead."""
        match = _HEADS.fullmatch(name_key(item))
        word = match["word"] + match["after"] if match else ""
        if match is None or not self.people or (word and word not in _GENERIC):
            return self._take_heading(item)
        self._check(int(match["count"]), self.people)
        return True

    def _take_word(self, word: str) -> None:
        """A name, a reason after its name (「张三 病假」), or both in one (「张三病假」)."""
        if name_key(word) in self.known:
            self._add(word, self.heading)
        elif reason_word(word) and len(word) > 1 and self.people and self.people[-1].reason is None:
            self._add(self.people.pop().name, word)
        elif found := self._name_then_reason(word):
            self._add(*found)
        else:
            self._add(word, self.heading)

    def _name_then_reason(self, word: str) -> tuple[str, str] | None:
        for cut in range(2, len(word) - 1):
            name, reason = word[:cut], word[cut:]
            if reason_word(reason) and (name_key(name) in self.known or (not self.known and cut <= 4)):
                return name, reason
        return None

    def _add(self, name: str, reason: str | None) -> None:
        if name_key(reason or "") in _NOT_AWAY:
            raise ValueError(f"{name}写的是{reason}，{reason}算到会，请从缺席人员中移出")
        if reason_word(name) and name_key(name) not in self.known:
            raise ValueError(f"{quoted(self.whole)}里的{quoted(name)}没有写姓名")
        self.people.append(NamedAbsence(name, reason, is_absent_without_leave(reason or "")))

    def _open(self, heading: str | None, promised: int | None) -> None:
        if self.promised is not None:
            self._check(self.promised, self.people[self.begins_at :])
        self.heading, self.promised, self.begins_at = heading, promised, len(self.people)

    def _check(self, count: int, people: Collection[NamedAbsence]) -> None:
        if count != len(people):
            raise ValueError(f"{quoted(self.whole)}写的是{count}人，列出的姓名是{len(people)}个")
