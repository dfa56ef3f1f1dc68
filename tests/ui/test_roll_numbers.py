"""The numbers of the roll in the window are those of the sign-in sheet on paper."""

import pytest
from builders import a_row

from partybranch.domain.roll_order import EXEMPT, sheet_order
from ui.models.roll_model import RollModel, lay_lines
from ui.widgets.roll_layout import best_per_line

pytestmark = pytest.mark.gui

_ROLL = tuple(
    a_row(at, group=("乙组", "甲组", "")[at % 3], due=at not in (4, 9), name=f"党员{at}") for at in range(12)
)


def test_paper_and_window_number_people_alike() -> None:
    model = RollModel(_ROLL)
    by_number = sorted(range(len(_ROLL)), key=model.number_of)
    assert [_ROLL[place] for place in by_number] == list(sheet_order(_ROLL))


def test_who_need_not_come_stands_in_lines_of_their_own() -> None:
    lines = lay_lines(_ROLL, 4)
    assert lines[-1].group == EXEMPT
    assert [_ROLL[place].due for place in lines[-1].places] == [False, False]
    assert best_per_line(_ROLL, 1200, 26 * len(lines)) >= 4


def test_a_number_that_nobody_has_finds_no_year_of_birth() -> None:
    model = RollModel()
    twins = (a_row(1, name="王静"), a_row(2, name="王静"))
    model.set_rows(twins, {1: "王静（1990年生）", 2: "王静（1991年生）"})
    model.show_numbers(True)
    model.seek("99")
    assert list(model.matches) == []
    model.seek("2")
    assert list(model.matches) == [1]
    model.show_numbers(False)
    model.seek("1991")
    assert list(model.matches) == [1]
