from datetime import date, datetime, timedelta

from builders import a_member, a_row, a_sitting
from rulings import findings, some_facts, some_members, texts

from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.members import Condition, ConditionKind
from partybranch.domain.rules.found import Place
from partybranch.domain.sittings import Sitting


def weeks(count: int, *marks: Mark, kind: str = "集体学习", heads: HeadCount | None = None) -> list[Sitting]:
    """Weekly sittings of an hour in which the members 1, 2 … have these marks."""
    roll = tuple(a_row(at, mark, reason="病假") for at, mark in enumerate(marks, 1))
    days = (datetime(2022, 1, 4, 9) + timedelta(days=7 * week) for week in range(count))
    return [a_sitting(kind, at=day, roll=() if heads else roll, heads=heads) for day in days]


def test_a_member_with_less_than_the_hours_is_named_and_one_with_enough_is_not() -> None:
    half = weeks(31, Mark.PRESENT, Mark.PRESENT)
    last = a_sitting(at=datetime(2022, 12, 20, 9), roll=(a_row(1), a_row(2, Mark.LEAVE, reason="因公")))
    (found,) = findings("study_hours", some_facts(*half, last, members=some_members(2)))
    assert found.found.text == "全年已记录集中学习31学时，不足32学时"
    assert (found.found.target.place, found.found.target.id) == (Place.MEMBER, 2)


def test_taking_part_elsewhere_counts_as_study() -> None:
    assert texts("study_hours", some_facts(*weeks(32, Mark.ELSEWHERE), members=some_members(1))) == []


def test_sittings_of_kinds_without_study_give_no_hours() -> None:
    meetings = weeks(40, Mark.PRESENT, kind="党小组会")
    assert texts("study_hours", some_facts(*meetings, members=some_members(1))) == [
        "全年已记录集中学习0学时，不足32学时"
    ]


def test_nobody_is_accused_for_a_roll_without_names_or_marks() -> None:
    by_heads = weeks(32, heads=HeadCount(due=1, present=1))
    assert texts("study_hours", some_facts(*by_heads, members=some_members(1))) == []
    assert texts("study_hours", some_facts(*weeks(32, Mark.UNMARKED), members=some_members(1))) == []


def test_hours_that_nobody_marked_are_not_said_to_be_recorded() -> None:
    unmarked = a_sitting(at=datetime(2022, 12, 20, 9), roll=(a_row(1, Mark.UNMARKED),))
    held = (*weeks(3, Mark.PRESENT), unmarked)
    assert texts("study_hours", some_facts(*held, members=some_members(1))) == [
        "全年已记录集中学习3学时（另有1学时的活动没有标到会），不足32学时"
    ]


def test_only_members_expected_all_year_are_asked() -> None:
    came = some_members(1, transferred_in=date(2022, 3, 1))
    left = some_members(1, first=2, transferred_out=date(2022, 11, 1))
    frail = some_members(1, first=3, conditions=(Condition(kind=ConditionKind.EXEMPT),))
    paused = Condition(kind=ConditionKind.SUSPENDED, start=date(2022, 4, 1), end=date(2022, 7, 1))
    suspended = some_members(1, first=4, conditions=(paused,))
    assert texts("study_hours", some_facts(members=(*came, *left, *frail, *suspended))) == []


def test_nothing_is_said_before_the_year_is_over() -> None:
    assert texts("study_hours", some_facts(members=some_members(1), as_of=date(2022, 12, 30))) == []


def test_many_short_members_are_one_matter_of_the_branch() -> None:
    (found,) = findings("study_hours", some_facts(members=some_members(11)))
    assert found.found.text == "11名党员已记录的集中学习不足32学时（党员1、党员2、党员3、党员4、党员5等11人）"
    assert found.found.target.place is Place.PROFILE
    assert len(texts("study_hours", some_facts(members=some_members(10)))) == 10


def test_the_committee_may_be_asked_for_more() -> None:
    members = some_members(4, committee=3)
    present = (Mark.PRESENT,) * 4
    facts = some_facts(*weeks(40, *present), members=members)
    assert texts("study_hours", facts) == []
    assert texts("committee_study_hours", facts) == ["全年已记录集中学习40学时，不足56学时"] * 3
    assert texts("committee_study_hours", facts, hours="40") == []


def test_namesakes_are_told_apart() -> None:
    two = (a_member("刘洋", id=1, birth=date(1980, 1, 1)), a_member("刘洋", id=2, birth=date(1990, 1, 1)))
    subjects = [each.found.subject for each in findings("study_hours", some_facts(members=two))]
    assert subjects == ["刘洋（1980年生）", "刘洋（1990年生）"]
