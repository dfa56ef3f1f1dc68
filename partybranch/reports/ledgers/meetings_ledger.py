"""三会一课台账: one sheet per kind, with the headings of the real 三会一课 forms (domain paper 2.1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Book, Kind, Scope
from partybranch.reports.ledgers.ledger import absentees_of, person, remarks_of, sheet
from partybranch.reports.ledgers.line import Line, lines_of
from partybranch.reports.ledgers.plan import Align, CellValue, Column, Row, SheetPlan
from partybranch.reports.ledgers.votes import vote_words
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf


@dataclass(frozen=True, slots=True)
class Field:
    """A column with what it prints of a line, and for which kinds it stands there."""

    column: Column
    value: Callable[[Line], CellValue]
    wanted: Callable[[Kind], bool] = lambda _kind: True


_LEFT = Align.LEFT

_FIELDS: tuple[Field, ...] = (
    Field(Column("序号", 5), lambda line: line.place),
    Field(Column("会议名称", 16, align=_LEFT), lambda line: line.record.topic or BLANK),
    Field(Column("实际会议时间", 17, number_format="yyyy-mm-dd hh:mm"), lambda line: line.sitting.starts_at),
    Field(Column("会议地点", 9), lambda line: line.sitting.place or BLANK),
    Field(
        Column("党小组", 10), lambda line: line.record.group or BLANK, lambda kind: kind.scope is Scope.GROUP
    ),
    Field(Column("主持人", 7), lambda line: person(line.sitting.chair)),
    Field(Column("记录人", 7), lambda line: person(line.sitting.recorder)),
    Field(Column("授课人", 7), lambda line: person(line.record.lecturer), lambda kind: kind.lecturer),
    Field(Column("应到人数", 5), lambda line: line.due),
    Field(Column("实到人数", 5), lambda line: line.present),
    Field(Column("请假人数", 5), lambda line: line.leave),
    Field(
        Column("缺席人员及原因", 20, align=_LEFT), lambda line: absentees_of(line.sitting, line.at, line.book)
    ),
    Field(
        Column("列席人员", 8), lambda line: "、".join(each.name for each in line.sitting.observers) or None
    ),
    Field(Column("会议内容", 27, align=_LEFT), lambda line: line.record.text or BLANK),
    Field(Column("会议决议", 14, align=_LEFT), lambda line: line.record.resolution or None),
    Field(
        Column("表决情况", 14, align=_LEFT),
        lambda line: "\n".join(map(vote_words, line.record.motions)) or None,
        lambda kind: kind.motions,
    ),
    Field(Column("时长(分钟)", 5), lambda line: line.sitting.minutes),
    Field(Column("备注", 10, align=_LEFT), lambda line: remarks_of(line.sitting, line.at, line.book) or None),
)


class MeetingsLedger:
    """三会一课台账, a sheet per kind; kinds with nothing held stand there only when they are core duties."""

    code = "meetings"
    title = "三会一课台账"
    purpose = "每个会议类型一张表，应到实到、请假人员和内容齐全"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out a sheet per kind."""
        return tuple(
            _plan(kind, lines, order)
            for kind in order.book.kinds.in_book(Book.MEETINGS)
            if (lines := list(lines_of(kind, order.book))) or kind.core
        )


def _plan(kind: Kind, lines: Sequence[Line], order: PaperOrder) -> SheetPlan:
    fields = [each for each in _FIELDS if each.wanted(kind)]
    rows: list[Row] = [[each.value(line) for each in fields] for line in lines]
    return sheet(
        order,
        title=kind.label,
        form=kind.code,
        heading=f"{kind.name}台账",
        columns=[each.column for each in fields],
        rows=rows,
        notes=(f"本期共{len(rows)}次。",),
    )
