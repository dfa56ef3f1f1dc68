from datetime import date

from builders import Fact
from rulings import findings, some_facts, some_members, texts

from partybranch.domain.periods import Period
from partybranch.domain.registers import REGISTERS, RegisterEntry, RegisterPerson
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Place

BOOK = next(register for register in REGISTERS if register.pairs)
FIVE = some_members(5, committee=3)
"""Members 1, 2 and 3 sit on the committee; 4 and 5 do not."""


def a_talk(*people: int, day: date = date(2022, 6, 1), register: str = BOOK.code) -> RegisterEntry:
    two = tuple(RegisterPerson(member_id=each, name=f"党员{each}") for each in people)
    return RegisterEntry(register=register, day=day, people=two)


def talked(*talks: RegisterEntry, **facts: Fact) -> Facts:
    return some_facts(members=facts.pop("members", FIVE), entries=talks, **facts)


def test_all_three_pairs_and_every_member_are_enough() -> None:
    assert texts("talks_yearly", talked(a_talk(1, 2), a_talk(3, 4), a_talk(4, 5))) == []


def test_a_year_without_any_talk_is_one_finding_that_leads_to_the_register() -> None:
    (found,) = findings("talks_yearly", talked())
    assert found.found.text == "全年没有谈心谈话记录"
    assert (found.found.target.place, found.found.target.kind) == (Place.REGISTER, BOOK.code)
    assert found.rule.severity.value == "提醒"


def test_each_pair_that_never_talked_is_named() -> None:
    assert texts("talks_yearly", talked(a_talk(1, 2), a_talk(3, 2))) == [
        "还有2名党员全年没有谈心谈话记录（党员4、党员5）",
        "全年没有党员之间的谈心谈话记录",
        "全年没有支委和党员之间的谈心谈话记录",
    ]


def test_a_talk_among_three_counts_for_each_two_of_them() -> None:
    assert texts("talks_yearly", talked(a_talk(1, 2, 4), a_talk(3, 5), a_talk(4, 5))) == []


def test_a_pair_that_the_branch_cannot_have_is_not_asked_for() -> None:
    committee_alone = some_members(3, committee=3)
    assert texts("talks_yearly", talked(a_talk(1, 2), a_talk(2, 3), members=committee_alone)) == []


def test_the_standing_of_the_day_of_the_talk_decides() -> None:
    later = some_members(1, first=9, transferred_in=date(2022, 9, 1))
    everybody = talked(a_talk(1, 2), a_talk(3, 4), a_talk(4, 5), members=(*FIVE, *later))
    assert texts("talks_yearly", everybody) == [], "who came in September was not there all year"


def test_a_branch_without_a_committee_has_talks_between_members_all_the_same() -> None:
    small = some_members(3, committee=1)
    assert texts("talks_yearly", talked(members=small)) == ["全年没有谈心谈话记录"]
    assert texts("talks_yearly", talked(a_talk(1, 2), a_talk(2, 3), members=small)) == []
    assert texts("talks_yearly", talked(a_talk(1, 2), members=small)) == [
        "还有1名党员全年没有谈心谈话记录（党员3）"
    ]


def test_nothing_is_said_before_the_year_is_over_or_without_members() -> None:
    assert texts("talks_yearly", talked(as_of=date(2022, 12, 30))) == []
    assert texts("talks_yearly", talked(period=Period(date(2022, 10, 1), date(2022, 12, 31)))) == []
    assert texts("talks_yearly", talked(members=some_members(1))) == []


def test_entries_of_other_registers_are_no_talks() -> None:
    other = next(register.code for register in REGISTERS if not register.pairs)
    assert texts("talks_yearly", talked(a_talk(1, 2, register=other))) == ["全年没有谈心谈话记录"]
