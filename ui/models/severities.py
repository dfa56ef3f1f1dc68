"""How a finding speaks on the screen: a sign, its word and a colour token, never the colour alone."""

from dataclasses import dataclass

from partybranch.domain.rules.judging import Finding
from partybranch.domain.rules.rule import Rule, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The sign before a finding and the colour token of both sign and word."""

    sign: str
    tone: str


VOICES: dict[Severity, Voice] = {
    Severity.MEND: Voice(sign="▲", tone="absent"),
    Severity.REMIND: Voice(sign="△", tone="leave"),
    Severity.UNIT: Voice(sign="◇", tone="elsewhere"),
}
"""Every severity, the gravest first."""

_GRAVITY = tuple(VOICES)


def severity_words(severity: Severity) -> str:
    """▲ 应改."""
    return f"{VOICES[severity].sign} {severity.value}"


def gravity(finding: Finding) -> int:
    """0 for the gravest."""
    return _GRAVITY.index(finding.rule.severity)


def when_words(when: str, year: int) -> str:
    """When without the year that the whole window looks at: 06-30, 6月, 第2季度, 全年."""
    return when.removeprefix(f"{year}年").removeprefix(f"{year}-") or "全年"


def rule_words(rule: Rule) -> str:
    """The source with its article, whose it is, and what the rule says."""
    source = rule.source
    return f"{source.words} · {source.level.value} · {rule.wording}"
