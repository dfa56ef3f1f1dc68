"""Members with their dated posts, groups and conditions, and what each of them was on a given day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partybranch.domain.parsing.names import detach_note, name_key

SECRETARY = "支部书记"
_SECRETARY_TITLES = frozenset({SECRETARY, "书记", "党支部书记"})
_YOUTH_LEAGUE = "团"
_COMMITTEE_ENDINGS = ("书记", "委员", "支委")


class Category(StrEnum):
    """人员类别 as written in the roster; used only where 转为正式党员日期 is unknown."""

    FULL = "正式党员"
    PROBATIONARY = "预备党员"


class ConditionKind(StrEnum):
    """A dated state of a member that changes what is expected of them."""

    FLOATING = "流动"
    LOST = "失联"
    SUSPENDED = "停止党籍"
    ON_PROBATION = "留党察看"
    EXEMPT = "免于参加"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post in the branch, from ``start`` (None: since before the records) until ``end`` (that day not)."""

    title: str
    start: date | None = None
    end: date | None = None

    @property
    def on_committee(self) -> bool:
        """Whether the holder sits on the branch committee (支部工作条例（试行）第六章)."""
        return self._plain.endswith(_COMMITTEE_ENDINGS) and _YOUTH_LEAGUE not in self.title

    @property
    def secretary(self) -> bool:
        """Whether the holder is the secretary of the branch; a deputy is not."""
        return self._plain in _SECRETARY_TITLES

    @property
    def _plain(self) -> str:
        """The title without what is added in brackets: 支部书记（兼）."""
        return detach_note(self.title)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStay:
    """Belonging to a 党小组, from ``start`` (None: always) until ``end`` (that day not)."""

    group: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition, from ``start`` (None: always) until ``end`` (that day not), with the reason or place."""

    kind: ConditionKind
    start: date | None = None
    end: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person: the 21 columns of 党员基本信息汇总表, 籍贯, 参加工作时间, and the dated facts beside them.

    ``name`` is kept as written (刘 洋); names are compared by ``parsing.names.name_key``.
    """

    id: int | None = None
    name: str
    citizen_number: str = ""
    sex: str = ""
    nation: str = ""
    birth: date | None = None
    education: str = ""
    category: Category = Category.FULL
    joined: date | None = None
    full_since: date | None = None
    transferred_in: date | None = None
    transferred_out: date | None = None
    job: str = ""
    phone: str = ""
    landline: str = ""
    address: str = ""
    remarks: str = ""
    native_place: str = ""
    work_since: date | None = None
    posts: tuple[Post, ...] = ()
    groups: tuple[GroupStay, ...] = ()
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a member was on one day; everything is False or empty before joining and after leaving."""

    member: bool = False
    full: bool = False
    votes: bool = False
    committee: bool = False
    secretary: bool = False
    group: str = ""
    posts: tuple[str, ...] = ()
    exempt: bool = False
    floating: bool = False
    left: bool = False

    @property
    def due(self) -> bool:
        """Whether the member is expected (第23条 members and those with 停止党籍 are not)."""
        return self.member and not self.exempt


def _holds(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day < end)


def _has_left(member: Member, day: date) -> bool:
    return member.transferred_out is not None and day >= member.transferred_out


def is_member_on(member: Member, day: date) -> bool:
    """Whether the person is on the roll of the branch, without the rest of the standing."""
    begun = all(start is None or start <= day for start in (member.joined, member.transferred_in))
    suspended = any(
        each.kind is ConditionKind.SUSPENDED and _holds(each.start, each.end, day)
        for each in member.conditions
    )
    return begun and not suspended and not _has_left(member, day)


def conditions_on(member: Member, day: date) -> tuple[Condition, ...]:
    """The conditions that hold on a day, whether or not the person is on the roll."""
    return tuple(each for each in member.conditions if _holds(each.start, each.end, day))


def standing_on(member: Member, day: date) -> Standing:
    """Compute the standing: from 加入党组织日期 and 转入 on (both included) until 转出 (that day not).

    流动 and 失联 members stay due (the first unless marked 异地参加); 停止党籍 takes the member off the roll;
    留党察看 takes the vote (党章第七条 and 第四十一条).
    """
    if not is_member_on(member, day):
        return Standing(left=_has_left(member, day))
    conditions = {each.kind for each in conditions_on(member, day)}
    full = member.full_since <= day if member.full_since else member.category is Category.FULL
    posts = [post for post in member.posts if _holds(post.start, post.end, day)]
    group = next((g.group for g in reversed(member.groups) if _holds(g.start, g.end, day)), "")
    return Standing(
        member=True,
        full=full,
        votes=full and ConditionKind.ON_PROBATION not in conditions,
        committee=any(post.on_committee for post in posts),
        secretary=any(post.secretary for post in posts),
        group=group,
        posts=tuple(post.title for post in posts),
        exempt=ConditionKind.EXEMPT in conditions,
        floating=ConditionKind.FLOATING in conditions,
    )


def members_on(members: Iterable[Member], day: date) -> tuple[Member, ...]:
    """The members of the branch on that day, in the given order."""
    return tuple(member for member in members if is_member_on(member, day))


def groups_on(members: Iterable[Member], day: date) -> tuple[str, ...]:
    """The 党小组 that have a member on that day, in order of first appearance."""
    standings = (standing_on(member, day) for member in members)
    return tuple(dict.fromkeys(s.group for s in standings if s.member and s.group))


def distinct_names(members: Sequence[Member]) -> dict[int, str]:
    """The name that tells each stored member from the others: namesakes get their birth year or place."""
    counted = Counter(name_key(member.name) for member in members)
    labels: dict[int, str] = {}
    for place, member in enumerate(members, 1):
        if member.id is None:
            continue
        label = member.name
        if counted[name_key(member.name)] > 1:
            label += f"（{member.birth.year}年生）" if member.birth else f"（{place}号）"
        labels[member.id] = label
    repeated = {label for label, count in Counter(labels.values()).items() if count > 1}
    return {id_: f"{label}{id_}" if label in repeated else label for id_, label in labels.items()}


def frozen_name(name: str, today: str) -> str:
    """A name frozen in a row, with what ``distinct_names`` tells its bearer from a namesake by."""
    return today if today.startswith(f"{name}（") else name
