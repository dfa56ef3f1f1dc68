"""党员花名册: who is in the branch at the end of the period, and who came and went during it."""

from collections.abc import Sequence

from partybranch.domain.citizen_number import mask_citizen_number, mask_phone
from partybranch.domain.members import Member, standing_on
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook

_COLUMNS = (
    Column("序号", 5),
    Column("姓名", 9),
    Column("性别", 5),
    Column("民族", 6),
    Column("出生日期", 11),
    Column("公民身份证号", 20, number_format="@"),
    Column("学历", 11),
    Column("人员类别", 9),
    Column("加入党组织日期", 11),
    Column("转为正式党员日期", 11),
    Column("党内职务", 10),
    Column("所属党小组", 11),
    Column("工作岗位", 11),
    Column("手机号", 13, number_format="@"),
    Column("备注", 16, align=Align.LEFT),
)
_MOVES = (
    Column("序号", 5),
    Column("姓名", 10),
    Column("变动", 14),
    Column("日期", 12),
    Column("备注", 40, align=Align.LEFT),
)


class RosterLedger:
    """党员花名册 with masked numbers, and a sheet of the period's 转入 and 转出."""

    code = "roster"
    title = "党员花名册"
    purpose = "期末在册党员，身份证号和手机号隐去中间几位"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the roster and the moves."""
        book = order.book
        day = book.period.end
        here = [member for member in book.members if standing_on(member, day).member]
        full = sum(standing_on(member, day).full for member in here)
        return (
            sheet(
                order,
                title="党员花名册",
                form="roster",
                heading="党员花名册",
                columns=_COLUMNS,
                rows=[_line(place, member, order) for place, member in enumerate(here, 1)],
                notes=(f"共{len(here)}名党员，其中正式党员{full}名、预备党员{len(here) - full}名。",),
            ),
            sheet(
                order,
                title="转入转出",
                form="moves",
                heading="党员变动情况",
                columns=_MOVES,
                rows=_moves(book),
            ),
        )


def _line(place: int, member: Member, order: PaperOrder) -> Row:
    standing = standing_on(member, order.book.period.end)
    number, phone = member.citizen_number, member.phone
    if order.masked:
        number = mask_citizen_number(number) if number else ""
        phone = mask_phone(phone) if phone else ""
    return (
        place,
        member.name,
        member.sex,
        member.nation,
        member.birth,
        number,
        member.education,
        "正式党员" if standing.full else "预备党员",
        member.joined,
        member.full_since if standing.full else None,
        "、".join(standing.posts),
        standing.group,
        member.job,
        phone,
        member.remarks,
    )


def _moves(book: PeriodBook) -> list[Row]:
    moves = [
        (day, member, what)
        for member in book.members
        for day, what in (
            (member.joined, "接收为预备党员"),
            (member.full_since, "转为正式党员"),
            (member.transferred_in, "组织关系转入"),
            (member.transferred_out, "组织关系转出"),
        )
        if day is not None and day in book.period
    ]
    moves.sort(key=lambda move: move[0])
    return [
        (place, member.name, what, day, member.remarks) for place, (day, member, what) in enumerate(moves, 1)
    ]
