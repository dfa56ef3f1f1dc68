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


def _words(default: str) -> tuple[Parameter, ...]:
    return (Parameter(code="words", label="附件名称里的词", default=default, shape=ParameterShape.TEXT),)


RULES: tuple[Rule, ...] = (
    Rule(
        code="sign_in_sheet",
        title="附签到表",
        wording="会议记录附签到表，附件名称里写明签到",
        check=Check(
            code="sign_in_sheet",
            words="附件里没有签到表",
            parameters=_words("签到"),
            single=_without("附件里没有签到表", _any_sitting),
        ),
        source=_PRACTICE,
        strength=Strength.GENERALLY,
        on=False,
        doubt=_DOUBT,
        defect=16,
    ),
    Rule(
        code="pictures",
        title="附活动照片",
        wording="会议记录附活动照片",
        check=Check(
            code="pictures",
            words="附件里没有照片",
            parameters=_words("照片、图片"),
            single=_without("附件里没有照片", _any_sitting, _PICTURES),
        ),
        source=_PRACTICE,
        strength=Strength.GENERALLY,
        on=False,
        doubt=_DOUBT,
        defect=16,
    ),
    Rule(
        code="lecture_notes",
        title="党课附讲稿",
        wording="党课附讲稿、课件或其他材料，附件名称里写明",
        check=Check(
            code="lecture_notes",
            words="党课附件里没有讲稿、课件或材料",
            parameters=_words("讲稿、课件、材料"),
            single=_without("附件里没有党课讲稿", _lecture),
        ),
        source=_PRACTICE,
        strength=Strength.GENERALLY,
        on=False,
        doubt=_DOUBT,
        defect=8,
    ),
)
