"""党课台账: every lecture with who gave it on what, and whether it was the secretary (domain paper 2.3)."""

from collections.abc import Sequence

from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Kind, Shape
from partybranch.domain.members import standing_on
from partybranch.reports.ledgers.ledger import absentees_of, person, remarks_of, sheet
from partybranch.reports.ledgers.line import Line, lines_of
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf

_LEFT = Align.LEFT
_COLUMNS = (
    Column("序号", 5),
    Column("授课人", 10),
    Column("授课主题", 24, align=_LEFT),
    Column("授课时间", 16, number_format="yyyy-mm-dd hh:mm"),
    Column("授课地点", 12),
    Column("是否书记讲党课", 8),
    Column("应到人数", 5),
    Column("实到人数", 5),
    Column("请假人数", 5),
    Column("缺席人数", 5),
    Column("缺席人员及原因", 22, align=_LEFT),
    Column("主要内容", 34, align=_LEFT),
    Column("时长(分钟)", 6),
    Column("附件", 6),
    Column("备注", 14, align=_LEFT),
)


class LecturesLedger:
    """党课台账, a sheet per kind that has a lecturer; those that are no core duty only when held."""

    code = "lectures"
    title = "党课台账"
    purpose = "每次党课的授课人、授课主题和到课情况，标明书记讲党课"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out a sheet per kind."""
        kinds = [kind for kind in order.book.kinds.of_shape(Shape.SITTING) if kind.lecturer]
        return [
            _plan(kind, lines, order)
            for kind in kinds
            if (lines := list(lines_of(kind, order.book))) or kind.core
        ]


def _plan(kind: Kind, lines: Sequence[Line], order: PaperOrder) -> SheetPlan:
    by_secretary = sum(_by_secretary(line) for line in lines)
    note = f"本期共{len(lines)}次" + (f"，其中支部书记讲党课{by_secretary}次。" if kind.lesson else "。")
    return sheet(
        order,
        title=kind.label,
        form="lectures",
        heading=f"{kind.name}台账",
        columns=_COLUMNS,
        rows=[_row(line) for line in lines],
        notes=(note,),
    )


def _by_secretary(line: Line) -> bool:
    lecturer = line.record.lecturer
    if lecturer is None:
        return False
    member = next((each for each in line.book.members if each.id == lecturer.member_id), None)
    return member is not None and standing_on(member, line.sitting.day).secretary


def _row(line: Line) -> Row:
    sitting, record = line.sitting, line.record
    secretary = BLANK if record.lecturer is None else "是" if _by_secretary(line) else "否"
    return (
        line.place,
        person(record.lecturer),
        record.topic or BLANK,
        sitting.starts_at,
        sitting.place or BLANK,
        secretary,
        line.due,
        line.present,
        line.leave,
        line.absent,
        absentees_of(sitting, line.at, line.book),
        record.text or BLANK,
        sitting.minutes,
        f"{len(sitting.attachments)}件" if sitting.attachments else "无",
        remarks_of(sitting, line.at, line.book) or None,
    )
