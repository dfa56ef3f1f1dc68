"""Made-up people whose names hold the characters on which printing fails first, and a sitting to record."""

from datetime import date

from partybranch.domain.kinds import Kind, Kinds, Scope, Shape
from partybranch.domain.members import Member

RARE_NAMES = ("张䶮", "李㛃", "王𬍛", "赵𬱖", "\U00021484启明")
"""Characters that offices know as 生僻字, three of them beyond the first plane of Unicode."""
RARE_CHARACTERS = "".join(RARE_NAMES)
TOPIC = "自检：学习党章（张䶮、王𬍛）"
TEXT = "这是自检时记录的一次活动，只在自检文件夹里。"


def rare_people() -> list[Member]:
    """The people, members since long ago."""
    return [
        Member(
            name=name,
            sex="男",
            birth=date(1980, 5, 6),
            joined=date(2005, 7, 1),
            full_since=date(2006, 7, 1),
        )
        for name in RARE_NAMES
    ]


def plain_kind(kinds: Kinds) -> Kind:
    """A kind of sitting to which everybody is called and that asks for nothing special."""
    return next(
        kind
        for kind in kinds
        if kind.shape is Shape.SITTING and kind.scope is Scope.ALL and not kind.lecturer and not kind.motions
    )
