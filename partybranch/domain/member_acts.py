"""What a branch does with its members from a day on: 转正, 调整党小组, 任职, 免职; a record in, one out."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from partybranch.domain.members import Category, GroupStay, Member, Post

Dated = TypeVar("Dated", Post, GroupStay)


def made_full(member: Member, on: date) -> Member:
    """The member as 正式党员 from a day on."""
    return replace(member, category=Category.FULL, full_since=on)


def moved(member: Member, group: str, on: date) -> Member:
    """The member in another group from a day on, in none with ""; what is known of later days stays.

    Who is in that group alone already stays as is.
    """
    held = [stay for stay in member.groups if _holds(stay, on)]
    if [stay.group for stay in held] == [group]:
        return member
    ends = [stay.end for stay in held]
    known = [end for end in ends if end is not None]
    until = [max(known)] if ends and len(known) == len(ends) else []
    later = [stay for stay in member.groups if stay.start is not None and stay.start > on]
    bounds = [*until, *(stay.start for stay in later if stay.start is not None)]
    fresh = [GroupStay(group=group, start=on, end=min(bounds, default=None))] if group else []
    earlier = (_cut(stay, on) for stay in member.groups if stay not in later)
    return replace(member, groups=(*(stay for stay in earlier if stay), *fresh, *later))


def appointed(member: Member, title: str, on: date) -> Member:
    """The member in one more post from a day on; who holds it that day already stays as is.

    Where the same post is known to begin later, the new one ends there.
    """
    same = [post for post in member.posts if post.title == title]
    if any(_holds(post, on) for post in same):
        return member
    later = (post.start for post in same if post.start is not None and post.start > on)
    return replace(member, posts=(*member.posts, Post(title=title, start=on, end=min(later, default=None))))


def dismissed(member: Member, title: str, on: date) -> Member:
    """The member without a post from a day on, without any with ""; what begins later stays."""
    posts = (_cut(post, on) if title in ("", post.title) else post for post in member.posts)
    return replace(member, posts=tuple(post for post in posts if post))


def _holds(fact: Post | GroupStay, on: date) -> bool:
    return (fact.start is None or fact.start <= on) and (fact.end is None or on < fact.end)


def _cut(fact: Dated, on: date) -> Dated | None:
    """What is left of a fact that ends on a day; None of one that began on it."""
    if not _holds(fact, on):
        return fact
    return replace(fact, end=on) if fact.start != on else None
