"""Cells that say who was away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.parsing.absentees import NamedAbsence, parse_absences
from partybranch.domain.parsing.reasons import reason_word


def pairs(cell: object, known: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    people = parse_absences(cell, known)
    assert not isinstance(people, int)
    return [(person.name, person.reason) for person in people]


ZHANG_SICK_LI_AWAY = [("张三", "病假"), ("李四", "因公出差")]


@pytest.mark.parametrize(
    "cell",
    [
        "张三（病假）、李四（因公出差）",
        "张三(病假)；李四(因公出差)",
        "张三（病假）李四（因公出差）",
        "张三（病假）\n李四（因公出差）。",
        "1.张三（病假）\n2.李四（因公出差）",
        "张三：病假；李四：因公出差",
        "张三病假、李四因公出差",
        "张三 病假 李四 因公出差",
        "病假：张三；因公出差：李四",
        "病假：张三，因公出差：李四",
        "病假（张三）、因公出差（李四）",
        "病假1人：张三；因公出差1人：李四",
        "请假2人：张三（病假）、李四（因公出差）",
        "请假人员：\n张三（病假）\n李四（因公出差）",
        "缺席人员：张三（病假）、李四（因公出差），共2人",
    ],
)
def test_the_same_two_people_in_many_spellings(cell: str) -> None:
    assert pairs(cell) == ZHANG_SICK_LI_AWAY


@pytest.mark.parametrize("cell", ["无", "全勤", "/", "—", "", None, "无。", " 全部到会 ", "０"])
def test_nobody_was_away(cell: object) -> None:
    assert parse_absences(cell) == ()


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("3人", 3),
        ("请假3人", 3),
        ("三人", 3),
        (3, 3),
        (3.0, 3),
        ("3名请假", 3),
        ("病假2人、事假1人", 3),
        ("共３人", 3),
    ],
)
def test_a_head_count_alone_is_a_number(cell: object, count: int) -> None:
    assert parse_absences(cell) == count


def test_a_group_heading_reaches_to_the_next_heading() -> None:
    assert pairs("病假：张三、李四；事假：王五") == [("张三", "病假"), ("李四", "病假"), ("王五", "事假")]


def test_absence_without_leave_is_told_from_leave() -> None:
    assert parse_absences("王五（旷会）、赵六（事假）；缺席：孙七") == (
        NamedAbsence("王五", "旷会", absent_without_leave=True),
        NamedAbsence("赵六", "事假"),
        NamedAbsence("孙七", "缺席", absent_without_leave=True),
    )


def test_a_name_without_reason_has_none() -> None:
    assert pairs("张三、李四（病假）") == [("张三", None), ("李四", "病假")]
    assert pairs("李公、王事、张三等3人") == [("李公", None), ("王事", None), ("张三", None)]


def test_a_reason_is_kept_as_written() -> None:
    assert pairs("张三（因公/出差：北京、上海）") == [("张三", "因公/出差：北京、上海")]


def test_known_names_decide_what_else_could_be_a_reason() -> None:
    known = ("张三", "刘洋", "高学习")
    assert pairs("张三：回老家；刘 洋（病假）", known) == [("张三", "回老家"), ("刘洋", "病假")]
    assert pairs("高学习、张三病假", known) == [("高学习", None), ("张三", "病假")]


def test_a_hundred_and_fifty_absentees_survive() -> None:
    assert len(pairs("、".join(f"张{chr(0x4E00 + n)}（病假）" for n in range(150)))) == 150


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("甲乙：丙丁", "哪个是姓名"),
        ("张三：回老家", "哪个是姓名"),
        ("请假2人，缺席1人", "既有请假又有缺席"),
        ("请假2人：张三、李四、王五", "写的是2人，列出的姓名是3个"),
        ("张三、李四等3人", "写的是3人，列出的姓名是2个"),
        ("张三、李四，共3人", "写的是3人，列出的姓名是2个"),
        ("张三（病假）、缺席1人", "写的是1人，列出的姓名是0个"),
        ("张三（迟到）", "迟到算到会"),
        ("病假", "没有写姓名"),
        ("（病假）", "没有写姓名"),
        (-1, "不是整数"),
    ],
)
def test_what_reads_two_ways_is_refused(cell: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_absences(cell)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("病", "病假"),
        ("事", "事假"),
        ("公", "因公"),
        ("采访任务", "因公"),
        ("公差", "因公"),
        ("因公出差", "因公"),
        ("无故缺席", "缺席"),
        ("旷会", "缺席"),
        ("产假", "其他"),
        ("回老家", None),
        (" 病 假 ", "病假"),
    ],
)
def test_reasons_count_as_one_of_few(text: str, word: str | None) -> None:
    assert reason_word(text) == word


_PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["张三", "李四", "欧阳修", "𡒄启明"]),
        st.sampled_from(["病假", "事假", "采访任务", "因公出差"]),
    ),
    min_size=1,
    max_size=6,
)


@given(_PEOPLE, st.sampled_from(["、", "；", "\n", ""]), st.sampled_from(["（{}）", "({})"]))
def test_written_lists_are_read_back(people: list[tuple[str, str]], separator: str, note: str) -> None:
    assert pairs(separator.join(name + note.format(reason) for name, reason in people)) == people


@given(st.text(alphabet="张三李四病假事公人3（）():：、；;,等共 \n"))
def test_anything_is_people_a_number_or_one_sentence(cell: str) -> None:
    sentence = ""
    found: tuple[NamedAbsence, ...] | int = ()
    try:
        found = parse_absences(cell, ("张三", "李四"))
    except ValueError as refused:
        sentence = str(refused)
    assert not sentence or any("\u4e00" <= char <= "\u9fff" for char in sentence)
    assert isinstance(found, int) or all(person.name for person in found)
