"""组织生活开展情况统计表, exactly the superior's form (domain paper 2.13): a row per branch."""

from collections.abc import Sequence
from dataclasses import replace

from partybranch.domain.kinds import Scope
from partybranch.domain.periods import Period
from partybranch.reports.ledgers.duties import (
    MonthlyDuty,
    committee_by_month,
    core_kinds,
    gatherings_by_month,
)
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.people import known
from partybranch.reports.ledgers.plan import CellValue, Column, Percent, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf


def _group(title: str) -> tuple[Column, ...]:
    return (
        *(Column(f"{month}月", 4.2, group=title) for month in range(1, 13)),
        Column("按时开展月份数", 6.8, group=title),
        Column("完成率", 7.8, group=title),
    )


_COLUMNS = (
    Column("院系级党组织名称", 12),
    Column("党支部名称", 12),
    Column("党支部类型", 9),
    *_group("支委会次数"),
    *_group("党员集体活动"),
)


class LifeStatisticsLedger:
    """组织生活开展情况统计表; a sheet for each calendar year of the period."""

    code = "life_statistics"
    title = "组织生活开展情况统计表"
    purpose = "支委会、党员集体活动各月次数和完成率，按上级统计表原样"
    shelf = Shelf.TALLIES

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out a sheet per year."""
        years = list(order.book.period.years())
        return [_plan(order, year, alone=len(years) == 1) for year in years]


def _plan(order: PaperOrder, year: Period, *, alone: bool) -> SheetPlan:
    book, profile = order.book, order.book.profile
    plan = sheet(
        order,
        title="组织生活开展情况统计表",
        form="life_statistics",
        heading="组织生活开展情况统计表",
        columns=_COLUMNS,
        rows=[
            (
                known(profile.superior),
                known(profile.name),
                known(profile.branch_type),
                *_cells(committee_by_month(book, year)),
                *_cells(gatherings_by_month(book, year)),
            )
        ],
        notes=(_explanation(order),),
    )
    if alone:
        return plan
    part = Period(max(year.start, book.period.start), min(year.end, book.period.end))
    return replace(plan, heading=f"{part.label}组织生活开展情况统计表", period=part.label)


def _cells(duty: MonthlyDuty) -> tuple[CellValue, ...]:
    return (*duty.counts, duty.held, None if duty.rate is None else Percent(duty.rate))


def _explanation(order: PaperOrder) -> str:
    kinds = core_kinds(order.book)
    gatherings = "、".join(kind.label for kind in kinds if kind.scope is not Scope.COMMITTEE)
    return (
        f"党员集体活动：{gatherings}；同一次活动计入几种类型时只计1次。"
        "按时开展月份数：当月至少开展1次的月份数。完成率：按时开展月份数占已到期月份数的比例。"
        "尚未到的月份和不在统计时间内的月份留空。"
    )
