from datetime import date

from builders import a_record, a_row, a_sitting
from rulings import some_facts, some_members, texts

from partybranch.domain.attendance import HeadCount
from partybranch.domain.kinds import Scope
from partybranch.domain.members import Condition, ConditionKind
from partybranch.domain.rules.facts import Facts
from partybranch.domain.sittings import Record

FIVE = some_members(5, committee=3)


def heads(due: int, present: int, leave: int = 0, kind: str | Record = "党员大会") -> Facts:
    sitting = a_sitting(kind, heads=HeadCount(due=due, present=present, leave=leave))
    return some_facts(sitting, members=FIVE)


def rolled(*ids: int, kind: str | Record = "党员大会") -> Facts:
    gone = some_members(1, first=9, transferred_out=date(2022, 3, 1))
    frail = some_members(1, first=6, conditions=(Condition(kind=ConditionKind.EXEMPT),))
    roll = tuple(a_row(each) for each in ids)
    return some_facts(a_sitting(kind, roll=roll), members=(*FIVE, *frail, *gone))


def test_more_people_than_the_branch_has_cannot_be_due() -> None:
    assert texts("heads_possible", heads(6, 6)) == ["应到写6人，按当日名册最多5人"]
    assert texts("heads_possible", heads(5, 5)) == []
    assert texts("heads_possible", heads(4, 4, kind="支委会")) == ["应到写4人，按当日名册最多3人"]


def test_the_parts_cannot_be_more_than_the_whole() -> None:
    assert texts("heads_possible", heads(5, 4, leave=2)) == ["实到、请假、缺席合计6人，超过应到5人"]
    assert texts("heads_possible", heads(5, 4, leave=1)) == []


def test_named_people_and_an_empty_roster_give_nothing_to_compare_with() -> None:
    assert texts("heads_possible", heads(20, 20, kind="业务培训")) == []
    assert texts("heads_possible", some_facts(a_sitting(heads=HeadCount(due=9, present=9)))) == []
    unknown_group = a_record("党小组会", group="")
    assert texts("heads_possible", heads(20, 20, kind=unknown_group)) == []


def test_who_was_not_in_the_branch_that_day_cannot_be_on_the_roll() -> None:
    assert texts("roll_strangers", rolled(1, 2, 9)) == ["名册上有当日不在本支部的人（党员9）"]
    assert texts("roll_strangers", rolled(1, 2)) == []


def test_a_roll_other_than_the_roster_says_who_is_too_many_and_who_is_missing() -> None:
    assert texts("roll_roster", rolled(1, 2, 3, 4, 9)) == ["到会名册与当日党员名册不同：多出党员9；缺少党员5"]
    assert texts("roll_roster", rolled(1, 2, 3, 4, 5)) == []
    assert texts("roll_roster", rolled(1, 2, 3, 4, 5, 6)) == [], "who need not come may be listed"
    assert texts("roll_roster", rolled(1, 2, 3, kind="支委会")) == []
    assert texts("roll_roster", rolled(1, 9, kind=a_record("业务培训", scope=Scope.NAMED))) == []
    assert texts("roll_roster", rolled()) == [], "a missing roll is another rule's matter"
