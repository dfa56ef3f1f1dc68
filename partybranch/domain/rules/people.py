"""姓名: chair and recorder by their names in the roster (domain paper 3.2, 17)."""

from collections.abc import Iterator

from partybranch.domain.parsing.names import name_key
from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting
from partybranch.domain.rules.parameters import Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting

_POSTS = ("书记", "委员", "支委", "组长", "主任", "部长", "科长", "局长", "主席", "同志", "老师")


def _not_by_name(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    if not facts.members:
        return
    for field, word, person in (("chair", "主持人", sitting.chair), ("recorder", "记录人", sitting.recorder)):
        if person is None or person.member_id is not None or not person.name.strip():
            continue
        name = name_key(person.name)
        if len(name) < 2 or name.endswith(_POSTS):
            text = f"{word}只写了“{person.name}”，请写明姓名"
        else:
            text = f"{word}“{person.name}”不在党员名册中，请从名册里选择"
        yield in_sitting(sitting, facts.kinds, text, key=field, field=field)


RULES: tuple[Rule, ...] = (
    Rule(
        code="people_named",
        title="主持人、记录人写明姓名",
        wording="主持人、记录人应从党员名册里选择，不只写姓或职务",
        check=Check(code="people_named", words="主持人或记录人不在党员名册中", single=_not_by_name),
        source=Citation(regulation="会议记录只记姓或职务问题", level=Level.LOCAL),
        strength=Strength.GENERALLY,
        defect=17,
    ),
)
