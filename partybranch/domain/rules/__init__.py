"""检查: every rule with its source, by subject; findings remind or ask, and never fill anything in.

To add one: a ``Rule`` in the ``RULES`` of its subject's file (a new subject: a new file and a line here).
"""

from partybranch.domain.kinds import Kinds
from partybranch.domain.rules import (
    absence,
    admission,
    clashes,
    entry,
    evidence,
    frequency,
    likeness,
    membership,
    minutes,
    people,
    preparation,
    rates,
    rolls,
    study,
    talks,
    term,
    theme_days,
    totals,
    votes,
    year_plan,
)
from partybranch.domain.rules.frequency import DUTY, FREQUENCY, frequency_rules
from partybranch.domain.rules.rule import Check, Rule

SUBJECTS = (
    frequency,
    year_plan,
    theme_days,
    talks,
    study,
    absence,
    rates,
    rolls,
    totals,
    minutes,
    people,
    preparation,
    votes,
    admission,
    term,
    membership,
    entry,
    clashes,
    evidence,
    likeness,
)

RULES: tuple[Rule, ...] = tuple(rule for subject in SUBJECTS for rule in subject.RULES)

CHECKS: dict[str, Check] = {check.code: check for check in (FREQUENCY, *(rule.check for rule in RULES))}
"""The checks that a pack may use in rules of its own, by code."""


def built_in_rules(kinds: Kinds) -> tuple[Rule, ...]:
    """The duties of the kinds first, then every other rule of the program."""
    return (*frequency_rules(kinds), *RULES)


__all__ = ["CHECKS", "DUTY", "RULES", "SUBJECTS", "built_in_rules"]
