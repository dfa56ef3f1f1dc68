from datetime import date, datetime

from builders import a_sitting
from rulings import findings, some_facts, texts

from partybranch.domain.rules.facts import Redating
from partybranch.domain.sittings import Sitting
from partybranch.domain.workdays import Workdays


def entered(day: datetime | None, at: datetime = datetime(2022, 3, 7, 9), id_: int | None = None) -> Sitting:
    return a_sitting(at=at, entered_at=day, id=id_)


def redated(before: datetime, after: datetime, at: datetime = datetime(2022, 4, 1, 10)) -> Redating:
    return Redating(sitting_id=1, before=before, after=after, at=at, who="组织委员")


def test_an_entry_within_three_workdays_is_in_time() -> None:
    assert texts("entry_late", some_facts(entered(datetime(2022, 3, 10, 23)))) == []
    friday = entered(datetime(2022, 3, 16, 9), at=datetime(2022, 3, 11, 9))
    assert texts("entry_late", some_facts(friday)) == []
    assert texts("entry_late", some_facts(entered(None))) == []


def test_a_later_entry_says_until_when_and_when() -> None:
    known = Workdays(years=frozenset({2022}))
    (found,) = findings("entry_late", some_facts(entered(datetime(2022, 3, 25, 9)), workdays=known))
    assert found.found.text == "应在2022-03-10前录入，2022-03-25补录"
    assert found.rule.severity.value == "提醒"
    assert texts("entry_late", some_facts(entered(datetime(2022, 3, 25, 9))), days="14") == []


def test_a_year_whose_holidays_nobody_told_is_counted_with_that_said() -> None:
    assert texts("entry_late", some_facts(entered(datetime(2022, 3, 25, 9)))) == [
        "应在2022-03-10前录入，2022-03-25补录（2022年节假日未设置，按周末计算）"
    ]


def test_holidays_do_not_count_as_days_to_enter() -> None:
    free = Workdays(holidays={date(2022, 3, day): "假日" for day in range(8, 25)})
    assert texts("entry_late", some_facts(entered(datetime(2022, 3, 25, 9)), workdays=free)) == []


def test_an_old_workbook_brought_in_on_one_day_is_one_finding() -> None:
    day = datetime(2022, 11, 25, 16)
    old = [entered(day, at=datetime(2022, month, 5, 9)) for month in range(1, 7)]
    (found,) = findings("entry_late", some_facts(*old))
    assert found.found.text == "2022-11-25一次补录6次较早的活动（2022-01-05—2022-06-05）"
    assert found.found.target.id == 1
    assert len(texts("entry_late", some_facts(*old[:5]))) == 1
    assert len(texts("entry_late", some_facts(*old[:4]))) == 4


def test_a_changed_date_names_the_first_and_the_last_with_who_and_when() -> None:
    fifth, twelfth, last = (datetime(2022, 3, day, 9) for day in (5, 12, 19))
    later = redated(twelfth, last, at=datetime(2022, 5, 1))
    facts = some_facts(entered(None), redatings=(later, redated(fifth, twelfth)))
    assert texts("date_changed", facts) == ["活动日期录入后由2022-03-05改为2022-03-19（组织委员 2022-05-01）"]


def test_another_hour_or_a_date_put_back_is_no_change_of_the_date() -> None:
    fifth, twelfth = datetime(2022, 3, 5, 9), datetime(2022, 3, 12, 9)
    assert (
        texts("date_changed", some_facts(entered(None), redatings=(redated(fifth, fifth.replace(hour=14)),)))
        == []
    )
    back = (redated(fifth, twelfth), redated(twelfth, fifth, at=datetime(2022, 4, 2)))
    assert texts("date_changed", some_facts(entered(None), redatings=back)) == []
