"""主题党日台账, with the headings of 主题党日活动记录表 (domain paper 2.2)."""

from collections.abc import Sequence

from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Book
from partybranch.reports.ledgers.ledger import absentees_of, person, remarks_of, sheet
from partybranch.reports.ledgers.line import Line, lines_of
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf

_LEFT = Align.LEFT
_COLUMNS = (
    Column("序号", 5),
    Column("活动名称", 18, align=_LEFT),
    Column("实际时间", 16, number_format="yyyy-mm-dd hh:mm"),
    Column("活动地点", 10),
    Column("主持人", 7),
    Column("记录人", 7),
    Column("主要内容及特色", 34, align=_LEFT),
    Column("应到人数", 5),
    Column("实到人数", 5),
    Column("请假人数", 5),
    Column("缺席人员及原因", 22, align=_LEFT),
    Column("列席人员", 8),
    Column("时长(分钟)", 6),
    Column("备注", 12, align=_LEFT),
)


class ThemeDaysLedger:
    """主题党日台账; a 党员大会 or 党课 held inside is named in 备注 and has its own line in 三会一课台账."""

    code = "theme_days"
    title = "主题党日台账"
    purpose = "每月主题党日一行，含同时开展的会议"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out a sheet per kind of this book."""
        plans = []
        for kind in order.book.kinds.in_book(Book.THEME_DAYS):
            rows = [_row(line) for line in lines_of(kind, order.book)]
            plans.append(
                sheet(
                    order,
                    title=kind.label,
                    form=kind.code,
                    heading=f"{kind.name}台账",
                    columns=_COLUMNS,
                    rows=rows,
                    notes=(f"本期共{len(rows)}次。",),
                )
            )
        return plans


def _row(line: Line) -> Row:
    sitting, record = line.sitting, line.record
    return (
        line.place,
        record.topic or BLANK,
        sitting.starts_at,
        sitting.place or BLANK,
        person(sitting.chair),
        person(sitting.recorder),
        record.text or BLANK,
        line.due,
        line.present,
        line.leave,
        absentees_of(sitting, line.at, line.book),
        "、".join(each.name for each in sitting.observers) or None,
        sitting.minutes,
        remarks_of(sitting, line.at, line.book) or None,
    )
