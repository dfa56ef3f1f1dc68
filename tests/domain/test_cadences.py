from datetime import date, datetime

import pytest
from builders import a_member, a_record, a_sitting, the_kind

from partybranch.domain.bodies import bodies_over
from partybranch.domain.cadences import SlotState, completion, slots
from partybranch.domain.kinds import Scope
from partybranch.domain.members import GroupStay, Member
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting

YEAR = Period.year(2022)
NOBODY = bodies_over(YEAR, [])


def held(kind: str, *days: date) -> list[Sitting]:
    return [
        a_sitting(kind, at=datetime(day.year, day.month, day.day, 9), id=n) for n, day in enumerate(days, 1)
    ]


def missing(kind: str, period: Period, sittings: list[Sitting], as_of: date) -> list[str]:
    return [
        slot.period.label
        for slot in slots(the_kind(kind), period, sittings, bodies_over(period, []))
        if slot.missing(as_of)
    ]


@pytest.mark.parametrize(
    ("kind", "number"), [("主题党日", 12), ("党员大会", 4), ("组织生活会", 1), ("集体学习", 0)]
)
def test_a_year_has_as_many_slots_as_the_kind_is_due(kind: str, number: int) -> None:
    assert len(slots(the_kind(kind), YEAR, [], NOBODY)) == number


def test_only_a_stretch_that_is_over_can_be_missing() -> None:
    sittings = held("主题党日", date(2022, 1, 5), date(2022, 3, 1))
    assert missing("主题党日", YEAR, sittings, date(2022, 4, 29)) == ["2022年2月"]
    assert missing("主题党日", YEAR, sittings, date(2022, 4, 30)) == ["2022年2月", "2022年4月"]


def test_a_stretch_that_began_before_the_period_is_not_called_missing() -> None:
    from_mid_february = Period(date(2022, 2, 15), date(2022, 12, 31))
    assert missing("主题党日", from_mid_february, [], date(2022, 3, 31)) == ["2022年3月"]
    assert missing("党员大会", from_mid_february, [], date(2022, 6, 30)) == ["2022年第2季度"]
    assert missing("组织生活会", from_mid_february, [], date(2022, 12, 31)) == []


def test_a_stretch_that_ends_after_the_period_is_not_called_missing() -> None:
    to_tenth_of_august = Period(date(2022, 1, 1), date(2022, 8, 10))
    found = missing("党员大会", to_tenth_of_august, [], date(2022, 8, 10))
    assert found == ["2022年第1季度", "2022年第2季度"]


def test_completion_counts_what_was_held_and_what_was_due_so_far() -> None:
    sittings = held("主题党日", date(2022, 1, 5), date(2022, 1, 20), date(2022, 3, 1))
    laid = slots(the_kind("主题党日"), YEAR, sittings, NOBODY)
    done = completion(laid, date(2022, 3, 15))
    assert (done.held, done.due) == (2, 3)
    assert done.rate == pytest.approx(2 / 3)
    assert completion(laid, date(2021, 12, 31)).due == 2


def test_completion_does_not_hold_a_half_known_stretch_against_the_branch() -> None:
    period = Period(date(2022, 2, 15), date(2022, 3, 31))
    laid = slots(the_kind("主题党日"), period, [], bodies_over(period, []))
    assert completion(laid, date(2022, 3, 31)).due == 1


def test_nothing_due_yet_has_no_rate() -> None:
    assert completion(slots(the_kind("党员大会"), YEAR, [], NOBODY), date(2022, 1, 1)).rate is None


def test_each_group_owes_its_own_meeting_while_it_has_a_member() -> None:
    members = [
        a_member("赵一", id=1, groups=(GroupStay(group="第一党小组"),)),
        a_member("钱二", id=2, groups=(GroupStay(group="第二党小组", start=date(2022, 2, 1)),)),
    ]
    first = a_sitting(a_record("党小组会", group="第一党小组"), at=datetime(2022, 2, 8, 9))
    period = Period(date(2022, 1, 1), date(2022, 2, 28))
    laid = slots(the_kind("党小组会"), period, [first], bodies_over(period, members))
    assert [(slot.period.label, slot.group, slot.state(period.end)) for slot in laid] == [
        ("2022年1月", "第一党小组", SlotState.MISSING),
        ("2022年1月", "第二党小组", SlotState.NO_BODY),
        ("2022年2月", "第一党小组", SlotState.HELD),
        ("2022年2月", "第二党小组", SlotState.MISSING),
    ]
    assert completion(laid, date(2022, 2, 28)).held == 0


def missing_groups(members: list[Member], *meetings: Sitting) -> list[tuple[str, str]]:
    laid = slots(the_kind("党小组会"), YEAR, meetings, bodies_over(YEAR, members))
    return [(slot.period.label, slot.group) for slot in laid if slot.missing(YEAR.end)]


@pytest.mark.parametrize("renamed", [date(2022, 7, 10), date(2022, 7, 21)])
def test_a_group_that_is_renamed_meets_once_in_that_month_under_either_name(renamed: date) -> None:
    stays = (GroupStay(group="旧组", end=renamed), GroupStay(group="新组", start=renamed))
    members = [a_member("赵一", id=1, groups=stays)]

    def met(month: int, day: int) -> Sitting:
        at = datetime(2022, month, day, 9)
        return a_sitting(a_record("党小组会", group="旧组" if at.date() < renamed else "新组"), at=at)

    others = [met(month, 8) for month in range(1, 13) if month != 7]
    assert missing_groups(members, *others, met(7, 5)) == []
    assert missing_groups(members, *others, met(7, 25)) == []
    assert [month for month, _ in missing_groups(members, *others)] == ["2022年7月"]


def test_a_new_group_beside_the_old_ones_has_to_meet_itself() -> None:
    members = [
        a_member("赵一", id=1, groups=(GroupStay(group="旧组"),)),
        a_member("钱二", id=2, groups=(GroupStay(group="新组", start=date(2022, 12, 10)),)),
    ]
    old = [a_sitting(a_record("党小组会", group="旧组"), at=datetime(2022, m, 5, 9)) for m in range(1, 13)]
    assert missing_groups(members, *old) == [("2022年12月", "新组")]


def test_a_group_meeting_of_all_members_is_one_of_every_group() -> None:
    members = [a_member(f"组员{n}", id=n, groups=(GroupStay(group=f"第{n}组"),)) for n in (1, 2)]
    joint = [
        a_sitting(a_record("党小组会", scope=Scope.ALL), at=datetime(2022, m, 5, 9)) for m in range(1, 13)
    ]
    assert missing_groups(members, *joint) == []


def test_a_yearly_duty_presses_only_in_the_last_quarter() -> None:
    (year,) = slots(the_kind("组织生活会"), YEAR, [], NOBODY)
    assert not year.pressing(date(2022, 1, 15))
    assert not year.pressing(date(2022, 9, 30))
    assert year.pressing(date(2022, 10, 1))
    march = slots(the_kind("主题党日"), YEAR, held("主题党日", date(2022, 4, 5)), NOBODY)[2:4]
    assert [slot.pressing(date(2022, 3, 15)) for slot in march] == [True, False]
    assert [slot.pressing(date(2022, 4, 15)) for slot in march] == [False, False]
