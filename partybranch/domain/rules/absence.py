"""连续六个月: who has not been seen for half a year (教育管理条例第三十一条（六）); it reminds, no more."""

from collections.abc import Iterator
from datetime import timedelta

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.periods import Period
from partybranch.domain.regulations import TRAINING_RULES, cite
from partybranch.domain.rules.facts import Facts, due_throughout
from partybranch.domain.rules.found import Found, Todo, in_member
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength

_SIX_MONTHS = timedelta(days=182)
_EARLY = timedelta(days=62)
"""So soon in the half year a roll has to be: three absences in autumn say nothing of the summer."""


def _long_away(facts: Facts, values: Values) -> Iterator[Found]:
    if not facts.begun:
        return
    stretch = Period(facts.last_day - _SIX_MONTHS, facts.last_day)
    if any(each.heads for each in facts.sittings if each.day in stretch):
        return  # A roll without names does not say who was away.
    rows, early = _rows(facts, stretch), _rows(facts, Period(stretch.start, stretch.start + _EARLY))
    helped = {row.member_id for each in facts.services if each.day in stretch for row in each.rows}
    for member in (each for each in facts.members if each.id in early):
        mine = rows.get(member.id or 0, [])
        due = sum(row.due for row in mine)
        if due < values.number("rolls") or member.id in helped or not due_throughout(member, stretch):
            continue
        if all(_unexplained(row) for row in mine):
            text = f"最近六个月应到{due}次，没有出席记录，也没有请假事由，请了解情况"
            day, name = facts.last_day, facts.name_of(member)
            yield in_member(member, name, day, text, key=f"{day.year}", todo=Todo.NOW)


def _rows(facts: Facts, stretch: Period) -> dict[int, list[RollRow]]:
    rows: dict[int, list[RollRow]] = {}
    for sitting in facts.sittings:
        for row in sitting.roll if sitting.day in stretch else ():
            rows.setdefault(row.member_id, []).append(row)
    return rows


def _unexplained(row: RollRow) -> bool:
    """Away without a reason; who has no mark may have been there."""
    return row.mark is Mark.ABSENT or (row.mark is Mark.LEAVE and not row.reason.strip())


RULES: tuple[Rule, ...] = (
    Rule(
        code="six_months_away",
        title="连续六个月未参加组织生活",
        wording="没有正当理由连续六个月不参加组织生活的，按自行脱党处理；本项只提醒及早了解情况，不作认定",
        check=Check(
            code="six_months_away",
            words="半年里应到而没有出席，也没有请假事由",
            parameters=(Parameter(code="rolls", label="应到至少", default="3", unit="次", least=1, most=50),),
            whole=_long_away,
        ),
        source=cite(TRAINING_RULES, "第三十一条（六）"),
        strength=Strength.GENERALLY,
    ),
)
