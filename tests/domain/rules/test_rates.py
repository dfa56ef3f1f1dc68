from datetime import datetime

from builders import a_row, a_sitting
from rulings import findings, some_facts, texts

from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.rules.facts import Facts


def came(*figures: tuple[int, int]) -> Facts:
    """Monthly theme days to which so many of so many came."""
    return some_facts(
        *(
            a_sitting("主题党日", at=datetime(2022, at, 5, 14), heads=HeadCount(due=due, present=present))
            for at, (present, due) in enumerate(figures, 1)
        )
    )


def test_a_low_average_is_the_units_own_requirement_and_names_the_lowest() -> None:
    (found,) = findings("attendance_rate", came((6, 10), (2, 10)))
    assert found.found.text == "平均出席率40.0%，低于50%；最低的是2022-02-05主题党日，应到10人实到2人"
    assert (found.rule.severity.value, found.found.target.id) == ("单位要求", 2)


def test_an_average_at_the_limit_is_enough() -> None:
    assert texts("attendance_rate", came((8, 10), (2, 10))) == []
    assert len(texts("attendance_rate", came((8, 10), (2, 10)), percent="51")) == 1


def test_who_takes_part_elsewhere_or_need_not_come_does_not_lower_the_rate() -> None:
    roll = (a_row(1), a_row(2, Mark.ELSEWHERE), a_row(3, Mark.UNMARKED, due=False))
    assert texts("attendance_rate", some_facts(a_sitting(roll=roll)), percent="100") == []


def test_a_period_without_any_roll_has_no_rate() -> None:
    assert texts("attendance_rate", some_facts(a_sitting())) == []
