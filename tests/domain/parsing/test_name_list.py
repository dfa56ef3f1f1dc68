from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.parsing.name_list import ListedName, read_name_list


def test_a_pasted_column_gives_a_name_a_line() -> None:
    listed = read_name_list("姓名\n赵启明\n\n 钱 秀英 \n𡒄启明\n阿依古丽·买买提\n")
    assert [each.name for each in listed.names] == ["赵启明", "钱 秀英", "𡒄启明", "阿依古丽·买买提"]
    assert listed.problems == ()


def test_running_numbers_are_passed_over_and_a_second_piece_is_the_group() -> None:
    listed = read_name_list("1. 赵启明\t第一党小组\n2、钱秀英，第二党小组\n3\t孙三")
    assert listed.names == (
        ListedName(name="赵启明", group="第一党小组"),
        ListedName(name="钱秀英", group="第二党小组"),
        ListedName(name="孙三"),
    )


def test_each_line_that_cannot_be_taken_is_named_with_its_number() -> None:
    listed = read_name_list("赵启明\n19900000001\n赵 启明\n孙三\t男\t1980\n钱二", known=["钱二"])
    assert [each.name for each in listed.names] == ["赵启明"]
    assert listed.problems == (
        "第 2 行：“19900000001”不像姓名。请改正，或删去这一行。",
        "第 3 行：“赵 启明”已经有了。确有同名的人，请在“党员”页逐个新增。",
        "第 4 行：一行只写姓名和党小组。表格请用“导入花名册”。",
        "第 5 行：“钱二”已经有了。确有同名的人，请在“党员”页逐个新增。",
    )


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_line_lost(text: str) -> None:
    listed = read_name_list(text)
    assert len(listed.names) + len(listed.problems) <= len(text.splitlines())
    assert len({each.name for each in listed.names}) == len(listed.names)
