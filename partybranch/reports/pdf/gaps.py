"""缺项与补录说明: what is missing, what was said about it, what came late into the book or was changed."""

from collections.abc import Iterator, Sequence

from partybranch.domain.blank import BLANK
from partybranch.domain.rules.entry import entered_late
from partybranch.domain.rules.judging import Finding
from partybranch.domain.sentences import written_day
from partybranch.reports.enclosures import Enclosure, Kept
from partybranch.reports.meeting_words import kinds_and_topic
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.numbered import NumberedParts
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column

_Row = Sequence[Cell]
_SIZE = 9.5
_SHORT_NAME = 20
_SUBJECT = Column(title="事项", width=30, align=Align.LEFT)
_TOPIC = Column(title="类型和题目", align=Align.LEFT)
_PLACE = Column(title="序号", width=10)


class GapsReport:
    """缺项与补录说明 of an inspection; the files attached were looked at by whoever asks for it."""

    code = "gaps"
    title = "缺项与补录说明"
    purpose = "缺什么、说明了什么、哪些记录是补录的"
    shelf = Shelf.INSPECTION
    choice = Choice.NOTHING
    layout = FORM

    def __init__(self, enclosures: Sequence[Enclosure]) -> None:
        self._enclosures = enclosures

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Lay out the gaps, then the late entries and changed dates, then files that are not whole."""
        book = order.book
        day = book.report.facts.last_day
        document.section(FORM, stamp=order.stamp(len(book.findings)))
        document.title(
            f"{book.period.label}{self.title}",
            _below(book.profile.name or BLANK, f"截至{written_day(day)}"),
            entry=self.title,
        )
        parts = NumberedParts(document)
        _open(parts, book.report.open)
        _settled(parts, book.report.settled)
        _late(parts, list(_late_rows(order)))
        _redated(parts, list(_redated_rows(order)))
        _unwhole(parts, self._enclosures, order)
        document.signatures()


def _below(name: str, until: str) -> str:
    """Who hands it in and as of when, on one line where that fits: a date must not break."""
    return f"填报单位：{name}{'　' if len(name) <= _SHORT_NAME else chr(10)}{until}"


def _part(
    parts: NumberedParts, heading: str, said: str, columns: Sequence[Column], rows: Sequence[_Row]
) -> None:
    """A heading and how many there are, then the table where there are any."""
    parts.heading(heading)
    parts.document.paragraph(said if rows else "没有。")
    if rows:
        numbered = [(place, *row) for place, row in enumerate(rows, 1)]
        parts.document.table([_PLACE, *columns], numbered, size=_SIZE)


def _open(parts: NumberedParts, findings: Sequence[Finding]) -> None:
    _part(
        parts,
        "还没有补齐、也没有说明的",
        f"共{len(findings)}项，逐项列出。没有发生的活动不能补记为已开展。",
        [
            Column(title="时间", width=26),
            _SUBJECT,
            Column(title="缺什么", align=Align.LEFT),
            Column(title="依据", width=42, align=Align.LEFT),
        ],
        [(each.found.when, each.found.subject, each.found.text, each.cited) for each in findings],
    )


def _settled(parts: NumberedParts, findings: Sequence[Finding]) -> None:
    _part(
        parts,
        "已经说明原因的",
        f"共{len(findings)}项。",
        [
            Column(title="时间", width=26),
            _SUBJECT,
            Column(title="缺什么", align=Align.LEFT),
            Column(title="说明", width=52, align=Align.LEFT),
        ],
        [(each.found.when, each.found.subject, each.found.text, each.said) for each in findings],
    )


def _late(parts: NumberedParts, rows: Sequence[_Row]) -> None:
    _part(
        parts,
        "补录的记录",
        f"共{len(rows)}次，活动日期和录入日期如下，录入日期由留痕自动记下。",
        [
            Column(title="活动日期", width=23),
            _TOPIC,
            Column(title="录入日期", width=23),
            Column(title="相隔天数", width=18),
        ],
        rows,
    )


def _late_rows(order: PaperOrder) -> Iterator[_Row]:
    report = order.book.report
    for sitting in order.book.sittings:
        entered = entered_late(sitting, report.facts, report.policy)
        if entered is not None:
            what = kinds_and_topic(sitting, order.book)
            yield f"{sitting.day:%Y-%m-%d}", what, f"{entered:%Y-%m-%d}", (entered - sitting.day).days


def _redated(parts: NumberedParts, rows: Sequence[_Row]) -> None:
    _part(
        parts,
        "录入后改过时间的记录",
        f"共{len(rows)}处改动。",
        [
            Column(title="原来的时间", width=30),
            Column(title="改为", width=30),
            _TOPIC,
            Column(title="改动日期", width=23),
            Column(title="改动人", width=20),
        ],
        rows,
    )


def _redated_rows(order: PaperOrder) -> Iterator[_Row]:
    sittings = {each.id: each for each in order.book.sittings}
    for change in sorted(order.book.report.facts.redatings, key=lambda each: each.at):
        sitting = sittings.get(change.sitting_id)
        if sitting is not None:
            what = kinds_and_topic(sitting, order.book)
            moments = (f"{change.before:%Y-%m-%d %H:%M}", f"{change.after:%Y-%m-%d %H:%M}")
            yield *moments, what, f"{change.at:%Y-%m-%d}", change.who or BLANK


def _unwhole(parts: NumberedParts, enclosures: Sequence[Enclosure], order: PaperOrder) -> None:
    rows = [
        (
            f"{each.sitting.day:%Y-%m-%d}",
            kinds_and_topic(each.sitting, order.book),
            each.attachment.name,
            each.state.value,
        )
        for each in enclosures
        if each.state is not Kept.WHOLE
    ]
    _part(
        parts,
        "缺失或损坏的附件",
        f"共{len(rows)}个，请从原件重新添加。",
        [
            Column(title="活动日期", width=23),
            _TOPIC,
            Column(title="附件", align=Align.LEFT),
            Column(title="情况", width=20),
        ],
        rows,
    )
