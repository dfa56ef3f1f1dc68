"""组织会议统计表, with the headings of the superior's form (domain paper 2.13): a row per branch."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from partybranch.domain.kinds import Kind, Scope
from partybranch.domain.tallies import sum_counts
from partybranch.reports.ledgers.duties import core_kinds, is_yearly_life
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.people import known
from partybranch.reports.ledgers.plan import CellValue, Column, Percent, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook

_MEETINGS: tuple[tuple[str, Callable[[Kind], bool]], ...] = (
    ("支委会", lambda kind: kind.scope is Scope.COMMITTEE),
    ("党员大会", lambda kind: kind.scope is Scope.ALL and kind.motions),
    ("民主生活会", is_yearly_life),
    ("党课", lambda kind: kind.lesson),
)
_FIGURES = ("出席率", "规范执行率", "开会总次数")
_SUPERIORS = ("驳回后上报", "逾期授权后上报", "上级评价率")
_GRADES = ("好", "较好", "一般", "差")
_BLANKS = (None,) * (len(_SUPERIORS) + len(_GRADES))


def _group(title: str) -> tuple[Column, ...]:
    words = (*_FIGURES, *_SUPERIORS, *(f"评价等次分布率（{grade}）" for grade in _GRADES))
    return tuple(Column(word, 7 if word in _FIGURES[:2] else 5, group=title) for word in words)


_COLUMNS = (
    Column("序号", 4),
    Column("最上级党委", 5),
    Column("基层党委", 5),
    Column("二级党委/党总支", 9),
    Column("支部名称", 9),
    Column("设选时间", 11),
    *(column for title, _ in _MEETINGS for column in _group(title)),
)
_NOTES = (
    "出席率：实到÷应到。规范执行率：按要求开展的月份（季度、年度）占已到期的比例；党课没有统一的次数要求，留空。",
    "民主生活会一栏填党支部组织生活会。",
    "驳回后上报、逾期授权后上报、上级评价率、评价等次分布率由上级掌握，本支部的记录里没有，留空待填。",
    "最上级党委、基层党委没有登记的也留空。",
)


class MeetingStatisticsLedger:
    """组织会议统计表; what only the superior knows stays blank."""

    code = "meeting_statistics"
    title = "组织会议统计表"
    purpose = "支委会、党员大会、民主生活会、党课的出席率和规范执行率"
    shelf = Shelf.TALLIES

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the one sheet."""
        book, profile = order.book, order.book.profile
        figures = [cell for _, wanted in _MEETINGS for cell in (*_figures(book, wanted), *_BLANKS)]
        plan = sheet(
            order,
            title="组织会议统计表",
            form="meeting_statistics",
            heading="组织会议统计表",
            columns=_COLUMNS,
            rows=[(1, None, *_above(profile.superior), known(profile.name), profile.elected_on, *figures)],
            notes=_NOTES,
        )
        return (replace(plan, frozen_columns=5),)


def _above(superior: str) -> tuple[str | None, str | None]:
    """基层党委 and 二级党委/党总支: the one superior the branch named, under what it is by its name."""
    if "总支" in superior or not superior:
        return None, superior or None
    return superior, None


def _figures(book: PeriodBook, wanted: Callable[[Kind], bool]) -> tuple[CellValue, ...]:
    kinds = [kind for kind in core_kinds(book) if wanted(kind)]
    rate = sum_counts(book.tally.attendance_by_kind[kind.code] for kind in kinds).rate
    done = [found for kind in kinds if (found := book.completion(kind))]
    held, due = sum(each.held for each in done), sum(each.due for each in done)
    return (
        None if rate is None else Percent(rate),
        Percent(held / due) if due else None,
        sum(book.tally.by_kind[kind.code].value for kind in kinds),
    )
