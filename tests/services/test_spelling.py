import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.services.spelling import Typed, by_sound, neatly, span, spells, spells_out


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


@pytest.mark.parametrize(
    ("typed", "place"),
    [("题党", (1, 3)), ("zhuti", (0, 2)), ("ztd", (0, 3)), ("tid", (1, 3)), ("ri", (3, 4)), ("x", (6, 7))],
)
def test_the_place_of_what_was_typed_is_told(typed: str, place: tuple[int, int]) -> None:
    assert span("主题党日  学习", typed) == place


def test_a_place_runs_over_blanks_and_prefers_whole_syllables() -> None:
    assert span("刘 洋", "liuyang") == (0, 3)
    assert span("党小组会 主题", "zhu") == (5, 6)
    assert span("主题", "abc") is None
    assert span("", "a") is None


def test_whole_syllables_and_initials_are_neat_and_their_mixture_is_not() -> None:
    for typed in ("zhangjie", "zhangj", "zj", "zhj", "zha"):
        assert neatly("张杰", typed), typed
    for typed in ("zjie", "zhji"):
        assert spells("张杰", typed), typed
        assert not neatly("张杰", typed), typed


def test_a_name_is_spelled_out_by_all_its_syllables_alone() -> None:
    assert spells_out("单 明", "shanming")
    assert spells_out("单 明", "dan明")
    for typed in ("sm", "shanm", "shan", "shanmingx", ""):
        assert not spells_out("单 明", typed), typed


@given(st.text(max_size=12), st.text(min_size=1, max_size=6))
def test_what_is_spelled_has_a_place(text: str, typed: str) -> None:
    place = span(text, typed)
    if place is not None:
        assert 0 <= place[0] < place[1] <= len(text)
        assert spells(text, typed)


@given(st.text("单仇曾查朴区 党员大会Ab3，", max_size=12), st.text("shandqczgpou b3单党", max_size=5))
def test_one_typed_word_over_many_texts_finds_what_spells_finds(text: str, typed: str) -> None:
    assert Typed(typed).stands_in(text) == spells(text, typed)


def test_a_line_end_divides_texts() -> None:
    assert Typed("zs").stands_in("张三\n李四")
    assert not Typed("sl").stands_in("张三\n李四")
    assert Typed("").stands_in("")


def test_texts_sort_by_sound_and_numerals_by_value() -> None:
    names = [
        "张三",
        "李四",
        "陈五",
        "Abc",
        "2022",
        "第二十一次",
        "第二党小组",
        "第一党小组",
        "第十一次",
        "第十党小组",
    ]
    names += ["10月会议", "2月会议"]
    assert sorted(names, key=by_sound) == [
        "2月会议",
        "10月会议",
        "2022",
        "Abc",
        "陈五",
        "第一党小组",
        "第二党小组",
        "第十党小组",
        "第十一次",
        "第二十一次",
        "李四",
        "张三",
    ]
