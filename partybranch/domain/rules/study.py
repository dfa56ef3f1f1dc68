"""学时: the hours of study that each member has in a year (教育管理条例第二十条)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from partybranch.domain.attendance import Mark
from partybranch.domain.member_tallies import counts_as_study, study_hours
from partybranch.domain.members import Member, distinct_names, standing_on
from partybranch.domain.regulations import TRAINING_RULES, Citation, Level, cite
from partybranch.domain.rules.facts import Facts, due_throughout
from partybranch.domain.rules.found import Found, in_branch, in_member, some_names
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.policy import Policy
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting

_MANY = 10
"""More members short than this are one matter of the branch: its book of study is not complete."""
_THERE = frozenset({Mark.PRESENT, Mark.ELSEWHERE})
_MAYBE_THERE = _THERE | {Mark.UNMARKED}
"""Nobody is accused for a roll that is not filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hours:
    """What a member has for certain, and with the sittings in which nobody was marked."""

    member: Member
    recorded: float
    at_most: float


_Marked: TypeAlias = Sequence[tuple[Sitting, dict[int, Mark]]]


def _short_of_hours(asked: Callable[[Member, date], bool]) -> Callable[[Facts, Values], Iterator[Found]]:
    """Look at the members there all year of whom ``asked`` is true on its first and on its last day."""

    def check(facts: Facts, values: Values) -> Iterator[Found]:
        if not facts.year_is_over:
            return
        least, period = values.number("hours"), facts.period
        members = [
            each
            for each in facts.members
            if due_throughout(each, period) and asked(each, period.start) and asked(each, period.end)
        ]
        marked = [
            (each, {row.member_id: row.mark for row in each.roll})
            for each in facts.judged
            if counts_as_study(each, facts.kinds)
        ]
        hours = [_hours_of(each, marked, facts) for each in members]
        yield from _report([each for each in hours if each.at_most < least], least, facts)

    return check


def _hours_of(member: Member, marked: _Marked, facts: Facts) -> _Hours:
    sure = [each for each, marks in marked if marks.get(member.id or 0) in _THERE]
    may = [
        each for each, marks in marked if not marks or marks.get(member.id or 0, Mark.ABSENT) in _MAYBE_THERE
    ]
    recorded, at_most = study_hours(sure, facts.kinds), study_hours(may, facts.kinds)
    return _Hours(member=member, recorded=recorded, at_most=at_most)


def _report(short: list[_Hours], least: int, facts: Facts) -> Iterator[Found]:
    year, names = facts.period.start.year, distinct_names(facts.members)
    if len(short) > _MANY:
        people = some_names([names[each.member.id] for each in short if each.member.id is not None])
        text = f"{len(short)}名党员已记录的集中学习不足{least}学时（{people}）"
        yield in_branch(facts.last_day, "学时", text, key=f"{year}", when=facts.period.label)
        return
    for each in short:
        unsure = each.at_most - each.recorded
        doubt = f"（另有{unsure:g}学时的活动没有标到会）" if unsure else ""
        text = f"全年已记录集中学习{each.recorded:g}学时{doubt}，不足{least}学时"
        yield in_member(each.member, facts.name_of(each.member), facts.last_day, text, key=f"{year}")


def _anybody(_member: Member, _day: date) -> bool:
    return True


def _on_committee(member: Member, day: date) -> bool:
    return standing_on(member, day).committee


def _hours(default: str) -> tuple[Parameter, ...]:
    return (Parameter(code="hours", label="全年不少于", default=default, unit="学时", least=1),)


RULES: tuple[Rule, ...] = (
    Rule(
        code="study_hours",
        title="党员每年32学时",
        wording="党员每年集中学习培训时间一般不少于32学时",
        check=Check(
            code="study_hours",
            words="全年在册的党员学时不足",
            parameters=_hours("32"),
            whole=_short_of_hours(_anybody),
        ),
        source=cite(TRAINING_RULES, "第二十条"),
        strength=Strength.GENERALLY,
    ),
    Rule(
        code="committee_study_hours",
        title="书记、支委每年56学时",
        wording="党支部书记和支部委员每年集中学习培训时间不少于56学时",
        check=Check(
            code="committee_study_hours",
            words="全年在任的书记、支委学时不足",
            parameters=_hours("56"),
            whole=_short_of_hours(_on_committee),
        ),
        source=Citation(regulation="2019—2023年全国党员教育培训工作规划", level=Level.NATIONAL),
        strength=Strength.GENERALLY,
        on=False,
        doubt="原文未核实，2023年以后是否沿用也未核实。请按上级的要求打开并填写。",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursAsked:
    """The hours of study that a branch asks of everybody and of its committee in a year."""

    everybody: int
    committee: int


def hours_asked(policy: Policy, year: int) -> HoursAsked:
    """The hours as the branch set them, also while the rule that reminds of them is off."""
    everybody, committee = RULES
    return HoursAsked(
        everybody=policy.values(everybody, year).number("hours"),
        committee=policy.values(committee, year).number("hours"),
    )
