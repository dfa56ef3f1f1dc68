"""The duties a branch checks itself by, each with its rule and the stretches in which it is due."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from partybranch.domain.cadences import Slot
from partybranch.domain.kinds import Kind
from partybranch.domain.regulations import Citation
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.frequency import DUTY, FREQUENCY, duty_of, duty_slots
from partybranch.domain.rules.policy import Policy
from partybranch.domain.rules.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One rule that asks for a kind so and so often; ``slots`` of every group where each group owes it."""

    rule: Rule
    kind: Kind
    slots: tuple[Slot, ...]

    def lines(self) -> tuple[tuple[str, tuple[Slot, ...]], ...]:
        """The slots of each group under its name; of the branch or its committee under an empty one."""
        groups = dict.fromkeys(slot.group for slot in self.slots)
        return tuple((group, tuple(slot for slot in self.slots if slot.group == group)) for group in groups)


def duties_of(facts: Facts, policy: Policy) -> tuple[Duty, ...]:
    """The duties that work in the year of the facts, in the order of the rules."""
    year = facts.period.start.year
    found = []
    for rule in counting_rules(policy, year):
        duty = duty_of(policy.values(rule, year), facts.kinds)
        if duty is not None:
            found.append(Duty(rule=rule, kind=duty[0], slots=owed(rule.source, duty_slots(*duty, facts))))
    return tuple(found)


def counting_rules(policy: Policy, year: int) -> tuple[Rule, ...]:
    """The rules at work in a year that ask for something so and so often."""
    return tuple(
        rule for rule in policy.rules if rule.check in (DUTY, FREQUENCY) and policy.is_on(rule, year)
    )


def owed(source: Citation, slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots, asked for only where the source was in force."""
    return tuple(replace(slot, asked=slot.asked and source.covers(slot.period)) for slot in slots)
