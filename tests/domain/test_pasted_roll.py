"""A column of names from a sheet, read against a roll."""

import pytest

from partybranch.domain.attendance import RollRow
from partybranch.domain.pasted_roll import read_pasted

NAMES = ("张三", "李四", "王五", "李静", "李静", "刘洋", "欧阳修远")
ROWS = tuple(RollRow(member_id=at, name=name) for at, name in enumerate(NAMES, 1))
LABELS = {4: "李静（1980年生）", 5: "李静（1991年生）"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张三\r\n李四\r\n王五\r\n", {0: "", 1: "", 2: ""}),
        ("张三、李四（病假）；王五", {0: "", 1: "病假", 2: ""}),
        ("序号\t姓名\t备注\r\n1\t张三\t病假\r\n2\t李四\t\r\n", {0: "病假", 1: ""}),
        ("张三 病假\n李四", {0: "病假", 1: ""}),
        ("张 三\n刘 洋 欧阳修远(组长)", {0: "", 5: "", 6: "组长"}),
        ("李静（1991年生）", {4: ""}),
        ("张三\n张三（因公）", {0: "因公"}),
        ("", {}),
    ],
)
def test_names_are_found_with_the_reason_beside_them(text: str, found: dict[int, str]) -> None:
    read = read_pasted(text, ROWS, LABELS)
    assert read.found == found
    assert (read.unknown, read.shared) == ((), ())


def test_what_is_nobodys_name_and_what_is_two_peoples_name_is_said() -> None:
    read = read_pasted("赵六\n张三\n李静\n赵六", ROWS, LABELS)
    assert read.found == {0: ""}
    assert (read.unknown, read.shared) == (("赵六",), ("李静",))


def test_a_reason_without_a_name_before_it_belongs_to_nobody() -> None:
    assert read_pasted("病假\n张三", ROWS, LABELS).unknown == ("病假",)
