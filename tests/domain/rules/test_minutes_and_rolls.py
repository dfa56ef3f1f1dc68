from datetime import date, datetime

from builders import Fact, a_record, a_row, a_sitting
from rulings import findings, some_facts, texts

from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.rules.found import Place
from partybranch.domain.sittings import Sitting


def roll_texts(**facts: Fact) -> list[str]:
    return texts("roll_named", some_facts(a_sitting(**facts)))


def test_a_complete_sitting_lacks_nothing() -> None:
    sitting = a_sitting(roll=(a_row(1), a_row(2, Mark.LEAVE, reason="病假")))
    for code in ("record_head", "record_body", "lecture_record", "roll_named", "votes_complete"):
        assert texts(code, some_facts(sitting)) == []


def test_an_empty_head_is_named_part_by_part_and_leads_to_its_field() -> None:
    bare = a_sitting(place="", chair=None, recorder=None, roll=(a_row(1),), id=12)
    found = findings("record_head", some_facts(bare))
    assert {each.found.text for each in found} == {"缺地点", "缺主持人", "缺记录人"}
    target = next(each.found.target for each in found if each.found.text == "缺主持人")
    assert (target.place, target.id, target.field) == (Place.SITTING, 12, "chair")


def test_each_record_names_its_missing_topic_text_lecturer_and_group() -> None:
    sitting = a_sitting(
        a_record("党课", topic="", text=" ", lecturer=None), a_record("党小组会", text=""), roll=(a_row(1),)
    )
    assert texts("record_body", some_facts(sitting)) == [
        "党小组会缺党小组",
        "党小组会会议内容【待补充】",
        "党课缺会议名称",
    ]
    assert texts("lecture_record", some_facts(sitting)) == ["党课缺授课人", "党课内容【待补充】"]


def test_the_least_length_of_a_text_is_the_units_own() -> None:
    sitting = a_sitting(a_record("集体学习", text="学习讨论。"))
    assert texts("short_text", some_facts(sitting)) == ["集体学习内容只有5字，少于50字"]
    assert texts("short_text", some_facts(sitting), least="5") == []


def test_a_sitting_without_a_roll_says_so() -> None:
    assert roll_texts() == ["未登记到会情况"]


def test_unmarked_people_are_named_and_are_not_called_absent() -> None:
    roll = tuple(a_row(n, Mark.UNMARKED) for n in range(1, 8))
    assert roll_texts(roll=roll) == ["7人未标（党员1、党员2、党员3、党员4、党员5等7人）"]
    assert roll_texts(roll=(a_row(1, Mark.UNMARKED),)) == ["1人未标（党员1）"]


def test_who_need_not_come_need_not_be_marked() -> None:
    assert roll_texts(roll=(a_row(1), a_row(2, Mark.UNMARKED, due=False))) == []


def test_a_leave_without_a_reason_is_named() -> None:
    assert roll_texts(roll=(a_row(1), a_row(2, Mark.LEAVE))) == ["缺请假事由（党员2）"]


def test_an_old_head_count_lacks_the_names_of_who_did_not_come() -> None:
    assert roll_texts(heads=HeadCount(due=10, present=8, leave=2)) == ["缺请假人员名单"]
    assert roll_texts(heads=HeadCount(due=10, present=10)) == []
    assert roll_texts(heads=HeadCount(due=10, present=10, leave=2)) == ["缺请假人员名单"]
    assert roll_texts(heads=HeadCount(due=10, present=10, absent=1)) == ["缺请假人员名单"]


def test_a_roll_marked_exactly_as_the_last_three_is_pointed_out() -> None:
    def month(number: int, *away: int) -> Sitting:
        roll = tuple(a_row(n, Mark.LEAVE if n in away else Mark.PRESENT, reason="病假") for n in (1, 2, 3))
        return a_sitting("主题党日", at=datetime(2022, number, 5, 14), roll=roll)

    copied = some_facts(*(month(number, 2) for number in (1, 2, 3, 4)))
    assert texts("roll_identical", copied) == [
        "到会名册与前3次（01-05、02-05、03-05）一人不差，请核对是否照抄"
    ]
    honest = some_facts(*(month(number, number % 3 + 1) for number in (1, 2, 3, 4)))
    assert texts("roll_identical", honest) == []
    everybody_came = some_facts(*(month(number) for number in (1, 2, 3, 4)))
    assert texts("roll_identical", everybody_came) == []


def test_sittings_outside_the_period_or_after_the_day_are_not_judged() -> None:
    later = a_sitting(place="")
    assert texts("record_head", some_facts(later, as_of=date(2022, 3, 6))) == []
