"""主题党日: on a day of the month that is roughly fixed, and not in place of it an outing."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from partybranch.domain.kinds import Book
from partybranch.domain.regulations import BRANCH_RULES, Citation, Level, cite
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting
from partybranch.domain.rules.parameters import Parameter, ParameterShape, Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting

_PLEASURES = "文娱、联欢、聚餐、旅游、郊游、踏青、采风、K歌、棋牌、钓鱼"


def _is_theme_day(sitting: Sitting, facts: Facts) -> bool:
    return any(facts.kinds[code].book is Book.THEME_DAYS for code in sitting.kinds)


def _off_the_day(sitting: Sitting, facts: Facts, values: Values) -> Iterator[Found]:
    fixed, tolerance = values.number("fixed_day"), values.number("tolerance")
    if not fixed or not _is_theme_day(sitting, facts):
        return
    wanted = _wanted(sitting.day, fixed, facts)
    of_month = [s for s in facts.sittings if _same_month(s, sitting) and _is_theme_day(s, facts)]
    # A month with several is judged by the one nearest to the day, of two as near by the earlier.
    nearest = min(of_month, key=lambda each: abs((each.day - wanted).days))
    away = abs((sitting.day - wanted).days)
    if away > tolerance and nearest.id == sitting.id:
        text = f"固定在每月{fixed}日（本月为{wanted:%m-%d}），实际{sitting.day:%m-%d}，相差{away}天"
        yield in_sitting(sitting, facts.kinds, text, field="moment")


def _wanted(day: date, fixed: int, facts: Facts) -> date:
    """The fixed day of the month, moved to the next workday; to its last one where none comes after it."""
    last = monthrange(day.year, day.month)[1]
    after = facts.workdays.nearest_workday(day.replace(day=min(fixed, last)))
    if after.month == day.month:
        return after
    days = (day.replace(day=number) for number in range(last, 0, -1))
    return next(filter(facts.workdays.is_workday, days), after)


def _same_month(one: Sitting, other: Sitting) -> bool:
    return (one.day.year, one.day.month) == (other.day.year, other.day.month)


def _for_pleasure(sitting: Sitting, facts: Facts, values: Values) -> Iterator[Found]:
    if not _is_theme_day(sitting, facts):
        return
    said = " ".join((sitting.place, *(record.topic for record in sitting.records)))
    words = [word for word in values.words("words") if word in said]
    if words:
        text = f"主题或地点里有“{'、'.join(words)}”，仅提示，不作判断"
        yield in_sitting(sitting, facts.kinds, text, field="records")


RULES: tuple[Rule, ...] = (
    Rule(
        code="theme_day_fixed",
        title="主题党日相对固定1天",
        wording="每月相对固定1天开展主题党日；填写固定的日子后才检查，遇休息日顺延到下一个工作日",
        check=Check(
            code="theme_day_fixed",
            words="离每月固定的日子太远",
            parameters=(
                Parameter(
                    code="fixed_day", label="每月几日（0不查）", default="0", unit="日", least=0, most=31
                ),
                Parameter(code="tolerance", label="前后可相差", default="3", unit="天", least=0, most=15),
            ),
            single=_off_the_day,
        ),
        source=cite(BRANCH_RULES, "第十六条"),
        # 相对固定 leaves room: how far from the day is too far is nobody's rule.
        strength=Strength.GENERALLY,
    ),
    Rule(
        code="theme_day_pleasure",
        title="主题党日不以文娱、旅游代替",
        wording="主题党日不以文娱活动、旅游代替；只看主题和地点里的词，仅提示，不作判断",
        check=Check(
            code="theme_day_pleasure",
            words="主题或地点里有文娱、旅游一类的词",
            parameters=(
                Parameter(code="words", label="提示的词", default=_PLEASURES, shape=ParameterShape.TEXT),
            ),
            single=_for_pleasure,
        ),
        source=Citation(regulation="主题党日娱乐化问题通报", level=Level.LOCAL),
        strength=Strength.GENERALLY,
        on=False,
        doubt="出处未核实，词语也说明不了活动的内容。需要时打开，词语可以自己改。",
        defect=10,
    ),
)
