"""党员考勤台账: each member's totals and rate, and the matrix of members and sittings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from partybranch.domain.attendance import Mark, RollCounts, RollRow, count_roll
from partybranch.domain.member_tallies import MemberTally
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.reports.ledgers.ledger import renamed_notes, sheet, unrolled_notes
from partybranch.reports.ledgers.metrics import CELL_PADDING, text_width
from partybranch.reports.ledgers.plan import CellValue, Column, Percent, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook

_SIGNS: Mapping[Mark, str] = {
    Mark.PRESENT: "√",
    Mark.LEAVE: "假",
    Mark.ABSENT: "×",
    Mark.ELSEWHERE: "◇",
    Mark.UNMARKED: "未",
}
_LEAVE_SIGNS = (("病", "病"), ("事假", "事"), ("公", "公"), ("差", "公"))
_LEGEND = (
    "图例：√ 出席；迟 出席但迟到；病 病假；事 事假；公 因公；假 其他请假；× 缺席；◇ 异地参加；未 未标；"
    "免 不作硬性要求（党员教育管理工作条例第二十三条）；空白 当次不在应到名单。"
)
_MOST = 30
"""Sittings beside the names for which a page has room in type of 7 points, whatever font the PC has."""
_LONGEST_KIND = 8
_LONGEST_NAME = 16.0
_BESIDE = 158.0
"""Characters that names and sittings share on a page in the smallest type, beside the figures."""
_WIDEST_DAY = 5.2
_TOTALS = (
    Column("应到", 6),
    Column("实到", 6),
    Column("请假", 6),
    Column("缺席", 6),
    Column("未标", 6),
    Column("出席率", 8),
)


class AttendanceLedger:
    """党员考勤台账; a person's rate counts each sitting once, whatever it was recorded as."""

    code = "attendance"
    title = "党员考勤台账"
    purpose = "每名党员的应到、实到和出席率，以及逐次考勤表"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the totals and the matrices."""
        return (_summary(order), *_matrices(order))


def _figures(counts: RollCounts) -> tuple[CellValue, ...]:
    rate = None if counts.rate is None else Percent(counts.rate)
    return (counts.due, counts.present, counts.leave, counts.absent, counts.unmarked, rate)


def _summary(order: PaperOrder) -> SheetPlan:
    book = order.book
    members = book.tally.by_member
    return sheet(
        order,
        title="考勤汇总",
        form="totals",
        heading="党员考勤汇总表",
        columns=(
            Column("序号", 5),
            Column("姓名", 16),
            Column("所属党小组", 14),
            *_TOTALS,
            Column("异地参加", 7),
            Column("迟到", 6),
            Column("学时", 8),
        ),
        rows=[_totals_row(place, each) for place, each in enumerate(members, 1)],
        totals=[
            (
                "合　计",
                None,
                None,
                *_figures(_sum(members)),
                sum(each.counts.elsewhere for each in members),
                sum(each.counts.late for each in members),
                round(sum(each.study_hours for each in members), 2),
            )
        ],
        notes=_notes(book),
    )


def _totals_row(place: int, each: MemberTally) -> Row:
    counts = each.counts
    edge = (counts.elsewhere, counts.late, each.study_hours)
    return (place, each.name, each.group, *_figures(counts), *edge)


def _notes(book: PeriodBook) -> tuple[str, ...]:
    nameless = sum(sitting.heads is not None for sitting in book.sittings)
    notes = ["出席率＝实到÷应到；一次活动同时计入几种类型时，个人考勤只计一次；异地参加不计入应到。"]
    if nameless:
        notes.append(f"另有{nameless}次活动只有人数、没有名单，未计入本表。")
    return (*notes, *unrolled_notes(book), *renamed_notes(book))


def _sum(members: Sequence[MemberTally]) -> RollCounts:
    return RollCounts(
        due=sum(each.counts.due for each in members),
        present=sum(each.counts.present for each in members),
        leave=sum(each.counts.leave for each in members),
        absent=sum(each.counts.absent for each in members),
        unmarked=sum(each.counts.unmarked for each in members),
    )


def _matrices(order: PaperOrder) -> list[SheetPlan]:
    """One sheet a quarter, or several of a full one: where a wide sheet breaks depends on the fonts."""
    book = order.book
    named = [sitting for sitting in book.sittings if sitting.roll]
    quarters = [_cut(quarter, book.period) for quarter in book.period.quarters()]
    return [
        _matrix(order, stretch, held)
        for quarter in quarters
        for stretch, held in _parts(quarter, named)
        if held
    ]


def _cut(stretch: Period, period: Period) -> Period:
    return Period(max(stretch.start, period.start), min(stretch.end, period.end))


def _parts(quarter: Period, named: Sequence[Sitting]) -> Iterator[tuple[Period, Sequence[Sitting]]]:
    """The quarter whole, else month by month, a month of too many sittings in pieces."""
    held = [sitting for sitting in named if sitting.day in quarter]
    if len(held) <= _MOST:
        yield quarter, held
        return
    for month in quarter.months():
        of_month = [sitting for sitting in held if sitting.day in month]
        for start in range(0, len(of_month), _MOST):
            yield _cut(month, quarter), of_month[start : start + _MOST]


def _matrix(order: PaperOrder, stretch: Period, named: Sequence[Sitting]) -> SheetPlan:
    book = order.book
    rolls = [{row.member_id: row for row in sitting.roll} for sitting in named]
    rows: list[Row] = []
    for each in book.tally.by_member:
        mine = [roll.get(each.member_id) for roll in rolls]
        if any(mine):
            rows.append((len(rows) + 1, each.name, *map(sign, mine), *_edge(mine)))
    names = min(max((text_width(str(row[1])) + 1.5 for row in rows), default=0.0), _LONGEST_NAME)
    width = min(_WIDEST_DAY, (_BESIDE - names) / len(named) - CELL_PADDING)
    plan = sheet(
        order,
        form="",
        title=f"考勤明细{stretch.label}",
        heading="党员考勤明细表",
        columns=(
            Column("序号", 5),
            Column("姓名", names),
            *(_heading(sitting, book, width) for sitting in named),
            Column("应到", 5),
            Column("实到", 5),
            Column("出席率", 7),
        ),
        rows=rows,
        notes=(_LEGEND, *renamed_notes(book)),
    )
    return replace(plan, heading=f"{stretch.label}党员考勤明细表", period=stretch.label)


def _edge(mine: Sequence[RollRow | None]) -> tuple[CellValue, ...]:
    counts = count_roll(row for row in mine if row is not None)
    return (counts.due, counts.present, None if counts.rate is None else Percent(counts.rate))


def _heading(sitting: Sitting, book: PeriodBook, width: float) -> Column:
    label = book.kinds[sitting.kinds[0]].label
    if len(label) > _LONGEST_KIND:
        label = f"{label[: _LONGEST_KIND - 1]}…"
    kinds = label + ("等" if len(sitting.kinds) > 1 else "")
    day = sitting.day
    return Column(f"{day.day}日\n{kinds}", width, group=f"{day.year}年{day.month}月")


def sign(row: RollRow | None) -> str | None:
    """The sign of a roll row in the matrix; None for who was not on the roll."""
    if row is None:
        return None
    if not row.due and row.mark is Mark.UNMARKED:
        return "免"
    if row.mark is Mark.PRESENT and row.late:
        return "迟"
    if row.mark is Mark.LEAVE:
        return next((short for word, short in _LEAVE_SIGNS if word in row.reason), _SIGNS[Mark.LEAVE])
    return _SIGNS[row.mark]
