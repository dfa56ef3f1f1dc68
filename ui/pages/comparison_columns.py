"""The tables 按党小组 and 对比 of the page 统计."""

from collections.abc import Callable

from partybranch.domain.comparison import ComparedKind
from partybranch.domain.figures import Figure
from partybranch.domain.group_tallies import GroupTally
from partybranch.domain.sentences import number, percent
from ui.models.column import Align, Column


def _counted(title: str, count: Callable[[GroupTally], float], width: int = 90) -> Column[GroupTally]:
    return Column(
        title=title, value=lambda one: number(count(one)), width=width, align=Align.RIGHT, sort_key=count
    )


GROUP_COLUMNS: tuple[Column[GroupTally], ...] = (
    Column(title="党小组", value=lambda one: one.name, width=180),
    _counted("人数", lambda one: len(one.members)),
    _counted("应到", lambda one: one.counts.due),
    _counted("实到", lambda one: one.counts.present),
    Column(
        title="出席率",
        value=lambda one: percent(one.counts.rate),
        width=100,
        align=Align.RIGHT,
        sort_key=lambda one: one.counts.rate,
    ),
    _counted("志愿时长（小时）", lambda one: one.hours, 140),
    _counted("学时", lambda one: one.study_hours),
    Column(title="", value=lambda _one: "", width=0),
)


def _of_period(title: str, figure: Callable[[ComparedKind], Figure | None]) -> Column[ComparedKind]:
    def count(line: ComparedKind) -> int | None:
        found = figure(line)
        return None if found is None else found.value

    return Column(
        title=title,
        value=lambda line: _said(count(line)),
        width=100,
        align=Align.RIGHT,
        sort_key=count,
        tone=lambda line: "disabled" if count(line) is None else "text",
        tip=lambda line: "账本里没有上年同期的记录" if count(line) is None else "",
    )


def _said(count: int | None, form: str = "d") -> str:
    return "—" if count is None else format(count, form) if count else "0"


COMPARED_COLUMNS: tuple[Column[ComparedKind], ...] = (
    Column(title="类型", value=lambda line: line.name, width=180),
    _of_period("本期", lambda line: line.now),
    _of_period("上年同期", lambda line: line.before),
    Column(
        title="增减",
        value=lambda line: _said(line.difference, "+d"),
        width=90,
        align=Align.RIGHT,
        sort_key=lambda line: line.difference,
        tone=lambda line: "absent" if (line.difference or 0) < 0 else "text",
    ),
    Column(
        title="计划",
        value=lambda line: str(line.planned) if line.planned else "—",
        width=90,
        align=Align.RIGHT,
        sort_key=lambda line: line.planned or 0,
    ),
    Column(
        title="完成计划",
        value=lambda line: percent(line.fulfilled),
        width=110,
        align=Align.RIGHT,
        sort_key=lambda line: line.fulfilled,
    ),
    Column(title="", value=lambda _line: "", width=0),
)
BEFORE_COLUMN = 2
