"""时间冲突: days off, and people who are said to be in two places at once (domain paper 3.2, 14)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from partybranch.domain.attendance import Mark
from partybranch.domain.members import standing_on
from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting, some_names
from partybranch.domain.rules.parameters import Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service

_PRACTICE = Citation(regulation="记录相互印证的通常做法", level=Level.LOCAL)
_DOUBT = "没有查到把这一项作为常见问题的通报，只是顺带核对。需要时打开。"


def _on_a_day_off(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    name = facts.workdays.name_of(sitting.day)
    if name:
        text = f"{sitting.day:%Y-%m-%d}是{name}，请核对日期"
        yield in_sitting(sitting, facts.kinds, text, field="moment")


def _in_two_places(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    present = _present(sitting)
    for other in facts.sittings:
        if other.id == sitting.id or other.day != sitting.day or not _earlier(other, sitting):
            continue
        both = [name for id_, name in _present(other).items() if id_ in present]
        if both and other.starts_at + timedelta(minutes=other.minutes) > sitting.starts_at:
            label = "、".join(facts.kinds[code].label for code in other.kinds)
            text = f"与{other.starts_at:%H:%M}的{label}时间重叠，{some_names(both)}两处都写出席"
            yield in_sitting(sitting, facts.kinds, text, key=f"sitting-{other.id}", field="moment")
    yield from _at_a_service(sitting, present, facts)


def _present(sitting: Sitting) -> dict[int, str]:
    return {row.member_id: row.name for row in sitting.roll if row.mark is Mark.PRESENT}


def _earlier(other: Sitting, sitting: Sitting) -> bool:
    """Of two that overlap the later one is named; of two at the same time the one entered later."""
    if other.starts_at != sitting.starts_at:
        return other.starts_at < sitting.starts_at
    return not sitting.id or (other.id or 0) < sitting.id


def _at_a_service(sitting: Sitting, present: dict[int, str], facts: Facts) -> Iterator[Found]:
    for service in facts.services:
        if service.day != sitting.day or not _overlaps(service, sitting):
            continue
        both = [row.name for row in service.rows if row.member_id in present]
        if both:
            label = facts.kinds[service.kind].label
            text = f"与同一时间的{label}“{service.title}”重叠，{some_names(both)}两处都写参加"
            yield in_sitting(sitting, facts.kinds, text, key=f"service-{service.id}", field="moment")


def _overlaps(service: Service, sitting: Sitting) -> bool:
    if service.starts is None or service.ends is None:
        return False
    begins = datetime.combine(service.day, service.starts)
    ends = datetime.combine(service.day, service.ends)
    return begins < sitting.starts_at + timedelta(minutes=sitting.minutes) and sitting.starts_at < ends


def _present_from_afar(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    present = _present(sitting)
    floating = [
        each.name for each in facts.members if each.id in present and standing_on(each, sitting.day).floating
    ]
    if floating:
        text = f"流动党员{some_names(floating)}写了出席，请核对是否异地参加"
        yield in_sitting(sitting, facts.kinds, text, field="roll")


def _hint(
    code: str,
    title: str,
    wording: str,
    check: Check,
    strength: Strength = Strength.GENERALLY,
) -> Rule:
    """A comparison that nobody reported as a defect: off until somebody wants it."""
    return Rule(
        code=code,
        title=title,
        wording=wording,
        check=check,
        source=_PRACTICE,
        strength=strength,
        on=False,
        doubt=_DOUBT,
        defect=14,
    )


RULES: tuple[Rule, ...] = (
    _hint(
        "day_off",
        "活动日期是休息日的提示",
        "活动日期是周末或法定节假日时，请核对日期是否写错",
        Check(code="day_off", words="在周末或法定节假日", single=_on_a_day_off),
    ),
    _hint(
        "two_places",
        "同一人不在两处",
        "时间重叠的两项活动，同一个人不能都写出席",
        Check(code="two_places", words="时间重叠而同一人两处出席", single=_in_two_places),
        Strength.MUST,
    ),
    _hint(
        "floating_present",
        "流动党员写出席的提示",
        "流动期间的党员写了出席时，请核对是否应为异地参加",
        Check(code="floating_present", words="流动期间写了出席", single=_present_from_afar),
    ),
)
