"""The tables of 统计: kinds by month and members, each figure with what it counts."""

from dataclasses import dataclass
from datetime import date

from partybranch.domain.attendance import RollCounts
from partybranch.domain.figures import Figure
from partybranch.domain.kinds import Kind
from partybranch.domain.member_tallies import MemberTally
from partybranch.services.tallies import PeriodBook
from ui.models.column import Align, Column
from ui.pages.figure_columns import figure_column, rate_column


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One kind over the period; the last row, without a kind, counts sittings and not records."""

    name: str
    duty: str
    months: dict[date, Figure]
    total: Figure
    counts: RollCounts

    def figure_at(self, column: int) -> tuple[str, Figure] | None:
        """The figure under a column of ``kind_columns``, with its words; None where there is none."""
        if column == 0:
            return None
        months = list(self.months.items())
        if column <= len(months):
            month, figure = months[column - 1]
            return f"{self.name} · {month.month}月", figure
        return self.name, self.total


def kind_rows(book: PeriodBook) -> list[KindRow]:
    """The kinds of the tables, then all sittings together, each once."""
    tally = book.tally
    rows = [_kind_row(book, kind) for kind in book.shown_kinds]
    months = {
        month.start: Figure(sources=tuple(source for source in tally.sittings.sources if source.day in month))
        for month in book.period.months()
    }
    everything = KindRow(
        name="开展活动", duty="不重复计", months=months, total=tally.sittings, counts=tally.attendance
    )
    return [*rows, everything]


def _kind_row(book: PeriodBook, kind: Kind) -> KindRow:
    return KindRow(
        name=kind.label,
        duty=kind.duty,
        months=book.tally.by_kind_and_month[kind.code],
        total=book.tally.by_kind[kind.code],
        counts=book.tally.attendance_by_kind[kind.code],
    )


def kind_columns(months: list[date]) -> tuple[Column[KindRow], ...]:
    """Name, one column a month, then sum, duty and attendance."""
    return (
        Column(title="类型", value=lambda row: row.name, width=112),
        *(_month(month) for month in months),
        Column(
            title="合计",
            value=lambda row: str(row.total.value),
            width=60,
            align=Align.RIGHT,
            sort_key=lambda row: row.total.value,
        ),
        Column(title="一般要求", value=lambda row: row.duty, width=0, tone=lambda _row: "secondary"),
        figure_column("应到", lambda row: row.counts.due, 66),
        figure_column("实到", lambda row: row.counts.present, 66),
        rate_column(lambda row: row.counts),
    )


def _month(month: date) -> Column[KindRow]:
    return Column(
        title=f"{month.month}月",
        value=lambda row: str(row.months[month].value or "·"),
        width=46,
        align=Align.CENTRE,
        sort_key=lambda row: row.months[month].value,
        tone=lambda row: "text" if row.months[month].value else "disabled",
    )


MEMBER_COLUMNS: tuple[Column[MemberTally], ...] = (
    Column(title="姓名", value=lambda one: one.name, width=130),
    Column(title="党小组", value=lambda one: one.group, width=110),
    figure_column("应到", lambda one: one.counts.due),
    figure_column("实到", lambda one: one.counts.present),
    figure_column("请假", lambda one: one.counts.leave),
    figure_column("缺席", lambda one: one.counts.absent),
    figure_column("未标", lambda one: one.counts.unmarked),
    rate_column(lambda one: one.counts, 76),
    figure_column("志愿服务（次）", lambda one: one.services, 112),
    figure_column("志愿时长（小时）", lambda one: one.hours, 124),
    figure_column("学时", lambda one: one.study_hours, 60),
    Column(title="", value=lambda _one: "", width=0),
)
