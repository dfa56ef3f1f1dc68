"""Run rules over made-up records: a test says which rule, which records, and reads the sentences."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from builders import KINDS, Fact, a_member

from partybranch.domain.members import Member, Post
from partybranch.domain.periods import Period
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.judging import Finding, judge
from partybranch.domain.rules.policy import Policy, RuleSetting
from partybranch.domain.sittings import Sitting

YEAR = Period.year(2022)
NEW_YEARS_EVE = date(2022, 12, 31)


def some_facts(
    *sittings: Sitting,
    members: Sequence[Member] = (),
    period: Period = YEAR,
    as_of: date = NEW_YEARS_EVE,
    **more: Fact,
) -> Facts:
    """The facts of a year in which the given sittings, numbered from 1, were held."""
    ordered = sorted(sittings, key=lambda each: each.starts_at)
    numbered = tuple(replace(each, id=each.id or at) for at, each in enumerate(ordered, 1))
    return Facts(
        period=period,
        as_of=as_of,
        kinds=more.pop("kinds", KINDS),
        members=tuple(members),
        sittings=numbered,
        **more,
    )


def findings(code: str, facts: Facts, **values: str) -> tuple[Finding, ...]:
    """What one rule finds, switched on, with the given parameters."""
    rules = tuple(rule for rule in built_in_rules(facts.kinds) if rule.code == code)
    assert rules, code
    setting = RuleSetting(rule=code, year=1900, on=True, values=values)
    return judge(facts, Policy(rules, (setting,)))


def texts(code: str, facts: Facts, **values: str) -> list[str]:
    """The sentences of what one rule finds."""
    return [each.found.text for each in findings(code, facts, **values)]


def some_members(count: int, committee: int = 0, first: int = 1, **facts: Fact) -> tuple[Member, ...]:
    """Full members 党员1, 党员2 and so on, the first of them on the committee."""
    titles = ("支部书记", "组织委员", "宣传委员", "纪检委员", "青年委员", "妇女委员", "保密委员", "群工委员")
    return tuple(
        a_member(
            f"党员{first + at}",
            id=first + at,
            posts=(Post(title=titles[at]),) if at < committee else (),
            **facts,
        )
        for at in range(count)
    )
