"""The tally against a count written differently here: from plain lists of facts, one loop per figure."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from builders import KINDS, Fact, a_member, a_record, a_row, a_service, a_sitting, the_kind
from hypothesis import given, settings
from hypothesis import strategies as st

from partybranch.domain.attendance import HeadCount, Mark, RollRow
from partybranch.domain.kinds import Scope
from partybranch.domain.members import Condition, ConditionKind, GroupStay, Member, Post
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.tallies import Tally, tally
from partybranch.domain.volunteering import Service, ServiceRow

YEAR = Period.year(2022)
GROUPS = ("第一党小组", "第二党小组")
MEMBERS = [
    a_member("书记", id=1, posts=(Post(title="支部书记", end=date(2022, 7, 1)),)),
    *(a_member(f"党员{n}", id=n, groups=(GroupStay(group=GROUPS[n % 2]),)) for n in range(2, 7)),
]
SITTING_KINDS = ["党员大会", "支委会", "党小组会", "党课", "主题党日", "集体学习", "其他会议"]


def count(
    *sittings: Sitting, period: Period = YEAR, services: tuple[Service, ...] = (), **facts: Fact
) -> Tally:
    usual: dict[str, Any] = {"members": MEMBERS, "kinds": KINDS}
    return tally(period=period, sittings=sittings, services=services, **usual | facts)


@st.composite
def rolls(draw: st.DrawFn) -> tuple[RollRow, ...]:
    ids = draw(st.lists(st.integers(1, 6), unique=True, max_size=6))
    return tuple(
        a_row(
            member_id,
            draw(st.sampled_from(Mark)),
            due=draw(st.sampled_from([True, True, True, False])),
            committee=draw(st.booleans()),
            group=draw(st.sampled_from(GROUPS)),
            late=draw(st.booleans()),
        )
        for member_id in ids
    )


@st.composite
def records(draw: st.DrawFn, kind: str) -> Record:
    facts: dict[str, Any] = {}
    if the_kind(kind).scope is Scope.GROUP:
        facts["group"] = draw(st.sampled_from(GROUPS))
    if the_kind(kind).lecturer:
        people = [
            None,
            Person(name="书记", member_id=1),
            Person(name="客人"),
            Person(name="党员2", member_id=2),
        ]
        facts["lecturer"] = draw(st.sampled_from(people))
    return a_record(kind, **facts)


@st.composite
def many_sittings(draw: st.DrawFn) -> list[Sitting]:
    sittings = []
    for number in range(draw(st.integers(0, 8))):
        kinds = draw(st.lists(st.sampled_from(SITTING_KINDS), unique=True, min_size=1, max_size=3))
        start = datetime(2021, 12, 25) + timedelta(hours=draw(st.integers(0, 24 * 380)))
        facts: dict[str, Any] = {"voided": draw(st.sampled_from(["", "", "", "录错"]))}
        if draw(st.integers(0, 4)) == 0:
            numbers = draw(st.tuples(*[st.integers(0, 9)] * 4))
            facts["heads"] = HeadCount(
                due=sum(numbers), present=numbers[0], leave=numbers[1], absent=numbers[2]
            )
        else:
            facts["roll"] = draw(rolls())
        chosen = [draw(records(kind)) for kind in kinds]
        minutes = draw(st.sampled_from([30, 60, 90, 120]))
        sittings.append(a_sitting(*chosen, at=start, id=number + 1, minutes=minutes, **facts))
    return sittings


@st.composite
def many_services(draw: st.DrawFn) -> list[Service]:
    return [
        a_service(
            draw(st.sampled_from(["志愿服务", "双报到"])),
            id=number + 1,
            day=date(2021, 12, 25) + timedelta(days=draw(st.integers(0, 380))),
            voided=draw(st.sampled_from(["", "", "录错"])),
            rows=tuple(
                ServiceRow(member_id=each, name="某", hours=draw(st.sampled_from([0.5, 1.5, 3.0])))
                for each in draw(st.lists(st.integers(1, 6), unique=True, min_size=1))
            ),
        )
        for number in range(draw(st.integers(0, 5)))
    ]


def valid(things: list[Any], period: Period) -> list[Any]:
    return [t for t in things if not t.voided and period.start <= t.day <= period.end]


def one_mark(row: RollRow, figures: dict[str, int]) -> None:
    if row.mark is Mark.ELSEWHERE:
        figures["elsewhere"] += 1
    elif row.due:
        figures["due"] += 1
        word = {"出席": "present", "请假": "leave", "缺席": "absent", "未标": "unmarked"}[row.mark.value]
        figures[word] += 1


def naive_counts(sitting: Sitting, rows: tuple[RollRow, ...]) -> dict[str, int]:
    figures = dict.fromkeys(["due", "present", "leave", "absent", "unmarked", "elsewhere"], 0)
    if sitting.heads is not None:
        heads = sitting.heads
        figures |= {"due": heads.due, "present": heads.present, "leave": heads.leave, "absent": heads.absent}
        figures["unmarked"] = heads.due - heads.present - heads.leave - heads.absent
        return figures
    for row in rows:
        one_mark(row, figures)
    return figures


def added(many: list[dict[str, int]]) -> dict[str, int]:
    total = dict.fromkeys(["due", "present", "leave", "absent", "unmarked", "elsewhere"], 0)
    for figures in many:
        for name, value in figures.items():
            total[name] += value
    return total


def concerned(record: Record, roll: tuple[RollRow, ...]) -> tuple[RollRow, ...]:
    if record.scope is Scope.COMMITTEE:
        return tuple(row for row in roll if row.committee)
    if record.scope is Scope.GROUP:
        return tuple(row for row in roll if row.group == record.group)
    return roll


def figures_of(counts: object) -> dict[str, int]:
    return {
        name: getattr(counts, name) for name in ("due", "present", "leave", "absent", "unmarked", "elsewhere")
    }


periods = st.sampled_from([YEAR, Period(date(2022, 1, 1), date(2022, 8, 10)), Period.month(2022, 1)])


@settings(max_examples=120, deadline=None)
@given(many_sittings(), periods)
def test_counts_by_kind_and_month_are_those_of_a_naive_count(sittings: list[Sitting], period: Period) -> None:
    counted, held = count(*sittings, period=period), valid(sittings, period)
    assert counted.sittings.value == len(held)
    assert counted.overlapping.value == sum(len(sitting.records) > 1 for sitting in held)
    for name in SITTING_KINDS:
        code = the_kind(name).code
        mine = [s.id for s in sorted(held, key=lambda s: s.starts_at) for r in s.records if r.kind == code]
        assert [source.id for source in counted.by_kind[code].sources] == mine
        by_month = counted.by_kind_and_month[code]
        assert sum(figure.value for figure in by_month.values()) == len(mine)
        for month, figure in by_month.items():
            inside = [
                s for s in held if s.id in mine and (s.day.year, s.day.month) == (month.year, month.month)
            ]
            assert figure.value == len(inside)


@settings(max_examples=120, deadline=None)
@given(many_sittings(), periods)
def test_attendance_is_that_of_a_naive_count(sittings: list[Sitting], period: Period) -> None:
    counted, held = count(*sittings, period=period), valid(sittings, period)
    assert figures_of(counted.attendance) == added([naive_counts(s, s.roll) for s in held])
    for name in SITTING_KINDS:
        code = the_kind(name).code
        mine = [naive_counts(s, concerned(r, s.roll)) for s in held for r in s.records if r.kind == code]
        assert figures_of(counted.attendance_by_kind[code]) == added(mine)
    months = list(counted.attendance_by_month.values())
    assert added([figures_of(each) for each in months]) == figures_of(counted.attendance)


@settings(max_examples=120, deadline=None)
@given(many_sittings(), many_services(), periods)
def test_each_member_is_counted_as_by_hand(
    sittings: list[Sitting], services: list[Service], period: Period
) -> None:
    counted = count(*sittings, services=tuple(services), period=period)
    held, served = valid(sittings, period), valid(services, period)
    study = {the_kind(name).code for name in SITTING_KINDS if the_kind(name).study}
    assert [each.member_id for each in counted.by_member] == [member.id for member in MEMBERS]
    for each in counted.by_member:
        mine = [(s, row) for s in held for row in s.roll if row.member_id == each.member_id]
        assert figures_of(each.counts) == added([naive_counts(s, (row,)) for s, row in mine if not s.heads])
        taught = [
            s.minutes
            for s, row in mine
            if row.mark in (Mark.PRESENT, Mark.ELSEWHERE) and {r.kind for r in s.records} & study
        ]
        assert each.study_hours == pytest.approx(sum(taught) / 60, abs=0.01)
        hours = [row.hours for s in served for row in s.rows if row.member_id == each.member_id]
        assert each.services == len(hours)
        assert each.hours == pytest.approx(sum(hours))


@settings(max_examples=80, deadline=None)
@given(many_services(), periods)
def test_services_are_counted_as_by_hand(services: list[Service], period: Period) -> None:
    counted, served = count(services=tuple(services), period=period).volunteering, valid(services, period)
    hours = [(row.member_id, row.hours) for service in served for row in service.rows]
    assert counted.services.value == len(served)
    assert counted.hours == pytest.approx(sum(hour for _, hour in hours))
    assert (counted.people, counted.turns) == (len({person for person, _ in hours}), len(hours))
    for name in ("志愿服务", "双报到"):
        code = the_kind(name).code
        assert counted.by_kind[code].value == sum(service.kind == code for service in served)


@settings(max_examples=80, deadline=None)
@given(many_sittings())
def test_lectures_by_the_secretary_are_those_of_who_held_the_post_that_day(sittings: list[Sitting]) -> None:
    taught = [
        s
        for s in valid(sittings, YEAR)
        for r in s.records
        if r.lecturer
        and r.lecturer.member_id == 1
        and the_kind("党课").code == r.kind
        and s.day < date(2022, 7, 1)
    ]
    assert count(*sittings).lectures_by_secretary.value == len(taught)


def test_one_sitting_with_three_records_is_three_times_and_one_activity() -> None:
    counted = count(a_sitting("主题党日", "党员大会", "党课", roll=(a_row(2), a_row(3, Mark.LEAVE))))
    values = {code: figure.value for code, figure in counted.by_kind.items() if figure.value}
    assert list(values.values()) == [1, 1, 1]
    assert (counted.sittings.value, counted.overlapping.value) == (1, 1)
    assert (counted.attendance.due, counted.attendance.present) == (2, 1)
    member = next(each for each in counted.by_member if each.member_id == 2)
    assert (member.counts.due, member.counts.rate) == (1, 1.0)


def test_half_past_midnight_on_new_years_day_counts_in_the_new_year() -> None:
    sitting = a_sitting(at=datetime.combine(date(2022, 1, 1), time(0, 30)))
    assert count(sitting).sittings.value == 1
    assert count(sitting, period=Period.year(2021)).sittings.value == 0


def test_only_the_minutes_of_study_kinds_are_study_hours() -> None:
    roll = (a_row(2), a_row(3, Mark.ELSEWHERE), a_row(4, Mark.LEAVE))
    counted = count(a_sitting("集体学习", minutes=90, roll=roll), a_sitting("支委会", minutes=60, roll=roll))
    hours = {each.member_id: each.study_hours for each in counted.by_member}
    assert (hours[2], hours[3], hours[4]) == (1.5, 1.5, 0.0)


def test_a_members_absences_lead_to_their_sittings() -> None:
    roll = (a_row(2, Mark.LEAVE), a_row(3, Mark.ABSENT), a_row(4), a_row(5, Mark.UNMARKED))
    counted = count(a_sitting(id=9, roll=roll))
    absences = {each.member_id: [s.id for s in each.absences] for each in counted.by_member}
    assert (absences[2], absences[3], absences[4], absences[5]) == ([9], [9], [], [])


def listed(member: Member, period: Period = YEAR) -> bool:
    return bool(count(period=period, members=[member]).by_member)


def test_whoever_was_in_the_branch_on_some_day_of_the_period_is_listed() -> None:
    assert listed(a_member(id=1))
    assert listed(a_member(id=1, transferred_out=date(2022, 1, 2)))
    assert listed(a_member(id=1, transferred_in=date(2022, 12, 31)))
    assert listed(a_member(id=1, transferred_in=date(2022, 3, 1), transferred_out=date(2022, 9, 1)))


def test_whoever_was_not_is_not_listed() -> None:
    assert not listed(a_member(id=1, transferred_out=date(2022, 1, 1)))
    assert not listed(a_member(id=1, joined=date(2023, 1, 1), full_since=None))
    suspended = Condition(kind=ConditionKind.SUSPENDED, start=date(2021, 1, 1))
    assert not listed(a_member(id=1, conditions=(suspended,)))


def test_a_member_suspended_at_both_ends_of_the_year_is_listed_for_the_middle() -> None:
    off = [
        Condition(kind=ConditionKind.SUSPENDED, end=date(2022, 3, 1)),
        Condition(kind=ConditionKind.SUSPENDED, start=date(2022, 9, 1)),
    ]
    assert listed(a_member(id=1, conditions=tuple(off)))


def test_the_group_shown_is_that_of_the_end_or_the_last_one_before() -> None:
    stays = (
        GroupStay(group="甲", end=date(2022, 5, 1)),
        GroupStay(group="乙", start=date(2022, 5, 1)),
        GroupStay(group="丙", start=date(2023, 1, 1)),
    )
    here, gone = a_member(id=1, groups=stays), a_member(id=2, groups=stays, transferred_out=date(2022, 6, 1))
    assert [each.group for each in count(members=[here, gone]).by_member] == ["乙", "乙"]
