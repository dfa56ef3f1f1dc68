"""Names and lists of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.parsing.names import detach_note, name_key, split_items, split_names

NAMES = st.text(alphabet="张王李赵刘洋欧阳修䶮㛃𡒄·", min_size=2, max_size=4).filter(
    lambda name: "·" not in (name[0], name[-1])
)


@pytest.mark.parametrize(
    "text", ["刘 洋", "刘　洋", "刘\xa0洋", " 刘\u200b洋\u202e", "刘\n洋", "刘洋\U000e0100", "刘\ufeff洋"]
)
def test_unseen_and_blank_characters_do_not_count_in_a_name(text: str) -> None:
    assert name_key(text) == "刘洋"


def test_middle_dots_brackets_and_widths_compare_equal() -> None:
    assert len({name_key(f"阿依{dot}古丽") for dot in "·•‧∙・･⋅.．"}) == 1
    assert name_key("宣讲(大讲堂)") == name_key("宣讲（大讲堂）")
    assert name_key("２０２２") == "2022"


def test_rare_characters_are_not_folded_into_common_ones() -> None:
    assert name_key("𡒄启明") == "𡒄启明"
    assert name_key("王㈱") != name_key("王(株)")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三、李四；王五 刘 洋", ("张三", "李四", "王五", "刘洋")),
        ("张三，李四,王五;赵六/孙七\n周八", ("张三", "李四", "王五", "赵六", "孙七", "周八")),
        ("张三 李四　王五", ("张三", "李四", "王五")),
        ("刘　洋", ("刘洋",)),
        ("欧 阳 修", ("欧阳修",)),
        ("王五 刘 洋洋", ("王五刘洋洋",)),
        ("张 三 李 四", ("张三李四",)),
        ("张三（书记、主持）、李四", ("张三（书记、主持）", "李四")),
        ("John Smith、张三", ("John Smith", "张三")),
        ("、、 ", ()),
        ("", ()),
    ],
)
def test_a_list_is_split_where_it_is_safe(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


def test_known_names_decide_about_blanks() -> None:
    known = ["王五", "刘洋洋", "欧阳修", "张三", "李四", "阿卜杜拉·买买提"]
    assert split_names("王五 刘 洋洋", known) == ("王五", "刘洋洋")
    assert split_names("张 三 李 四", known) == ("张三", "李四")
    assert split_names("欧 阳修 张三", known) == ("欧阳修", "张三")
    assert split_names("阿卜杜拉 买买提、张三", known) == ("阿卜杜拉·买买提", "张三")
    assert split_names("张三 赵六", known) == ("张三", "赵六")


def test_of_two_names_that_only_a_dot_tells_apart_the_one_written_is_meant() -> None:
    known = ["阿依古丽", "阿依·古丽"]
    assert split_names("阿依 古丽", known) == ("阿依古丽",)
    assert split_names("阿依 · 古丽", known) == ("阿依·古丽",)


def test_a_cell_of_thousands_of_blanks_is_no_trouble() -> None:
    assert len(split_names("张三 李四 " * 3000, ["张三", "李四"])) == 6000


@given(
    st.lists(NAMES, min_size=1, max_size=8), st.sampled_from(["、", "，", ",", "；", ";", "\n", " 、 ", "/"])
)
def test_joining_and_splitting_gives_the_same_names(names: list[str], separator: str) -> None:
    assert split_names(separator.join(names)) == tuple(names)


@given(st.lists(NAMES, min_size=1, max_size=6, unique=True), st.sampled_from([" ", "　", "\xa0"]))
def test_known_names_with_blanks_inside_come_back_whole(names: list[str], blank: str) -> None:
    assert split_names("、".join(blank.join(name) for name in names), names) == tuple(names)


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        ("张三（病假）", ("张三", "病假")),
        ("张三 (病假)", ("张三", "病假")),
        ("张三【病假】", ("张三", "病假")),
        ("张三（）", ("张三", "")),
        ("张三", ("张三", None)),
        ("（病假）张三", ("（病假）张三", None)),
    ],
)
def test_a_note_in_brackets_is_detached(item: str, parts: tuple[str, str | None]) -> None:
    assert detach_note(item) == parts


def test_items_are_split_only_outside_brackets() -> None:
    assert split_items("甲（一、二）、乙） 、丙") == ("甲（一、二）", "乙）", "丙")
