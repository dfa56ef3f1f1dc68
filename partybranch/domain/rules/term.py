"""换届: the term of the committee and its end (支部工作条例第六章)."""

from collections.abc import Iterator
from datetime import date, timedelta

from partybranch.domain.kinds import Scope
from partybranch.domain.periods import Period, years_after
from partybranch.domain.regulations import BRANCH_RULES, cite
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, Todo, in_branch
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength

_SUBJECT = "换届"
_FIELD = "elected_on"
_SIXTH_CHAPTER = cite(BRANCH_RULES, "第六章")


def _end_of_term(facts: Facts) -> date | None:
    """The day the term ends; None when it is not known or only began after the day that is judged."""
    elected = facts.profile.elected_on
    if elected is None or not facts.begun or elected > facts.last_day:
        return None
    return years_after(elected, facts.profile.term_years)


def _this_term(facts: Facts) -> str:
    """Whose term it is: a small branch has a secretary and no committee."""
    has = facts.bodies.exists(Period(facts.last_day, facts.last_day), Scope.COMMITTEE)
    return "本届支部委员会" if has else "本届支部书记"


def _over(facts: Facts, _values: Values) -> Iterator[Found]:
    end = _end_of_term(facts)
    if end is not None and end <= facts.last_day:
        text = f"{_this_term(facts)}已于{end:%Y-%m-%d}任期届满，未见换届记录；延期应有上级批复"
        yield _found(facts, "over", text)


def _near(facts: Facts, values: Values) -> Iterator[Found]:
    end = _end_of_term(facts)
    days = timedelta(days=values.number("months") * 365 // 12)
    if end is not None and facts.last_day < end <= facts.last_day + days:
        yield _found(facts, "near", f"{_this_term(facts)}将于{end:%Y-%m-%d}任期届满，请提前准备换届")


def _unknown(facts: Facts, _values: Values) -> Iterator[Found]:
    if facts.profile.elected_on is not None or not facts.begun:
        return
    if facts.bodies.exists(Period(facts.last_day, facts.last_day), Scope.COMMITTEE):
        text = "未填写本届选举日期，无法提醒换届"
        yield in_branch(facts.last_day, _SUBJECT, text, key="unknown", field=_FIELD)


def _found(facts: Facts, key: str, text: str) -> Found:
    key = f"{facts.last_day.year}-{key}"
    return in_branch(facts.last_day, _SUBJECT, text, key=key, field=_FIELD, todo=Todo.NOW)


RULES: tuple[Rule, ...] = (
    Rule(
        code="term_over",
        title="任期届满按期换届",
        wording="支部委员会任期届满应当按期换届，延期或提前换届应当报上级党组织批准",
        check=Check(code="term_over", words="任期已满而没有换届", whole=_over),
        source=_SIXTH_CHAPTER,
        defect=5,
    ),
    Rule(
        code="term_near",
        title="任期将满提前准备换届",
        wording="支部委员会任期将满时提醒准备换届",
        check=Check(
            code="term_near",
            words="任期将在几个月内届满",
            parameters=(Parameter(code="months", label="提前", default="6", unit="个月", least=1, most=24),),
            whole=_near,
        ),
        source=_SIXTH_CHAPTER,
        strength=Strength.GENERALLY,
        defect=5,
    ),
    Rule(
        code="term_unknown",
        title="本届选举日期已填写",
        wording="支部信息里填写本届选举日期，才能提醒换届",
        check=Check(code="term_unknown", words="没有填写本届选举日期", whole=_unknown),
        source=_SIXTH_CHAPTER,
        strength=Strength.GENERALLY,
        defect=5,
    ),
)
