from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from builders import a_member, a_row
from hypothesis import given, settings
from hypothesis import strategies as st

from partybranch.domain.attendance import (
    HeadCount,
    Mark,
    RollRow,
    carry_marks,
    count_heads,
    count_roll,
    expected_roll,
    mark_rest_present,
)
from partybranch.domain.kinds import Scope
from partybranch.domain.members import Condition, ConditionKind, GroupStay, Post

DAY = date(2022, 3, 7)
EVERYBODY = [(Scope.ALL, "")]

rows = st.lists(
    st.builds(
        RollRow,
        member_id=st.integers(1, 40),
        name=st.just("某人"),
        due=st.booleans(),
        votes=st.booleans(),
        mark=st.sampled_from(Mark),
        late=st.booleans(),
    ),
    max_size=30,
)


MEMBERS = [
    a_member("书记", id=1, posts=(Post(title="支部书记"),), groups=(GroupStay(group="第一党小组"),)),
    a_member("委员", id=2, posts=(Post(title="组织委员"),), groups=(GroupStay(group="第二党小组"),)),
    a_member("一组", id=3, groups=(GroupStay(group="第一党小组"),)),
    a_member("预备", id=4, joined=date(2021, 9, 1), full_since=date(2022, 9, 1)),
    a_member("年老", id=5, conditions=(Condition(kind=ConditionKind.EXEMPT),)),
    a_member("转出", id=6, transferred_out=DAY),
    a_member("停止", id=7, conditions=(Condition(kind=ConditionKind.SUSPENDED),)),
    a_member("流动", id=8, conditions=(Condition(kind=ConditionKind.FLOATING),)),
]


def ids(roll: tuple[RollRow, ...]) -> list[int]:
    return [row.member_id for row in roll]


def test_everybody_of_the_day_is_on_the_roll_unmarked() -> None:
    roll = expected_roll(MEMBERS, DAY, EVERYBODY)
    assert ids(roll) == [1, 2, 3, 4, 5, 8]
    assert {row.mark for row in roll} == {Mark.UNMARKED}


def test_the_roll_freezes_what_each_was_that_day() -> None:
    by_name = {row.name: row for row in expected_roll(MEMBERS, DAY, EVERYBODY)}
    assert by_name["书记"] == RollRow(member_id=1, name="书记", group="第一党小组", committee=True)
    assert (by_name["预备"].full, by_name["预备"].votes, by_name["预备"].due) == (False, False, True)
    assert (by_name["年老"].due, by_name["流动"].due) == (False, True)


@pytest.mark.parametrize(
    ("scopes", "called"),
    [
        ([(Scope.COMMITTEE, "")], [1, 2]),
        ([(Scope.GROUP, "第一党小组")], [1, 3]),
        ([(Scope.NAMED, "")], []),
        ([(Scope.GROUP, "")], []),
        ([(Scope.COMMITTEE, ""), (Scope.GROUP, "第一党小组")], [1, 2, 3]),
        ([(Scope.ALL, ""), (Scope.COMMITTEE, "")], [1, 2, 3, 4, 5, 8]),
        ([], []),
    ],
)
def test_each_scope_calls_its_people_and_overlapping_scopes_call_each_once(
    scopes: list[tuple[Scope, str]], called: list[int]
) -> None:
    assert ids(expected_roll(MEMBERS, DAY, scopes)) == called


def test_named_people_are_called_beside_a_scope_but_only_while_they_are_members() -> None:
    assert ids(expected_roll(MEMBERS, DAY, [(Scope.COMMITTEE, "")], named=[3, 1, 6, 99])) == [1, 2, 3]


def test_a_floating_member_is_due_unless_taking_part_elsewhere() -> None:
    floating = next(row for row in expected_roll(MEMBERS, DAY, EVERYBODY) if row.name == "流动")
    assert count_roll([floating]).due == 1
    elsewhere = count_roll([replace(floating, mark=Mark.ELSEWHERE)])
    assert (elsewhere.due, elsewhere.elsewhere, elsewhere.present) == (0, 1, 0)


def test_an_exempt_member_who_comes_all_the_same_is_extra() -> None:
    counts = count_roll([a_row(1), a_row(2, due=False)])
    assert (counts.due, counts.present, counts.extra, counts.rate) == (1, 1, 1, 1.0)


def test_who_need_not_come_or_takes_part_elsewhere_stays_in_the_base_of_a_vote() -> None:
    roll = [
        a_row(1),
        a_row(2, Mark.UNMARKED, due=False),
        a_row(3, Mark.ELSEWHERE),
        a_row(4, due=False),
        a_row(5, votes=False),
    ]
    counts = count_roll(roll)
    assert (counts.due, counts.voters_present, counts.voters_due) == (2, 2, 4)


@settings(max_examples=150, deadline=None)
@given(rows)
def test_due_is_present_and_leave_and_absent_and_unmarked(roll: list[RollRow]) -> None:
    counts = count_roll(roll)
    assert counts.due == counts.present + counts.leave + counts.absent + counts.unmarked
    assert 0 <= counts.voters_present <= counts.voters_due <= len(roll)
    assert counts.late <= counts.present
    marks = Counter(row.mark for row in roll if row.due)
    assert counts.present == marks[Mark.PRESENT]
    assert counts.due == sum(row.due for row in roll) - marks[Mark.ELSEWHERE]


@settings(max_examples=100, deadline=None)
@given(rows)
def test_all_present_fills_blanks_and_never_changes_a_mark_that_was_given(roll: list[RollRow]) -> None:
    after = mark_rest_present(roll)
    assert len(after) == len(roll)
    for old, new in zip(roll, after, strict=True):
        if old.mark is not Mark.UNMARKED or not old.due:
            assert new == old
        else:
            assert new == replace(old, mark=Mark.PRESENT)


def test_marks_already_given_are_carried_to_a_fresh_roll() -> None:
    fresh = expected_roll(MEMBERS, DAY, EVERYBODY)
    taken = [a_row(1, Mark.LEAVE, reason="病假"), a_row(2, late=True), a_row(3, Mark.UNMARKED)]
    carried = {row.member_id: row for row in carry_marks(fresh, taken)}
    assert (carried[1].mark, carried[1].reason) == (Mark.LEAVE, "病假")
    assert (carried[2].mark, carried[2].late) == (Mark.PRESENT, True)
    assert carried[3].mark is Mark.UNMARKED


def test_who_is_marked_but_no_longer_called_stays_at_the_end_and_who_is_blank_goes() -> None:
    fresh = expected_roll(MEMBERS, DAY, [(Scope.COMMITTEE, "")])
    carried = carry_marks(fresh, [a_row(3, Mark.ABSENT), a_row(4, Mark.UNMARKED)])
    assert ids(carried) == [1, 2, 3]
    assert carried[-1].mark is Mark.ABSENT


def test_nobody_due_has_no_rate() -> None:
    assert count_roll([]).rate is None


def test_heads_that_nobody_explains_stay_unmarked() -> None:
    counts = count_heads(HeadCount(due=30, present=25, leave=3))
    assert (counts.due, counts.present, counts.leave, counts.absent, counts.unmarked) == (30, 25, 3, 0, 2)
