from datetime import date, datetime, time

from builders import a_member, a_row, a_service, a_sitting
from rulings import some_facts, texts

from partybranch.domain.attendance import Mark
from partybranch.domain.members import Condition, ConditionKind
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.judging import judge_sitting
from partybranch.domain.rules.policy import Policy, RuleSetting
from partybranch.domain.sittings import Sitting
from partybranch.domain.workdays import Workdays


def at(hour: int, minute: int = 0, *, people: tuple[int, ...] = (1, 2), kind: str = "主题党日") -> Sitting:
    roll = tuple(a_row(each) for each in people)
    return a_sitting(kind, at=datetime(2022, 3, 7, hour, minute), minutes=120, roll=roll)


def test_a_day_off_is_pointed_out_by_its_name() -> None:
    saturday = a_sitting(at=datetime(2022, 3, 5, 9))
    assert texts("day_off", some_facts(saturday)) == ["2022-03-05是周六，请核对日期"]
    holiday = Workdays(holidays={date(2022, 3, 7): "春节"})
    assert texts("day_off", some_facts(at(9), workdays=holiday)) == ["2022-03-07是春节，请核对日期"]
    worked = Workdays(moved={date(2022, 3, 5): "春节调休上班"})
    assert texts("day_off", some_facts(saturday, workdays=worked)) == []
    assert texts("day_off", some_facts(at(9))) == []


def test_a_person_present_at_two_sittings_at_once_is_named_at_the_later_one() -> None:
    facts = some_facts(at(14), at(15, people=(2, 3), kind="党课"))
    assert texts("two_places", facts) == ["与14:00的主题党日时间重叠，党员2两处都写出席"]


def test_sittings_one_after_the_other_or_of_other_people_do_not_clash() -> None:
    assert texts("two_places", some_facts(at(14), at(16))) == []
    assert texts("two_places", some_facts(at(14), at(15, people=(3, 4)))) == []
    away = a_sitting(at=datetime(2022, 3, 7, 15), roll=(a_row(1, Mark.LEAVE, reason="因公"),))
    assert texts("two_places", some_facts(at(14), away)) == []


def test_of_two_at_the_same_time_one_is_named_once() -> None:
    assert len(texts("two_places", some_facts(at(14), at(14)))) == 1


def test_a_clash_shows_while_the_sitting_is_typed() -> None:
    facts = some_facts(at(14))
    on = Policy(built_in_rules(facts.kinds), (RuleSetting(rule="two_places", year=1900, on=True),))
    found = judge_sitting(at(14), facts, on)
    assert [each.found.text for each in found if each.rule.code == "two_places"] != []


def test_a_person_at_a_service_in_the_same_hours_is_named() -> None:
    service = a_service(day=date(2022, 3, 7), starts=time(13), ends=time(15))
    assert texts("two_places", some_facts(at(14), services=(service,))) == [
        "与同一时间的志愿服务“街道清扫”重叠，党员1两处都写参加"
    ]
    assert texts("two_places", some_facts(at(15), services=(service,))) == []
    without_hours = a_service(day=date(2022, 3, 7))
    assert texts("two_places", some_facts(at(14), services=(without_hours,))) == []


def test_a_floating_member_said_to_be_present_is_pointed_out() -> None:
    away = Condition(kind=ConditionKind.FLOATING, start=date(2022, 3, 1), note="浙江")
    members = [a_member("赵一", id=1, conditions=(away,)), a_member("钱二", id=2)]
    assert texts("floating_present", some_facts(at(14), members=members)) == [
        "流动党员赵一写了出席，请核对是否异地参加"
    ]
    elsewhere = a_sitting(roll=(a_row(1, Mark.ELSEWHERE), a_row(2)))
    assert texts("floating_present", some_facts(elsewhere, members=members)) == []
