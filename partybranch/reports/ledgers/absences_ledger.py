"""请假缺席明细: a row per person and sitting not present, with the reason; 未标 stands apart."""

from collections.abc import Iterator, Sequence

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.blank import BLANK
from partybranch.domain.sittings import Sitting
from partybranch.reports.ledgers.ledger import absentees, kinds_of, sheet, unrolled_notes
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook

_LEFT = Align.LEFT
_COLUMNS = (
    Column("序号", 6),
    Column("日期", 12),
    Column("活动", 48, align=_LEFT),
    Column("姓名", 18),
    Column("党小组", 16),
    Column("情况", 8),
    Column("事由", 28, align=_LEFT),
)
_UNMARKED = (
    Column("序号", 6),
    Column("日期", 12),
    Column("活动", 40, align=_LEFT),
    Column("应到人数", 6),
    Column("未标人数", 6),
    Column("未标人员", 60, align=_LEFT),
)


class AbsencesLedger:
    """请假缺席明细; 异地参加 is no absence, and who need not come (第23条) is not expected."""

    code = "absences"
    title = "请假缺席明细"
    purpose = "每人每次请假、缺席一行，写明事由；未标的另列一张"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out who was missing, and which rolls are not filled in."""
        book = order.book
        missing = [(sitting, row) for sitting in book.sittings for row in _missing(sitting)]
        unmarked = [sitting for sitting in book.sittings if sitting.roll and sitting.counts.unmarked]
        return (
            sheet(
                order,
                title="请假缺席明细",
                form="absences",
                heading="党员请假缺席明细表",
                columns=_COLUMNS,
                rows=[_line(place, *each, book) for place, each in enumerate(missing, 1)],
                notes=_notes(book, [row for _, row in missing]),
            ),
            sheet(
                order,
                title="未标人员",
                form="unmarked",
                heading="考勤未标人员表",
                columns=_UNMARKED,
                rows=[_unmarked(place, sitting, book) for place, sitting in enumerate(unmarked, 1)],
                notes=("未标：既没有标出席，也没有标请假或缺席，请补标。",),
            ),
        )


def _missing(sitting: Sitting) -> Iterator[RollRow]:
    for row in sitting.roll:
        if row.expected and row.mark in (Mark.LEAVE, Mark.ABSENT):
            yield row


def _line(place: int, sitting: Sitting, row: RollRow, book: PeriodBook) -> Row:
    return (
        place,
        sitting.day,
        f"{kinds_of(sitting, book)}：{sitting.topic or BLANK}",
        book.name_of(row),
        row.group,
        row.mark.value,
        row.reason.strip() or BLANK,
    )


def _notes(book: PeriodBook, rows: Sequence[RollRow]) -> list[str]:
    leave = sum(row.mark is Mark.LEAVE for row in rows)
    notes = [
        f"请假{leave}人次，缺席{len(rows) - leave}人次。一次活动计入几种类型时只列一行；异地参加不算缺席。"
    ]
    nameless = [sitting for sitting in book.sittings if sitting.heads is not None]
    if nameless:
        missing = sum(sitting.heads.due - sitting.heads.present for sitting in nameless if sitting.heads)
        notes.append(f"另有{len(nameless)}次活动只有人数、没有名单，其中{missing}人次未到，姓名{BLANK}。")
    return [*notes, *unrolled_notes(book)]


def _unmarked(place: int, sitting: Sitting, book: PeriodBook) -> Row:
    rows = [row for row in sitting.roll if row.expected and row.mark is Mark.UNMARKED]
    counts = sitting.counts
    whole = counts.unmarked == counts.due
    names = absentees(rows, book) if whole else "、".join(book.name_of(row) for row in rows)
    return (
        place,
        sitting.day,
        f"{kinds_of(sitting, book)}：{sitting.topic or BLANK}",
        counts.due,
        counts.unmarked,
        names,
    )
