"""支委会先研究: what the members vote on was generally before the committee (支部工作条例第十二条)."""

from collections.abc import Iterator
from datetime import timedelta

from partybranch.domain.bodies import bodies_over
from partybranch.domain.kinds import Kinds, Scope
from partybranch.domain.members import Member
from partybranch.domain.parsing.names import name_key
from partybranch.domain.periods import Period
from partybranch.domain.regulations import BRANCH_RULES, cite
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Record, Sitting

_EMPTY_WORDS = (
    "审议通过",
    "讨论通过",
    "关于",
    "审议",
    "讨论",
    "研究",
    "表决",
    "通过",
    "事项",
    "事宜",
    "同志",
)
"""What every agenda says; two matters are not the same for sharing it."""


def _unprepared(sitting: Sitting, facts: Facts, values: Values) -> Iterator[Found]:
    days = values.number("days")
    for place, record in enumerate(sitting.records):
        voted = record.motions and _resolves(record, facts.kinds, Scope.ALL)
        if not voted or not _had_a_committee(sitting, facts):
            continue
        earlier = _committee_records(sitting, place, days, facts)
        for at, motion in enumerate(record.motions, 1):
            text = _said(motion.subject or record.topic, earlier, values, facts)
            if text:
                yield in_sitting(sitting, facts.kinds, text, key=f"{record.kind}-{at}", field="records")


def _had_a_committee(sitting: Sitting, facts: Facts) -> bool:
    """Whether a committee was there to prepare it: one elected in this very sitting was not."""
    eve = Period(sitting.day - timedelta(days=1), sitting.day - timedelta(days=1))
    return bodies_over(eve, facts.members, facts.profile.founded_on).exists(eve, Scope.COMMITTEE)


def _resolves(record: Record, kinds: Kinds, scope: Scope) -> bool:
    kind = kinds[record.kind]
    return kind.motions and kind.scope is scope


def _committee_records(sitting: Sitting, place: int, days: int, facts: Facts) -> list[Record]:
    """What the committee recorded in the days before, and earlier in the same sitting."""
    since = sitting.day - timedelta(days=days)
    before = [record for each in facts.before(sitting) if each.day >= since for record in each.records]
    return [
        record
        for record in (*before, *sitting.records[:place])
        if _resolves(record, facts.kinds, Scope.COMMITTEE)
    ]


def _said(subject: str, earlier: list[Record], values: Values, facts: Facts) -> str:
    matter = f"“{subject}”" if subject else ""
    if not earlier:
        return f"表决{matter}前{values.number('days')}天内没有支委会记录"
    wanted = _bigrams(subject)
    if not wanted:
        return ""
    least = values.number("alike")
    if any(_same_matter(subject, record, least, facts.members) for record in earlier):
        return ""
    return f"表决{matter}前的支委会记录里没有见到这一议题"


def _same_matter(subject: str, record: Record, least: int, members: tuple[Member, ...]) -> bool:
    """Whether enough of the subject, or a member it names, stands in the committee's record."""
    subjects = (motion.subject for motion in record.motions)
    told = " ".join((record.topic, record.text, record.resolution, *subjects))
    keys = {name_key(each.name) for each in members}
    if any(key and key in name_key(subject) and key in name_key(told) for key in keys):
        return True
    wanted = _bigrams(subject)
    return len(wanted & _bigrams(told)) * 100 >= least * len(wanted)


def _bigrams(text: str) -> set[str]:
    """The pairs of neighbouring characters, without the words that every agenda has."""
    for word in _EMPTY_WORDS:
        text = text.replace(word, " ")
    parts = "".join(char if char.isalnum() else " " for char in text).split()
    return {part[at : at + 2] for part in parts for at in range(len(part) - 1)}


RULES: tuple[Rule, ...] = (
    Rule(
        code="committee_first",
        title="提交党员大会的事项先经支委会",
        wording="党支部重要事项提交党员大会决定前，一般应当经支部委员会会议讨论",
        check=Check(
            code="committee_first",
            words="表决的事项此前没有支委会记录",
            parameters=(
                Parameter(code="days", label="往前看", default="90", unit="天", least=1, most=365),
                Parameter(
                    code="alike", label="议题相同部分不少于", default="30", unit="%", least=1, most=100
                ),
            ),
            single=_unprepared,
        ),
        source=cite(BRANCH_RULES, "第十二条"),
        strength=Strength.GENERALLY,
        defect=3,
    ),
)
