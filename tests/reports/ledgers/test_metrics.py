import math
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.reports.ledgers.metrics import (
    CONTINUED,
    MAX_ROW_HEIGHT,
    continued_rows,
    continued_texts,
    height_of_lines,
    line_count,
    room_for_text,
    row_height,
    text_width,
    width_needed,
    wrap,
)
from partybranch.reports.ledgers.plan import CellValue, Percent

words = st.text("会议学习，。（）“”《》abc 0123456789-.\n𡒄", max_size=200)
rooms = st.floats(min_value=2, max_value=60)


def naive_lines(text: str, room: float) -> int:
    return sum(max(1, math.ceil(text_width(part) / room)) for part in text.split("\n"))


def test_a_chinese_character_is_as_wide_as_two_digits() -> None:
    assert [text_width("12"), text_width("会"), text_width("𡒄"), text_width("√")] == [2, 2, 2, 2]


@given(words, rooms)
def test_a_text_never_gets_fewer_lines_than_a_naive_count(text: str, room: float) -> None:
    assert line_count(text, room) >= naive_lines(text, room)


@given(words, rooms)
def test_wrapped_lines_put_together_are_the_text_and_none_is_too_wide(text: str, room: float) -> None:
    lines = list(wrap(text, room))
    assert "".join(lines) == text
    assert all(text_width(line.rstrip("\n")) <= room for line in lines)


@given(words, st.floats(min_value=3, max_value=60), st.sampled_from([10.5, 18.0]))
def test_a_row_is_never_lower_than_its_text(text: str, width: float, size: float) -> None:
    height = row_height([1, text], [5.0, width], size)
    assert height >= naive_lines(text, room_for_text(width, size)) * size * 1.2


def test_marks_do_not_start_or_end_a_line() -> None:
    assert list(wrap("党员大会。", 8)) == ["党员大", "会。"]
    assert list(wrap("党员大（会）", 8)) == ["党员大", "（会）"]
    assert list(wrap("共2022年", 4)) == ["共", "2022", "年"]


@given(st.text("会议，（）“ab \n", max_size=400), rooms, st.floats(min_value=60, max_value=600))
def test_continued_texts_fit_their_rows_and_lose_nothing(text: str, room: float, height: float) -> None:
    pieces = list(continued_texts(text, room, height, 10.5))
    assert all(piece.startswith(CONTINUED) for piece in pieces[1:])
    together = "".join(piece.removeprefix(CONTINUED) for piece in pieces)
    assert together.replace("\n", "") == text.replace("\n", "")
    limit = max(min(height, MAX_ROW_HEIGHT), height_of_lines(4, 10.5))
    for piece in pieces:
        assert height_of_lines(line_count(piece, room), 10.5) <= limit


def test_a_continued_row_leaves_its_other_cells_empty() -> None:
    rows = list(continued_rows([1, "短", "会议记录" * 3000, None], [5, 8, 40, 5], 10.5, 500))
    assert rows[0][:2] == [1, "短"]
    assert all(row[0] is None and row[1] is None for row in rows[1:])
    assert sum(str(row[2]).count("会议记录") for row in rows) >= 3000 - len(rows)


def test_an_empty_row_is_still_a_row() -> None:
    assert list(continued_rows([None, None], [5, 5], 10.5, 500)) == [[None, None]]


@pytest.mark.parametrize(
    ("value", "number_format", "width"),
    [
        (None, "General", 0),
        ("很长的文字会换行", "General", 0),
        (123456, "General", 7),
        (96.5, "0.00", 6),
        (Decimal("1234567.8"), "#,##0.00", 13),
        (Percent(1.0), "0.0%", 7),
        (date(2022, 3, 5), "yyyy-mm-dd", 11),
        (datetime(2022, 3, 5, 9), "yyyy-mm-dd hh:mm", 17),
    ],
)
def test_a_column_is_wide_enough_for_its_figures(value: CellValue, number_format: str, width: float) -> None:
    assert width_needed(value, number_format) == width
