"""The order of a sheet for signing is the order of the roll in the window."""

from builders import a_row
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.roll_order import EXEMPT, by_group, sheet_order

_ROLLS = st.lists(st.tuples(st.sampled_from(["", "第一党小组", "第二党小组"]), st.booleans()), max_size=30)


def test_groups_stand_as_they_first_appear_and_those_without_one_last() -> None:
    roll = [a_row(1), a_row(2, group="乙组"), a_row(3, group="甲组"), a_row(4, group="乙组"), a_row(5)]
    assert [(each.group, each.places) for each in by_group(roll)] == [
        ("乙组", (1, 3)),
        ("甲组", (2,)),
        ("", (0, 4)),
    ]
    assert [row.member_id for row in sheet_order(roll)] == [2, 4, 3, 1, 5]


def test_who_need_not_come_stands_apart_after_everybody_else() -> None:
    roll = [a_row(1, due=False, group="甲组"), a_row(2, group="乙组"), a_row(3, group="甲组"), a_row(4)]
    assert [row.member_id for row in sheet_order(roll)] == [2, 3, 4, 1]
    assert by_group(roll)[-1].group == EXEMPT


@given(_ROLLS)
def test_everybody_stands_on_the_sheet_once(people: list[tuple[str, bool]]) -> None:
    roll = [a_row(place, group=group, due=due) for place, (group, due) in enumerate(people)]
    assert sorted(row.member_id for row in sheet_order(roll)) == list(range(len(roll)))
