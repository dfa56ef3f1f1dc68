"""要素: what a record must say of itself; an empty place, chair or text is a gap (domain paper 2.1, 3.2)."""

from collections.abc import Iterator

from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Kind, Scope
from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting
from partybranch.domain.rules.parameters import Parameter, Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Record, Sitting

RECORD_PRACTICE = Citation(regulation="检查通报要求的记录要素", level=Level.LOCAL)
"""No article lists the fields of a record; real forms and notices of inspections do (domain paper 2.1)."""


def _lacking_head(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    lacking = {
        "place": ("缺地点", not sitting.place),
        "chair": ("缺主持人", sitting.chair is None),
        "recorder": ("缺记录人", sitting.recorder is None),
    }
    for field, (text, missing) in lacking.items():
        if missing:
            yield in_sitting(sitting, facts.kinds, text, key=field, field=field)


def _lacking_record(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    for record in sitting.records:
        for at, text in enumerate(_gaps_of(record, facts.kinds[record.kind])):
            if text:
                yield in_sitting(sitting, facts.kinds, text, key=f"{record.kind}-{at}", field="records")


def _gaps_of(record: Record, kind: Kind) -> tuple[str, ...]:
    """The sentence of each gap in its fixed place, empty where there is none, so that keys stay."""
    label = kind.label
    return (
        "" if record.topic.strip() else f"{label}缺会议名称",
        f"{label}缺党小组" if record.scope is Scope.GROUP and not record.group else "",
        "" if record.text.strip() or kind.lecturer else f"{label}会议内容{BLANK}",
    )


def _lacking_lecture(sitting: Sitting, facts: Facts, _values: Values) -> Iterator[Found]:
    for record in sitting.records:
        kind = facts.kinds[record.kind]
        if not kind.lecturer:
            continue
        gaps = {
            "lecturer": f"{kind.label}缺授课人" if record.lecturer is None else "",
            "text": "" if record.text.strip() else f"{kind.label}内容{BLANK}",
        }
        for key, text in gaps.items():
            if text:
                yield in_sitting(sitting, facts.kinds, text, key=f"{record.kind}-{key}", field="records")


def _too_short(sitting: Sitting, facts: Facts, values: Values) -> Iterator[Found]:
    least = values.number("least")
    for record in sitting.records:
        length = len("".join(record.text.split()))
        if 0 < length < least:
            text = f"{facts.kinds[record.kind].label}内容只有{length}字，少于{least}字"
            yield in_sitting(sitting, facts.kinds, text, key=record.kind, field="records")


RULES: tuple[Rule, ...] = (
    Rule(
        code="record_head",
        title="时间、地点、主持人、记录人齐全",
        wording="会议记录应写明时间、地点、主持人、记录人",
        check=Check(code="record_head", words="缺地点、主持人或记录人", single=_lacking_head),
        source=RECORD_PRACTICE,
        defect=2,
    ),
    Rule(
        code="record_body",
        title="会议名称和内容齐全",
        wording="会议记录应写明会议名称、党小组和会议内容",
        check=Check(code="record_body", words="缺会议名称、党小组或内容", single=_lacking_record),
        source=RECORD_PRACTICE,
        defect=3,
    ),
    Rule(
        code="lecture_record",
        title="党课、宣讲有授课人和内容",
        wording="党课、宣讲应写明授课人、题目和内容，不以读文件代替",
        check=Check(code="lecture_record", words="党课缺授课人或内容", single=_lacking_lecture),
        source=RECORD_PRACTICE,
        defect=8,
    ),
    Rule(
        code="short_text",
        title="会议内容的最少字数",
        wording="会议内容不少于本单位要求的字数",
        check=Check(
            code="short_text",
            words="会议内容少于多少字",
            parameters=(Parameter(code="least", label="最少", default="50", unit="字", least=1, most=5000),),
            single=_too_short,
        ),
        on=False,
        strength=Strength.GENERALLY,
        doubt="没有查到统一的字数要求。请按上级的要求打开并填写。",
        defect=3,
    ),
)
