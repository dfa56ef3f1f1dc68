"""到会情况: 应到 = 实到 + 请假 + 缺席, who was away by name with a reason (domain paper 3.2, 1 and 7)."""

from collections.abc import Iterator
from itertools import islice

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting, some_names
from partybranch.domain.rules.minutes import RECORD_PRACTICE
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting

SIGN_IN_PRACTICE = Citation(regulation="考勤代填、代签问题通报", level=Level.LOCAL)


def _unnamed(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    if sitting.heads is not None:
        heads = sitting.heads
        if heads.due > heads.present or heads.leave or heads.absent:
            yield in_sitting(sitting, facts.kinds, "缺请假人员名单", key="names", field="roll")
        return
    if not sitting.roll:
        yield in_sitting(sitting, facts.kinds, "未登记到会情况", key="roll", field="roll")
        return
    unmarked = [row.name for row in sitting.roll if row.expected and row.mark is Mark.UNMARKED]
    if unmarked:
        text = f"{len(unmarked)}人未标（{some_names(unmarked)}）"
        yield in_sitting(sitting, facts.kinds, text, key="unmarked", field="roll")
    unexplained = [row.name for row in sitting.roll if row.mark is Mark.LEAVE and not row.reason.strip()]
    if unexplained:
        text = f"缺请假事由（{some_names(unexplained)}）"
        yield in_sitting(sitting, facts.kinds, text, key="reasons", field="roll")


def _marks(roll: tuple[RollRow, ...]) -> tuple[tuple[int, Mark], ...]:
    return tuple(sorted((row.member_id, row.mark) for row in roll if row.expected))


def _identical(sitting: Sitting, facts: Facts, values: Values) -> Iterator[Found]:
    """A roll in which everyone came is no copy of another such roll; one with the same people away may be."""
    marks, times = _marks(sitting.roll), values.number("times")
    if all(mark in (Mark.PRESENT, Mark.UNMARKED) for _, mark in marks):
        return
    kinds = set(sitting.kinds)
    same_kind = (each for each in facts.before(sitting) if each.roll and kinds.intersection(each.kinds))
    alike = list(islice(same_kind, times))
    if len(alike) == times and all(_marks(other.roll) == marks for other in alike):
        days = "、".join(f"{other.day:%m-%d}" for other in reversed(alike))
        text = f"到会名册与前{times}次（{days}）一人不差，请核对是否照抄"
        yield in_sitting(sitting, facts.kinds, text, field="roll")


RULES: tuple[Rule, ...] = (
    Rule(
        code="roll_named",
        title="应到＝实到＋请假＋缺席，姓名和事由齐全",
        wording="应到、实到、请假、缺席人数应相符，请假和缺席人员应写明姓名和事由",
        check=Check(code="roll_named", words="缺名单、未标人员或请假事由", single=_unnamed),
        source=RECORD_PRACTICE,
        defect=1,
    ),
    Rule(
        code="roll_identical",
        title="到会名册不应连续照抄",
        wording="连续几次的到会名册完全相同时应核对，防止一人代填、代签",
        check=Check(
            code="roll_identical",
            words="连续几次到会名册完全相同",
            parameters=(
                Parameter(code="times", label="与前几次相同", default="3", unit="次", least=1, most=12),
            ),
            single=_identical,
        ),
        source=SIGN_IN_PRACTICE,
        strength=Strength.GENERALLY,
        defect=7,
    ),
)
