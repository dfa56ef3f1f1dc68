"""What a rule is: its wording and source, how strong it is, and the check that looks for offences."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from partybranch.domain.regulations import UNIT_SETTING, Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.sittings import Sitting


class Strength(StrEnum):
    """The word of the text: 一般 reminds, 应当 (必须) asks."""

    GENERALLY = "一般"
    MUST = "应当"


class Severity(StrEnum):
    """How a finding speaks."""

    MEND = "应改"
    REMIND = "提醒"
    UNIT = "单位要求"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A way of looking, used by one rule or by many with other parameters.

    Either ``single`` looks at one sitting at a time, so that it can also look at one while it is typed, or
    ``whole`` looks at everything. ``words`` says in Chinese what it looks for.
    """

    code: str
    words: str
    parameters: tuple[Parameter, ...] = ()
    single: Callable[[Sitting, Facts, Values], Iterable[Found]] | None = None
    whole: Callable[[Facts, Values], Iterable[Found]] | None = None

    def run(self, facts: Facts, values: Values) -> Iterable[Found]:
        """Look at the facts of one year or less."""
        if self.whole is not None:
            yield from self.whole(facts, values)
        if self.single is not None:
            for sitting in facts.judged:
                yield from self.single(sitting, facts, values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule with its source; ``preset`` fixes parameters of its check.

    ``on`` is whether it works before anybody sets it; ``doubt`` says why one that is off is not certain.
    ``defect`` is the number of the inspectors' defect it looks for (domain paper 3.2), 0 for none.
    """

    code: str
    title: str
    wording: str
    check: Check
    source: Citation = UNIT_SETTING
    strength: Strength = Strength.MUST
    preset: Mapping[str, str] = field(default_factory=dict)
    on: bool = True
    doubt: str = ""
    defect: int = 0

    @property
    def severity(self) -> Severity:
        """单位要求 for a setting of the unit, 提醒 where the text says 一般, else 应改."""
        if self.source.level is Level.UNIT:
            return Severity.UNIT
        return Severity.REMIND if self.strength is Strength.GENERALLY else Severity.MEND

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What a branch may set of it: what the rule itself does not fix."""
        return tuple(each for each in self.check.parameters if not each.fixed)

    def values(self, given: Mapping[str, str]) -> Values:
        """The values its check works with: the branch's over the rule's own over the check's."""
        usual = {each.code: each.default for each in self.check.parameters}
        return Values(usual | dict(self.preset) | dict(given))
