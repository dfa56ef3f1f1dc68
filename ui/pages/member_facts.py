"""基本情况 of a member as captions and words: the dates, 党龄, 政治生日, and the dated facts in order."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from partybranch.domain.member_states import party_years, states_of, whole_years
from partybranch.domain.members import Condition, GroupStay, Member, Post, standing_on
from ui.pages.member_lines import citizen_number_words, phone_words

_UNKNOWN = "未填写"


def head_words(member: Member, today: date) -> str:
    """The state of today in one line: 正式党员 · 第一党小组 · 组织委员."""
    standing = standing_on(member, today)
    words = ("、".join(states_of(member, today)), standing.group, "、".join(standing.posts))
    return " · ".join(word for word in words if word)


def member_facts(member: Member, today: date, *, shown: bool) -> tuple[tuple[str, str], ...]:
    """What the card says line by line; empty facts are left out, numbers are masked unless ``shown``."""
    facts = (
        ("加入党组织", _day(member.joined) or _UNKNOWN),
        ("转为正式", _day(member.full_since) or _full_words(member, today)),
        ("党龄", _years(party_years(member, today))),
        ("政治生日", birthday_words(member, today)),
        ("转入", _day(member.transferred_in)),
        ("转出", _day(member.transferred_out)),
        *_spans("党小组", member.groups),
        *_spans("职务", member.posts),
        *_spans("情况", member.conditions),
        ("性别民族", " ".join(filter(None, (member.sex, member.nation)))),
        ("出生日期", _day(member.birth)),
        ("学历", member.education),
        ("工作岗位", member.job),
        ("手机号码", phone_words(member, shown)),
        ("身份证号", citizen_number_words(member, shown)),
        ("备注", member.remarks),
    )
    return tuple((caption, words) for caption, words in facts if words)


def birthday_words(member: Member, today: date) -> str:
    """政治生日: the day of the year on which the member joined, with the years that are full."""
    if member.joined is None:
        return ""
    years = whole_years(member.joined, today)
    full = f"，入党满{years}年" if years else ""
    return f"{member.joined.month}月{member.joined.day}日{full}"


def _full_words(member: Member, today: date) -> str:
    return _UNKNOWN if standing_on(member, today).full else "预备期"


def _years(years: int | None) -> str:
    return "" if years is None else f"{years}年" if years else "不满1年"


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _spans(caption: str, facts: Iterable[Post | GroupStay | Condition]) -> Iterator[tuple[str, str]]:
    for fact in facts:
        note = f"（{fact.note}）" if isinstance(fact, Condition) and fact.note else ""
        yield caption, f"{_what(fact)}{note}{_when(fact)}"
        caption = "　"


def _what(fact: Post | GroupStay | Condition) -> str:
    if isinstance(fact, Post):
        return fact.title
    return fact.group if isinstance(fact, GroupStay) else fact.kind.value


def _when(fact: Post | GroupStay | Condition) -> str:
    """The first and the last day of a dated fact; nothing for one that always held."""
    if fact.start is None and fact.end is None:
        return ""
    if fact.end is None:
        return f"\n{_day(fact.start)} 起"
    return f"\n{_day(fact.start) or '此前'} — {_day(fact.end - timedelta(days=1))}"
