from datetime import datetime

from builders import a_record, a_sitting
from rulings import some_facts, texts

from partybranch.domain.sittings import Sitting

TEXT = "会议传达了上级文件精神，与会人员结合本职工作作了发言，支部书记作总结，并安排了下一步的学习任务。"


def told(month: int, text: str, kind: str = "集体学习", year: int = 2022) -> Sitting:
    return a_sitting(a_record(kind, text=text), at=datetime(year, month, 7, 9))


def test_the_same_text_twice_is_pointed_out_at_the_later_one() -> None:
    assert texts("text_copied", some_facts(told(3, TEXT), told(5, TEXT))) == [
        "集体学习内容与2022-03-07的100%相同，请核对"
    ]


def test_a_word_changed_or_blanks_added_is_still_nearly_the_same() -> None:
    changed = TEXT.replace("上级", "中央") + "\n"
    assert len(texts("text_copied", some_facts(told(3, TEXT), told(5, changed)))) == 1
    assert texts("text_copied", some_facts(told(3, TEXT), told(5, changed)), percent="100") == []
    assert len(texts("text_copied", some_facts(told(3, TEXT), told(5, TEXT)), percent="100")) == 1


def test_another_text_another_kind_another_year_or_a_short_text_is_not() -> None:
    other = "观看警示教育片后，党员逐一谈了体会，表示要引以为戒，守住底线，做到廉洁自律，认真负责。"
    assert texts("text_copied", some_facts(told(3, TEXT), told(5, other))) == []
    assert texts("text_copied", some_facts(told(3, TEXT), told(5, TEXT, "主题党日"))) == []
    assert texts("text_copied", some_facts(told(12, TEXT, year=2021), told(5, TEXT))) == []
    assert texts("text_copied", some_facts(told(3, "学习讨论。"), told(5, "学习讨论。"))) == []


def test_the_newest_earlier_text_is_the_one_named() -> None:
    (first, second) = texts("text_copied", some_facts(told(1, TEXT), told(3, TEXT), told(5, TEXT)))
    assert "2022-01-07" in first
    assert "2022-03-07" in second
