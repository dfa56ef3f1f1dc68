"""组织生活开展情况: every kind by months, over several years also by years (domain paper 2.13)."""

from collections.abc import Iterable, Sequence

from partybranch.domain.kinds import Kind
from partybranch.domain.periods import Period
from partybranch.domain.sentences import percent
from partybranch.reports.attendance_chart import sittings_chart, stretch_word
from partybranch.reports.pdf.numbered import NumberedParts
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column
from partybranch.services.tallies import PeriodBook

_MONTHS = 12
_SIZE, _LARGER = 8.0, 10.5
_HALF = 6
_YEARS, _YEARS_WIDTH = 10, 92.0
_KIND = Column(title="活动类型", align=Align.LEFT)
_RESULTS = (
    Column(title="合计", width=10.5),
    Column(title="按时开展\n月份数", width=17),
    Column(title="完成率", width=14.5),
)
_EXPLANATION = (
    "注：一次活动同时计入几种类型时，各类型分别计数，活动总次数只计一次。按时开展月份数是开展过该类活动的"
    "月份数（党小组会须各党小组均已开展）；完成率按条例“一般”的频次计算，仅作提醒。"
)


def write_activities(parts: NumberedParts, book: PeriodBook) -> None:
    """The tables of kinds and the chart of how much went on when."""
    parts.heading("组织生活开展情况")
    months = tuple(book.period.months())
    if len(months) <= _MONTHS:
        _one_table(parts, book, months)
    else:
        _by_years(parts, book, months)
    parts.document.note(_EXPLANATION)
    parts.chart(f"{stretch_word(book.period)}开展活动次数", sittings_chart(book.tally))


def _one_table(parts: NumberedParts, book: PeriodBook, months: Sequence[Period]) -> None:
    parts.table(
        "各类活动按月开展次数",
        [_KIND, *_month_columns(months), *_RESULTS],
        [(kind.label, *_by_month(book, kind, months), *_results(book, kind)) for kind in book.shown_kinds],
        size=_SIZE if len(months) > _HALF else _LARGER,
    )


def _by_years(parts: NumberedParts, book: PeriodBook, months: Sequence[Period]) -> None:
    """First all years side by side, then each year's months."""
    years = {
        year.start.year: [month for month in months if month.start in year] for year in book.period.years()
    }
    for start in range(0, len(years), _YEARS):
        some = list(years)[start : start + _YEARS]
        results = some[-1] == max(years)
        parts.table(
            "各类活动按年开展次数",
            [_KIND, *_year_columns(some), *(_RESULTS if results else ())],
            [
                (
                    kind.label,
                    *(_sum(book, kind, years[year]) or "" for year in some),
                    *(_results(book, kind) if results else ()),
                )
                for kind in book.shown_kinds
            ],
            size=_SIZE,
        )
    for year, inside in years.items():
        parts.table(
            f"{year}年各类活动按月开展次数",
            [_KIND, *_month_columns(inside), Column(title="小计", width=9.5)],
            [
                (kind.label, *_by_month(book, kind, inside), _sum(book, kind, inside))
                for kind in book.shown_kinds
            ],
            size=_SIZE,
        )


def _year_columns(years: Sequence[int]) -> list[Column]:
    """The years, equally wide beside the figures that follow them."""
    return [Column(title=str(year), width=_YEARS_WIDTH / len(years), group="年度") for year in years]


def _month_columns(months: Sequence[Period]) -> list[Column]:
    """The months, under their years where there are two."""
    years = {month.start.year for month in months}
    return [
        Column(
            title=f"{month.start.month}月",
            width=8.3 if len(months) > _HALF else 13,
            group=f"{month.start.year}年" if len(years) > 1 else "",
        )
        for month in months
    ]


def _by_month(book: PeriodBook, kind: Kind, months: Iterable[Period]) -> list[Cell]:
    figures = book.tally.by_kind_and_month[kind.code]
    return [figures[month.start].value or "" for month in months]


def _sum(book: PeriodBook, kind: Kind, months: Iterable[Period]) -> int:
    figures = book.tally.by_kind_and_month[kind.code]
    return sum(figures[month.start].value for month in months)


def _results(book: PeriodBook, kind: Kind) -> tuple[Cell, ...]:
    completed = book.completion(kind)
    rate = percent(completed.rate) if completed else "—"
    return (book.tally.by_kind[kind.code].value, book.held_months(kind), rate)
