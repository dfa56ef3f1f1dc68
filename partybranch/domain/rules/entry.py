"""录入: what was entered long after the event (补录) or was given another date later (domain paper 3.2)."""

from collections.abc import Iterator
from datetime import date, timedelta

from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts, Redating
from partybranch.domain.rules.found import Found, Place, Target, in_sitting
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.policy import Policy
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting
from partybranch.domain.workdays import Workdays

_MANY = 5
"""So many late ones on one day are one matter: an old workbook was brought in."""


def _late_entries(facts: Facts, values: Values) -> Iterator[Found]:
    days = values.number("days")
    late: dict[date, list[Sitting]] = {}
    for sitting in facts.judged:
        if sitting.entered_at is not None:
            entered = sitting.entered_at.date()
            if entered > last_day_in_time(sitting.day, days, facts.workdays):
                late.setdefault(entered, []).append(sitting)
    for entered, sittings in late.items():
        if len(sittings) >= _MANY:
            yield _batch(entered, sittings, facts)
            continue
        for sitting in sittings:
            due = last_day_in_time(sitting.day, days, facts.workdays)
            unsure = facts.workdays.may_lack_holidays(due.year)
            doubt = f"（{due.year}年节假日未设置，按周末计算）" if unsure else ""
            text = f"应在{due:%Y-%m-%d}前录入，{entered:%Y-%m-%d}补录{doubt}"
            yield in_sitting(sitting, facts.kinds, text)


def last_day_in_time(day: date, workdays: int, calendar: Workdays) -> date:
    """The last day on which an entry is in time."""
    while workdays:
        day += timedelta(days=1)
        workdays -= calendar.is_workday(day)
    return day


def _batch(entered: date, sittings: list[Sitting], facts: Facts) -> Found:
    first, last = sittings[0], sittings[-1]
    return Found(
        key=f"{facts.period.start.year}-batch-{entered:%Y%m%d}",
        day=first.day,
        when=facts.period.label,
        subject="补录",
        text=f"{entered:%Y-%m-%d}一次补录{len(sittings)}次较早的活动（{first.day:%Y-%m-%d}—{last.day:%Y-%m-%d}）",
        target=Target(place=Place.SITTING, id=first.id),
    )


def _redated(facts: Facts, _values: Values) -> Iterator[Found]:
    changes: dict[int, list[Redating]] = {}
    for change in sorted(facts.redatings, key=lambda each: each.at):
        changes.setdefault(change.sitting_id, []).append(change)
    for sitting in facts.judged:
        mine = changes.get(sitting.id or 0)
        if not mine:
            continue
        before, after, last = mine[0].before.date(), mine[-1].after.date(), mine[-1]
        if before != after:
            by = f"{last.who} {last.at:%Y-%m-%d}".strip()
            text = f"活动日期录入后由{before:%Y-%m-%d}改为{after:%Y-%m-%d}（{by}）"
            yield in_sitting(sitting, facts.kinds, text, field="moment")


RULES: tuple[Rule, ...] = (
    Rule(
        code="entry_late",
        title="活动结束后及时录入",
        wording="活动结束后3个工作日内录入，超过的作为补录标出",
        check=Check(
            code="entry_late",
            words="活动结束后过了多少个工作日才录入",
            parameters=(
                Parameter(code="days", label="录入期限", default="3", unit="个工作日", least=1, most=60),
            ),
            whole=_late_entries,
        ),
        source=Citation(regulation="会后3个工作日内录入的地方要求", level=Level.LOCAL),
        strength=Strength.GENERALLY,
        defect=9,
    ),
    Rule(
        code="date_changed",
        title="活动日期录入后不改动",
        wording="活动日期录入后又改动的应当说明原因，防止倒签",
        check=Check(code="date_changed", words="录入以后改过日期", whole=_redated),
        source=Citation(regulation="日期涂改、倒签问题通报", level=Level.LOCAL),
        strength=Strength.GENERALLY,
        defect=6,
    ),
)


def entered_late(sitting: Sitting, facts: Facts, policy: Policy) -> date | None:
    """The day on which a sitting was entered when that was 补录 by the branch's own term, else None."""
    if sitting.entered_at is None:
        return None
    entered = sitting.entered_at.date()
    return entered if is_late(sitting, entered, policy, facts.workdays) else None


def is_late(sitting: Sitting, entered: date, policy: Policy, workdays: Workdays) -> bool:
    """Whether an entry on that day is 补录 by the term that the branch has set for the sitting's year."""
    (rule,) = (each for each in RULES if each.check.whole is _late_entries)
    days = policy.values(rule, sitting.day.year).number("days")
    return entered > last_day_in_time(sitting.day, days, workdays)
