"""志愿服务台账: each service with its people and hours, and each member's totals."""

from collections.abc import Sequence
from datetime import time

from partybranch.domain.blank import BLANK
from partybranch.domain.sentences import number
from partybranch.domain.volunteering import Service
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook

_SERVICES = (
    Column("序号", 5),
    Column("服务类型", 10),
    Column("服务项目", 14),
    Column("活动名称", 20, align=Align.LEFT),
    Column("服务日期", 11),
    Column("开始时间", 7),
    Column("结束时间", 7),
    Column("服务时长(小时)", 8),
    Column("服务地点", 18),
    Column("社区联系人", 11),
    Column("参加党员", 40, align=Align.LEFT),
    Column("人数", 5),
    Column("合计时长", 8),
)
_PEOPLE = (
    Column("序号", 5),
    Column("姓名", 16),
    Column("所属党小组", 16),
    Column("服务次数", 10),
    Column("服务时长(小时)", 14),
)


class VolunteeringLedger:
    """志愿服务台账; hours that differ between people are written behind each name."""

    code = "volunteering"
    title = "志愿服务台账"
    purpose = "志愿服务和双报到逐次记录，以及每人服务时长"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the services and the people."""
        return (_services(order), _people(order))


def _services(order: PaperOrder) -> SheetPlan:
    book = order.book
    turns = sum(len(service.rows) for service in book.services)
    return sheet(
        order,
        title="服务记录",
        form="services",
        heading="志愿服务台账",
        columns=_SERVICES,
        rows=[_line(place, service, book) for place, service in enumerate(book.services, 1)],
        totals=[("合　计", *[None] * 10, turns, book.tally.volunteering.hours)],
    )


def _line(place: int, service: Service, book: PeriodBook) -> Row:
    hours = {row.hours for row in service.rows}
    each = hours.pop() if len(hours) == 1 else None
    people = (
        book.name_of(row) + (f"（{number(row.hours)}小时）" if each is None else "") for row in service.rows
    )
    return (
        place,
        book.kinds[service.kind].label,
        service.project,
        service.title or (None if service.project else BLANK),
        service.day,
        _clock(service.starts),
        _clock(service.ends),
        each,
        service.place or BLANK,
        service.contact,
        "、".join(people),
        len(service.rows),
        service.hours,
    )


def _clock(at: time | None) -> str | None:
    return f"{at:%H:%M}" if at else None


def _people(order: PaperOrder) -> SheetPlan:
    book = order.book
    members = [each for each in book.tally.by_member if each.services]
    return sheet(
        order,
        title="个人汇总",
        form="people",
        heading="党员志愿服务时长汇总表",
        columns=_PEOPLE,
        rows=[
            (place, each.name, each.group, each.services, each.hours) for place, each in enumerate(members, 1)
        ],
        totals=[
            (
                "合　计",
                None,
                None,
                sum(each.services for each in members),
                round(sum(each.hours for each in members), 2),
            )
        ],
    )
