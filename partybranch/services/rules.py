"""规则: which rules the branch checks itself by, with its settings for each year and its 规则包."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from partybranch.changes import Changes
from partybranch.domain.kinds import Kinds
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.pack_reading import PackReading, read_pack
from partybranch.domain.rules.packs import RulePack
from partybranch.domain.rules.policy import Policy, RuleSetting
from partybranch.domain.rules.rule import Rule
from partybranch.errors import BranchError
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.rule_files import read_text, write_text
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPack:
    """A pack of the branch with its rules as they read today, or why it no longer reads."""

    pack: RulePack
    reading: PackReading

    @property
    def works(self) -> bool:
        """Whether its rules take part in the checks."""
        return not self.pack.voided and not self.reading.problems

    @property
    def state(self) -> str:
        """在用, 已停用 with the reason, or that it does not work any more."""
        if self.pack.voided:
            return f"已停用：{self.pack.voided}"
        count = len(self.reading.problems)
        return f"有 {count} 处问题，暂不生效" if count else "在用"


def read_policy(unit: Unit, kinds: Kinds) -> Policy:
    """The built-in rules and those of the packs that work, with the branch's settings."""
    packs = (each for each in _kept(unit, kinds) if each.works)
    imported = tuple(rule for each in packs for rule in each.reading.rules)
    return Policy((*built_in_rules(kinds), *imported), unit.rule_settings.all())


def _kept(unit: Unit, kinds: Kinds) -> tuple[KeptPack, ...]:
    return tuple(KeptPack(pack=pack, reading=read_pack(pack.text, kinds)) for pack in unit.rule_packs.all())


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
            if code not in known:
                raise BranchError(f"{rule.title}没有“{code}”这项设置。请刷新后再试。")
            refusal = known[code].refusal(value.strip())
            if refusal:
                raise BranchError(f"{rule.title}：{refusal}请改正后再保存。")
        setting = RuleSetting(
            rule=rule.code, year=year, on=on, values={code: value.strip() for code, value in values.items()}
        )
        with self._database.write(f"设置规则 {rule.title}（{year}年起）") as unit:
            _put(unit, setting)
            return unit.commit()

    def set_many(self, rules: Iterable[Rule], year: int, *, on: bool) -> Changes:
        """Switch rules on or off from a year on, in one step; their values stay.

        Raises BranchError without a rule.
        """
        wanted = tuple(rules)
        if not wanted:
            raise BranchError("没有选择规则。请至少选择一条再设置。")
        policy = self.policy()
        with self._database.write(f"{'打开' if on else '关闭'}{len(wanted)}条规则（{year}年起）") as unit:
            for rule in wanted:
                values = dict(policy.given(rule, year))
                _put(unit, RuleSetting(rule=rule.code, year=year, on=on, values=values))
            return unit.commit()

    def packs(self) -> tuple[KeptPack, ...]:
        """Every pack ever imported, withdrawn ones too, with what no longer reads in it."""
        kinds = self._kinds.all()
        with self._database.read() as unit:
            return _kept(unit, kinds)

    def preview_pack(self, path: Path) -> PackReading:
        """Read a file as a pack and say what is wrong with it; nothing is kept.

        Raises BranchError when the file cannot be opened or is no text.
        """
        return read_pack(read_text(path), self._kinds.all())

    def import_pack(self, path: Path) -> Changes:
        """Keep a pack; one of the same code is replaced and works again if it was withdrawn.

        Raises BranchError with every problem when something is wrong with the file.
        """
        text = read_text(path)
        reading = read_pack(text, self._kinds.all())
        head = reading.head
        if head is None or reading.problems:
            raise BranchError("\n".join(problem.words for problem in reading.problems))
        with self._database.write(f"导入规则包 {head.name}") as unit:
            kept = next((each for each in unit.rule_packs.all() if each.code == head.code), None)
            pack = RulePack(id=kept.id if kept else None, code=head.code, name=head.name, text=text)
            unit.rule_packs.save(pack)
            return unit.commit()

    def export_pack(self, pack_id: int, path: Path) -> Path:
        """Write a pack as the file it came from, so that it can be handed on.

        Raises BranchError when the pack is gone or the file cannot be written.
        """
        with self._database.read() as unit:
            pack = unit.rule_packs.get(pack_id)
        return write_text(path, pack.text)

    def withdraw_pack(self, pack_id: int, reason: str) -> Changes:
        """Let a pack work no longer; it stays in the book with the reason.

        Raises BranchError without a reason.
        """
        if not reason.strip():
            raise BranchError("停用原因是空的。请写明原因后再停用。")
        with self._database.write("停用规则包") as unit:
            unit.rule_packs.save(replace(unit.rule_packs.get(pack_id), voided=reason.strip()))
            return unit.commit()


def _put(unit: Unit, setting: RuleSetting) -> None:
    """Write the setting of a rule and year in the place of the one there was."""
    kept = {(each.rule, each.year): each.id for each in unit.rule_settings.all()}
    unit.rule_settings.save(replace(setting, id=kept.get((setting.rule, setting.year))))
