"""支部委员花名册, a row per member of the committee, as the handbook has it (domain paper 2.5)."""

from collections.abc import Iterator, Sequence
from datetime import date

from partybranch.domain.members import Member, Post, standing_on
from partybranch.domain.periods import Period
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.people import MONTH, Listed, known
from partybranch.reports.ledgers.plan import Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf

_COLUMNS = (
    Column("党内职务", 16),
    Column("姓名", 12),
    Column("性别", 6),
    Column("民族", 9),
    Column("出生年月", 11, number_format=MONTH),
    Column("年龄", 6),
    Column("参加工作时间", 13.5, number_format=MONTH),
    Column("入党时间", 11, number_format=MONTH),
    Column("文化程度", 13),
    Column("任党内职务时间", 15, number_format=MONTH),
)


class CommitteeLedger:
    """支部委员花名册 of the last day, the secretary first; who left meanwhile is named below."""

    code = "committee"
    title = "支部委员花名册"
    purpose = "书记、副书记和委员的基本情况，按工作手册样式"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the one sheet."""
        day, book = order.day, order.book
        sitting = [member for member in order.roster if standing_on(member, day).committee]
        # The roster's order within a rank; a secretary stands first wherever she is in it.
        sitting.sort(key=lambda member: _rank(member, day))
        notes = [f"共{len(sitting)}名支部委员。"]
        left = "、".join(_left(order, Period(book.period.start, max(day, book.period.start))))
        if left:
            notes.append(f"期内不再担任：{left}。")
        return (
            sheet(
                order,
                title="支部委员花名册",
                form="committee",
                heading="党支部委员花名册",
                columns=_COLUMNS,
                rows=[_line(Listed(member, day, order)) for member in sitting],
                notes=notes,
            ),
        )


def _posts(member: Member, day: date) -> list[Post]:
    held = [
        post for post in member.posts if (post.start or day) <= day and (post.end is None or day < post.end)
    ]
    return [post for post in held if post.on_committee]


def _rank(member: Member, day: date) -> int:
    posts = _posts(member, day)
    if any(post.secretary for post in posts):
        return 0
    return 1 if any("书记" in post.title for post in posts) else 2


def _line(each: Listed) -> Row:
    member, posts = each.member, _posts(each.member, each.day)
    starts = [post.start for post in posts if post.start is not None]
    return (
        "、".join(post.title for post in posts),
        member.name,
        known(member.sex),
        known(member.nation),
        known(member.birth),
        each.age,
        known(member.work_since),
        known(member.joined),
        known(member.education),
        known(min(starts, default=None)),
    )


def _left(order: PaperOrder, period: Period) -> Iterator[str]:
    """Who laid down a post of the committee in the period, with the day."""
    for member in order.book.members:
        for post in member.posts:
            if post.on_committee and post.end is not None and post.end in period:
                name = order.book.names.get(member.id or 0, member.name)
                yield f"{name}（{post.title}，{post.end:%Y-%m-%d}）"
