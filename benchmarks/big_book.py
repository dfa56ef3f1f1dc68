"""A book as a large branch has it after ten years: 60 members in five groups, 160 sittings a year."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from partybranch.domain.attendance import Mark, RollRow, expected_roll
from partybranch.domain.cadences import stretches
from partybranch.domain.kinds import Kind, Kinds, Scope, Shape
from partybranch.domain.members import GroupStay, Member, Post
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.volunteering import Service, ServiceRow
from partybranch.storage.database import Database

_MEMBERS, _YEARS = 60, 10
_GROUPS = tuple(f"第{number}党小组" for number in "一二三四五")
_POSTS = ("支部书记", "副书记", "组织委员", "宣传委员", "纪检委员")
_WORDS = ("学习", "讨论", "支部", "党员", "工作", "安排", "近期", "落实", "会议", "发言", "记录", "示例")
_MARKS = (Mark.PRESENT, Mark.LEAVE, Mark.ABSENT)
_WEEK = timedelta(days=7)


def fill(database: Database, last: int) -> None:
    """Write ten years up to the end of ``last``, a step a year; the same call gives the same book."""
    chance = Random(4)
    kinds = Kinds()
    with database.write("建立党员名册") as unit:
        unit.profiles.save(Profile(name="示例支部", founded_on=date(last - 20, 1, 1)))
        members = [unit.members.save(_member(place)) for place in range(_MEMBERS)]
        unit.commit()
    for year in range(last - _YEARS + 1, last + 1):
        with database.write(f"登记{year}年") as unit:
            for starts_at, kind, group in _year(year, kinds):
                unit.sittings.save(_sitting(starts_at, kind, group, members, chance))
            for service in _services(year, kinds, members, chance):
                unit.services.save(service)
            unit.commit()


def _member(place: int) -> Member:
    posts = (Post(title=_POSTS[place]),) if place < len(_POSTS) else ()
    return Member(
        name=f"示例{place:02d}",
        joined=date(1990, 1, 1) + timedelta(days=60 * place),
        posts=posts,
        groups=(GroupStay(group=_GROUPS[place % len(_GROUPS)]),),
    )


def _year(year: int, kinds: Kinds) -> Iterator[tuple[datetime, Kind, str]]:
    """Every duty of the table, a study every Monday, and a lecture a month."""
    for kind in kinds.of_shape(Shape.SITTING):
        if kind.cadence is not None:
            for stretch in stretches(kind.cadence.rhythm, Period.year(year)):
                groups = _GROUPS if kind.scope is Scope.GROUP else ("",)
                for turn, group in enumerate(groups):
                    yield datetime.combine(stretch.end - timedelta(days=3 + turn), time(14)), kind, group
    free = [kind for kind in kinds if kind.study and kind.core and not kind.cadence]
    study = next(kind for kind in free if not kind.lecturer)
    lesson = next(kind for kind in kinds if kind.lesson)
    first = date(year, 1, 1) + timedelta(days=-date(year, 1, 1).weekday() % 7)
    for week in range(52):
        yield datetime.combine(first + week * _WEEK, time(9)), study, ""
    for month in Period.year(year).months():
        yield datetime.combine(month.start + timedelta(days=9), time(15)), lesson, ""


def _sitting(
    starts_at: datetime, kind: Kind, group: str, members: Sequence[Member], chance: Random
) -> Sitting:
    roll = expected_roll(members, starts_at.date(), [(kind.scope, group)])
    leader = Person(name=members[0].name, member_id=members[0].id)
    record = Record(
        kind=kind.code,
        topic=f"{starts_at:%m月%d日}{kind.label}",
        scope=kind.scope,
        group=group,
        text="".join(chance.choices(_WORDS, k=150)),
        lecturer=leader if kind.lecturer else None,
    )
    return Sitting(
        starts_at=starts_at,
        minutes=kind.minutes,
        place="党员活动室",
        chair=leader,
        recorder=Person(name=members[2].name, member_id=members[2].id),
        records=(record,),
        roll=tuple(_marked(row, chance) for row in roll),
        entered_at=starts_at + timedelta(days=1),
    )


def _marked(row: RollRow, chance: Random) -> RollRow:
    (mark,) = chance.choices(_MARKS, weights=(90, 8, 2))
    return RollRow(
        member_id=row.member_id,
        name=row.name,
        group=row.group,
        committee=row.committee,
        mark=mark,
        reason="事假" if mark is Mark.LEAVE else "",
    )


def _services(year: int, kinds: Kinds, members: Sequence[Member], chance: Random) -> Iterator[Service]:
    kind = next(iter(kinds.of_shape(Shape.SERVICE)))
    for month in Period.year(year).months():
        people = chance.sample(members, 15)
        rows = tuple(ServiceRow(member_id=one.id or 0, name=one.name, hours=2.5) for one in people)
        yield Service(kind=kind.code, title="清扫街道", day=month.start + timedelta(days=5), rows=rows)
