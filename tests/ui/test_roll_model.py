"""The roll as a grid: its shape, its edits, and that 全部到会 never touches what a person set."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QStringListModel
from rolls import made_up_roll

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.leaves import LeaveNotice
from ui.models.roll_model import ROW_ROLE, RollModel, lay_lines
from ui.models.spelling_filter import SpellingFilter
from ui.widgets.roll_layout import best_per_line

pytestmark = pytest.mark.gui

marked_rolls = st.lists(
    st.builds(
        RollRow,
        member_id=st.integers(1, 99),
        name=st.sampled_from(["赵启明", "钱秀英", "孙磊"]),
        group=st.sampled_from(["", "第一党小组", "第二党小组"]),
        due=st.booleans(),
        mark=st.sampled_from(Mark),
        reason=st.sampled_from(["", "病假"]),
    ),
    max_size=20,
    unique_by=lambda row: row.member_id,
)


def test_the_model_keeps_qts_rules_while_it_is_edited(
    keeps_qts_rules: Callable[[QAbstractItemModel], None],
) -> None:
    model = RollModel(made_up_roll(10))
    keeps_qts_rules(model)
    model.mark(3, Mark.LEAVE, "病假")
    model.mark_rest_present()
    model.expect_leave({1: LeaveNotice(member_id=1, start=date(2022, 11, 1), end=date(2022, 11, 1))})
    model.mark_many({0: (Mark.ABSENT, ""), 1: (Mark.LEAVE, "因公")})
    model.seek("sl")
    model.take_back()
    model.do_again()
    model.set_per_line(6)
    model.set_rows(made_up_roll(3))
    keeps_qts_rules(model)


def test_the_filter_by_spelling_keeps_qts_rules(
    keeps_qts_rules: Callable[[QAbstractItemModel], None],
) -> None:
    names = QStringListModel(["单雄信", "曾静", "孙磊"])
    shown = SpellingFilter()
    shown.setSourceModel(names)
    keeps_qts_rules(shown)
    shown.seek("sxx")
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == ["单雄信"]
    shown.seek("")
    assert shown.rowCount() == 3


@settings(max_examples=60, deadline=None)
@given(rows=marked_rolls, noticed=st.sets(st.integers(1, 99)))
def test_all_present_and_adopting_touch_only_whom_each_is_for(rows: list[RollRow], noticed: set[int]) -> None:
    model = RollModel(rows)
    day = date(2022, 11, 1)
    model.expect_leave({at: LeaveNotice(member_id=at, start=day, end=day, reason="因公") for at in noticed})
    model.mark_rest_present()
    after = model.rows
    model.excuse_on_notice()
    for before, filled, adopted in zip(rows, after, model.rows, strict=True):
        open_notice = before.mark is Mark.UNMARKED and before.member_id in noticed
        if open_notice:
            assert filled == before
            assert (adopted.mark, adopted.reason) == (Mark.LEAVE, "因公")
        else:
            assert adopted == filled


@settings(max_examples=60, deadline=None)
@given(rows=marked_rolls)
def test_all_present_never_changes_a_marked_row(rows: list[RollRow]) -> None:
    model = RollModel(rows)
    model.mark_rest_present()
    for before, after in zip(rows, model.rows, strict=True):
        if before.mark is not Mark.UNMARKED or not before.due:
            assert after == before
        else:
            assert after.mark is Mark.PRESENT


@settings(max_examples=60, deadline=None)
@given(rows=marked_rolls, per_line=st.integers(1, 8))
def test_everybody_stands_in_the_grid_exactly_once(rows: list[RollRow], per_line: int) -> None:
    places = [place for line in lay_lines(rows, per_line) for place in line.places]
    assert sorted(places) == list(range(len(rows)))


def test_members_stand_in_roll_order_inside_their_group_and_the_groupless_last() -> None:
    rows = (
        RollRow(member_id=1, name="赵启明"),
        RollRow(member_id=2, name="钱秀英", group="第一党小组"),
        RollRow(member_id=3, name="孙磊", group="第一党小组"),
    )
    lines = lay_lines(rows, 4)
    assert [(line.group, line.places) for line in lines] == [("第一党小组", (1, 2)), ("", (0,))]


def test_an_edit_makes_a_new_row_and_tells_once() -> None:
    model = RollModel(made_up_roll(4))
    before, told = model.rows, []
    model.edited.connect(lambda: told.append(True))
    model.mark(1, Mark.LEAVE, "病假")
    assert before[1].mark is Mark.UNMARKED
    assert (model.rows[1].mark, model.rows[1].reason) == (Mark.LEAVE, "病假")
    assert told == [True]


def test_who_was_on_leave_and_came_after_all_has_no_reason_left() -> None:
    model = RollModel(made_up_roll(2))
    model.mark(0, Mark.LEAVE, "事假")
    model.mark(0, Mark.PRESENT)
    assert model.rows[0].reason == ""


def test_late_is_a_note_on_present_and_goes_with_it() -> None:
    model = RollModel(made_up_roll(2))
    model.toggle_late(0)
    assert (model.rows[0].mark, model.rows[0].late) == (Mark.PRESENT, True)
    model.mark(0, Mark.ABSENT)
    assert not model.rows[0].late


def test_a_written_reason_puts_the_person_on_leave() -> None:
    model = RollModel(made_up_roll(2))
    assert model.setData(model.index_of(1), " 陪护家属 ")
    assert (model.rows[1].mark, model.rows[1].reason) == (Mark.LEAVE, "陪护家属")


def test_of_two_with_one_name_each_has_a_label_and_the_frozen_name_stays() -> None:
    rows = (
        RollRow(member_id=1, name="李静"),
        RollRow(member_id=2, name="李静"),
        RollRow(member_id=3, name="王磊"),
    )
    model = RollModel()
    model.set_rows(rows, {1: "李静（1980年生）", 2: "李静（1991年生）", 3: "王大磊"})
    assert [model.label(place) for place in range(3)] == ["李静（1980年生）", "李静（1991年生）", "王磊"]
    row = model.index_of(0).data(ROW_ROLE)
    assert row.name == "李静"


def test_seeking_dims_and_keeps_the_shape() -> None:
    model = RollModel(made_up_roll(12))
    lines = model.lines
    model.seek("磊")
    assert {model.rows[place].name for place in model.matches} == {"孙磊"}
    assert model.lines == lines


@pytest.mark.parametrize(("width", "height"), [(840, 240), (700, 300), (1200, 420)])
def test_thirty_five_people_in_three_groups_fit_without_scrolling(width: int, height: int) -> None:
    rows = made_up_roll(35)
    per_line = best_per_line(rows, width, height)
    assert len(lay_lines(rows, per_line)) * 26 <= height
