"""留痕: what is different between a record before a step and after it, in the words of the screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from partybranch.domain.attendance import Mark, count_roll
from partybranch.domain.field_words import EMPTY, FIELDS, LISTS, Listed, told
from partybranch.domain.kinds import Kinds
from partybranch.domain.registers import RegisterEntry, register_of
from partybranch.domain.sittings import Record, Sitting

_LONG = 48
"""A text longer than this is told by the place where it differs."""
_AROUND = 8


class Sign(Enum):
    """What happened to a field or to an item of a list."""

    SAID = auto()
    CHANGED = auto()
    ADDED = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of a record, or one item of a list in it, before and after."""

    what: str
    before: str = ""
    after: str = ""
    sign: Sign = Sign.CHANGED

    @property
    def sentence(self) -> str:
        """The difference as one line: 地点：会议室 → 党员活动室; 新增职务：支部书记."""
        if self.sign is Sign.CHANGED:
            return f"{self.what}：{self.before} → {self.after}"
        lead = {Sign.SAID: "", Sign.ADDED: "新增", Sign.REMOVED: "去掉"}[self.sign]
        return f"{lead}{self.what}：{self.before or self.after}"


def differences(before: object | None, after: object | None, kinds: Kinds) -> tuple[Difference, ...]:
    """What a step did to a record; a new record is told by what it says, one taken away as a whole."""
    if after is None:
        return () if before is None else (Difference(what="整条记录", before="撤下", sign=Sign.SAID),)
    if before is None:
        return tuple(_all_said(after, kinds))
    return tuple(_between(before, after, kinds))


def _all_said(record: object, kinds: Kinds) -> Iterator[Difference]:
    yield from _kind_said(record, kinds)
    for name, what in _fields(record).items():
        value = getattr(record, name)
        if told(value) not in (EMPTY, "0"):
            yield Difference(what=what, after=_short(told(value)), sign=Sign.SAID)
    for code, title in _register_fields(record).items():
        value = getattr(record, "values", {}).get(code, "")
        if value:
            yield Difference(what=title, after=_short(value), sign=Sign.SAID)
    if isinstance(record, Sitting):
        for each in record.records:
            yield from _inside(each, _all_said(each, kinds), kinds)
    for name, listed in LISTS.get(type(record), {}).items():
        yield from _list_said(listed, getattr(record, name))


def _list_said(listed: Listed, items: Sequence[Any]) -> Iterator[Difference]:
    if not items:
        return
    if listed.named is None:
        words = "、".join(listed.words(item) for item in items)
    elif hasattr(items[0], "mark"):
        words = _roll_words(items, listed)
    else:
        words = "、".join(f"{listed.named(item)}（{listed.words(item)}）" for item in items)
    yield Difference(what=listed.what, after=words, sign=Sign.SAID)


def _roll_words(rows: Sequence[Any], listed: Listed) -> str:
    counts = count_roll(rows)
    figures = (
        f"应到{counts.due}人，出席{counts.present}人，请假{counts.leave}人，"
        f"缺席{counts.absent}人，未标{counts.unmarked}人"
    )
    away = [row for row in rows if row.mark not in (Mark.PRESENT, Mark.UNMARKED)]
    return "；".join([figures, *(f"{row.name}{listed.words(row)}" for row in away)])


def _between(before: object, after: object, kinds: Kinds) -> Iterator[Difference]:
    old_kind, new_kind = (_kind_name(record, kinds) for record in (before, after))
    if old_kind != new_kind:
        yield Difference(what="类型", before=old_kind, after=new_kind)
    for name, what in _fields(after).items():
        yield from _changed(what, told(getattr(before, name)), told(getattr(after, name)))
    for code, title in _register_fields(after).items():
        old, new = (getattr(record, "values", {}).get(code, "") for record in (before, after))
        yield from _changed(title, told(old), told(new))
    if isinstance(before, Sitting) and isinstance(after, Sitting):
        yield from _records_between(before, after, kinds)
    for name, listed in LISTS.get(type(after), {}).items():
        yield from _list_between(listed, getattr(before, name), getattr(after, name))


def _changed(what: str, old: str, new: str) -> Iterator[Difference]:
    if old == new:
        return
    if max(len(old), len(new)) > _LONG and EMPTY not in (old, new):
        old, new = _around_the_change(old, new)
    yield Difference(what=what, before=_short(old), after=_short(new))


def _records_between(before: Sitting, after: Sitting, kinds: Kinds) -> Iterator[Difference]:
    old, new = ({each.kind: each for each in sitting.records} for sitting in (before, after))
    for code, record in old.items():
        if code not in new:
            yield Difference(what="类型", before=_record_words(record, kinds), sign=Sign.REMOVED)
    for code, record in new.items():
        if code in old:
            yield from _inside(record, _between(old[code], record, kinds), kinds)
        else:
            yield Difference(what="类型", after=_kind_name(record, kinds), sign=Sign.ADDED)
            yield from _inside(record, _all_said(record, kinds), kinds)


def _inside(record: Record, found: Iterable[Difference], kinds: Kinds) -> Iterator[Difference]:
    """The differences of one record of a sitting, each led by the name of its kind."""
    name = _kind_name(record, kinds)
    for each in found:
        if each.what != "类型":
            yield Difference(what=f"{name}·{each.what}", before=each.before, after=each.after, sign=each.sign)


def _list_between(listed: Listed, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    old, new = _keyed(listed, before), _keyed(listed, after)
    gone = [item for key, item in old.items() if key not in new]
    come = [item for key, item in new.items() if key not in old]
    kept = [(old[key], item) for key, item in new.items() if key in old]
    if gone:
        yield Difference(what=listed.what, before=_joined(listed, gone), sign=Sign.REMOVED)
    if come:
        yield Difference(what=listed.what, after=_joined(listed, come), sign=Sign.ADDED)
    yield from _kept_between(listed, kept)


def _kept_between(listed: Listed, kept: Iterable[tuple[Any, Any]]) -> Iterator[Difference]:
    """Who went the same way stands in one line: 张三、李四：未标 → 出席."""
    ways: dict[tuple[str, str], list[Any]] = {}
    frozen = []
    for old, new in kept:
        way = (listed.words(old), listed.words(new))
        if way[0] != way[1]:
            ways.setdefault(way, []).append(new)
        elif old != new:
            frozen.append(new)
    for (was, is_now), items in ways.items():
        who = "、".join(map(listed.named, items)) if listed.named else listed.what
        yield Difference(what=who, before=was, after=is_now)
    if frozen and listed.named:
        names = "、".join(map(listed.named, frozen))
        yield Difference(what=f"{listed.what}里的当日身份（党小组、应到等）", after=names, sign=Sign.SAID)


def _keyed(listed: Listed, items: Sequence[Any]) -> dict[tuple[object, int], Any]:
    """The items by what tells them apart; the second of the same key is another one."""
    found: dict[tuple[object, int], Any] = {}
    for item in items:
        key, number = listed.key(item), 0
        while (key, number) in found:
            number += 1
        found[key, number] = item
    return found


def _joined(listed: Listed, items: Sequence[Any]) -> str:
    if listed.named is None:
        return "、".join(map(listed.words, items))
    return "、".join(f"{listed.named(item)}（{listed.words(item)}）" for item in items)


def _fields(record: object) -> dict[str, str]:
    """The words of a record's own fields; a register names its day and its title itself."""
    words = dict(FIELDS.get(type(record), {}))
    if isinstance(record, RegisterEntry):
        register = register_of(record.register)
        words |= {"day": register.day_word, "title": register.title_word}
    return words


def _register_fields(record: object) -> dict[str, str]:
    if not isinstance(record, RegisterEntry):
        return {}
    return {each.code: each.title for each in register_of(record.register).fields}


def _kind_said(record: object, kinds: Kinds) -> Iterator[Difference]:
    names = [_kind_name(each, kinds) for each in getattr(record, "records", ())]
    words = "、".join(names) or _kind_name(record, kinds)
    if words:
        yield Difference(what="类型", after=words, sign=Sign.SAID)


def _kind_name(record: object, kinds: Kinds) -> str:
    code = getattr(record, "kind", "")
    return kinds[code].label if code in kinds else code


def _record_words(record: Record, kinds: Kinds) -> str:
    return f"{_kind_name(record, kinds)} {record.topic}".rstrip()


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 2 * _LONG else f"{flat[: 2 * _LONG]}……（共{len(text)}字）"


def _around_the_change(old: str, new: str) -> tuple[str, str]:
    """The parts of two long texts in which they differ, with a few characters around."""
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    same_end = next((at for at in range(least - start) if old[-1 - at] != new[-1 - at]), least - start)
    begin = max(start - _AROUND, 0)

    def part(text: str) -> str:
        end = min(len(text) - same_end + _AROUND, len(text))
        return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"

    return part(old), part(new)
