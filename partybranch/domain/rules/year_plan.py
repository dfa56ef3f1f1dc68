"""年度计划: the handbook of the year opens with it; records are held against it (domain paper 2.13, 3.1)."""

from collections.abc import Iterator

from partybranch.domain.kinds import Scope
from partybranch.domain.periods import Period
from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, Place, Target, Todo
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength


def _without_plan(facts: Facts, values: Values) -> Iterator[Found]:
    """Nothing of a part of a year: its plan may well stand in the other part."""
    year = Period.year(facts.period.start.year)
    planned = any(plan.day in year for plan in facts.plans)
    in_time = facts.last_day.month <= values.number("month") and facts.last_day.year == year.start.year
    asked = facts.period == year and facts.begun and not in_time and facts.members
    if not asked or planned or not facts.bodies.exists(year, Scope.ALL):
        return
    yield Found(
        key=f"{year.start.year}",
        day=facts.last_day,
        when=year.label,
        subject="年度计划",
        text="没有列年度计划",
        target=Target(place=Place.PLAN),
        todo=Todo.NOW if facts.last_day < year.end else Todo.MEND,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="year_plan",
        title="列年度计划",
        wording="党支部工作手册一般列年度工作计划，记录和计划应能相互印证",
        check=Check(
            code="year_plan",
            words="过了年初还没有年度计划",
            parameters=(
                Parameter(code="month", label="最迟列到", default="2", unit="月底", least=1, most=11),
            ),
            whole=_without_plan,
        ),
        source=Citation(regulation="党支部工作手册的通常内容", level=Level.LOCAL),
        strength=Strength.GENERALLY,
    ),
)
