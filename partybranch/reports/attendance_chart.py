"""各月出席率: the one chart that the 年度统计报告 prints and the 工作台 shows, with the words of each bar."""

from partybranch.domain.attendance import RollCounts
from partybranch.domain.sentences import percent
from partybranch.domain.tallies import Tally
from partybranch.reports.chart import ChartContent, ChartKind


def attendance_chart(tally: Tally, title: str = "") -> ChartContent:
    """The rate of attendance of each month, in per cent; None where nobody was due or is marked yet."""
    by_month = tally.attendance_by_month
    return ChartContent(
        kind=ChartKind.BAR,
        title=title,
        categories=[f"{month.month}月" for month in by_month],
        values=[_value(counts) for counts in by_month.values()],
        unit="%",
    )


def attendance_words(tally: Tally) -> tuple[str, ...]:
    """What each bar says: 3月：应到102 实到95 出席率93.1%."""
    return tuple(
        f"{month.month}月：{_counted(counts)}" for month, counts in tally.attendance_by_month.items()
    )


def _value(counts: RollCounts) -> float | None:
    if counts.rate is None or _untouched(counts):
        return None
    return round(counts.rate * 100, 1)


def _untouched(counts: RollCounts) -> bool:
    """Nobody marked is not nobody there: a bar of nought would say so."""
    return counts.unmarked == counts.due


def _counted(counts: RollCounts) -> str:
    if counts.rate is None:
        return "没有记录"
    if _untouched(counts):
        return f"应到{counts.due}，都还没有标记"
    return f"应到{counts.due} 实到{counts.present} 出席率{percent(counts.rate)}"
