"""From a written name to the member: a name nobody has, or two have, is refused and never guessed."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches

from partybranch.domain.members import Member, distinct_names, standing_on
from partybranch.domain.parsing.names import detach_note, name_key
from partybranch.domain.parsing.text import quoted

_SHIELD, _UNSHIELD = str.maketrans("（）", "〔〕"), str.maketrans("〔〕", "（）")
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")


def group_key(text: str) -> str:
    """A 党小组 for comparing: 第一党小组, 第1小组 and 一组 are one."""
    key = name_key(text)
    for ending in ("党小组", "小组", "组"):
        key = key.removesuffix(ending)
    return key.removeprefix("第").translate(_NUMERALS) or name_key(text)


class Directory:
    """The members by name. Members without an id (of the same file) do not belong here."""

    def __init__(self, members: Iterable[Member]) -> None:
        self.members = tuple(members)
        self._by_key: dict[str, list[Member]] = {}
        for member in self.members:
            self._by_key.setdefault(name_key(member.name), []).append(member)
        labels = distinct_names(self.members)
        self._by_label = {
            name_key(labels[member.id]): member for member in self.members if member.id in labels
        }
        told_apart = sorted(
            (labels[m.id] for m in self.members if m.id in labels and labels[m.id] != m.name),
            key=len,
            reverse=True,
        )
        self._shields = {label: label.translate(_SHIELD) for label in told_apart}
        self.names = (*(member.name for member in self.members), *self._shields.values())

    def named(self, text: str) -> tuple[Member, ...]:
        """Everybody of that name, blanks and unseen marks ignored."""
        return tuple(self._by_key.get(name_key(text), ()))

    def shielded(self, text: str) -> str:
        """The text with the brackets of namesakes' labels changed, so that they are not taken for reasons.

        ``find`` understands both; 张伟（1990年生）（病假） becomes 张伟〔1990年生〕（病假）.
        """
        for label, shield in self._shields.items():
            pattern = re.escape(label).replace("（", "[（(]").replace("）", "[）)]")
            text = re.sub(pattern, shield, text)
        return text

    def find(self, text: str, *, number: str = "", group: str = "", day: date | None = None) -> Member:
        """The one member meant by a name, with whatever else the row says. Raises ValueError.

        ``day`` sets aside namesakes who were not in the branch on that day.
        """
        text = text.translate(_UNSHIELD)
        labelled = self._by_label.get(name_key(text))
        found = [labelled] if labelled else self._candidates(text)
        if not found:
            raise ValueError(
                f"名册里没有{quoted(text)}{self._near(text)}，请核对姓名，或先把此人导入党员花名册"
            )
        for fits in _tests(number, group, day):
            found = [member for member in found if fits(member)] if len(found) > 1 else found
        if len(found) == 1:
            if number and found[0].citizen_number not in ("", number):
                raise ValueError(f"{found[0].name}在名册里的身份证号与这里不同，请核对是不是同一个人")
            return found[0]
        labels = distinct_names(self.members)
        options = "、".join(labels[m.id] for m in found or self._candidates(text) if m.id in labels)
        raise ValueError(f"有不止一名党员叫{quoted(text)}（{options}），请写成括号里的样子来区分")

    def _candidates(self, text: str) -> list[Member]:
        found = self.named(text)
        if found:
            return list(found)
        name, note = detach_note(text)
        marks = name_key(note or "")
        return [
            member
            for member in self.named(name)
            if marks
            and (
                marks == member.sex
                or any(group_key(stay.group) == group_key(marks) for stay in member.groups)
            )
        ]

    def _near(self, text: str) -> str:
        keys = get_close_matches(name_key(text), list(self._by_key), n=3, cutoff=0.5)
        near = [self._by_key[key][0].name for key in keys]
        return f"（相近的有：{'、'.join(near)}）" if near else ""


def _tests(number: str, group: str, day: date | None) -> Iterable[Callable[[Member], bool]]:
    if number:
        yield lambda member: member.citizen_number == number
    if group:
        yield lambda member: any(group_key(stay.group) == group_key(group) for stay in member.groups)
    if day is not None:
        yield lambda member: standing_on(member, day).member
