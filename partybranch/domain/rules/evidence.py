"""佐证材料: the sheet of signatures, the pictures and the notes of a lecture (domain paper 3.2, 8 and 16)."""

from collections.abc import Callable, Iterator

from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Found, in_sitting
from partybranch.domain.rules.parameters import Parameter, ParameterShape, Values
from partybranch.domain.rules.rule import Check, Rule, Strength
from partybranch.domain.sittings import Sitting

_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".bmp", ".webp", ".gif")
_PRACTICE = Citation(regulation="佐证材料的通常做法", level=Level.LOCAL)
_DOUBT = "是否要附、附什么，各地要求不同，没有查到统一规定。请按上级的要求打开。"

Which = Callable[[Sitting, Facts], bool]
"""Whether a sitting needs the attachment."""


def _any_sitting(_sitting: Sitting, _facts: Facts) -> bool:
    return True


def _lecture(sitting: Sitting, facts: Facts) -> bool:
    return any(facts.kinds[code].lecturer for code in sitting.kinds)


def _without(
    text: str, which: Which, endings: tuple[str, ...] = ()
) -> Callable[[Sitting, Facts, Values], Iterator[Found]]:
    """Look for a file with one of the words in its name, or one of the endings."""

    def check(sitting: Sitting, facts: Facts, values: Values) -> Iterator[Found]:
        names = [each.name.lower() for each in sitting.attachments]
        words = values.words("words")
        found = any(name.endswith(endings) or any(word in name for word in words) for name in names)
        if which(sitting, facts) and not found:
            yield in_sitting(sitting, facts.kinds, text, field="attachments")

    return check


def _rule(
    code: str,
    title: str,
    wording: str,
    text: str,
    words: str,
    *,
    which: Which = _any_sitting,
    endings: tuple[str, ...] = (),
    defect: int = 16,
) -> Rule:
    """A rule that asks for one kind of attachment, told by ``words`` in its name or by its ending."""
    known = Parameter(code="words", label="附件名称里的词", default=words, shape=ParameterShape.TEXT)
    return Rule(
        code=code,
        title=title,
        wording=wording,
        check=Check(code=code, words=text, parameters=(known,), single=_without(text, which, endings)),
        source=_PRACTICE,
        strength=Strength.GENERALLY,
        on=False,
        doubt=_DOUBT,
        defect=defect,
    )


RULES: tuple[Rule, ...] = (
    _rule("sign_in_sheet", "附签到表", "会议记录附签到表，附件名称里写明签到", "附件里没有签到表", "签到"),
    _rule(
        "pictures",
        "附活动照片",
        "会议记录附活动照片",
        "附件里没有照片",
        "照片、图片",
        endings=_PICTURES,
    ),
    _rule(
        "lecture_notes",
        "党课附讲稿",
        "党课附讲稿、课件或其他材料，附件名称里写明",
        "附件里没有党课讲稿",
        "讲稿、课件、材料",
        which=_lecture,
        defect=8,
    ),
)
