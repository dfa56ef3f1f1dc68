"""The end of the 年度统计报告: what is missing or explained, and what was typed in by hand."""

from collections.abc import Sequence

from partybranch.domain.rules.judging import Finding
from partybranch.domain.sentences import written_day
from partybranch.reports.pdf.numbered import NumberedParts
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column
from partybranch.services.tallies import PeriodBook


def write_gaps(parts: NumberedParts, book: PeriodBook) -> None:
    """缺项与待补充 with each article, and what was said about it."""
    findings, open_ends, day = book.findings, len(book.report.open), book.report.facts.last_day
    parts.heading("缺项与待补充")
    parts.document.paragraph(
        f"截至{written_day(day)}，"
        + (f"共有{open_ends}项记录缺失或不完整" if open_ends else "未发现缺项")
        + (f"，另有{len(book.report.settled)}项已说明。" if book.report.settled else "。")
    )
    if not findings:
        return
    explained = bool(book.report.settled)
    parts.table(
        "缺项清单",
        [
            Column(title="序号", width=10),
            Column(title="时间", width=23),
            Column(title="事项", width=26),
            Column(title="缺什么", align=Align.LEFT),
            Column(title="依据", width=36, align=Align.LEFT),
            *([Column(title="说明", width=26, align=Align.LEFT)] if explained else []),
        ],
        [_finding_row(place, each, explained=explained) for place, each in enumerate(findings, 1)],
        size=9,
    )


def _finding_row(place: int, finding: Finding, *, explained: bool) -> Sequence[Cell]:
    found = finding.found
    row = (place, found.when, found.subject, found.text, finding.cited)
    return (*row, finding.said) if explained else row


def write_typed(parts: NumberedParts, book: PeriodBook) -> None:
    """What no record can give stands in a table of its own, last, and says so."""
    if not book.typed:
        return
    parts.heading("手工填写的数据")
    parts.table(
        f"手工填写的数据（{book.period.start.year}年）",
        [
            Column(title="序号", width=11),
            Column(title="名称", align=Align.LEFT),
            Column(title="数字", width=30),
            Column(title="单位", width=20),
            Column(title="说明", align=Align.LEFT),
        ],
        [(place, each.name, each.value, each.unit, each.remarks) for place, each in enumerate(book.typed, 1)],
    )
    parts.document.note("注：本表数据由填表人手工填写，不由活动记录计算得出。")
