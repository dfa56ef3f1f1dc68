import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.services.spelling import spells


@pytest.mark.parametrize(
    "typed",
    ["单雄信", "雄信", "shanxiongxin", "danxiongxin", "sxx", "dxx", "shxx", "xx", "shanx", "ShanXiong"],
)
def test_a_name_is_found_by_characters_full_pinyin_initials_and_mixtures(typed: str) -> None:
    assert spells("单雄信", typed)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("单明", "shan"),
        ("仇明", "qiu"),
        ("曾明", "zeng"),
        ("查明", "zha"),
        ("朴明", "piao"),
        ("区明", "ou"),
        ("翟明", "zhai"),
        ("盖明", "ge"),
        ("解明", "xie"),
        ("吕明", "lv"),
    ],
)
def test_every_reading_of_a_surname_leads_to_its_bearer(name: str, surname: str) -> None:
    assert spells(name, surname)
    assert spells(name, f"{surname}ming")
    assert spells(name, f"{surname[0]}m")


@pytest.mark.parametrize("typed", ["wang", "mz", "zhangx", "188", "四"])
def test_what_is_not_in_the_name_is_not_found(typed: str) -> None:
    assert not spells("张明", typed)


def test_letters_digits_and_blanks_in_a_title_are_read_over() -> None:
    assert spells("学习 2022年 第3季度 CPC 党章", "xuexi2022n")
    assert spells("学习 2022年 第3季度 CPC 党章", "cpcdz")


@given(st.text(max_size=12), st.text(max_size=6))
def test_whatever_stands_in_a_text_is_found_in_it(text: str, part: str) -> None:
    assert spells(text + part + text, part)
    assert isinstance(spells(text, part), bool)
