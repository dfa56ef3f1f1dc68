"""The first page of the 年度统计报告: whose year it is, the figures that matter most, and the sentence."""

from collections.abc import Iterator

from partybranch.domain.kinds import Kind, Rhythm, Scope
from partybranch.domain.sentences import number, percent
from partybranch.reports.pdf.numbered import NumberedParts
from partybranch.reports.pdf.setting.strip import CoverFigure
from partybranch.services.tallies import PeriodBook

_DUTIES_SHOWN = 2


def write_cover(parts: NumberedParts, book: PeriodBook) -> None:
    """Title, unit and period, the strip of figures, then 一、总体情况."""
    label = book.period.label
    parts.title(book.profile.name, label, "组织生活统计报告", f"统计期间：{label}")
    parts.document.figures(list(_figures(book)))
    parts.heading("总体情况")
    for paragraph in book.summary.lines:
        parts.document.paragraph(paragraph)
    parts.document.paragraph(f"期末在册党员{book.tally.members}名。")


def _figures(book: PeriodBook) -> Iterator[CoverFigure]:
    tally = book.tally
    yield CoverFigure(label="开展活动", value=str(tally.sittings.value), unit="次")
    duties = [kind for kind in book.shown_kinds if _is_of_whole_branch(kind)]
    for kind in duties[:_DUTIES_SHOWN]:
        yield CoverFigure(label=kind.label, value=str(tally.by_kind[kind.code].value), unit="次")
    yield CoverFigure(label="出席率", value=percent(tally.attendance.rate))
    yield CoverFigure(label="志愿服务", value=number(tally.volunteering.hours), unit="小时")
    yield CoverFigure(label="期末在册党员", value=str(tally.members), unit="名")


def _is_of_whole_branch(kind: Kind) -> bool:
    """A duty that calls everybody several times a year says most about the life of a branch."""
    often = kind.cadence is not None and kind.cadence.rhythm is not Rhythm.YEAR
    return kind.core and often and kind.scope is Scope.ALL
