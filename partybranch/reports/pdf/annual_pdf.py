"""年度工作统计: the year-end tally that is printed, signed and handed in (domain paper 2.13)."""

from collections.abc import Sequence

from partybranch.domain.attendance import RollCounts
from partybranch.domain.rules.judging import Finding
from partybranch.domain.sentences import number, percent
from partybranch.reports.attendance_chart import attendance_chart
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.frame import OFFICIAL
from partybranch.reports.pdf.page import PdfDocument
from partybranch.reports.pdf.paragraph import Align
from partybranch.reports.pdf.tables import Cell, Column
from partybranch.services.tallies import PeriodBook

_Row = Sequence[Cell]


class AnnualReport:
    """年度统计报告: sentence, kinds by month, attendance, members, volunteering, findings, signatures."""

    code = "annual"
    title = "年度统计报告"
    purpose = "一年活动、出席和志愿服务的统计，末尾列缺项并留签字栏"
    shelf = Shelf.TALLIES
    choice = Choice.NOTHING
    layout = OFFICIAL

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Lay out the report in reading order."""
        book = order.book
        profile = book.profile
        document.title(
            f"{profile.name}\n{book.period.label}组织生活统计报告",
            f"填报单位：{profile.name}　统计期间：{book.period.label}",
        )
        _summary(document, book)
        _kinds(document, book)
        _attendance(document, book)
        _members(document, book)
        _volunteering(document, book)
        _findings(document, book)
        _typed(document, book)
        document.signatures()


def _summary(document: PdfDocument, book: PeriodBook) -> None:
    document.heading("一、总体情况")
    for paragraph in book.summary.lines:
        document.paragraph(paragraph)
    document.paragraph(f"期末在册党员{book.tally.members}名。")


def _kinds(document: PdfDocument, book: PeriodBook) -> None:
    months = [month.start for month in book.period.months()]
    document.heading("二、组织生活开展情况")
    document.table(
        [
            Column(title="活动类型", align=Align.LEFT),
            *(Column(title=f"{month.month}月", width=8.4) for month in months),
            Column(title="合计", width=9.5),
            Column(title="按时开展月份数", width=14),
            Column(title="完成率", width=14),
        ],
        [_kind_row(book, place) for place in range(len(book.shown_kinds))],
        caption="表1　各类活动按月开展次数",
        size=8,
    )
    document.note(
        "注：一次活动同时计入几种类型时，各类型分别计数，活动总次数只计一次。"
        "完成率按条例“一般”的频次计算，仅作提醒。"
    )


def _kind_row(book: PeriodBook, place: int) -> _Row:
    kind = book.shown_kinds[place]
    completed = book.completion(kind)
    return (
        kind.label,
        *(figure.value or "" for figure in book.tally.by_kind_and_month[kind.code].values()),
        book.tally.by_kind[kind.code].value,
        book.held_months(kind),
        percent(completed.rate) if completed else "—",
    )


def _attendance(document: PdfDocument, book: PeriodBook) -> None:
    document.heading("三、出席情况")
    document.chart(attendance_chart(book.tally, "图1　各月出席率"))
    rows = [
        (kind.label, *_figures(book.tally.attendance_by_kind[kind.code]))
        for kind in book.shown_kinds
        if book.tally.attendance_by_kind[kind.code].due
    ]
    document.table(
        [
            Column(title="活动类型", align=Align.LEFT),
            *(Column(title=title, width=20) for title in ("应到", "实到", "请假", "缺席", "出席率")),
        ],
        rows,
        caption="表2　各类活动出席情况（人次）",
        total=("全部活动", *_figures(book.tally.attendance)),
    )


def _figures(counts: RollCounts) -> tuple[Cell, ...]:
    return (counts.due, counts.present, counts.leave, counts.absent, percent(counts.rate))


def _members(document: PdfDocument, book: PeriodBook) -> None:
    members = book.tally.by_member
    document.heading("四、党员个人情况")
    document.table(
        [
            Column(title="序号", width=11),
            Column(title="姓名", width=24),
            Column(title="所属党小组"),
            *(Column(title=title, width=13) for title in ("应到", "实到", "请假", "缺席")),
            Column(title="出席率", width=18),
            Column(title="志愿时长", width=19),
        ],
        [
            (place, each.name, each.group, *_figures(each.counts), number(each.hours) if each.hours else "")
            for place, each in enumerate(members, 1)
        ],
        caption="表3　党员个人出席和志愿服务情况",
    )
    document.note("注：志愿时长单位为小时。免于参加活动的党员不计入应到；异地参加不计入应到。")


def _volunteering(document: PdfDocument, book: PeriodBook) -> None:
    document.heading("五、志愿服务和双报到")
    document.table(
        [
            Column(title="序号", width=11),
            Column(title="日期", width=24),
            Column(title="类型", width=20),
            Column(title="活动名称", align=Align.LEFT),
            Column(title="地点", align=Align.LEFT),
            Column(title="人数", width=12),
            Column(title="合计时长", width=19),
        ],
        [
            (
                place,
                f"{service.day:%Y-%m-%d}",
                book.kinds[service.kind].label,
                service.title or service.project,
                service.place,
                len(service.rows),
                number(service.hours),
            )
            for place, service in enumerate(book.services, 1)
        ],
        caption="表4　志愿服务和双报到情况",
        total=("", "合计", "", "", "", book.tally.volunteering.turns, number(book.tally.volunteering.hours)),
    )


def _finding_row(place: int, finding: Finding, *, explained: bool) -> _Row:
    found = finding.found
    row = (place, found.when, found.subject, found.text, finding.cited)
    return (*row, finding.said) if explained else row


def _findings(document: PdfDocument, book: PeriodBook) -> None:
    findings, open_ends = book.findings, len(book.report.open)
    document.heading("六、缺项与待补充")
    document.paragraph(
        f"截至{book.as_of.year}年{book.as_of.month}月{book.as_of.day}日，"
        + (f"共有{open_ends}项记录缺失或不完整" if open_ends else "未发现缺项")
        + (f"，另有{len(book.report.settled)}项已说明。" if book.report.settled else "。")
    )
    if findings:
        explained = bool(book.report.settled)
        document.table(
            [
                Column(title="序号", width=10),
                Column(title="时间", width=23),
                Column(title="事项", width=26),
                Column(title="缺什么", align=Align.LEFT),
                Column(title="依据", width=36, align=Align.LEFT),
                *([Column(title="说明", width=26, align=Align.LEFT)] if explained else []),
            ],
            [_finding_row(place, each, explained=explained) for place, each in enumerate(findings, 1)],
            caption="表5　缺项清单",
            size=9,
        )


def _typed(document: PdfDocument, book: PeriodBook) -> None:
    """What no record can give stands in a table of its own, last, and says so."""
    if not book.typed:
        return
    document.heading("七、手工填写的数据")
    document.table(
        [
            Column(title="序号", width=11),
            Column(title="名称", align=Align.LEFT),
            Column(title="数字", width=30),
            Column(title="单位", width=20),
            Column(title="说明", align=Align.LEFT),
        ],
        [(place, each.name, each.value, each.unit, each.remarks) for place, each in enumerate(book.typed, 1)],
        caption=f"表{6 if book.findings else 5}　手工填写的数据（{book.period.start.year}年）",
    )
    document.note("注：本表数据由填表人手工填写，不由活动记录计算得出。")
