"""What the calendar of a year holds: the things of each day, and the duties that a month still lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from partybranch.domain.cadences import Slot
from partybranch.domain.fulfilment import PlanState
from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import Period
from partybranch.domain.rules.found import Place
from partybranch.domain.rules.judging import Finding
from partybranch.domain.workdays import Workdays
from partybranch.services.compliance import CheckReport
from partybranch.services.plans import PlanReport
from ui.models.duty_grid import slot_words, stretch_words
from ui.pages.plan_columns import TONES, PlanRow, plan_rows
from ui.widgets.day_cells import DayCell, DayMark, Dot

_DOTS = {
    PlanState.HELD: Dot.FULL,
    PlanState.MOVED: Dot.RING,
    PlanState.MISSED: Dot.HOLLOW,
    PlanState.AHEAD: Dot.DASHED,
    PlanState.EXTRA: Dot.FULL,
}
_HELD = TONES[PlanState.HELD]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One thing on a day: a ``row`` of the plan, or a record held or prepared without one.

    ``short`` is its name where there is little room: the group in front, which tells it from others.
    """

    dot: Dot
    tone: str
    name: str
    state: str
    short: str = ""
    topic: str = ""
    row: PlanRow | None = None
    sitting_id: int | None = None

    @property
    def planned(self) -> PlanRow | None:
        """The line of the plan itself; None for what stands beside the plan."""
        return self.row if self.row is not None and self.row.id is not None else None

    @property
    def movable(self) -> bool:
        """Whether it may be taken to another day: what was held stays where it was."""
        return self.planned is not None and self.sitting_id is None

    @property
    def words(self) -> str:
        """The thing and what became of it: 主题党日 未开展."""
        return f"{self.name} {self.state}"

    @property
    def mark(self) -> DayMark:
        """How the day shows it."""
        key = self.planned.id if self.movable and self.planned else None
        return DayMark(dot=self.dot, tone=self.tone, name=self.short or self.name, key=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingDuty:
    """A duty that a month lacks: over and missing (a ``finding``), or still running (a ``slot``)."""

    name: str
    when: str
    state: str
    kind: str
    group: str
    day: date
    finding: Finding | None = None
    slot: Slot | None = None

    @property
    def settled(self) -> bool:
        """Whether somebody explained it."""
        return self.finding is not None and self.finding.settled

    @property
    def missing(self) -> bool:
        """Whether its time is over and nothing was said about it."""
        return self.finding is not None and not self.settled


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """The year as the calendar shows it."""

    year: int
    entries: dict[date, tuple[CalendarEntry, ...]]
    lacking: dict[int, tuple[LackingDuty, ...]]
    workdays: Workdays

    def cells(self) -> dict[date, DayCell]:
        """What each day shows."""
        whole = Period.year(self.year)
        days = (whole.start + timedelta(days=count) for count in range(whole.days))
        return {day: self._cell(day) for day in days}

    def missing(self) -> dict[int, int]:
        """How many duties each month misses."""
        return {month: sum(each.missing for each in duties) for month, duties in self.lacking.items()}

    def _cell(self, day: date) -> DayCell:
        name, entries = self.workdays.name_of(day), self.entries.get(day, ())
        holiday = bool(name) and not name.startswith("周")
        worked = self.workdays.moved.get(day, "")
        said = [name] if holiday else [worked] if worked else []
        return DayCell(
            marks=tuple(entry.mark for entry in entries),
            free=bool(name),
            holiday=holiday,
            worked=bool(worked),
            name=name or worked,
            words="；".join([*said, *(entry.words for entry in entries)]),
        )


def calendar_year(plan: PlanReport, check: CheckReport, today: date) -> CalendarYear:
    """Lay the plan, the records and the missing duties of a year into its days."""
    entries: dict[date, list[CalendarEntry]] = {}
    for day, entry in (*_of_plan(plan), *_prepared(check, today)):
        entries.setdefault(day, []).append(entry)
    lacking: dict[int, list[LackingDuty]] = {}
    for duty in (*_running(check, today), *_missing(check.findings)):
        if duty.day.year == plan.year:
            lacking.setdefault(duty.day.month, []).append(duty)
    return CalendarYear(
        year=plan.year,
        entries={day: tuple(listed) for day, listed in entries.items()},
        lacking={month: tuple(listed) for month, listed in lacking.items()},
        workdays=plan.workdays,
    )


def _of_plan(plan: PlanReport) -> Iterator[tuple[date, CalendarEntry]]:
    for row in plan_rows(plan, plan.lines):
        line, sitting = row.line, row.line.sitting
        extra = line.state is PlanState.EXTRA
        yield (
            line.plan.day,
            CalendarEntry(
                dot=_DOTS[line.state],
                tone=_HELD if extra else TONES[line.state],
                name=row.what,
                short=f"{line.plan.group} {row.kind}".strip(),
                state=f"{PlanState.HELD.words}（计划外）" if extra and plan.planned else _state_words(row),
                topic=line.plan.topic,
                row=row,
                sitting_id=sitting.id if sitting else None,
            ),
        )
        if line.state is PlanState.MOVED and sitting is not None:
            yield (
                sitting.day,
                CalendarEntry(
                    dot=Dot.FULL,
                    tone=_HELD,
                    name=row.what,
                    short=f"{line.plan.group} {row.kind}".strip(),
                    state=f"{PlanState.HELD.words}（计划 {line.plan.day:%m-%d}）",
                    topic=sitting.topic,
                    sitting_id=sitting.id,
                ),
            )


def _state_words(row: PlanRow) -> str:
    state = row.line.state
    if state is PlanState.EXTRA:
        return PlanState.HELD.words
    return f"{state.words}，{row.held} 开展" if state is PlanState.MOVED else state.words


def _prepared(check: CheckReport, today: date) -> Iterator[tuple[date, CalendarEntry]]:
    """Records made before their day: they count on that day, and stand on it already."""
    facts = check.facts
    for sitting in facts.sittings:
        if today < sitting.day and sitting.day in facts.period and not sitting.voided:
            yield (
                sitting.day,
                CalendarEntry(
                    dot=Dot.DASHED,
                    tone=TONES[PlanState.AHEAD],
                    name=_names(sitting.kinds, facts.kinds),
                    state="已建好记录，未到日期",
                    topic=sitting.topic,
                    sitting_id=sitting.id,
                ),
            )


def _names(codes: Iterable[str], kinds: Kinds) -> str:
    return "、".join(kinds[code].label for code in codes if code in kinds)


def _missing(findings: Iterable[Finding]) -> Iterator[LackingDuty]:
    """The duties whose stretch is over; each stands at the month in which it ended."""
    for finding in findings:
        found, target = finding.found, finding.found.target
        if target.place is Place.DUTY:
            yield LackingDuty(
                name=found.subject,
                when=found.when.removeprefix(f"{found.day.year}年") or "全年",
                state=f"已说明：{finding.answer.text}" if finding.settled and finding.answer else found.text,
                kind=target.kind,
                group=target.group,
                day=found.day,
                finding=finding,
            )


def _running(check: CheckReport, today: date) -> Iterator[LackingDuty]:
    """The duties of now that are not held yet; they stand at this month."""
    for _duty, slot in check.pressing:
        yield LackingDuty(
            name=f"{slot.group}{slot.kind.label}",
            when=stretch_words(slot),
            state=slot_words(slot, today) if slot.held or slot.planned else "还没有开展",
            kind=slot.kind.code,
            group=slot.group,
            day=today,
            slot=slot,
        )
