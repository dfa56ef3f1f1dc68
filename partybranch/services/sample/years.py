"""The sittings and services of the sample branch, month by month, with a few honest gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from partybranch.domain.attendance import Mark, RollRow, expected_roll
from partybranch.domain.kinds import ACTIVITY_KINDS, Kind, Kinds, Rhythm, Scope, Shape
from partybranch.domain.members import Member, members_on
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.volunteering import Service, ServiceRow, Stage
from partybranch.services.sample.people import GROUPS

_KINDS = Kinds()
_TOPICS = (
    "重温入党誓词",
    "走访慰问困难党员",
    "学雷锋志愿行动",
    "参观县档案馆",
    "青年党员座谈",
    "走进结对社区",
    "庆七一主题活动",
    "创城清扫行动",
    "爱国主义影片交流",
    "国庆升旗",
    "消防安全演练",
    "宪法宣传日",
)
_REASONS = ("因公出差", "病假", "事假", "采访任务")
_PLACES = {"A": "党员活动室", "B": "三楼会议室", "C": "二楼小会议室"}


@dataclass(frozen=True, slots=True)
class _Plan:
    """One sitting to be: when, where, and (kind, topic, group) of each record."""

    at: datetime
    place: str
    records: tuple[tuple[Kind, str, str], ...]


def sample_sittings(members: Sequence[Member], start: date, until: date) -> Iterator[Sitting]:
    """The sittings from ``start`` to ``until`` with their rolls; the last one is left unmarked."""
    chance = Random(20)
    plans = sorted((plan for plan in _plans(start, until)), key=lambda plan: plan.at)
    for place, plan in enumerate(plans):
        yield _sitting(plan, members, chance, blank=place == len(plans) - 1, bare=place % 41 == 17)


def _plans(start: date, until: date) -> Iterator[_Plan]:
    period = Period(start, until)
    for number, month in enumerate(period.months()):
        for plan in _month(number, month.start):
            if plan.at.date() in period:
                yield plan


def _month(number: int, first: date) -> Iterator[_Plan]:
    monthly = [kind for kind in ACTIVITY_KINDS if kind.cadence and kind.cadence.rhythm is Rhythm.MONTH]
    quarterly = next(k for k in ACTIVITY_KINDS if k.cadence and k.cadence.rhythm is Rhythm.QUARTER)
    yearly = [kind for kind in ACTIVITY_KINDS if kind.cadence and kind.cadence.rhythm is Rhythm.YEAR]
    lesson = next(kind for kind in ACTIVITY_KINDS if kind.lesson)
    study = next(k for k in ACTIVITY_KINDS if k.study and k.core and not k.cadence and not k.lesson)
    topic = _TOPICS[first.month - 1]
    for kind in monthly:
        if kind.scope is Scope.COMMITTEE and number != 8:
            yield _plan(first, 6, 15, "C", (kind, f"{first.month}月支委会：研究支部近期工作", ""))
        elif kind.scope is Scope.GROUP:
            for place, group in enumerate(GROUPS):
                yield _plan(first, 9 + place, 16, "C", (kind, f"{group}{first.month}月学习讨论", group))
        elif kind.scope is Scope.ALL:
            inside = [(quarterly, "讨论通过季度工作安排", "")] if first.month % 3 == 2 else []
            inside += [(lesson, "弘扬伟大建党精神", "")] if first.month % 4 == 3 else []
            yield _plan(first, 4, 14, "A", (kind, topic, ""), *inside)
    for week in (0, 1):
        yield _plan(first, 13 + week * 7, 9, "B", (study, f"周一理论学习（第{number * 2 + week + 1}期）", ""))
    if first.month == 12:
        yield _plan(first, 17, 9, "B", *((kind, f"{first.year}年度{kind.label}", "") for kind in yearly))


def _plan(first: date, days: int, hour: int, place: str, *records: tuple[Kind, str, str]) -> _Plan:
    day = first + timedelta(days=days)
    day += timedelta(days=max(0, 7 - day.weekday()) % 7 if day.weekday() >= 5 else 0)
    return _Plan(datetime.combine(day, time(hour)), _PLACES[place], records)


def _sitting(plan: _Plan, members: Sequence[Member], chance: Random, *, blank: bool, bare: bool) -> Sitting:
    records = tuple(
        Record(
            kind=kind.code,
            topic=topic,
            scope=kind.scope,
            group=group,
            text="" if bare else f"围绕“{topic}”学习讨论，与会人员作了发言。（示例文字）",
            lecturer=_person(members[0]) if kind.lecturer else None,
        )
        for kind, topic, group in plan.records
    )
    roll = expected_roll(members, plan.at.date(), [(record.scope, record.group) for record in records])
    return Sitting(
        starts_at=plan.at,
        minutes=max(kind.minutes for kind, _, _ in plan.records),
        place=plan.place,
        chair=_person(members[0]),
        recorder=None if bare else _person(members[2]),
        records=records,
        roll=roll if blank else tuple(_marked(row, chance) for row in roll),
        entered_at=plan.at + timedelta(days=1),
    )


def _marked(row: RollRow, chance: Random) -> RollRow:
    if not row.due:
        return row
    luck = chance.random()
    if luck < 0.07:
        return replace(row, mark=Mark.LEAVE, reason=chance.choice(_REASONS))
    if luck < 0.075:
        return replace(row, mark=Mark.ABSENT)
    return replace(row, mark=Mark.PRESENT, late=luck > 0.99)


def _person(member: Member) -> Person:
    return Person(name=member.name, member_id=member.id)


def sample_needs(members: Sequence[Member], today: date) -> Iterator[Service]:
    """What the community asked for and is still to be done: one need, and one with people assigned."""
    kind = _KINDS.of_shape(Shape.SERVICE)[0]
    here = [member for member in members_on(members, today) if member.job != "离退休"]
    place, contact = "桥东街道柳荫社区", "社区联络员"
    yield Service(
        kind=kind.code,
        title="为独居老人送药",
        day=today + timedelta(days=9),
        place=place,
        contact=contact,
        stage=Stage.NEED,
        needed=3,
    )
    yield Service(
        kind=kind.code,
        title="旧小区楼道清理",
        day=today + timedelta(days=4),
        place=place,
        contact=contact,
        stage=Stage.ASSIGNED,
        needed=4,
        rows=tuple(ServiceRow(member_id=each.id or 0, name=each.name, hours=0.0) for each in here[:4]),
    )


def sample_services(members: Sequence[Member], start: date, until: date) -> Iterator[Service]:
    """A service on the third Saturday of every month but the first two of each year."""
    chance = Random(7)
    kinds = _KINDS.of_shape(Shape.SERVICE)
    for number, month in enumerate(Period(start, until).months()):
        day = month.start + timedelta(days=(5 - month.start.weekday()) % 7 + 14)
        if month.start.month < 3 or day > until:
            continue
        kind = kinds[number % len(kinds)]
        here = [member for member in members_on(members, day) if member.job != "离退休"]
        yield Service(
            kind=kind.code,
            project="社区报到" if kind.checkin else "创城志愿服务",
            title="桥东社区便民服务" if kind.checkin else "柳荫巷环境清扫",
            day=day,
            starts=time(8, 30),
            ends=time(11, 30),
            place="桥东街道柳荫社区",
            contact="社区联络员",
            rows=tuple(
                ServiceRow(member_id=member.id or 0, name=member.name, hours=3.0)
                for member in chance.sample(here, 9)
            ),
        )
