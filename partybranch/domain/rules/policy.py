"""Which rules work in a year and with which parameters: the branch's settings over the rules' own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from partybranch.domain.rules.parameters import Values
from partybranch.domain.rules.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What the branch decided about a rule from a year on, until a later year's setting.

    ``on`` None leaves the rule's own decision; ``values`` are by parameter code. An earlier year keeps
    what was set for it.
    """

    id: int | None = None
    rule: str
    year: int
    on: bool | None = None
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules a branch has, built-in and imported, with its settings."""

    rules: tuple[Rule, ...]
    settings: tuple[RuleSetting, ...] = ()

    def __getitem__(self, code: str) -> Rule:
        return next(rule for rule in self.rules if rule.code == code)

    def setting(self, rule: Rule, year: int) -> RuleSetting | None:
        """The newest setting that reaches the year."""
        reaching = [each for each in self.settings if each.rule == rule.code and each.year <= year]
        return max(reaching, key=lambda each: each.year, default=None)

    def is_on(self, rule: Rule, year: int) -> bool:
        """Whether the rule works in that year."""
        setting = self.setting(rule, year)
        return rule.on if setting is None or setting.on is None else setting.on

    def given(self, rule: Rule, year: int) -> Mapping[str, str]:
        """The parameters that the branch set for the year; those no longer valid are left out."""
        setting = self.setting(rule, year)
        known = {each.code: each for each in rule.parameters}
        values = setting.values if setting else {}
        return {
            code: value for code, value in values.items() if code in known and not known[code].refusal(value)
        }

    def values(self, rule: Rule, year: int) -> Values:
        """The values the rule's check works with in that year."""
        return rule.values(self.given(rule, year))
