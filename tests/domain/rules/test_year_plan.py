from datetime import date

from builders import the_kind
from rulings import YEAR, findings, some_facts, some_members, texts

from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.rules.found import Place, Todo

PEOPLE = some_members(5)
LINE = PlannedSitting(day=date(2022, 5, 5), kind=the_kind("主题党日").code)


def test_a_year_without_a_plan_lists_the_plan_as_missing() -> None:
    (found,) = findings("year_plan", some_facts(members=PEOPLE))
    assert (found.found.when, found.found.text) == ("2022年", "没有列年度计划")
    assert found.found.target.place is Place.PLAN
    assert found.found.todo is Todo.MEND


def test_one_line_is_a_plan() -> None:
    assert texts("year_plan", some_facts(members=PEOPLE, plans=(LINE,))) == []


def test_a_plan_has_time_until_the_end_of_the_month_that_is_set() -> None:
    assert texts("year_plan", some_facts(members=PEOPLE, as_of=date(2022, 2, 28))) == []
    (found,) = findings("year_plan", some_facts(members=PEOPLE, as_of=date(2022, 3, 1)))
    assert found.found.todo is Todo.NOW
    assert texts("year_plan", some_facts(members=PEOPLE, as_of=date(2022, 3, 1)), month="3") == []


def test_a_year_that_lies_ahead_and_a_part_of_a_year_have_no_plan_to_miss() -> None:
    assert texts("year_plan", some_facts(members=PEOPLE, as_of=date(2021, 12, 31))) == []
    assert texts("year_plan", some_facts(members=PEOPLE, period=Period.quarter(2022, 3))) == []


def test_a_branch_that_was_not_there_for_half_of_the_year_owes_no_plan() -> None:
    late = some_members(5, joined=date(2022, 9, 1), full_since=date(2022, 9, 1))
    assert texts("year_plan", some_facts(members=late, period=YEAR)) == []


def test_a_book_without_its_roster_is_not_asked_for_a_plan_yet() -> None:
    assert texts("year_plan", some_facts()) == []
