"""How often each kind is due: by the table of kinds (支部工作条例第三章), and by settings of the unit."""

from collections.abc import Iterable, Iterator

from partybranch.domain.cadences import Slot, slots_of
from partybranch.domain.kinds import Cadence, Kind, Kinds, Rhythm, Shape
from partybranch.domain.regulations import Level, citation_of
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, Place, Target
from partybranch.domain.rules.parameters import Parameter, ParameterShape, Values
from partybranch.domain.rules.rule import Check, Rule, Strength

_RHYTHMS = {rhythm.words: rhythm for rhythm in Rhythm}
_YES = "是"


def duty_slots(kind: Kind, cadence: Cadence, facts: Facts) -> tuple[Slot, ...]:
    """The slots of a duty over the period of the facts; what was held after ``as_of`` is not known."""
    return slots_of(kind, cadence, facts.period, facts.judged, facts.bodies, facts.plans)


def duty_of(values: Values, kinds: Kinds) -> tuple[Kind, Cadence] | None:
    """The kind that a frequency rule is about and how often it asks for it; None for a kind that is gone."""
    kind = kinds.named(values.text("kind"))
    if kind is None:
        return None
    return kind, Cadence(
        rhythm=_RHYTHMS[values.text("rhythm")],
        source="",
        per_group=values.text("per_group") == _YES,
        times=values.number("times"),
    )


def _missing(facts: Facts, values: Values) -> Iterator[Found]:
    duty = duty_of(values, facts.kinds)
    for slot in duty_slots(*duty, facts) if duty else ():
        if slot.missing(facts.last_day):
            yield _found(slot)


def _found(slot: Slot) -> Found:
    kind, group = slot.kind, slot.group
    held = len(slot.held)
    return Found(
        key="-".join(filter(None, (kind.code, f"{slot.period.start:%Y%m%d}-{slot.period.days}", group))),
        day=slot.period.end,
        when=slot.period.label,
        subject=f"{group}{kind.label}",
        text=f"应开展{slot.times}次，已记录{held}次" if held else "未见记录",
        target=Target(place=Place.DUTY, kind=kind.code, group=group),
        stretch=slot.period,
    )


def _parameters(*, fixed: bool) -> tuple[Parameter, ...]:
    rhythm = ParameterShape.CHOICE
    return (
        Parameter(code="kind", label="类型", default="", shape=ParameterShape.TEXT, fixed=True),
        Parameter(
            code="rhythm", label="多久", default="每月", shape=rhythm, choices=tuple(_RHYTHMS), fixed=fixed
        ),
        Parameter(code="times", label="至少", default="1", unit="次", least=1, most=31, fixed=fixed),
        Parameter(
            code="per_group", label="每个党小组", default="否", shape=rhythm, choices=("是", "否"), fixed=True
        ),
    )


DUTY = Check(code="duty", words="按规定的次数开展", parameters=_parameters(fixed=True), whole=_missing)
FREQUENCY = Check(
    code="frequency",
    words="某类活动每月、每季度、每半年或每年至少开展几次",
    parameters=_parameters(fixed=False),
    whole=_missing,
)


def frequency_rules(kinds: Iterable[Kind]) -> tuple[Rule, ...]:
    """One rule for each kind of sitting with a cadence, the branch's own included; services have hours."""
    held = [kind for kind in kinds if kind.shape is Shape.SITTING]
    return tuple(_duty_rule(kind, kind.cadence) for kind in held if kind.cadence is not None)


def _duty_rule(kind: Kind, cadence: Cadence) -> Rule:
    source = citation_of(cadence.source)
    generally = "一般" if cadence.generally and source.level is Level.NATIONAL else ""
    return Rule(
        code=f"{kind.code}_duty",
        title=f"{kind.name}{cadence.words}",
        wording=f"{kind.name}{generally}{cadence.words}",
        check=DUTY,
        source=source,
        strength=Strength.GENERALLY if cadence.generally else Strength.MUST,
        preset={
            "kind": kind.name,
            "rhythm": cadence.rhythm.words,
            "times": str(cadence.times),
            "per_group": _YES if cadence.per_group else "否",
        },
        defect=4,
    )


def _lecture_rule() -> Rule:
    lesson = next(kind for kind in Kinds() if kind.lesson)
    return Rule(
        code="lecture_frequency",
        title="党课次数",
        wording="党课按本单位要求的次数开展",
        check=FREQUENCY,
        preset={"kind": lesson.name, "rhythm": Rhythm.QUARTER.words},
        on=False,
        doubt="全国没有统一的党课次数，各地要求不同。请按上级的要求打开并填写。",
        defect=4,
    )


RULES: tuple[Rule, ...] = (_lecture_rule(),)
