from datetime import date, datetime

from builders import a_record, a_sitting
from rulings import some_facts, texts

from partybranch.domain.sittings import Sitting
from partybranch.domain.workdays import Workdays

HOLIDAYS = Workdays(holidays={date(2022, 10, day): "国庆节" for day in (3, 4, 5, 6, 7)})


def a_theme_day(month: int, day: int, kind: str = "主题党日") -> Sitting:
    return a_sitting(kind, at=datetime(2022, month, day, 14))


def test_nothing_is_checked_until_the_branch_says_which_day() -> None:
    assert texts("theme_day_fixed", some_facts(a_theme_day(3, 28))) == []


def test_a_theme_day_too_far_from_the_fixed_day_says_how_far() -> None:
    assert texts("theme_day_fixed", some_facts(a_theme_day(4, 12)), fixed_day="5") == [
        "固定在每月5日（本月为04-05），实际04-12，相差7天"
    ]


def test_a_few_days_more_or_less_are_roughly_fixed() -> None:
    near = some_facts(a_theme_day(4, 8), a_theme_day(5, 2))
    assert texts("theme_day_fixed", near, fixed_day="5") == []
    assert len(texts("theme_day_fixed", near, fixed_day="5", tolerance="2")) == 2


def test_a_fixed_day_that_is_free_moves_to_the_next_workday() -> None:
    after_the_holidays = some_facts(a_theme_day(10, 10), workdays=HOLIDAYS)
    assert texts("theme_day_fixed", after_the_holidays, fixed_day="5", tolerance="0") == []


def test_a_day_that_the_month_does_not_have_is_its_last() -> None:
    assert texts("theme_day_fixed", some_facts(a_theme_day(2, 28)), fixed_day="31", tolerance="0") == []


def test_a_fixed_day_at_the_end_of_a_month_does_not_move_into_the_next_one() -> None:
    on_the_last_workday = some_facts(a_theme_day(7, 29), a_theme_day(8, 31))
    assert texts("theme_day_fixed", on_the_last_workday, fixed_day="31", tolerance="0") == []


def test_of_several_in_a_month_only_the_nearest_is_judged() -> None:
    assert texts("theme_day_fixed", some_facts(a_theme_day(4, 5), a_theme_day(4, 25)), fixed_day="5") == []
    far = some_facts(a_theme_day(4, 15), a_theme_day(4, 25))
    assert texts("theme_day_fixed", far, fixed_day="5") == [
        "固定在每月5日（本月为04-05），实际04-15，相差10天"
    ]


def test_of_two_equally_far_the_earlier_is_judged() -> None:
    both = some_facts(a_theme_day(4, 7), a_theme_day(4, 21))
    assert texts("theme_day_fixed", both, fixed_day="14") == [
        "固定在每月14日（本月为04-14），实际04-07，相差7天"
    ]


def test_other_kinds_are_held_on_any_day() -> None:
    assert texts("theme_day_fixed", some_facts(a_theme_day(4, 25, "集体学习")), fixed_day="5") == []


def test_words_of_an_outing_are_pointed_out_without_a_judgement() -> None:
    outing = a_sitting(a_record("主题党日", topic="春季踏青"), place="郊野公园")
    assert texts("theme_day_pleasure", some_facts(outing)) == ["主题或地点里有“踏青”，仅提示，不作判断"]
    assert texts("theme_day_pleasure", some_facts(outing), words="登山，野餐") == []


def test_a_theme_day_about_something_else_is_not_pointed_out() -> None:
    assert texts("theme_day_pleasure", some_facts(a_sitting("主题党日"))) == []
    study = a_sitting(a_record("集体学习", topic="文娱活动安全须知"))
    assert texts("theme_day_pleasure", some_facts(study)) == []
