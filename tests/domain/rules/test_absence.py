from collections.abc import Sequence
from datetime import date, datetime

from builders import a_row, a_service, a_sitting
from rulings import findings, some_facts, some_members, texts

from partybranch.domain.attendance import HeadCount, Mark, RollRow
from partybranch.domain.members import Condition, ConditionKind, Member
from partybranch.domain.rules.facts import Facts
from partybranch.domain.volunteering import Service

AWAY = a_row(1, Mark.ABSENT)


def autumn(
    *rows: RollRow, members: Sequence[Member] = some_members(1), services: tuple[Service, ...] = ()
) -> Facts:
    """Theme days of July, August … on which the member had these rows."""
    held = [
        a_sitting("主题党日", at=datetime(2022, month, 5, 14), roll=(row,))
        for month, row in enumerate(rows, 7)
    ]
    return some_facts(*held, members=members, services=services)


def test_half_a_year_without_being_seen_is_reminded_of_without_accusing() -> None:
    (found,) = findings("six_months_away", autumn(AWAY, AWAY, AWAY, a_row(1, Mark.LEAVE), AWAY))
    assert found.found.text == "最近六个月应到5次，没有出席记录，也没有请假事由，请了解情况"
    assert (found.rule.severity.value, found.group) == ("提醒", "现在要做")


def test_once_present_elsewhere_excused_or_not_yet_marked_is_enough_to_be_silent() -> None:
    for row in (
        a_row(1),
        a_row(1, Mark.ELSEWHERE),
        a_row(1, Mark.LEAVE, reason="病假"),
        a_row(1, Mark.UNMARKED),
        a_row(1, due=False),
    ):
        assert texts("six_months_away", autumn(AWAY, AWAY, AWAY, AWAY, row)) == []


def test_a_service_in_that_time_is_taking_part() -> None:
    served = (a_service(day=date(2022, 9, 10)),)
    assert texts("six_months_away", autumn(AWAY, AWAY, AWAY, services=served)) == []
    before = (a_service(day=date(2022, 3, 10)),)
    assert len(texts("six_months_away", autumn(AWAY, AWAY, AWAY, services=before))) == 1


def test_absences_of_the_last_months_alone_are_no_half_year() -> None:
    late = [a_sitting("主题党日", at=datetime(2022, month, 5, 14), roll=(AWAY,)) for month in (10, 11, 12)]
    assert texts("six_months_away", some_facts(*late, members=some_members(1))) == []


def test_too_few_rolls_say_nothing() -> None:
    assert texts("six_months_away", autumn(AWAY, AWAY)) == []
    assert len(texts("six_months_away", autumn(AWAY, AWAY), rolls="2")) == 1


def test_only_who_was_in_the_branch_all_that_time_is_named() -> None:
    came = some_members(1, transferred_in=date(2022, 8, 1))
    left = some_members(1, transferred_out=date(2022, 12, 1))
    frail = some_members(1, conditions=(Condition(kind=ConditionKind.EXEMPT),))
    for members in (came, left, frail):
        assert texts("six_months_away", autumn(AWAY, AWAY, AWAY, members=members)) == []


def test_a_roll_of_numbers_does_not_say_who_was_away() -> None:
    by_heads = a_sitting("主题党日", at=datetime(2022, 12, 5, 14), heads=HeadCount(due=1, present=1))
    facts = autumn(AWAY, AWAY, AWAY)
    assert texts("six_months_away", some_facts(*facts.sittings, by_heads, members=facts.members)) == []
