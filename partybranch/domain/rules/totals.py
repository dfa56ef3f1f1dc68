"""人数: no more people than the branch has, and nobody it does not have (domain paper 3.2, 7 and 13)."""

from collections.abc import Iterator

from partybranch.domain.attendance import HeadCount, RollRow, expected_roll
from partybranch.domain.kinds import Scope
from partybranch.domain.members import is_member_on
from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting, some_names
from partybranch.domain.rules.parameters import Values
from partybranch.domain.rules.rolls import SIGN_IN_PRACTICE
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting


def _expected(sitting: Sitting, facts: Facts) -> tuple[RollRow, ...] | None:
    """Whom the records call by the roster of that day; None where that cannot be told."""
    scopes = [(record.scope, record.group) for record in sitting.records]
    unclear = any(scope is Scope.NAMED or (scope is Scope.GROUP and not group) for scope, group in scopes)
    return None if unclear or not facts.members else expected_roll(facts.members, sitting.day, scopes)


def _impossible(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    heads = sitting.heads
    if heads is None:
        return
    text = _sum(heads)
    if text:
        yield in_sitting(sitting, facts.kinds, text, key="sum", field="roll")
    expected = _expected(sitting, facts)
    if expected is not None and heads.due > len(expected):
        text = f"应到写{heads.due}人，按当日名册最多{len(expected)}人"
        yield in_sitting(sitting, facts.kinds, text, key="due", field="roll")


def _sum(heads: HeadCount) -> str:
    counted = heads.present + heads.leave + heads.absent
    if counted <= heads.due:
        return ""
    return f"实到、请假、缺席合计{counted}人，超过应到{heads.due}人"


def _strangers(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    names = [row.name for row in sitting.roll if not _there(row, sitting, facts)]
    if names:
        text = f"名册上有当日不在本支部的人（{some_names(names)}）"
        yield in_sitting(sitting, facts.kinds, text, field="roll")


def _there(row: RollRow, sitting: Sitting, facts: Facts) -> bool:
    member = facts.member(row.member_id)
    return member is None or is_member_on(member, sitting.day)


def _other_than_roster(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    expected = _expected(sitting, facts)
    if not sitting.roll or expected is None:
        return
    due = {row.member_id: row.name for row in expected if row.due}
    called = {row.member_id for row in expected}
    listed = {row.member_id: row.name for row in sitting.roll}
    more = [name for id_, name in listed.items() if id_ not in called]
    less = [name for id_, name in due.items() if id_ not in listed]
    parts = [f"多出{some_names(more)}" if more else "", f"缺少{some_names(less)}" if less else ""]
    if any(parts):
        text = f"到会名册与当日党员名册不同：{'；'.join(filter(None, parts))}"
        yield in_sitting(sitting, facts.kinds, text, field="roll")


RULES: tuple[Rule, ...] = (
    Rule(
        code="heads_possible",
        title="到会人数不超过党员人数",
        wording="应到人数不超过当日名册的人数，实到、请假、缺席合计不超过应到",
        check=Check(code="heads_possible", words="人数合计或应到人数不可能", single=_impossible),
        source=SIGN_IN_PRACTICE,
        defect=7,
    ),
    Rule(
        code="roll_strangers",
        title="到会名册上都是当日的党员",
        wording="到会名册上不应有当日尚未加入、已经转出或停止党籍的人",
        check=Check(code="roll_strangers", words="名册上有当日不在本支部的人", single=_strangers),
        source=SIGN_IN_PRACTICE,
        defect=7,
    ),
    Rule(
        code="roll_roster",
        title="应到与当日党员名册一致",
        wording="应到人员应与当日的党员名册一致",
        check=Check(code="roll_roster", words="应到人员与当日党员名册不同", single=_other_than_roster),
        source=Citation(regulation="按当日名册核对应到的通常做法", level=Level.LOCAL),
        strength=Strength.GENERALLY,
        on=False,
        doubt="没有查到把这一项作为常见问题的通报，转入转出的日期录得晚也会不同。需要时打开。",
        defect=13,
    ),
)
