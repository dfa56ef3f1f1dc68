"""双报到一览表: each member with the community reported to, the first day, and what was done there (2.6)."""

from collections.abc import Sequence

from partybranch.domain.blank import BLANK
from partybranch.domain.members import Member, standing_on
from partybranch.domain.volunteering import Service
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.people import Listed
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf

_COLUMNS = (
    Column("序号", 5),
    Column("姓名", 16),
    Column("联系方式", 14, number_format="@"),
    Column("所属党小组", 13),
    Column("报到社区", 22),
    Column("报到日期", 11),
    Column("服务次数", 7),
    Column("服务时长(小时)", 9),
    Column("服务项目", 34, align=Align.LEFT),
    Column("备注", 14, align=Align.LEFT),
)
_NOTE = "报到社区、报到日期按本期双报到服务记录的地点和第一次服务日期填写；没有服务记录的留空，请核对后补登。"


class CheckinOverviewLedger:
    """双报到一览表: everybody of the roster stands in it, so that who did not report is seen."""

    code = "checkin_overview"
    title = "双报到一览表"
    purpose = "每名党员的报到社区、报到日期、服务次数和时长，没有报到的也列出"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the one sheet."""
        book = order.book
        services = [each for each in book.services if book.kinds[each.kind].checkin and each.counts]
        here = {row.member_id for service in services for row in service.rows}
        here |= {member.id or 0 for member in order.roster}
        members = [member for member in book.members if member.id in here]
        served = [(member, [s for s in services if _hours(s, member) is not None]) for member in members]
        reported = sum(bool(mine) for _, mine in served)
        turns = sum(len(mine) for _, mine in served)
        hours = round(sum(service.hours for service in services), 2)
        words = f"共{len(members)}名党员，已报到{reported}名，没有报到记录{len(members) - reported}名。"
        return (
            sheet(
                order,
                title="双报到一览表",
                form="checkins",
                heading="在职党员到社区报到一览表",
                columns=_COLUMNS,
                rows=[_row(place, *each, order) for place, each in enumerate(served, 1)],
                totals=[("合　计", *[None] * 5, turns, hours, None, None)],
                notes=(words, _NOTE),
            ),
        )


def _hours(service: Service, member: Member) -> float | None:
    return next((row.hours for row in service.rows if row.member_id == member.id), None)


def _group(member: Member, order: PaperOrder) -> str:
    """The group as the tally has it: of a member who has left, the last one."""
    tallied = (each.group for each in order.book.tally.by_member if each.member_id == member.id)
    return next(tallied, "") or standing_on(member, order.day).group


def _row(place: int, member: Member, mine: Sequence[Service], order: PaperOrder) -> Row:
    listed = Listed(member, order.day, order)
    places = dict.fromkeys(service.place or BLANK for service in mine)
    projects = dict.fromkeys(service.project or service.title or BLANK for service in mine)
    hours = round(sum(_hours(service, member) or 0.0 for service in mine), 2)
    return (
        place,
        order.book.names.get(member.id or 0, member.name),
        listed.phone,
        _group(member, order),
        "、".join(places),
        mine[0].day if mine else None,
        len(mine),
        hours,
        "、".join(projects),
        None,
    )
