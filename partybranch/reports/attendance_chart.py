"""各月出席率 and 各月活动次数: the charts of the 年度统计报告 and the 工作台, with the words of each bar.

A period of more than twelve months is drawn by quarters, one of more than twelve quarters by years.
"""

from partybranch.domain.attendance import RollCounts
from partybranch.domain.periods import Period
from partybranch.domain.sentences import percent
from partybranch.domain.tallies import Tally, sum_counts
from partybranch.reports.chart import ChartContent, ChartKind

_MOST = 12


def attendance_chart(tally: Tally, title: str = "") -> ChartContent:
    """The rate of attendance of each stretch, in per cent; None where nobody was due or is marked yet."""
    stretches = chart_stretches(tally.period)
    by_month = tally.attendance_by_month
    sums = [sum_counts(by_month[month.start] for month in each.months()) for each in stretches.values()]
    return ChartContent(
        kind=ChartKind.BAR,
        title=title,
        categories=list(stretches),
        values=[_value(counts) for counts in sums],
        unit="%",
    )


def sittings_chart(tally: Tally, title: str = "") -> ChartContent:
    """How many sittings were held in each stretch, each counted once."""
    stretches = chart_stretches(tally.period)
    days = [source.day for source in tally.sittings.sources]
    return ChartContent(
        kind=ChartKind.BAR,
        title=title,
        categories=list(stretches),
        values=[float(sum(day in each for day in days)) for each in stretches.values()],
        unit="次",
    )


def chart_stretches(period: Period) -> dict[str, Period]:
    """The stretches of time that charts of a period draw, by their labels; months bear no year."""
    months, quarters = tuple(period.months()), tuple(period.quarters())
    if len(months) <= _MOST:
        return {f"{month.start.month}月": month for month in months}
    chosen = quarters if len(quarters) <= _MOST else tuple(period.years())
    return {
        each.label: Period(max(each.start, months[0].start), min(each.end, months[-1].end)) for each in chosen
    }


def stretch_word(period: Period) -> str:
    """What the charts of a period are drawn by: 各月, 各季度, 各年."""
    drawn = len(chart_stretches(period))
    if len(tuple(period.months())) <= _MOST:
        return "各月"
    return "各季度" if drawn == len(tuple(period.quarters())) else "各年"


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
