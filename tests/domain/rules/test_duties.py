"""The duties of a year: those that work, each with its slots, a unit's own ones too."""

from datetime import date, datetime

from builders import a_member, a_sitting, the_kind
from rulings import some_facts

from partybranch.domain.members import GroupStay
from partybranch.domain.periods import Period
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.duties import duties_of
from partybranch.domain.rules.policy import Policy, RuleSetting

THEME_DAY, LECTURE = the_kind("主题党日"), the_kind("党课")
MEMBERS = (
    a_member("赵一", groups=(GroupStay(group="第一党小组"),)),
    a_member("钱二", groups=(GroupStay(group="第二党小组", start=date(2022, 7, 1)),)),
)
FACTS = some_facts(a_sitting("主题党日", "党课", at=datetime(2022, 3, 5, 14)), members=MEMBERS)


def policy(*settings: RuleSetting) -> Policy:
    return Policy(built_in_rules(FACTS.kinds), settings)


def test_every_group_has_a_line_of_its_own_from_its_beginning() -> None:
    (meetings,) = (d for d in duties_of(FACTS, policy()) if d.kind == the_kind("党小组会"))
    asked = {group: [slot.asked for slot in slots] for group, slots in meetings.lines()}
    assert asked == {"第一党小组": [True] * 12, "第二党小组": [False] * 6 + [True] * 6}


def test_a_duty_that_is_switched_off_is_none() -> None:
    rule = f"{THEME_DAY.code}_duty"
    off = policy(RuleSetting(rule=rule, year=2022, on=False))
    assert THEME_DAY in [duty.kind for duty in duties_of(FACTS, policy())]
    assert THEME_DAY not in [duty.kind for duty in duties_of(FACTS, off)]


def test_what_the_unit_asks_for_is_a_duty_with_its_own_stretches() -> None:
    on = policy(RuleSetting(rule="lecture_frequency", year=2022, on=True))
    (lectures,) = (duty for duty in duties_of(FACTS, on) if duty.kind == LECTURE)
    assert [len(slot.held) for slot in lectures.slots] == [1, 0, 0, 0]
    assert lectures.rule.source.level.value == "单位"


def test_the_time_before_a_regulation_shows_no_gap() -> None:
    facts = some_facts(members=MEMBERS, period=Period.year(2018), as_of=date(2018, 12, 31))
    (meetings,) = (d for d in duties_of(facts, policy()) if d.kind == the_kind("党员大会"))
    assert [slot.asked for slot in meetings.slots] == [False, False, False, True]
