"""Run the rules over the facts: findings in order of what to do, each with its rule and its answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from partybranch.domain.answers import Answer
from partybranch.domain.periods import Period
from partybranch.domain.regulations import Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, Todo
from partybranch.domain.rules.policy import Policy
from partybranch.domain.rules.rule import Rule
from partybranch.domain.sittings import Sitting

ANSWERED = "已说明"
"""The third group beside 现在要做 and 可以补齐."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found under one rule; ``answer`` is what was said about it, even when it is out of date."""

    rule: Rule
    found: Found
    answer: Answer | None = None

    @property
    def key(self) -> str:
        """What an answer to it is kept under."""
        return f"{self.rule.code}:{self.found.key}"

    @property
    def settled(self) -> bool:
        """Whether it was explained as it now is."""
        return self.answer is not None and bool(self.answer.text) and self.answer.about == self.found.text

    @property
    def cited(self) -> str:
        """The rule's source, with its level where it is not the whole party's."""
        level = self.rule.source.level
        place = "" if level is Level.NATIONAL else f"（{level.value}）"
        return f"{self.rule.source.words}{place}"

    @property
    def said(self) -> str:
        """The explanation with who and when; empty while it is open."""
        if not self.settled or self.answer is None:
            return ""
        day = f"{self.answer.at:%Y-%m-%d}" if self.answer.at else ""
        return f"{self.answer.text}（{'　'.join(filter(None, (self.answer.who, day)))}）"

    @property
    def group(self) -> str:
        """现在要做, 可以补齐 or 已说明."""
        return ANSWERED if self.settled else self.found.todo.value


def judge(facts: Facts, policy: Policy, answers: Iterable[Answer] = ()) -> tuple[Finding, ...]:
    """Every finding of a period: what to do now first, then by day and by the order of the rules."""
    found = [finding for year in facts.period.years() for finding in _judge_year(facts, policy, year)]
    order = {rule.code: place for place, rule in enumerate(policy.rules)}
    groups = [Todo.NOW.value, Todo.MEND.value, ANSWERED]
    return tuple(
        sorted(
            _answered(found, answers),
            key=lambda f: (groups.index(f.group), f.found.day, order[f.rule.code], f.found.key),
        )
    )


def _answered(found: Iterable[Finding], answers: Iterable[Answer]) -> Iterator[Finding]:
    """The findings, each with what was said about it; an answer taken back says nothing."""
    said = {answer.key: answer for answer in answers if answer.text}
    return (replace(each, answer=said.get(each.key)) for each in found)


def _judge_year(facts: Facts, policy: Policy, whole: Period) -> Iterator[Finding]:
    """The findings of one calendar year: settings are made by the year."""
    year = whole.start.year
    part = Period(max(whole.start, facts.period.start), min(whole.end, facts.period.end))
    of_year = facts if part == facts.period else replace(facts, period=part)
    for rule in policy.rules:
        if policy.is_on(rule, year):
            for found in rule.check.run(of_year, policy.values(rule, year)):
                if found.asked_by(rule.source):
                    yield Finding(rule=rule, found=found)


def judge_sitting(
    sitting: Sitting, facts: Facts, policy: Policy, answers: Iterable[Answer] = ()
) -> tuple[Finding, ...]:
    """The findings of one sitting as it stands in a form, saved or not, among the facts around it."""
    drafted = replace(sitting, id=sitting.id or 0)
    others = [each for each in facts.sittings if each.id != sitting.id]
    around = sorted([*others, drafted], key=lambda each: each.starts_at)
    seen = replace(facts, sittings=tuple(around), period=Period(sitting.day, sitting.day), as_of=sitting.day)
    year = sitting.day.year
    found = (
        Finding(rule=rule, found=each)
        for rule in policy.rules
        if rule.check.single is not None and policy.is_on(rule, year)
        for each in rule.check.single(drafted, seen, policy.values(rule, year))
        if each.asked_by(rule.source)
    )
    return tuple(_answered(found, answers))
