"""The lines of 检查: every finding, and before them the duties whose stretch runs and is not held yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from partybranch.domain.cadences import Slot
from partybranch.domain.rules.found import Todo
from partybranch.domain.rules.judging import ANSWERED, Finding
from partybranch.domain.rules.rule import Rule, Severity
from partybranch.services.compliance import CheckReport
from ui.models.column import Column
from ui.models.duty_grid import slot_words
from ui.models.severities import VOICES, severity_words, when_words
from ui.pages.finding_ways import act_words

_DUE = "· 未到期"
_GROUPS = (Todo.NOW.value, Todo.MEND.value, ANSWERED)
_ORDER = (_DUE, *(severity_words(each) for each in VOICES))


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One line in the list of a ``year``; behind it is a ``finding`` or the ``slot`` of a running duty."""

    year: int
    group: str
    when: str
    subject: str
    text: str
    rule: Rule
    finding: Finding | None = None
    slot: Slot | None = None

    @property
    def severity(self) -> Severity | None:
        """How it speaks; None for a duty that is not over yet."""
        return self.rule.severity if self.finding else None

    @property
    def word(self) -> str:
        """Sign and word of how it speaks."""
        return severity_words(self.rule.severity) if self.finding else _DUE

    @property
    def tone(self) -> str:
        """The colour token of that word."""
        if self.finding is None or self.finding.settled:
            return "secondary"
        return VOICES[self.rule.severity].tone

    @property
    def act(self) -> str:
        """What the button that leads to the record says."""
        return act_words(self.finding) if self.finding else "去记录"

    @property
    def said(self) -> str:
        """What was said about it; that the matter has changed since, where it has."""
        answer = self.finding.answer if self.finding else None
        if self.finding is None or answer is None or not answer.text:
            return ""
        if self.finding.settled:
            return f"已说明：{self.finding.said}"
        return f"此前说明：{answer.text}（情况已变化）"


def finding_lines(report: CheckReport, today: date) -> tuple[FindingLine, ...]:
    """What to do now with the running duties first, what can be completed, what is explained."""
    lines = [*_due(report, today), *(_of(finding, _year(report)) for finding in report.findings)]
    return tuple(sorted(lines, key=lambda line: _GROUPS.index(line.group)))


def line_columns() -> tuple[Column[FindingLine], ...]:
    """The columns of the list."""
    return (
        Column(
            title="组",
            value=lambda line: line.group,
            width=78,
            sort_key=lambda line: _GROUPS.index(line.group),
            tone=lambda line: "accent" if line.group == Todo.NOW.value else "secondary",
        ),
        Column(
            title="时间",
            value=lambda line: when_words(line.when, line.year),
            width=92,
            sort_key=_day,
            tip=lambda line: line.when,
        ),
        Column(title="事项", value=lambda line: line.subject, width=0, tip=lambda line: line.subject),
        Column(title="缺什么", value=lambda line: line.text, width=0, tip=lambda line: line.text),
        Column(
            title="性质",
            value=lambda line: line.word,
            width=86,
            sort_key=lambda line: _ORDER.index(line.word),
            tone=lambda line: line.tone,
        ),
    )


def _day(line: FindingLine) -> date:
    if line.finding is not None:
        return line.finding.found.day
    return line.slot.period.end if line.slot else date.min


def _year(report: CheckReport) -> int:
    return report.facts.period.start.year


def _of(finding: Finding, year: int) -> FindingLine:
    found = finding.found
    return FindingLine(
        year=year,
        group=finding.group,
        when=found.when,
        subject=found.subject,
        text=found.text,
        rule=finding.rule,
        finding=finding,
    )


def _due(report: CheckReport, today: date) -> Iterator[FindingLine]:
    for duty, slot in report.pressing:
        yield FindingLine(
            year=_year(report),
            group=Todo.NOW.value,
            when=slot.period.label,
            subject=f"{slot.group}{slot.kind.label}",
            text="尚未开展" if not slot.held and not slot.planned else slot_words(slot, today),
            rule=duty.rule,
            slot=slot,
        )
