"""What every Word document says of itself, and the tags that all of them know."""

from collections.abc import Sequence
from typing import Protocol

from partybranch.domain.blank import BLANK
from partybranch.domain.sentences import written_day
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.word.filling import Page
from partybranch.reports.word.tags import Tag


class WordPaper(Protocol):
    """One Word document: ``code`` names its template too, ``tags`` are all that a template may use."""

    code: str
    title: str
    purpose: str
    shelf: Shelf
    choice: Choice
    tags: tuple[Tag, ...]

    def pages(self, order: PaperOrder) -> Sequence[Page]:
        """What each copy of the template's body prints; one at least."""


COMMON_TAGS = (
    Tag(
        name="支部名称",
        meaning="支部信息里的支部全称",
        everywhere=True,
        also=("所在党支部", "单位"),
    ),
    Tag(name="上级党组织", meaning="支部信息里的上级党组织", everywhere=True, also=("所属党委",)),
    Tag(name="期间", meaning="选定的时段，如“2025年”", everywhere=True, also=("年度", "统计期间")),
    Tag(name="填表人", meaning="支部信息里的填表人", everywhere=True, also=("填写人", "填报人")),
    Tag(name="审核人", meaning="支部信息里的审核人", everywhere=True, also=("审核",)),
    Tag(name="打印日期", meaning="生成这份文件的日期", everywhere=True, also=("填报日期", "填报时间")),
)


def common_values(order: PaperOrder) -> dict[str, str | None]:
    """What the tags of every document print."""
    profile = order.book.profile
    return {
        "支部名称": profile.name or BLANK,
        "上级党组织": profile.superior or BLANK,
        "期间": order.book.period.label,
        "填表人": profile.compiler,
        "审核人": profile.reviewer,
        "打印日期": written_day(order.printed_at.date()),
    }
