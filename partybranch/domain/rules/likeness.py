"""雷同: texts that are nearly the same as an earlier one of their kind (domain paper 3.2, 15)."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Record, Sitting

_SHORTEST = 30
_LONGEST = 600
"""So much of a text is compared: comparing takes the square of it."""


def _copied(sitting: Sitting, facts: Facts, values: Values) -> Iterator[Found]:
    least = values.number("percent") / 100
    before = [each for each in facts.before(sitting) if each.day.year == sitting.day.year]
    for record in sitting.records:
        text = _bare(record)
        if len(text) < _SHORTEST:
            continue
        matcher = SequenceMatcher(b=text, autojunk=False)
        for other in before:
            alike = max(
                (_ratio(matcher, _bare(each), least) for each in other.records if each.kind == record.kind),
                default=0.0,
            )
            if alike >= least:
                label = facts.kinds[record.kind].label
                said = f"{label}内容与{other.day:%Y-%m-%d}的{alike:.0%}相同，请核对"
                yield in_sitting(sitting, facts.kinds, said, key=record.kind, field="records")
                break


def _bare(record: Record) -> str:
    return "".join(record.text.split())[:_LONGEST]


def _ratio(matcher: SequenceMatcher[str], text: str, least: float) -> float:
    """How much two texts share; the dear comparison only where the cheap ones allow it."""
    if len(text) < _SHORTEST:
        return 0.0
    matcher.set_seq1(text)
    close = matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least
    return matcher.ratio() if close else 0.0


RULES: tuple[Rule, ...] = (
    Rule(
        code="text_copied",
        title="会议内容不雷同",
        wording="同类活动的会议内容几乎相同时，请核对是否照抄",
        check=Check(
            code="text_copied",
            words="内容与同年较早的同类记录几乎相同",
            parameters=(
                Parameter(code="percent", label="相同达到", default="95", unit="%", least=50, most=100),
            ),
            single=_copied,
        ),
        source=Citation(regulation="记录雷同的提示", level=Level.LOCAL),
        strength=Strength.GENERALLY,
        on=False,
        doubt="没有查到把雷同作为问题的通报，相似也不等于照抄。需要时打开。",
        defect=15,
    ),
)
