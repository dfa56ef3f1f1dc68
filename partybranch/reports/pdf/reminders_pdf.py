"""缺项与提醒单: what is due now, what can be completed and what was explained, each with its article."""

from collections.abc import Iterator, Sequence
from datetime import date

from partybranch.domain.cadences import Slot, SlotState
from partybranch.domain.periods import Period
from partybranch.domain.rules.duties import Duty
from partybranch.domain.rules.found import Todo
from partybranch.domain.rules.judging import ANSWERED, Finding
from partybranch.domain.rules.rule import Severity
from partybranch.domain.sentences import written_day
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.numbered import NumberedParts
from partybranch.reports.pdf.setting.frame import OFFICIAL
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column
from partybranch.services.tallies import PeriodBook

_MONTHS = 12
_UNTOLD = {SlotState.MISSING: "（指没有记录）"}
"""Nobody but the branch knows whether something that has no record took place."""
_LEGEND = "、".join(f"{state.sign}{state.words}{_UNTOLD.get(state, '')}" for state in SlotState)
_GROUPS = {
    Todo.NOW.value: "到期或临近的事项，请先办理。",
    Todo.MEND.value: "没有开展的，请如实说明；开展过而没有记录的，请补录并注明补录。",
    ANSWERED: "已经说明原因的事项，说明随单列出。",
}


class RemindersReport:
    """缺项与提醒单: the duties by month, then the findings by what to do about them."""

    code = "reminders"
    title = "缺项与提醒单"
    purpose = "截至当天还缺什么、依据哪一条，已说明的附说明"
    shelf = Shelf.INSPECTION
    choice = Choice.NOTHING
    layout = OFFICIAL

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Lay out the list in the order in which one works through it."""
        book = order.book
        day = book.report.facts.last_day
        parts = NumberedParts(document)
        until = f"截至{written_day(day)}"
        parts.title(book.profile.name, book.period.label, "缺项与提醒单", until)
        _summary(document, book)
        _duties(parts, book)
        _findings(parts, book.findings)
        document.note(
            "依据写“一般”的只作提醒；“应改”是条例用“应当”“必须”的；“单位要求”是本支部自己设置的。"
            "没有发生的活动不能补记为已开展。"
        )
        document.signatures()


def _summary(document: PdfDocument, book: PeriodBook) -> None:
    open_ends, settled = book.report.open, book.report.settled
    severities = [each.rule.severity for each in open_ends]
    counted = "，".join(f"{word.value}{severities.count(word)}项" for word in Severity if word in severities)
    sentence = f"未了结{len(open_ends)}项（{counted}）" if open_ends else "没有未了结的事项"
    document.paragraph(f"{sentence}{f'，已说明{len(settled)}项' if settled else ''}。")
    due = [f"{slot.name}（{slot.period.label}）" for _, slot in book.report.pressing]
    if due:
        document.paragraph(f"当期还应开展：{'、'.join(due)}。")


def _duties(parts: NumberedParts, book: PeriodBook) -> None:
    day = book.report.facts.last_day
    lines = [(_name(duty, group), slots) for duty in book.report.duties for group, slots in duty.lines()]
    parts.heading("各项制度开展情况")
    for months in _sheets(tuple(book.period.months())):
        _monthly(parts, [line for line in lines if _is_monthly(line[1])], months, day)
    rows = [
        _stretch_row(slot, name, day)
        for name, slots in lines
        for slot in slots
        if not _is_monthly(slots) and (slot.asked or slot.held)
    ]
    parts.table(
        "每季度、每年应开展的事项",
        [
            Column(title="事项", width=34, align=Align.LEFT),
            Column(title="期间", width=34),
            Column(title="情况", align=Align.LEFT),
        ],
        rows,
        size=9,
    )
    parts.document.note(f"图例：{_LEGEND}。")


def _is_monthly(slots: Sequence[Slot]) -> bool:
    return all(slot.period == Period.month(slot.period.start.year, slot.period.start.month) for slot in slots)


def _sheets(months: Sequence[Period]) -> Iterator[Sequence[Period]]:
    """The months of one table: all, or those of each year where they are too many for a page."""
    if len(months) <= _MONTHS:
        yield months
        return
    for year in dict.fromkeys(month.start.year for month in months):
        yield [month for month in months if month.start.year == year]


def _monthly(
    parts: NumberedParts,
    lines: Sequence[tuple[str, Sequence[Slot]]],
    months: Sequence[Period],
    day: date,
) -> None:
    years = list(dict.fromkeys(month.start.year for month in months))
    parts.table(
        "每月应开展的事项" if len(years) > 1 else f"{years[0]}年每月应开展的事项",
        [
            Column(title="事项", align=Align.LEFT),
            *(
                Column(
                    title=f"{month.start.month}月",
                    width=9.2,
                    group=f"{month.start.year}年" if len(years) > 1 else "",
                )
                for month in months
            ),
        ],
        [(name, *(slot.state(day).sign for slot in slots if slot.period in months)) for name, slots in lines],
        size=9,
    )


def _name(duty: Duty, group: str) -> str:
    return f"{duty.kind.label}（{group}）" if group else duty.kind.label


def _stretch_row(slot: Slot, name: str, day: date) -> Sequence[Cell]:
    state = slot.state(day)
    days = "、".join(f"{sitting.day.month}月{sitting.day.day}日" for sitting in slot.held)
    return name, slot.period.label, f"{state.sign} {state.words}{f'（{days}）' if days else ''}"


def _findings(parts: NumberedParts, findings: Sequence[Finding]) -> None:
    for group, said in _GROUPS.items():
        of_group = [each for each in findings if each.group == group]
        if not of_group:
            continue
        explained = group == ANSWERED
        parts.heading(group)
        parts.table(
            f"{group}（{len(of_group)}项）",
            [
                Column(title="序号", width=10),
                Column(title="时间", width=24),
                Column(title="事项", width=27),
                Column(title="缺什么", align=Align.LEFT),
                Column(title="性质", width=14),
                Column(title="依据", width=30 if explained else 36, align=Align.LEFT),
                *([Column(title="说明", width=42, align=Align.LEFT)] if explained else []),
            ],
            [_line(at, each, explained=explained) for at, each in enumerate(of_group, 1)],
            size=9,
        )
        parts.document.note(said)


def _line(at: int, finding: Finding, *, explained: bool) -> Sequence[Cell]:
    found, severity = finding.found, finding.rule.severity.value
    line = (at, found.when, found.subject, found.text, severity, finding.cited)
    return (*line, finding.said) if explained else line
