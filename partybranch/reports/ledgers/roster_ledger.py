"""党员花名册: who is in the branch on the last day, in three forms, and who came and went (domain paper 2.5).

Namesakes keep their plain name here: the birth date beside it tells them apart.
"""

from collections.abc import Sequence
from datetime import date

from partybranch.domain.members import Condition, ConditionKind, Member, conditions_on, is_member_on
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.people import MONTH, Listed, known
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
_HANDBOOK = (
    Column("序号", 5),
    Column("姓名", 10),
    Column("性别", 5),
    Column("民族", 8),
    Column("出生年月", 10, number_format=MONTH),
    Column("年龄", 5),
    Column("籍贯", 12),
    Column("参加工作时间", 13.5, number_format=MONTH),
    Column("入党时间", 10, number_format=MONTH),
    Column("文化程度", 12),
    Column("党内职务", 12),
    Column("行政职务", 14),
)
_NATIONAL = (
    Column("序号", 4),
    Column("姓名", 7),
    Column("所在党支部", 16),
    Column("公民身份证号", 19, number_format="@"),
    Column("性别", 4),
    Column("民族", 5),
    Column("出生日期", 11),
    Column("学历", 7),
    Column("人员类别", 6),
    Column("加入党组织日期", 11),
    Column("转为正式党员日期", 11),
    Column("工作岗位", 7),
    Column("手机号", 12, number_format="@"),
    Column("固定电话", 6, number_format="@"),
    Column("家庭住址", 8, align=Align.LEFT),
    Column("党籍状态", 5),
    Column("是否为失联党员", 5),
    Column("失去联系日期", 6),
    Column("是否为流动党员", 5),
    Column("外出流向", 6),
    Column("备注", 8, align=Align.LEFT),
)
_MOVES = (
    Column("序号", 5),
    Column("姓名", 10),
    Column("变动", 14),
    Column("日期", 12),
    Column("备注", 40, align=Align.LEFT),
)


class RosterLedger:
    """党员花名册 with masked numbers, as the national collection and the handbook want it; and the moves."""

    code = "roster"
    title = "党员花名册"
    purpose = "期末在册党员，含全国采集表和工作手册样式，号码隐去中间几位"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the rosters and the moves."""
        day = order.day
        here = [Listed(member, day, order) for member in order.roster]
        full = sum(each.standing.full for each in here)
        note = f"共{len(here)}名党员，其中正式党员{full}名、预备党员{len(here) - full}名。"
        return (
            sheet(
                order,
                title="党员花名册",
                form="roster",
                heading="党员花名册",
                columns=_COLUMNS,
                rows=[_line(place, each) for place, each in enumerate(here, 1)],
                notes=(note,),
            ),
            sheet(
                order,
                title="党员花名册（工作手册）",
                form="handbook",
                heading="党员花名册",
                columns=_HANDBOOK,
                rows=[_handbook_line(place, each) for place, each in enumerate(here, 1)],
                notes=(note,),
            ),
            _national(order, day),
            sheet(
                order,
                title="转入转出",
                form="moves",
                heading="党员变动情况",
                columns=_MOVES,
                rows=_moves(order.book),
            ),
        )


def _line(place: int, each: Listed) -> Row:
    member = each.member
    return (
        place,
        member.name,
        member.sex,
        member.nation,
        member.birth,
        each.citizen_number,
        member.education,
        each.category,
        member.joined,
        member.full_since if each.standing.full else None,
        each.posts,
        each.standing.group,
        member.job,
        each.phone,
        member.remarks,
    )


def _handbook_line(place: int, each: Listed) -> Row:
    member = each.member
    return (
        place,
        member.name,
        known(member.sex),
        known(member.nation),
        known(member.birth),
        each.age,
        known(member.native_place),
        member.work_since,
        known(member.joined),
        known(member.education),
        each.posts,
        member.job,
    )


def _national(order: PaperOrder, day: date) -> SheetPlan:
    """党员基本信息汇总表; who has 停止党籍 is off the roll but stays in the collection."""
    kept = [
        Listed(member, day, order)
        for member in order.book.members
        if is_member_on(member, day) or _state(member, day, ConditionKind.SUSPENDED)
    ]
    return sheet(
        order,
        title="党员基本信息汇总表",
        form="national",
        heading="党员基本信息汇总表",
        columns=_NATIONAL,
        rows=[_national_line(place, each) for place, each in enumerate(kept, 1)],
    )


def _national_line(place: int, each: Listed) -> Row:
    member, day = each.member, each.day
    lost = _state(member, day, ConditionKind.LOST)
    floating = _state(member, day, ConditionKind.FLOATING)
    suspended = _state(member, day, ConditionKind.SUSPENDED)
    full = member.full_since is not None and member.full_since <= day if suspended else each.standing.full
    return (
        place,
        member.name,
        known(each.order.book.profile.name),
        each.citizen_number,
        member.sex,
        member.nation,
        member.birth,
        member.education,
        "正式党员" if full else "预备党员",
        member.joined,
        member.full_since if full else None,
        member.job,
        each.phone,
        each.landline,
        member.address,
        "停止党籍" if suspended else "正常",
        "是" if lost else "否",
        lost.start if lost else None,
        "是" if floating else "否",
        floating.note if floating else None,
        member.remarks,
    )


def _state(member: Member, day: date, kind: ConditionKind) -> Condition | None:
    """The condition of that kind that holds on the day, unless the member has left."""
    if member.transferred_out is not None and day >= member.transferred_out:
        return None
    return next((each for each in conditions_on(member, day) if each.kind is kind), None)


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
        (place, book.names.get(member.id or 0, member.name), what, day, member.remarks)
        for place, (day, member, what) in enumerate(moves, 1)
    ]
