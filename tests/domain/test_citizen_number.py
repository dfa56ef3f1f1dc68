"""The citizen number and hiding it; all numbers are made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.citizen_number import (
    check_character,
    mask_citizen_number,
    mask_phone,
    parse_citizen_number,
)


def made_up(day: date, order: int) -> str:
    digits = f"999999{day:%Y%m%d}{order:03}"
    return digits + check_character(digits)


@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.integers(0, 999))
def test_birth_and_sex_are_read_from_a_right_number(day: date, order: int) -> None:
    number = parse_citizen_number(made_up(day, order))
    assert (number.birth, number.sex, number.region) == (day, "男" if order % 2 else "女", "999999")


@given(
    st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.integers(0, 999), st.integers(0, 16), st.integers(1, 9)
)
def test_one_wrong_digit_is_always_found(day: date, order: int, at: int, step: int) -> None:
    right = made_up(day, order)
    wrong = right[:at] + str((int(right[at]) + step) % 10) + right[at + 1 :]
    with pytest.raises(ValueError, match="公民身份证号"):
        parse_citizen_number(wrong)


@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.integers(0, 999))
def test_the_mask_never_shows_the_middle(day: date, order: int) -> None:
    number = parse_citizen_number(made_up(day, order))
    assert number.masked == f"999{'*' * 11}{number.text[-4:]}"
    assert f"{day:%m%d}" not in number.masked[:14]


def test_spelling_variants_of_one_number_are_one() -> None:
    with_x = next(text for order in range(99) if (text := made_up(date(1990, 1, 1), order)).endswith("X"))
    wide = with_x.lower().translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for text in (with_x, with_x.lower(), f" {with_x[:6]} {with_x[6:]}", f"'{with_x}", wide):
        assert parse_citizen_number(text).text == with_x


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("", "没有填写"),
        (None, "没有填写"),
        ("9" * 15, "15 位旧号码"),
        ("9" * 17, "应为 18 位，这里是 17 位"),
        ("9" * 17 + "A", "1 位数字或 X"),
        ("99999919900230001X", "出生日期不存在"),
        ("99999918000101001X", "出生年份不对"),
        (made_up(date(1990, 1, 1), 1)[:-1] + "?", "1 位数字或 X"),
    ],
)
def test_a_wrong_number_is_refused_without_being_quoted(cell: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as caught:
        parse_citizen_number(cell)
    assert not cell or str(cell) not in str(caught.value)


def test_the_check_character_follows_the_standard() -> None:
    assert check_character("11010519491231002") == "X"


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("19900008469", "199****8469"),
        ("0000-8888123", "**********23"),
        ("8888123", "*****23"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_a_phone_shows_its_ends_only(phone: str, shown: str) -> None:
    assert mask_phone(phone) == shown


def test_a_number_of_the_wrong_length_is_hidden_whole() -> None:
    assert mask_citizen_number("1" * 17) == "*" * 17
    assert mask_citizen_number("") == ""
