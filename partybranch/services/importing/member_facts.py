"""Posts, groups and conditions that a row adds to a member; what is there is closed, never overwritten."""

import re
from dataclasses import replace
from datetime import date

from partybranch.domain.members import SECRETARY, Condition, ConditionKind, GroupStay, Member, Post
from partybranch.domain.parsing.names import name_key, split_items
from partybranch.services.importing.matching import group_key
from partybranch.services.importing.reading import Reading

_NOTHING = frozenset({"无", "没有", "党员", "普通党员", "群众", "/", "-", "—"})
_SECRETARY = frozenset({"书记", "支部书记", "党支部书记"})
_SEPARATORS = re.compile(r"兼任?|[、，,；;/＋+\n]")


def post_titles(text: str) -> tuple[str, ...]:
    """The posts in a cell (支部书记、组织委员; 书记兼组织委员), 书记 in its full name."""
    keys = [name_key(item) for item in split_items(_SEPARATORS.sub("、", text), "、")]
    return tuple(
        dict.fromkeys(SECRETARY if key in _SECRETARY else key for key in keys if key not in _NOTHING)
    )


def with_posts(member: Member, reading: Reading) -> Member:
    """The member with the posts of a row (fields post, post_since, post_until)."""
    titles = post_titles(reading.text("post"))
    since, until = reading.day("post_since"), reading.day("post_until")
    if since is not None and until is not None and until <= since:
        reading.error("post_until", f"卸任时间 {until} 不晚于任职时间 {since}，请核对")
        return member
    for title in titles:
        try:
            member = _hold(member, title, since, until)
        except ValueError as refusal:
            reading.error("post", str(refusal))
    others = [post.title for post in member.posts if post.end is None and post.title not in titles]
    if others and titles and until is None:
        reading.warn("post", f"原来的职务{'、'.join(others)}没有结束，如已卸任请在党员页填写卸任时间")
    return member


def _hold(member: Member, title: str, start: date | None, end: date | None) -> Member:
    """Add the post, or fill what the known one lacks. Raises ValueError when its beginning is another."""
    same = [post for post in member.posts if post.title == title]
    if any(post.end is not None and post.start == start for post in same):
        return member
    held = next((post for post in same if post.end is None), None)
    if held is None:
        return replace(member, posts=(*member.posts, Post(title=title, start=start, end=end)))
    if None not in (held.start, start) and held.start != start:
        if end is not None and held.start is not None and end <= held.start:
            return replace(member, posts=(*member.posts, Post(title=title, start=start, end=end)))
        raise ValueError(
            f"{title}的任职时间已登记为 {held.start}，这里是 {start}，请核对，或先在党员页填写卸任时间"
        )
    filled = replace(held, start=held.start or start, end=end)
    return replace(member, posts=tuple(filled if post is held else post for post in member.posts))


def with_group(member: Member, reading: Reading) -> Member:
    """The member in the group of a row (fields group, group_since)."""
    group = " ".join(reading.text("group").split())
    if not group or name_key(group) in _NOTHING:
        return member
    try:
        return _join(member, group, reading.day("group_since"))
    except ValueError as refusal:
        reading.error("group", str(refusal))
        return member


def _join(member: Member, group: str, start: date | None) -> Member:
    """Enter the group; another one is left on that day. Raises ValueError when the day is not known."""
    present = next((stay for stay in reversed(member.groups) if stay.end is None), None)
    if present is None:
        return replace(member, groups=(*member.groups, GroupStay(group=group, start=start)))
    if group_key(present.group) == group_key(group):
        return member
    if start is None:
        raise ValueError(f"现在在{present.group}，改到{group}需要写从哪天起，请加一列“起始日期”")
    if any(group_key(stay.group) == group_key(group) and stay.start == start for stay in member.groups):
        return member
    if present.start is not None and start <= present.start:
        raise ValueError(f"{present.start} 才编入{present.group}，{start} 不能改到{group}，请核对日期")
    closed = tuple(replace(stay, end=start) if stay is present else stay for stay in member.groups)
    return replace(member, groups=(*closed, GroupStay(group=group, start=start)))


def open_condition(member: Member, kind: ConditionKind) -> Condition | None:
    """The condition of that kind which has not ended."""
    return next((each for each in member.conditions if each.kind is kind and each.end is None), None)


def put_condition(member: Member, kind: ConditionKind, start: date | None, note: str) -> Member:
    """The member under the condition; what an open one lacks (beginning, note) is filled in."""
    there = open_condition(member, kind)
    if there is None:
        fresh = Condition(kind=kind, start=start, note=note)
        return replace(member, conditions=(*member.conditions, fresh))
    filled = replace(there, start=there.start or start, note=there.note or note)
    conditions = tuple(filled if each is there else each for each in member.conditions)
    return replace(member, conditions=conditions)


def add_remark(member: Member, remark: str) -> Member:
    """The member with the remark added, once."""
    if not remark or remark in member.remarks:
        return member
    return replace(member, remarks=f"{member.remarks}；{remark}" if member.remarks else remark)


def untrue_dates(member: Member) -> tuple[str, ...]:
    """Sentences on dates of a member that cannot both be right."""
    ordered = (
        ("出生日期", member.birth, "加入党组织日期", member.joined),
        ("加入党组织日期", member.joined, "转为正式党员日期", member.full_since),
        ("加入党组织日期", member.joined, "组织关系转出时间", member.transferred_out),
        ("组织关系转入时间", member.transferred_in, "组织关系转出时间", member.transferred_out),
    )
    return tuple(
        f"{late_name} {late} 早于{early_name} {early}，请核对"
        for early_name, early, late_name, late in ordered
        if early is not None and late is not None and late < early
    )
