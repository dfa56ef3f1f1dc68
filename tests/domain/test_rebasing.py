"""Two hands on one sitting: what only one of them changed is never lost."""

from dataclasses import replace

from builders import a_row, a_sitting
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.attendance import HeadCount, Mark, RollRow
from partybranch.domain.rebasing import rebased
from partybranch.domain.sittings import Sitting

SEEN = a_sitting(id=1, roll=tuple(a_row(at, Mark.UNMARKED) for at in (1, 2, 3)))
marks = st.lists(st.sampled_from(Mark), min_size=3, max_size=3)
places = st.sampled_from((SEEN.place, "礼堂", "会议室"))


def with_marks(sitting: Sitting, chosen: list[Mark]) -> Sitting:
    rows = zip(sitting.roll, chosen, strict=True)
    return replace(sitting, roll=tuple(replace(row, mark=mark) for row, mark in rows))


def stands(typed: object, seen: object, now: object) -> object:
    return now if typed == seen else typed


@given(marks, marks, places, places)
def test_each_mark_and_each_field_is_that_of_whoever_changed_it(
    mine: list[Mark], theirs: list[Mark], here: str, there: str
) -> None:
    typed = replace(with_marks(SEEN, mine), place=here)
    now = replace(with_marks(SEEN, theirs), place=there)
    made = rebased(typed, SEEN, now)
    assert made.place == stands(here, SEEN.place, there)
    assert [row.mark for row in made.roll] == [
        stands(one, Mark.UNMARKED, other) for one, other in zip(mine, theirs, strict=True)
    ]


@given(marks, places)
def test_where_nothing_happened_meanwhile_the_typed_stands_as_it_is(mine: list[Mark], here: str) -> None:
    typed = replace(with_marks(SEEN, mine), place=here, roll=SEEN.roll[1:])
    assert rebased(typed, SEEN, SEEN) == typed


def test_who_was_called_meanwhile_is_on_the_roll_and_who_was_taken_off_stays_off() -> None:
    now = replace(SEEN, roll=(*SEEN.roll, a_row(4)))
    typed = replace(SEEN, roll=(replace(SEEN.roll[1], mark=Mark.LEAVE), SEEN.roll[2]))
    assert _told(rebased(typed, SEEN, now).roll) == [(2, Mark.LEAVE), (3, Mark.UNMARKED), (4, Mark.PRESENT)]


def test_names_and_numbers_are_never_mixed() -> None:
    heads = HeadCount(due=3, present=2)
    by_heads = replace(SEEN, roll=(), heads=heads)
    marked = with_marks(SEEN, [Mark.PRESENT] * 3)
    assert (rebased(by_heads, SEEN, marked).roll, rebased(by_heads, SEEN, marked).heads) == ((), heads)
    assert rebased(replace(SEEN, place="礼堂"), SEEN, by_heads) == replace(by_heads, place="礼堂")
    assert rebased(marked, SEEN, by_heads) == marked


def _told(roll: tuple[RollRow, ...]) -> list[tuple[int, Mark]]:
    return [(row.member_id, row.mark) for row in roll]
