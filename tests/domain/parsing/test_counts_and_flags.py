"""Whole numbers, ticks, and text as sentences quote it."""

import pytest

from partybranch.domain.parsing.counts import parse_count
from partybranch.domain.parsing.flags import parse_flag
from partybranch.domain.parsing.text import as_text, clean_text, quoted


@pytest.mark.parametrize(
    "cell", [32, 32.0, "32", "３２", "32人", " 32 人", "三十二人", "共32人次", "32.0", "32名"]
)
def test_a_count_is_read_with_or_without_its_word(cell: object) -> None:
    assert parse_count(cell) == 32


@pytest.mark.parametrize("cell", [-1, 1.5, "", None, True, "若干", "3-4", "1e5", "9" * 30, float("nan")])
def test_what_is_no_whole_number_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match="数"):
        parse_count(cell)


@pytest.mark.parametrize("cell", ["是", "√", " ✓ ", "有", "Y", True, 1, "对"])
def test_yes(cell: object) -> None:
    assert parse_flag(cell)


@pytest.mark.parametrize("cell", ["否", "×", None, "", "　", "无", "N", False, 0, "/"])
def test_no(cell: object) -> None:
    assert not parse_flag(cell)


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(ValueError, match="“是”或“否”"):
        parse_flag("大概")


def test_text_is_cleaned_once() -> None:
    assert clean_text(" a_x000D_\nb\x07\u200b ") == "a\nb"
    assert clean_text("_x005F_x000D_") == "_x000D_"
    assert as_text(3.0) == "3"
    assert quoted("字" * 40) == f"“{'字' * 30}…”"
