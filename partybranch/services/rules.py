"""规则: which rules the branch checks itself by, with its settings for each year."""

from collections.abc import Mapping

from partybranch.changes import Changes
from partybranch.domain.kinds import Kinds
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.policy import Policy, RuleSetting
from partybranch.domain.rules.rule import Rule
from partybranch.errors import BranchError
from partybranch.services.kinds import KindsOfBranch
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit


def read_policy(unit: Unit, kinds: Kinds) -> Policy:
    """The built-in rules with the branch's settings."""
    return Policy(built_in_rules(kinds), unit.rule_settings.all())


class RulesOfBranch:
    """The rules of the branch."""

    def __init__(self, database: Database, kinds: KindsOfBranch) -> None:
        self._database, self._kinds = database, kinds

    def policy(self) -> Policy:
        """The rules with the branch's settings."""
        kinds = self._kinds.all()
        with self._database.read() as unit:
            return read_policy(unit, kinds)

    def set(self, rule: Rule, year: int, *, on: bool, values: Mapping[str, str]) -> Changes:
        """Set a rule from a year on; earlier years keep what they had.

        Raises BranchError when a value cannot be taken.
        """
        known = {each.code: each for each in rule.parameters}
        for code, value in values.items():
            refusal = known[code].refusal(value.strip())
            if refusal:
                raise BranchError(f"{rule.title}：{refusal}请改正后再保存。")
        with self._database.write(f"设置规则 {rule.title}（{year}年起）") as unit:
            kept = {(each.rule, each.year): each.id for each in unit.rule_settings.all()}
            unit.rule_settings.save(
                RuleSetting(
                    id=kept.get((rule.code, year)),
                    rule=rule.code,
                    year=year,
                    on=on,
                    values={code: value.strip() for code, value in values.items()},
                )
            )
            return unit.commit()
