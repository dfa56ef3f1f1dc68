"""年度汇总表: every kind by month with 按时开展月份数 and 完成率, and what is missing (domain paper 2.13)."""

from collections.abc import Sequence
from dataclasses import replace

from partybranch.domain.kinds import Kind
from partybranch.domain.sentences import written_day
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.plan import Align, Column, Percent, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook

_EXPLANATION = (
    "按时开展月份数：开展过该类活动的月份数（党小组会须各党小组均已开展）；"
    "完成率：已按一般要求开展的月份（季度、年度）占已到期的比例。"
)


class YearLedger:
    """年度汇总表 and the list of what is missing."""

    code = "year"
    title = "年度汇总表"
    purpose = "各类活动按月次数、按时开展月份数和完成率，附缺项清单"
    shelf = Shelf.TALLIES

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the counts and the findings."""
        return (_counts(order), _findings(order))


def _counts(order: PaperOrder) -> SheetPlan:
    book = order.book
    months = [month.start for month in book.period.months()]
    plan = sheet(
        order,
        title="年度汇总表",
        form="",
        heading="年度汇总表",
        columns=(
            Column("活动类型", 18, align=Align.LEFT),
            *(Column(f"{month.month}月", 5, group=f"{month.year}年按月次数") for month in months),
            Column("合计", 7),
            Column("一般要求", 12),
            Column("按时开展月份数", 9),
            Column("完成率", 9),
        ),
        rows=[_row(kind, book) for kind in book.shown_kinds],
        notes=(
            "".join(book.summary.lines),
            _EXPLANATION,
        ),
    )
    return replace(plan, frozen_columns=1)


def _row(kind: Kind, book: PeriodBook) -> Row:
    by_month = book.tally.by_kind_and_month[kind.code]
    completed = book.completion(kind)
    rate = completed.rate if completed else None
    return (
        kind.label,
        *(figure.value or None for figure in by_month.values()),
        book.tally.by_kind[kind.code].value,
        kind.duty,
        book.held_months(kind),
        None if rate is None else Percent(rate),
    )


def _findings(order: PaperOrder) -> SheetPlan:
    book = order.book
    day = book.report.facts.last_day
    return sheet(
        order,
        title="缺项清单",
        form="gaps",
        heading="缺项清单",
        columns=(
            Column("序号", 5),
            Column("时间", 16),
            Column("事项", 24),
            Column("缺什么", 40, align=Align.LEFT),
            Column("依据", 40, align=Align.LEFT),
            Column("说明", 24, align=Align.LEFT),
        ),
        rows=[
            (place, each.found.when, each.found.subject, each.found.text, each.cited, each.said or None)
            for place, each in enumerate(book.findings, 1)
        ],
        notes=(f"截至{written_day(day)}。条例规定“一般”的，仅作提醒。",),
    )
