"""How the state of a member on a day is said: 正式党员、流动; and how long somebody has been in the party."""

from datetime import date

from partybranch.domain.members import Category, ConditionKind, Member, conditions_on, standing_on
from partybranch.domain.periods import years_after

LEFT = "已转出"
OFF_THE_ROLL = "未在册"
STATES: tuple[str, ...] = (*Category, *ConditionKind, OFF_THE_ROLL, LEFT)
"""Every word that ``states_of`` can say, in the order in which filters offer them."""


def states_of(member: Member, day: date) -> tuple[str, ...]:
    """What the member is on that day: 正式党员 or 预备党员 with conditions, 已转出 or why not on the roll."""
    standing = standing_on(member, day)
    if standing.left:
        return (LEFT,)
    conditions = tuple(dict.fromkeys(each.kind.value for each in conditions_on(member, day)))
    if standing.member:
        return ((Category.FULL if standing.full else Category.PROBATIONARY).value, *conditions)
    return (OFF_THE_ROLL,) if ConditionKind.SUSPENDED.value not in conditions else conditions


def party_years(member: Member, day: date) -> int | None:
    """党龄 in whole years from 转为正式党员日期 on (党章第七条); None where it has not begun."""
    return None if member.full_since is None else whole_years(member.full_since, day)


def whole_years(since: date, day: date) -> int | None:
    """How many years have passed since a day; None before it."""
    if day < since:
        return None
    years = day.year - since.year
    return years if years_after(since, years) <= day else years - 1
