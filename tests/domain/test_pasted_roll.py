"""A column of names from a sheet, read against a roll."""

import pytest

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.pasted_roll import read_pasted, said_by

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
        ("张三\t出席\n李四\t缺席\n王五\t√", {0: "出席", 1: "缺席", 2: "√"}),
        ("张三（住院）、李四\t未到", {0: "住院", 1: "未到"}),
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


def test_a_heading_on_a_line_of_its_own_marks_nobody() -> None:
    read = read_pasted("张三\n缺席\n李四", ROWS, LABELS)
    assert (read.found, read.unknown) == ({0: "", 1: ""}, ("缺席",))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("缺席", (Mark.ABSENT, "")),
        ("未到", (Mark.ABSENT, "")),
        ("未请假", (Mark.ABSENT, "")),
        ("√", (Mark.PRESENT, "")),
        ("异地参加", (Mark.ELSEWHERE, "")),
        ("未标", (Mark.UNMARKED, "")),
        ("请假", (Mark.LEAVE, "")),
        ("住院", (Mark.LEAVE, "住院")),
        ("因公出差", (Mark.LEAVE, "因公出差")),
        ("组长", None),
        ("", None),
    ],
)
def test_what_stands_beside_a_name_is_never_turned_round(note: str, said: tuple[Mark, str] | None) -> None:
    assert said_by(note) == said
