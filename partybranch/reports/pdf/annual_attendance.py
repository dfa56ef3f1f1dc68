"""出席情况 of the 年度统计报告: by months, by kinds, by groups and by people."""

from collections.abc import Sequence
from dataclasses import dataclass

from partybranch.domain.attendance import RollCounts
from partybranch.domain.group_tallies import GroupTally, tally_groups
from partybranch.domain.member_tallies import MemberTally
from partybranch.domain.sentences import number, percent
from partybranch.reports.attendance_chart import attendance_chart, stretch_word
from partybranch.reports.ledgers.ledger import renamed_notes
from partybranch.reports.pdf.numbered import NumberedParts
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column
from partybranch.services.tallies import PeriodBook

_PLACE = Column(title="序号", width=10)


@dataclass(frozen=True, slots=True)
class RollColumns:
    """The columns of a roll's figures; 未标 and 异地参加 only where there are any."""

    unmarked: bool
    elsewhere: bool

    def columns(self, width: float) -> list[Column]:
        """Their headings, each so many millimetres wide."""
        titles = ["应到", "实到", "请假", "缺席"]
        titles += [*(["未标"] if self.unmarked else []), *(["异地参加"] if self.elsewhere else [])]
        return [*(Column(title=title, width=width) for title in titles), Column(title="出席率", width=16)]

    def cells(self, counts: RollCounts) -> tuple[Cell, ...]:
        """Their figures."""
        more = [
            *([counts.unmarked] if self.unmarked else []),
            *([counts.elsewhere] if self.elsewhere else []),
        ]
        return (counts.due, counts.present, counts.leave, counts.absent, *more, percent(counts.rate))


def roll_columns(book: PeriodBook) -> RollColumns:
    """What the rolls of a period need columns for."""
    counts = book.tally.attendance
    return RollColumns(counts.unmarked > 0, counts.elsewhere > 0)


def write_attendance(parts: NumberedParts, book: PeriodBook) -> None:
    """The chart by months, then the table by kinds."""
    parts.heading("出席情况")
    parts.chart(f"{stretch_word(book.period)}出席率", attendance_chart(book.tally))
    roll = roll_columns(book)
    by_kind = book.tally.attendance_by_kind
    parts.table(
        "各类活动出席情况（人次）",
        [Column(title="活动类型", align=Align.LEFT), *roll.columns(18)],
        [
            (kind.label, *roll.cells(by_kind[kind.code]))
            for kind in book.shown_kinds
            if by_kind[kind.code].due
        ],
        total=("全部活动", *roll.cells(book.tally.attendance)),
    )
    nameless = sum(sitting.heads is not None for sitting in book.sittings)
    parts.document.note(
        "注：一次活动同时计入几种类型时，“全部活动”只计一次。"
        + (f"其中{nameless}次活动只有人数、没有名单，不计入党员个人的应到、实到。" if nameless else "")
    )


def write_people(parts: NumberedParts, book: PeriodBook) -> None:
    """Group by group where there are groups, then member by member."""
    roll, members = roll_columns(book), book.tally.by_member
    parts.heading("党小组和党员个人情况")
    if any(one.group for one in members):
        parts.table(
            "各党小组出席、学时和志愿服务情况",
            [
                Column(title="党小组"),
                Column(title="党员", width=11),
                *roll.columns(13),
                Column(title="学时", width=15),
                Column(title="志愿时长", width=17),
            ],
            [_group_row(each, roll) for each in tally_groups(members)],
        )
    parts.table(
        "党员个人出席、学时和志愿服务情况",
        [
            _PLACE,
            Column(title="姓名"),
            Column(title="所属党小组"),
            *roll.columns(11 if roll.unmarked or roll.elsewhere else 12),
            Column(title="学时", width=13),
            Column(title="志愿时长", width=17),
        ],
        [_member_row(place, each, roll) for place, each in enumerate(members, 1)],
        size=9.5,
    )
    parts.document.note(
        "注：志愿时长单位为小时。免于参加活动的党员不计入应到；异地参加不计入应到。出席率＝实到÷应到。"
        + "".join(renamed_notes(book))
    )


def _member_row(place: int, each: MemberTally, roll: RollColumns) -> Sequence[Cell]:
    edge = (_hours(each.study_hours), _hours(each.hours))
    return (place, each.name, each.group, *roll.cells(each.counts), *edge)


def _group_row(each: GroupTally, roll: RollColumns) -> Sequence[Cell]:
    edge = (_hours(each.study_hours), _hours(each.hours))
    return (each.name, len(each.members), *roll.cells(each.counts), *edge)


def _hours(hours: float) -> str:
    return number(hours) if hours else ""
