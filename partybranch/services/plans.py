"""年度计划: write down what is meant, have it proposed, move it, and hold it against the records."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from partybranch.changes import Changes
from partybranch.domain.fulfilment import PlanLine, PlanState, plan_lines
from partybranch.domain.kinds import Kinds, Rhythm, Shape
from partybranch.domain.periods import Period
from partybranch.domain.planning import OwedKind, PlanningGround, PlanningOptions, propose
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.rules.duties import counting_rules
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.frequency import duty_of
from partybranch.domain.rules.policy import Policy
from partybranch.domain.workdays import Workdays
from partybranch.errors import BranchError
from partybranch.services.compliance import CheckReport
from partybranch.services.facts import read_facts
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.rules import read_policy
from partybranch.services.workdays import workdays_of
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """A year's plan against what was held, with what is needed to show and to edit it."""

    year: int
    lines: tuple[PlanLine, ...]
    kinds: Kinds
    groups: tuple[str, ...]
    workdays: Workdays

    @property
    def planned(self) -> tuple[PlanLine, ...]:
        """The lines of the plan itself, without what was held beside it."""
        return tuple(line for line in self.lines if line.state is not PlanState.EXTRA)

    @property
    def extra(self) -> tuple[PlanLine, ...]:
        """What was held without a plan."""
        return tuple(line for line in self.lines if line.state is PlanState.EXTRA)

    def count(self, state: PlanState) -> int:
        """How many lines have that state."""
        return sum(line.state is state for line in self.lines)


class Plans:
    """The plan of the branch, year by year."""

    def __init__(self, database: Database, kinds: KindsOfBranch, now: Callable[[], datetime]) -> None:
        self._database, self._kinds, self._now = database, kinds, now

    def of(self, year: int, *, voided: bool = False) -> tuple[PlannedSitting, ...]:
        """The lines of a year in order of time; struck ones only when asked for."""
        whole = Period.year(year)
        with self._database.read() as unit:
            found = unit.plans_between(whole.start, whole.end)
        return tuple(plan for plan in found if voided or not plan.voided)

    def against(self, year: int, as_of: date) -> PlanReport:
        """Hold the plan of a year against what was held until a day."""
        kinds, whole = self._kinds.all(), Period.year(year)
        with self._database.read() as unit:
            facts, policy = _year_alone(unit, kinds, whole, as_of), read_policy(unit, kinds)
        rhythms = _rhythms(_duties(policy, kinds, year))
        return PlanReport(
            year=year,
            lines=plan_lines(facts.plans, facts.sittings, rhythms, as_of),
            kinds=kinds,
            groups=facts.bodies.groups_in(whole),
            workdays=facts.workdays,
        )

    def propose(self, year: int, fixed_day: int = 5) -> tuple[PlannedSitting, ...]:
        """What the year's duties still lack, from today on, on working days; nothing is written."""
        kinds, today = self._kinds.all(), self._now().date()
        with self._database.read() as unit:
            facts = _year_alone(unit, kinds, Period.year(year), today)
            policy = read_policy(unit, kinds)
        options = PlanningOptions(fixed_day=fixed_day, since=today)
        return propose(year, _duties(policy, kinds, year), _ground(facts), options)

    def save(self, plan: PlannedSitting) -> Changes:
        """Write a line, new or changed; a free day is allowed and said in the step's name."""
        tidy = self._checked(plan)
        verb = "新增" if plan.id is None else "修改"
        with self._database.write(f"{verb}计划 {self._label(tidy)}（{self._said(tidy.day)}）") as unit:
            # A correction does not bring a struck line back.
            voided = unit.plans.get(tidy.id).voided if tidy.id is not None else ""
            unit.plans.save(replace(tidy, voided=voided))
            return unit.commit()

    def add_many(self, lines: Sequence[PlannedSitting]) -> Changes:
        """Write new lines in one step; BranchError without a line."""
        if not lines:
            raise BranchError("没有选择要加入的计划。请至少勾选一项后再加入。")
        checked = [self._checked(line) for line in lines]
        with self._database.write(f"加入计划 {len(checked)} 项") as unit:
            for line in checked:
                unit.plans.save(replace(line, id=None, voided=""))
            return unit.commit()

    def move(self, plan_id: int, day: date) -> Changes:
        """改期: give a line another day; a free day is allowed and said in the step's name."""
        plan = self._standing(plan_id)
        label = f"改期 {self._label(plan)}（{plan.day:%Y-%m-%d} 改到 {self._said(day)}）"
        with self._database.write(label) as unit:
            unit.plans.save(replace(plan, day=day))
            return unit.commit()

    def void(self, plan_id: int, reason: str) -> Changes:
        """Strike a line with a reason: it stays in the book and is planned no more."""
        if not reason.strip():
            raise BranchError("删去计划需要写明原因。请填写原因后再试。")
        plan = self._standing(plan_id)
        with self._database.write(f"删去计划 {self._label(plan)}（{plan.day:%Y-%m-%d}）") as unit:
            unit.plans.save(replace(plan, voided=reason.strip()))
            return unit.commit()

    def _standing(self, plan_id: int) -> PlannedSitting:
        with self._database.read() as unit:
            plan = unit.plans.get(plan_id)
        if plan.voided:
            raise BranchError("这条计划已经删去。需要时请新增一条。")
        return plan

    def _checked(self, plan: PlannedSitting) -> PlannedSitting:
        kinds = self._kinds.all()
        if plan.kind not in kinds:
            raise BranchError("没有选择活动类型。请选择类型后再保存。")
        if kinds[plan.kind].shape is not Shape.SITTING:
            raise BranchError(f"{kinds[plan.kind].label}不是会议或活动。请选择其他类型后再保存。")
        words = {key: getattr(plan, key).strip() for key in ("group", "topic", "place", "remarks")}
        return replace(plan, **words)

    def _label(self, plan: PlannedSitting) -> str:
        kinds = self._kinds.all()
        return f"{plan.group}{kinds[plan.kind].label}" if plan.kind in kinds else "活动"

    def _said(self, day: date) -> str:
        """A day, with the reason why it is free where it is."""
        with self._database.read() as unit:
            free = _calendar(unit).name_of(day)
        return f"{day:%Y-%m-%d} {free}，不是工作日" if free else f"{day:%Y-%m-%d}"


def lines_of(report: CheckReport) -> tuple[PlanLine, ...]:
    """The plan of a period that was already read, held against its records as of the report's day."""
    facts = report.facts
    lines: list[PlanLine] = []
    for year in facts.period.years():
        plans = [each for each in facts.plans if each.day in year]
        sittings = [each for each in facts.sittings if each.day in year]
        rhythms = _rhythms(_duties(report.policy, facts.kinds, year.start.year))
        lines += plan_lines(plans, sittings, rhythms, facts.as_of)
    return tuple(line for line in lines if line.plan.day in facts.period)


def _year_alone(unit: Unit, kinds: Kinds, whole: Period, as_of: date) -> Facts:
    """The facts of a year without those of the year before: a plan looks back on nothing."""
    return read_facts(unit, kinds, whole, as_of, look_back=timedelta())


def _calendar(unit: Unit) -> Workdays:
    return workdays_of(unit.days_off.all())


def _duties(policy: Policy, kinds: Kinds, year: int) -> tuple[OwedKind, ...]:
    """What the rules of a year ask for by number: the table of kinds, and settings that are switched on."""
    asking = [
        policy.values(rule, year)
        for rule in counting_rules(policy, year)
        if rule.source.covers(Period.month(year, 12))
    ]
    found = [duty_of(values, kinds) for values in asking]
    return tuple(duty for duty in found if duty is not None and duty[0].shape is Shape.SITTING)


def _rhythms(duties: Iterable[OwedKind]) -> dict[str, Rhythm]:
    """The rhythm of each kind: of two duties the denser, so that February does not fulfil January's line."""
    dense_last = sorted(duties, key=lambda duty: list(Rhythm).index(duty[1].rhythm), reverse=True)
    return {kind.code: cadence.rhythm for kind, cadence in dense_last}


def _ground(facts: Facts) -> PlanningGround:
    return PlanningGround(
        bodies=facts.bodies, workdays=facts.workdays, plans=facts.plans, sittings=facts.sittings
    )
