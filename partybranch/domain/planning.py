"""年度计划的建议: lay the duties of a year on working days, a committee meeting before a general one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partybranch.domain.bodies import Bodies
from partybranch.domain.cadences import Slot, slots_of
from partybranch.domain.kinds import Book, Cadence, Kind, Rhythm, Scope
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.sittings import Sitting
from partybranch.domain.workdays import Workdays

_LEAD = 3  # workdays between a committee meeting and what it prepares
_WEEK = timedelta(days=7)
_A_YEAR = {Rhythm.MONTH: 12, Rhythm.QUARTER: 4, Rhythm.HALF: 2, Rhythm.YEAR: 1}

OwedKind = tuple[Kind, Cadence]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningOptions:
    """What the branch decides: the day of the month of its theme day, and the first day to plan for."""

    fixed_day: int = 5
    since: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningGround:
    """What a year's plan is laid among; ``plans`` and ``sittings`` are the valid ones."""

    bodies: Bodies
    workdays: Workdays
    plans: tuple[PlannedSitting, ...] = ()
    sittings: tuple[Sitting, ...] = ()


def propose(
    year: int, duties: Iterable[OwedKind], ground: PlanningGround, options: PlanningOptions
) -> tuple[PlannedSitting, ...]:
    """Propose what the duties of a year still lack, in order of time; the same input gives the same lines.

    A kind that is owed by more than one duty is planned for the densest first, so that no duty doubles it.
    """
    listed = tuple(duties)
    draft = _Draft(listed, ground, options)
    for kind, cadence in sorted(listed, key=_turn):
        planned = draft.plans
        laid = slots_of(kind, cadence, Period.year(year), ground.sittings, ground.bodies, planned)
        for slot in laid:
            if slot.asked:
                draft.fill(slot, cadence.rhythm)
    order = {kind.code: at for at, (kind, _cadence) in enumerate(listed)}
    return tuple(sorted(draft.lines, key=lambda line: (line.day, order[line.kind], line.group)))


def workday_beside(workdays: Workdays, day: date, step: int) -> date:
    """The next workday after a day (``step`` 1) or the last one before it (``step`` -1)."""
    day += timedelta(days=step)
    while not workdays.is_workday(day):
        day += timedelta(days=step)
    return day


def _turn(duty: OwedKind) -> tuple[int, int]:
    """The theme days come first, what prepares them next, then the rest; dense duties before loose ones."""
    kind, cadence = duty
    rank = 0 if kind.book is Book.THEME_DAYS else 1 if kind.scope is Scope.COMMITTEE else 2
    return rank, -cadence.times * _A_YEAR[cadence.rhythm]


def _votes(kind: Kind) -> bool:
    """Whether all members decide there: 重要事项提交党员大会前一般先经支委会 (第十二条)."""
    return kind.motions and kind.scope is Scope.ALL


def _nearest(days: Sequence[date], wish: date) -> date:
    """The first of the days at or after the wished one, else the last before it."""
    return next((day for day in days if day >= wish), days[-1])


class _Draft:
    """The lines proposed so far, beside what was there before."""

    def __init__(self, duties: Sequence[OwedKind], ground: PlanningGround, options: PlanningOptions) -> None:
        self.lines: list[PlannedSitting] = []
        self._ground, self._options = ground, options
        self._themes = {kind.code for kind, _ in duties if kind.book is Book.THEME_DAYS}
        self._committees = {kind.code for kind, _ in duties if kind.scope is Scope.COMMITTEE}
        self._voting = {kind.code for kind, _ in duties if _votes(kind)}

    @property
    def plans(self) -> tuple[PlannedSitting, ...]:
        """What was planned before and what is proposed now."""
        return (*self._ground.plans, *self.lines)

    def fill(self, slot: Slot, rhythm: Rhythm) -> None:
        """Propose what a stretch still lacks; one without a working day left stays as it is."""
        for turn in range(max(len(slot.held), len(slot.planned)), slot.times):
            month = self._month(slot, rhythm, turn)
            if month is None:
                return
            day = self._day(slot, rhythm, month)
            note = self._note(month, day) if slot.kind.code in self._themes else ""
            self.lines.append(PlannedSitting(day=day, kind=slot.kind.code, group=slot.group, remarks=note))

    def _usable(self, slot: Slot, month: Period) -> list[date]:
        """The working days of a month, not gone by, on which the body that meets is there."""
        scope = Scope.GROUP if slot.group else slot.kind.scope
        bodies = self._ground.bodies
        return [day for day in self._workdays(month) if bodies.exists(Period(day, day), scope, slot.group)]

    def _workdays(self, month: Period) -> list[date]:
        days = (month.start + timedelta(days=count) for count in range(month.days))
        since, workdays = self._options.since, self._ground.workdays
        return [day for day in days if day >= since and workdays.is_workday(day)]

    def _month(self, slot: Slot, rhythm: Rhythm, turn: int) -> Period | None:
        """Middle months for what is decided quarterly, else the end of each share: a year ends in Q4."""
        months = tuple(slot.period.months())
        share = len(months) / slot.times
        middle = _votes(slot.kind) and rhythm is not Rhythm.YEAR
        ideal = int((turn + 0.5) * share) if middle else max(int((turn + 1) * share) - 1, 0)

        def cost(at: int) -> tuple[int, bool, int, int]:
            again = bool(self._planned({slot.kind.code}, months[at], slot.group))
            return self._unprepared(slot, months[at]), again, abs(at - ideal), -at

        possible = [at for at, month in enumerate(months) if self._usable(slot, month)]
        return months[min(possible, key=cost)] if possible else None

    def _unprepared(self, slot: Slot, month: Period) -> int:
        """0 when a committee meeting can precede what is decided on the theme day, 1 on a later day, 2 never.

        A month whose theme day follows a holiday at once is left for a neighbour in the same stretch.
        """
        if not _votes(slot.kind):
            return 0
        days = self._prepared(self._usable(slot, month), month)
        return 0 if self._theme_day(month) in days else 1 if days else 2

    def _day(self, slot: Slot, rhythm: Rhythm, month: Period) -> date:
        usable, code = self._usable(slot, month), slot.kind.code
        taken = self._planned({code}, month)
        days = [day for day in usable if day not in taken] or usable
        if code in self._committees:
            return self._before(month, days)
        if _votes(slot.kind):
            days = self._prepared(days, month) or days
        wish = self._fixed(month) if code in self._themes else self._theme_day(month)
        if slot.group:
            return _nearest(days, wish + _WEEK)
        own_day = code not in self._themes and not _votes(slot.kind) and rhythm in (Rhythm.MONTH, Rhythm.YEAR)
        return _nearest(days, wish + 2 * _WEEK if own_day or taken else wish)

    def _before(self, month: Period, days: Sequence[date]) -> date:
        """Some workdays before the first thing to be prepared; right after it where none is left before."""
        first = min([self._theme_day(month), *self._planned(self._voting, month)])
        earlier = [day for day in days if day < first]
        later = [day for day in days if day > first]
        return earlier[-_LEAD:][0] if earlier else (later or days)[0]

    def _prepared(self, days: Sequence[date], month: Period) -> list[date]:
        """The days after the month's first committee meeting; none where no committee meets."""
        met = self._planned(self._committees, month) | {
            each.day for each in self._ground.sittings if each.day in month and self._is_committee(each)
        }
        return [day for day in days if met and day > min(met)]

    def _is_committee(self, sitting: Sitting) -> bool:
        return not self._committees.isdisjoint(sitting.kinds)

    def _planned(self, codes: set[str], month: Period, group: str = "") -> set[date]:
        """The days of a month on which one of the kinds is planned (for a group, where one is given)."""
        found = [line for line in self.plans if line.kind in codes and line.day in month and not line.voided]
        return {line.day for line in found if not group or line.group in ("", group)}

    def _fixed(self, month: Period) -> date:
        return month.start.replace(day=min(self._options.fixed_day, month.days))

    def _theme_day(self, month: Period) -> date:
        """The day of the month on which everybody comes together."""
        fixed = self._fixed(month)
        planned = [day for day in self._planned(self._themes, month) if day >= self._options.since]
        if planned:
            return min(planned, key=lambda day: (abs(day - fixed), day))
        return _nearest(self._workdays(month), fixed)

    def _note(self, month: Period, day: date) -> str:
        """Why a theme day is not on its fixed day: 10-05 国庆节，改到10-08."""
        fixed, workdays = self._fixed(month), self._ground.workdays
        if workdays.is_workday(fixed) or fixed < self._options.since:
            return ""
        return f"{fixed:%m-%d} {workdays.name_of(fixed)}，改到{day:%m-%d}"
