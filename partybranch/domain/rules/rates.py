"""出席率: the share of those due who came, against what the unit asks (domain paper 3.2, 4)."""

from collections.abc import Iterator

from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, Place, Target
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.policy import Policy
from partybranch.domain.rules.rule import Check, Rule


def _low_rate(facts: Facts, values: Values) -> Iterator[Found]:
    rated = [(each, each.counts) for each in facts.judged if each.counts.due]
    due = sum(counts.due for _, counts in rated)
    present = sum(counts.present for _, counts in rated)
    least = values.number("percent")
    if not due or present * 100 >= least * due:
        return
    lowest, counts = min(rated, key=lambda each: each[1].rate or 0.0)
    label = "、".join(facts.kinds[code].label for code in lowest.kinds)
    yield Found(
        key=f"{facts.period.start:%Y%m%d}-{facts.period.days}",
        day=facts.last_day,
        when=facts.period.label,
        subject="出席率",
        text=(
            f"平均出席率{present / due:.1%}，低于{least}%；"
            f"最低的是{lowest.day:%Y-%m-%d}{label}，应到{counts.due}人实到{counts.present}人"
        ),
        target=Target(place=Place.SITTING, id=lowest.id, field="roll"),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="attendance_rate",
        title="平均出席率",
        wording="一段时间的平均出席率（实到÷应到）不低于本单位要求",
        check=Check(
            code="attendance_rate",
            words="平均出席率低于多少",
            parameters=(
                Parameter(code="percent", label="不低于", default="50", unit="%", least=1, most=100),
            ),
            whole=_low_rate,
        ),
        on=False,
        doubt="全国没有统一的出席率要求；检查中有单位把低于50%作为问题。请按上级的要求打开并填写。",
        defect=4,
    ),
)


def demanded_percent(policy: Policy, year: int) -> int | None:
    """The rate in per cent that the branch asks for in a year; None while its rule is off."""
    (rule,) = RULES
    if not policy.is_on(rule, year):
        return None
    return policy.values(rule, year).number("percent")
