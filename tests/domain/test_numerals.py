import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.numerals import in_chinese, measured
from partybranch.domain.parsing.numerals import arabic

PLACES = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"亿": 10**8, "万": 10**4}


def value_of(words: str) -> int:
    """A second reading of a Chinese number, by its grammar."""
    for word, size in GROUPS.items():
        before, found, after = words.rpartition(word)
        if found:
            return value_of(before) * size + value_of(after)
    total, digit = 0, 0
    for sign in words:
        if sign in PLACES:
            total, digit = total + (digit or 1) * PLACES[sign], 0
        else:
            digit = "零一二三四五六七八九".index(sign)
    return total + digit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0", "零"),
        ("10", "十"),
        ("12", "十二"),
        ("105", "一百零五"),
        ("110", "一百一十"),
        ("1006", "一千零六"),
        ("1266", "一千二百六十六"),
        ("10500", "一万零五百"),
        ("120000", "十二万"),
        ("90.3%", "百分之九十点三"),
        ("100.0%", "百分之一百"),
        ("2.5", "二点五"),
        ("0.25", "零点二五"),
        ("共59次，约2.50小时", "共五十九次，约二点五小时"),
        ("—", "—"),
    ],
)
def test_numbers_are_written_as_a_report_reads_them(text: str, words: str) -> None:
    assert in_chinese(text) == words


def test_two_has_its_own_word_before_a_measure_word() -> None:
    assert [measured(text) for text in ("2", "12", "2.5", "200")] == ["两", "十二", "二点五", "二百"]


@given(st.integers(0, 99), st.sampled_from("月日人名"))
def test_our_own_parser_reads_back_what_it_knows(number: int, unit: str) -> None:
    assert arabic(f"{in_chinese(str(number))}{unit}") == f"{number}{unit}"
    assert arabic(f"{measured(str(number))}{unit}") == f"{number}{unit}"


@given(st.integers(0, 10**12))
def test_every_number_reads_back_by_the_grammar(number: int) -> None:
    words = in_chinese(str(number))
    assert value_of(words) == number
    assert "零零" not in words
    assert number == 0 or not words.endswith("零")


@given(st.text(max_size=30))
def test_no_arabic_digit_is_left_in_any_text(text: str) -> None:
    assert not any(sign in "0123456789" for sign in in_chinese(text))
