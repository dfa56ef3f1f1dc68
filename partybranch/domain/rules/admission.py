"""发展党员: the end of probation, and votes on it one by one and not before (党章第七条, 细则第二十条)."""

from collections.abc import Iterator
from datetime import date, timedelta

from partybranch.domain.members import Member, standing_on
from partybranch.domain.motions import Purpose
from partybranch.domain.parsing.names import name_key
from partybranch.domain.periods import years_after
from partybranch.domain.regulations import ADMISSION_RULES, PARTY_CONSTITUTION, cite
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, Todo, in_member, in_sitting
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting

_SEVENTH_ARTICLE = cite(PARTY_CONSTITUTION, "第七条")
_TAKING_IN = ("接收", "吸收")
"""Words of a vote on taking somebody in as 预备党员: its year begins with that day."""
_JUST_FULL = timedelta(days=183)
"""A vote may be so much later than the 转正 it decides on."""


def _on_probation(facts: Facts) -> Iterator[tuple[Member, date]]:
    """Who is 预备党员 on the day that is judged, with the day the year is full."""
    for member in facts.members if facts.begun else ():
        standing = standing_on(member, facts.last_day)
        waiting = standing.member and not standing.full and member.full_since is None
        if waiting and member.joined is not None:
            yield member, years_after(member.joined, 1)


def _waiting(facts: Facts, member: Member, end: date, text: str) -> Found:
    name, key = facts.name_of(member), f"{end:%Y%m%d}"
    return in_member(member, name, end, text, key=key, field="full_since", todo=Todo.NOW)


def _ended(facts: Facts, _values: Values) -> Iterator[Found]:
    for member, end in _on_probation(facts):
        if end <= facts.last_day:
            longest = years_after(end, 1) <= facts.last_day
            advice = "延长预备期最长一年，也已期满" if longest else "延长预备期的请说明"
            text = f"预备期已于{end:%Y-%m-%d}满一年，未见转为正式党员的日期；{advice}"
            yield _waiting(facts, member, end, text)


def _ending(facts: Facts, values: Values) -> Iterator[Found]:
    for member, end in _on_probation(facts):
        if facts.last_day < end <= facts.last_day + timedelta(days=values.number("days")):
            text = f"预备期将于{end:%Y-%m-%d}满一年，请提醒本人书面申请转正"
            yield _waiting(facts, member, end, text)


def _candidates(said: str, day: date, facts: Facts) -> tuple[Member, ...]:
    """Those named in the vote whom it is about; introducers have been full members for long."""
    key = name_key(said)
    named = [each for each in facts.members if name_key(each.name) and name_key(each.name) in key]
    keys = [name_key(each.name) for each in named]
    since = day if _takes_in(said) else day - _JUST_FULL
    return tuple(
        each
        for each, own in zip(named, keys, strict=True)
        if _voted_on(each, day, since) and not any(own in other and own != other for other in keys)
    )


def _voted_on(member: Member, day: date, since: date) -> bool:
    """Not full that day, or only since then: 转为正式党员日期 is dated back to the end of the year."""
    return not standing_on(member, day).full or (member.full_since or date.min) >= since


def _takes_in(said: str) -> bool:
    return any(word in said for word in _TAKING_IN)


def _votes(sitting: Sitting, facts: Facts) -> Iterator[tuple[str, str, tuple[Member, ...]]]:
    """The admission votes of a sitting: key, subject and the candidates it names."""
    for record in sitting.records:
        for at, motion in enumerate(record.motions, 1):
            if motion.purpose is Purpose.ADMISSION:
                subject = motion.subject or record.topic
                yield f"{record.kind}-{at}", subject, _candidates(subject, sitting.day, facts)


def _too_early(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    for key, subject, candidates in _votes(sitting, facts):
        if _takes_in(subject):
            continue
        for member in candidates:
            if member.joined is None or member.joined >= sitting.day:
                continue
            end = years_after(member.joined, 1)
            if sitting.day < end:
                text = f"表决“{subject}”时，{member.name}的预备期未满（{end:%Y-%m-%d}期满）"
                yield in_sitting(sitting, facts.kinds, text, key=f"{key}-{member.id}", field="records")


def _together(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    for key, subject, candidates in _votes(sitting, facts):
        names = tuple(dict.fromkeys(each.name for each in candidates))
        if len(names) > 1:
            text = f"“{subject}”一次表决了{len(names)}人（{'、'.join(names)}），应逐个讨论和表决"
            yield in_sitting(sitting, facts.kinds, text, key=key, field="records")


RULES: tuple[Rule, ...] = (
    Rule(
        code="probation_over",
        title="预备期满及时讨论转正",
        wording="预备党员的预备期为一年，预备期满，党支部应当及时讨论能否转为正式党员",
        check=Check(code="probation_over", words="预备期已满而没有转正日期", whole=_ended),
        source=_SEVENTH_ARTICLE,
        defect=11,
    ),
    Rule(
        code="probation_near",
        title="预备期将满提前提醒",
        wording="预备党员的预备期将满时提醒准备转正",
        check=Check(
            code="probation_near",
            words="预备期将在几天内届满",
            parameters=(Parameter(code="days", label="提前", default="30", unit="天", least=1, most=180),),
            whole=_ending,
        ),
        source=_SEVENTH_ARTICLE,
        strength=Strength.GENERALLY,
        defect=11,
    ),
    Rule(
        code="admission_early",
        title="预备期满后才讨论转正",
        wording="预备党员的预备期为一年，转为正式党员应在预备期满后讨论和表决",
        check=Check(code="admission_early", words="预备期未满就表决转正", single=_too_early),
        source=_SEVENTH_ARTICLE,
        defect=11,
    ),
    Rule(
        code="admission_one_by_one",
        title="发展、转正逐个表决",
        wording="支部大会讨论两个以上的发展对象入党或预备党员转正时，必须逐个讨论和表决",
        check=Check(code="admission_one_by_one", words="一次表决了两个以上的人", single=_together),
        source=cite(ADMISSION_RULES, "第二十条（2014年印发）"),
        defect=11,
    ),
)
