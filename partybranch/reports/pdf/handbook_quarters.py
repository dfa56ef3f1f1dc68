"""One quarter of the handbook: 工作安排, the minutes of every meeting, 执行情况; no plan drops no meeting."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from partybranch.domain.blank import BLANK
from partybranch.domain.cadences import SlotState
from partybranch.domain.fulfilment import PlanLine, PlanState
from partybranch.domain.kinds import Kind, Shape
from partybranch.domain.periods import Period
from partybranch.domain.sentences import percent
from partybranch.domain.sittings import Sitting
from partybranch.domain.tallies import tally
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.handbook_year import add_plan_lines
from partybranch.reports.pdf.minutes_pdf import MinutesReport
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column
from partybranch.services.plans import lines_of

_ROOM = 12
_SIZE = 9.5


def add_quarter(document: PdfDocument, order: PaperOrder, quarter: Period) -> None:
    """The three parts of a quarter, as far as the period reaches into it."""
    sittings = [each for each in order.book.sittings if each.day in quarter]
    with document.within(quarter.label):
        _plan(document, order, quarter)
        if sittings:
            chosen = frozenset(each.id for each in sittings if each.id is not None)
            MinutesReport().fill(document, replace(order, sittings=chosen))
        _outcome(document, order, quarter, sittings)


def _plan(document: PdfDocument, order: PaperOrder, quarter: Period) -> None:
    plans = [each for each in order.book.report.facts.plans if each.day in quarter]
    document.section(FORM, stamp=order.stamp(len(plans)))
    document.title("工作安排", quarter.label, entry="工作安排")
    add_plan_lines(document, order, plans, _ROOM)


def _outcome(document: PdfDocument, order: PaperOrder, quarter: Period, sittings: Sequence[Sitting]) -> None:
    """执行情况: planned against held by kind, the lines of the plan, and what the quarter lacks."""
    document.section(FORM, stamp=order.stamp(len(sittings)))
    held = f"开展活动{len(sittings)}次" if _begun(order, quarter) else "未到"
    document.title("执行情况", f"{quarter.label}　{held}", entry="执行情况")
    lines = [each for each in lines_of(order.book.report) if each.plan.day in quarter]
    document.heading("一、计划与开展对照")
    _by_kind(document, order, quarter, lines)
    document.heading("二、计划逐项落实情况")
    _by_line(document, order, lines)
    _gaps(document, order, quarter)


def _begun(order: PaperOrder, quarter: Period) -> bool:
    return quarter.start <= order.book.as_of


def _by_kind(document: PdfDocument, order: PaperOrder, quarter: Period, lines: Sequence[PlanLine]) -> None:
    book = order.book
    counted = tally(
        period=quarter,
        sittings=[each for each in book.sittings if each.day in quarter],
        services=[],
        members=book.members,
        kinds=book.kinds,
    )
    planned = Counter(line.plan.kind for line in lines if line.state is not PlanState.EXTRA)
    shown = [
        kind
        for kind in book.kinds.of_shape(Shape.SITTING)
        if kind.core or planned[kind.code] or counted.by_kind[kind.code].value
    ]
    document.table(
        [
            Column(title="类型", width=32),
            Column(title="计划次数", width=18),
            Column(title="开展次数", width=18),
            Column(title="应到", width=14),
            Column(title="实到", width=14),
            Column(title="出席率", width=18),
            Column(title="没有开展的", align=Align.LEFT),
        ],
        [
            (
                kind.label,
                planned[kind.code],
                counted.by_kind[kind.code].value,
                counted.attendance_by_kind[kind.code].due or "",
                counted.attendance_by_kind[kind.code].present or "",
                percent(counted.attendance_by_kind[kind.code].rate),
                _missing(order, quarter, kind),
            )
            for kind in shown
        ],
        size=_SIZE,
    )


def _missing(order: PaperOrder, quarter: Period, kind: Kind) -> str:
    """The stretches of the quarter in which a duty of the kind was not held, with the group that owes it."""
    report = order.book.report
    day = report.facts.last_day
    missing = [
        f"{slot.group}{_short(slot.period)}"
        for duty in report.duties
        for slot in duty.slots
        if slot.kind.code == kind.code and slot.period.end in quarter and slot.state(day) is SlotState.MISSING
    ]
    return "、".join(dict.fromkeys(missing))


def _short(period: Period) -> str:
    """A month without its year: the quarter says it."""
    return f"{period.start.month}月" if len(list(period.months())) == 1 else period.label


def _by_line(document: PdfDocument, order: PaperOrder, lines: Sequence[PlanLine]) -> None:
    if all(line.state is PlanState.EXTRA for line in lines):
        held = f"开展的{len(lines)}项都在计划外。" if lines else ""
        document.paragraph(f"没有工作计划{BLANK}。{held}")
        return
    document.table(
        [
            Column(title="计划日期", width=20),
            Column(title="类型", width=41),
            Column(title="议题或内容", align=Align.LEFT),
            Column(title="落实情况", width=24),
            Column(title="开展日期", width=20),
        ],
        [_line_row(each, order) for each in lines],
        size=_SIZE,
    )
    if any(line.state is PlanState.MISSED for line in lines):
        document.note("注：未开展指没有对应的记录。")


def _line_row(line: PlanLine, order: PaperOrder) -> Sequence[Cell]:
    plan, extra = line.plan, line.state is PlanState.EXTRA
    kind = order.book.kinds[plan.kind].label
    topic = plan.topic or (line.sitting.topic if line.sitting else "")
    return (
        "" if extra else f"{plan.day:%m-%d}",
        f"{kind}（{plan.group}）" if plan.group else kind,
        topic or BLANK,
        f"{line.state.sign} {line.state.words}",
        f"{line.sitting.day:%m-%d}" if line.sitting else "",
    )


def _gaps(document: PdfDocument, order: PaperOrder, quarter: Period) -> None:
    found = [each for each in order.book.findings if each.found.day in quarter]
    if not found:
        # A remark stays with the table above it; a heading with one line would take a page of its own.
        document.note("缺项：没有。" if _begun(order, quarter) else "缺项：未到，尚未检查。")
        return
    document.heading("三、缺项")
    document.table(
        [
            Column(title="序号", width=10),
            Column(title="时间", width=25),
            Column(title="事项", width=27, align=Align.LEFT),
            Column(title="缺什么", align=Align.LEFT),
            Column(title="依据", width=32, align=Align.LEFT),
            Column(title="说明", width=32, align=Align.LEFT),
        ],
        [
            (place, each.found.when, each.found.subject, each.found.text, each.cited, each.said or BLANK)
            for place, each in enumerate(found, 1)
        ],
        size=_SIZE,
    )
