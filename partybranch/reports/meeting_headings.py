"""How the forms of a meeting are headed (domain paper 2.1 to 2.3), on paper and in Word alike."""

from dataclasses import dataclass

from partybranch.domain.kinds import Book, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The headings of one form; without a ``resolution`` it has no row for one.

    ``lectures`` count the absent as well and say who lectured before who was in the chair.
    """

    title: str
    name: str = "会议名称"
    topic: str = "会议议题"
    moment: str = "时间"
    place: str = "地点"
    body: str = "会议内容"
    resolution: str = "会议决议"
    lectures: bool = False


MINUTES = Wording(title="会议记录")
THEME_DAY = Wording(
    title="主题党日活动记录表",
    name="活动名称",
    topic="活动主题",
    moment="实际时间",
    place="活动地点",
    body="主要内容及特色",
    resolution="",
)
LECTURE = Wording(title="党课记录表", name="会议类型", topic="授课主题", resolution="", lectures=True)


def is_theme_day(kind: Kind) -> bool:
    """Whether a kind has headings of its own in the minutes."""
    return kind.book is Book.THEME_DAYS


def wording_of(kind: Kind) -> Wording:
    """How the minutes of a kind are headed."""
    return THEME_DAY if is_theme_day(kind) else MINUTES
