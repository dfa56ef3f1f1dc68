"""The columns of the year's plan, and how each state of a line looks."""

from collections.abc import Iterable
from dataclasses import dataclass

from partybranch.domain.fulfilment import PlanLine, PlanState
from partybranch.domain.sentences import weekday
from partybranch.services.plans import PlanReport
from ui.models.column import Column

TONES = {
    PlanState.HELD: "present",
    PlanState.MOVED: "elsewhere",
    PlanState.MISSED: "absent",
    PlanState.AHEAD: "secondary",
    PlanState.EXTRA: "secondary",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A line of the plan with its words; ``free`` says why its day is no workday, ``place`` its order."""

    place: int
    line: PlanLine
    kind: str
    free: str

    @property
    def id(self) -> int | None:
        """The id of the line; None for what was held without a plan."""
        return self.line.plan.id

    @property
    def day(self) -> str:
        """The date as it is said: 10-05 周三 国庆节."""
        day = self.line.plan.day
        weekend = self.free.startswith("周")
        return f"{day:%m-%d} {weekday(day)} {'' if weekend else self.free}".rstrip()

    @property
    def what(self) -> str:
        """The kind, with the group whose it is."""
        group = self.line.plan.group
        return f"{self.kind}（{group}）" if group else self.kind

    @property
    def name(self) -> str:
        """The line in a few words: 10-05 党小组会（第一党小组）."""
        return f"{self.line.plan.day:%m-%d} {self.what}"

    @property
    def held(self) -> str:
        """When it was really held; empty while it was not."""
        sitting = self.line.sitting
        return f"{sitting.day:%m-%d}" if sitting else ""


def plan_rows(report: PlanReport, lines: Iterable[PlanLine]) -> tuple[PlanRow, ...]:
    """The lines with the words of their kinds and days."""
    return tuple(
        PlanRow(
            place=at,
            line=line,
            kind=report.kinds[line.plan.kind].label if line.plan.kind in report.kinds else "",
            free=report.workdays.name_of(line.plan.day),
        )
        for at, line in enumerate(lines)
    )


def _day_tip(row: PlanRow) -> str:
    return f"{row.free}，不是工作日" if row.free else ""


PLAN_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column(
        title="日期",
        value=lambda row: row.day,
        width=148,
        sort_key=lambda row: row.place,
        tone=lambda row: "leave" if row.free else "text",
        tip=_day_tip,
    ),
    Column(title="类型", value=lambda row: row.kind, width=104),
    Column(title="党小组", value=lambda row: row.line.plan.group, width=110),
    Column(title="主题", value=lambda row: row.line.plan.topic, width=0, tip=lambda row: row.line.plan.topic),
    Column(title="地点", value=lambda row: row.line.plan.place, width=120),
    Column(
        title="状态",
        value=lambda row: f"{row.line.state.sign} {row.line.state.words}",
        width=96,
        tone=lambda row: TONES[row.line.state],
    ),
    Column(
        title="实际开展",
        value=lambda row: row.held,
        width=90,
        tone=lambda _row: "accent",
        tip=lambda row: "查看这次活动的记录" if row.held else "",
    ),
    Column(
        title="备注",
        value=lambda row: row.line.plan.remarks,
        width=0,
        tone=lambda _row: "secondary",
        tip=lambda row: row.line.plan.remarks,
    ),
)
HELD_COLUMN = next(at for at, column in enumerate(PLAN_COLUMNS) if column.title == "实际开展")
