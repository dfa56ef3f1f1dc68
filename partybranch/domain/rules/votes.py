"""表决: numbers complete, quorum and majority by purpose, only who may vote (domain paper 1.1)."""

from collections.abc import Callable, Iterator

from partybranch.domain.attendance import Mark
from partybranch.domain.kinds import Kind
from partybranch.domain.motions import Motion, Purpose, judge
from partybranch.domain.regulations import (
    ADMISSION_RULES,
    BRANCH_RULES,
    ELECTION_RULES,
    PARTY_CONSTITUTION,
    cite,
)
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting
from partybranch.domain.rules.minutes import RECORD_PRACTICE
from partybranch.domain.rules.parameters import Values
from partybranch.domain.rules.rule import Check, Rule
from partybranch.domain.sittings import Sitting

_MAY_BE_HERE = (Mark.PRESENT, Mark.UNMARKED)


def _each(sitting: Sitting, facts: Facts, said: Callable[[Motion, Kind], str]) -> Iterator[Found]:
    for record in sitting.records:
        kind = facts.kinds[record.kind]
        for at, motion in enumerate(record.motions, 1):
            text = said(motion, kind)
            if text:
                subject = f"“{motion.subject}”" if motion.subject else ""
                yield in_sitting(
                    sitting,
                    facts.kinds,
                    f"{kind.label}表决{subject}{text}",
                    key=f"{record.kind}-{at}",
                    field="records",
                )


def _counted(motion: Motion) -> bool:
    return bool(motion.votes_for + motion.votes_against + motion.abstained)


def _incomplete(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    def said(motion: Motion, _kind: Kind) -> str:
        if not _counted(motion):
            return "缺票数"
        return "" if judge(motion).complete else "票数合计与到会有表决权人数不符"

    yield from _each(sitting, facts, said)


def _short_of(purpose: Purpose) -> Callable[[Sitting, Facts, Values], Iterator[Found]]:
    denominator = "到会有选举权" if purpose is Purpose.ELECTION else "应到有表决权"

    def said(motion: Motion, _kind: Kind) -> str:
        if motion.purpose is not purpose or not _counted(motion):
            return ""
        verdict = judge(motion)
        if not verdict.quorate:
            return (
                f"到会人数不够：应到有表决权{motion.voters_due}人，"
                f"至少{verdict.present_needed}人到会，实际{motion.voters_present}人"
            )
        if not verdict.carried:
            return f"未过半数：须{denominator}人数过半即{verdict.for_needed}票，实得{motion.votes_for}票"
        return ""

    def check(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
        yield from _each(sitting, facts, said)

    return check


def _without_vote(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    """预备党员 and members under 留党察看 counted among the voters: more voters than the roll has.

    Who is exempt or takes part elsewhere keeps the vote: only a procedure leaves people out of 应到会.
    Whoever has no mark may have been there.
    """
    if not sitting.roll:
        return
    entitled = [row for row in sitting.roll if row.votes]
    voters, present = len(entitled), sum(row.mark in _MAY_BE_HERE for row in entitled)

    def said(motion: Motion, _kind: Kind) -> str:
        if motion.voters_due > voters:
            return (
                f"应到有表决权写{motion.voters_due}人，名册上有表决权的只有{voters}人（预备党员没有表决权）"
            )
        if motion.voters_present > present:
            return f"到会有表决权写{motion.voters_present}人，名册上到会且有表决权的最多{present}人"
        return ""

    yield from _each(sitting, facts, said)


RULES: tuple[Rule, ...] = (
    Rule(
        code="votes_complete",
        title="表决结果完整",
        wording="表决应写明赞成、反对、弃权票数，合计等于到会有表决权的人数",
        check=Check(code="votes_complete", words="票数不全或合计不符", single=_incomplete),
        source=RECORD_PRACTICE,
        defect=2,
    ),
    Rule(
        code="resolution_quorum",
        title="决议：半数以上到会，赞成超过应到半数",
        wording="表决必须有半数以上有表决权的党员到会，赞成人数超过应到会有表决权的党员的半数为通过",
        check=Check(
            code="resolution_quorum", words="到会或赞成人数不够", single=_short_of(Purpose.RESOLUTION)
        ),
        source=cite(BRANCH_RULES, "第十一条"),
        defect=12,
    ),
    Rule(
        code="admission_quorum",
        title="发展、转正：到会超过半数，赞成超过应到半数",
        wording="到会有表决权的正式党员必须超过应到会的半数，赞成人数超过应到会有表决权的正式党员的半数",
        check=Check(code="admission_quorum", words="到会或赞成人数不够", single=_short_of(Purpose.ADMISSION)),
        source=cite(ADMISSION_RULES, "第二十条、第三十三条（2014年印发）"),
        defect=12,
    ),
    Rule(
        code="election_quorum",
        title="选举：五分之四到会，赞成超过实到半数",
        wording="有选举权的到会人数不少于应到会人数的五分之四，赞成票超过实到会有选举权人数的半数始得当选",
        check=Check(code="election_quorum", words="到会或赞成票不够", single=_short_of(Purpose.ELECTION)),
        source=ELECTION_RULES,
        defect=12,
    ),
    Rule(
        code="voters_entitled",
        title="预备党员不计入有表决权人数",
        wording="预备党员没有表决权、选举权和被选举权",
        check=Check(code="voters_entitled", words="没有表决权的人被计入", single=_without_vote),
        source=cite(PARTY_CONSTITUTION, "第七条"),
        defect=11,
    ),
)
