"""集中学习学时台账: each member's hours by month against those of a year, and the sittings behind them."""

from collections.abc import Sequence

from partybranch.domain.attendance import Mark
from partybranch.domain.blank import BLANK
from partybranch.domain.member_tallies import MemberTally, counts_as_study, study_hours
from partybranch.domain.members import standing_on
from partybranch.domain.periods import Period
from partybranch.domain.rules.study import hours_asked
from partybranch.domain.sentences import number
from partybranch.domain.sittings import Sitting
from partybranch.reports.ledgers.ledger import absentees, kinds_of, person, renamed_notes, sheet
from partybranch.reports.ledgers.plan import Align, CellValue, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook

_LEFT = Align.LEFT
_THERE = (Mark.PRESENT, Mark.ELSEWHERE)
_SITTINGS = (
    Column("序号", 5),
    Column("日期", 11),
    Column("类型", 12),
    Column("学习内容", 34, align=_LEFT),
    Column("主持人", 9),
    Column("授课人", 9),
    Column("时长(分钟)", 7),
    Column("学时", 6),
    Column("应到人数", 6),
    Column("实到人数", 6),
    Column("未参加人员及原因", 36, align=_LEFT),
)


class StudyHoursLedger:
    """集中学习学时台账; an hour of a sitting that counts as study is one 学时, for whoever was there."""

    code = "study_hours"
    title = "集中学习学时台账"
    purpose = "每名党员按月学时，对照全年32学时，附逐次学习记录"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the hours and the sittings."""
        held = [each for each in order.book.sittings if counts_as_study(each, order.book.kinds)]
        return (_hours(order, held), _behind(order, held))


def _hours(order: PaperOrder, held: Sequence[Sitting]) -> SheetPlan:
    book = order.book
    months = list(book.period.months())
    asked = hours_asked(book.report.policy, book.period.start.year).everybody
    by_month = [[each for each in held if each.day in month] for month in months]
    members = book.tally.by_member
    rows = [_row(place, each, by_month, asked, book) for place, each in enumerate(members, 1)]
    return sheet(
        order,
        title="学时汇总",
        form="",
        heading="党员集中学习学时汇总表",
        columns=(
            Column("序号", 5),
            Column("姓名", 16),
            Column("党小组", 14),
            *(Column(f"{month.start.month}月", 6, group=f"{month.start.year}年学时") for month in months),
            Column("合计学时", 7),
            Column("全年应达学时", 7),
            Column("还差学时", 7),
        ),
        rows=rows,
        notes=_notes(order, asked),
    )


def _row(
    place: int, each: MemberTally, by_month: Sequence[Sequence[Sitting]], asked: int, book: PeriodBook
) -> Row:
    mine = [study_hours(_attended(each, sittings), book.kinds) for sittings in by_month]
    short: CellValue = max(round(asked - each.study_hours, 2), 0) or None
    edge = (asked, short) if _one_year(book.period) else (None, None)
    return (place, each.name, each.group, *(hours or None for hours in mine), each.study_hours, *edge)


def _attended(each: MemberTally, sittings: Sequence[Sitting]) -> list[Sitting]:
    def was_there(sitting: Sitting) -> bool:
        return any(row.member_id == each.member_id and row.mark in _THERE for row in sitting.roll)

    return [sitting for sitting in sittings if was_there(sitting)]


def _one_year(period: Period) -> bool:
    return period.start.year == period.end.year


def _notes(order: PaperOrder, asked: int) -> list[str]:
    book = order.book
    short = sum(each.study_hours < asked for each in book.tally.by_member)
    notes = [
        "学时按集中学习活动的时长计算，60分钟计1学时；出席和异地参加的计入，请假、缺席、未标的不计。",
        f"党员每年集中学习培训时间一般不少于{asked}学时（党员教育管理工作条例第二十条）。",
    ]
    if _one_year(book.period):
        notes.append(
            f"本期共{len(book.tally.by_member)}名党员，不足{asked}学时的{short}名（含年中转入转出）。"
        )
    committee = _committee_words(order)
    if committee:
        notes.append(committee)
    nameless = sum(each.heads is not None and counts_as_study(each, book.kinds) for each in book.sittings)
    if nameless:
        notes.append(f"另有{nameless}次学习只有人数、没有名单，未计入个人学时。")
    return [*notes, *renamed_notes(book)]


def _committee_words(order: PaperOrder) -> str:
    """The committee's hours as information: whether 56 still holds after 2023 is not certain."""
    book, day = order.book, order.day
    asked = hours_asked(book.report.policy, book.period.start.year).committee
    on_it = {member.id for member in book.members if standing_on(member, day).committee}
    words = [
        f"{each.name}{number(each.study_hours)}学时"
        for each in book.tally.by_member
        if each.member_id in on_it
    ]
    if not words:
        return ""
    said = f"书记、支委每年{asked}学时（2019—2023年规划，是否沿用以上级为准）"
    return f"仅供参考：{said}，本期{'、'.join(words)}。"


def _behind(order: PaperOrder, held: Sequence[Sitting]) -> SheetPlan:
    book = order.book
    rows = [_sitting_row(place, each, book) for place, each in enumerate(held, 1)]
    minutes = sum(each.minutes for each in held)
    blanks = [None] * 4
    return sheet(
        order,
        title="学习记录",
        form="sittings",
        heading="集中学习记录表",
        columns=_SITTINGS,
        rows=rows,
        totals=[("合　计", None, *blanks, minutes, study_hours(held, book.kinds), None, None, None)],
    )


def _sitting_row(place: int, sitting: Sitting, book: PeriodBook) -> Row:
    lecturers = dict.fromkeys(record.lecturer.name for record in sitting.records if record.lecturer)
    counts, taken = sitting.counts, bool(sitting.roll or sitting.heads)
    marked = taken and counts.unmarked < counts.due
    return (
        place,
        sitting.day,
        kinds_of(sitting, book),
        "；".join(dict.fromkeys(record.topic for record in sitting.records if record.topic)) or BLANK,
        person(sitting.chair),
        "、".join(lecturers) or None,
        sitting.minutes,
        study_hours([sitting], book.kinds),
        counts.due if taken else BLANK,
        counts.present if marked else BLANK,
        absentees(sitting.roll, book) if sitting.roll else BLANK,
    )
