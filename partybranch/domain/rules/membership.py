"""支部设置: how many members a branch, its committee and its groups have (domain paper 1.3)."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from partybranch.domain.kinds import Scope
from partybranch.domain.members import Standing, standing_on
from partybranch.domain.periods import Period
from partybranch.domain.regulations import BRANCH_RULES, Citation, Level, cite
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_branch
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength

_FOURTH_ARTICLE = cite(BRANCH_RULES, "第四条")
_SIXTH_CHAPTER = cite(BRANCH_RULES, "第六章")
_LOCAL_PRACTICE = Citation(regulation="党小组划分的通常做法", level=Level.LOCAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    """The branch on the day that is judged, in numbers."""

    members: int
    full: int
    committee: int
    has_committee: bool
    groups: Counter[str]


def _size(facts: Facts) -> _Size:
    day = facts.last_day
    here: list[Standing] = [s for each in facts.members if (s := standing_on(each, day)).member]
    return _Size(
        members=len(here),
        full=sum(each.full for each in here),
        committee=sum(each.committee for each in here),
        has_committee=facts.bodies.exists(Period(day, day), Scope.COMMITTEE),
        groups=Counter(each.group for each in here if each.group),
    )


def _no_committee(size: _Size, least: int) -> str:
    if size.full < least or size.has_committee:
        return ""
    return (
        f"正式党员{size.full}人，应当设立支部委员会，名册里担任支委的只有{size.committee}人；"
        "已经设立的请在党员名册里填写职务"
    )


def _too_few(size: _Size, least: int) -> str:
    return f"正式党员只有{size.full}人，不足{least}人" if size.full < least else ""


def _too_many(size: _Size, most: int) -> str:
    return f"党员{size.members}人，超过{most}人" if size.members > most else ""


def _large_committee(size: _Size, most: int) -> str:
    return f"支委{size.committee}人，超过{most}人" if size.committee > most else ""


def _small_groups(size: _Size, least: int) -> str:
    small = [f"{group}{count}人" for group, count in size.groups.items() if count < least]
    return f"党小组不足{least}人（{'、'.join(small)}）" if small else ""


def _no_groups(size: _Size, most: int) -> str:
    if size.members <= most or size.groups:
        return ""
    return f"党员{size.members}人，没有划分党小组"


def _check(code: str, words: str, said: Callable[[_Size, int], str], limit: Parameter) -> Check:
    def whole(facts: Facts, values: Values) -> Iterator[Found]:
        if not facts.begun or not facts.bodies.exists(Period(facts.last_day, facts.last_day), Scope.ALL):
            return
        size = _size(facts)
        text = said(size, values.number(limit.code)) if size.members else ""
        if text:
            yield in_branch(facts.last_day, "支部设置", text, key=f"{facts.last_day.year}")

    return Check(code=code, words=words, parameters=(limit,), whole=whole)


def _limit(label: str, default: str, *, fixed: bool = True) -> Parameter:
    return Parameter(code="people", label=label, default=default, unit="人", least=1, most=200, fixed=fixed)


RULES: tuple[Rule, ...] = (
    Rule(
        code="committee_due",
        title="正式党员7人以上设立支委会",
        wording="有正式党员7人以上的党支部，应当设立党支部委员会",
        check=_check("committee_due", "达到人数而没有支委会", _no_committee, _limit("正式党员达到", "7")),
        source=_SIXTH_CHAPTER,
    ),
    Rule(
        code="branch_least",
        title="正式党员不少于3人",
        wording="凡是有正式党员3人以上的，都应当成立党支部；不足3人的应当成立联合党支部",
        check=_check("branch_least", "正式党员人数不足", _too_few, _limit("正式党员不少于", "3")),
        source=_FOURTH_ARTICLE,
    ),
    Rule(
        code="branch_most",
        title="党员一般不超过50人",
        wording="党支部党员人数一般不超过50人",
        check=_check("branch_most", "党员人数过多", _too_many, _limit("党员不超过", "50")),
        source=_FOURTH_ARTICLE,
        strength=Strength.GENERALLY,
    ),
    Rule(
        code="committee_most",
        title="支委一般不超过7人",
        wording="党支部委员会由3至5人组成，一般不超过7人",
        check=_check("committee_most", "支委人数过多", _large_committee, _limit("支委不超过", "7")),
        source=_SIXTH_CHAPTER,
        strength=Strength.GENERALLY,
    ),
    Rule(
        code="group_least",
        title="党小组不少于3人",
        wording="每个党小组不少于3名党员",
        check=_check("group_least", "党小组人数太少", _small_groups, _limit("每组不少于", "3", fixed=False)),
        source=_LOCAL_PRACTICE,
        strength=Strength.GENERALLY,
        on=False,
        doubt="条例没有写每组几人，这个数字没有查到正式出处。请按上级的要求打开并填写。",
    ),
    Rule(
        code="groups_due",
        title="党员较多的支部划分党小组",
        wording="党员超过30人的党支部划分党小组",
        check=_check("groups_due", "人数多而没有党小组", _no_groups, _limit("党员超过", "30", fixed=False)),
        source=_LOCAL_PRACTICE,
        strength=Strength.GENERALLY,
        on=False,
        doubt="条例只写人数较多或分散的应当划分，30人没有查到正式出处。请按上级的要求打开并填写。",
    ),
)
