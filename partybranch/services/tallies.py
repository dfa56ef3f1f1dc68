"""统计: the figures of a period, its sentence and its findings, for page, ledger and PDF alike."""

from dataclasses import dataclass
from datetime import date

from partybranch.domain.attendance import RollRow
from partybranch.domain.cadences import Completion, Slot, completion
from partybranch.domain.kinds import Kind, Kinds, Rhythm, Shape
from partybranch.domain.members import Member, distinct_names
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.registers import RegisterPerson
from partybranch.domain.rules.judging import Finding, judge
from partybranch.domain.sentences import year_sentence
from partybranch.domain.sittings import Sitting
from partybranch.domain.tallies import Tally, tally
from partybranch.domain.volunteering import Service, ServiceRow
from partybranch.services.compliance import CheckReport
from partybranch.services.facts import read_facts
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.rules import read_policy
from partybranch.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBook:
    """Everything a paper about one period may say, read in one transaction.

    ``sittings`` and ``services`` are the valid ones of the period in order of time; ``members`` everybody
    ever entered, ``names`` what tells each of them from namesakes, by id.
    """

    period: Period
    as_of: date
    profile: Profile
    kinds: Kinds
    members: tuple[Member, ...]
    names: dict[int, str]
    sittings: tuple[Sitting, ...]
    services: tuple[Service, ...]
    tally: Tally
    report: CheckReport

    def name_of(self, row: RollRow | ServiceRow | RegisterPerson) -> str:
        """The name frozen in a row, with what tells its bearer from a namesake of today."""
        today = self.names.get(row.member_id, "")
        return today if today.startswith(f"{row.name}（") else row.name

    @property
    def sentence(self) -> str:
        """The sentence of the period."""
        return year_sentence(self.tally, self.kinds)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules found as of the day, explained things last."""
        return self.report.findings

    def slots(self, kind: Kind) -> tuple[Slot, ...]:
        """The stretches in which the kind is due."""
        return self.report.slots(kind)

    def completion(self, kind: Kind) -> Completion | None:
        """按时开展月份数 and 完成率 of a kind; None for one without a cadence."""
        laid = self.slots(kind)
        return completion(laid, min(self.as_of, self.period.end)) if laid else None

    @property
    def shown_kinds(self) -> tuple[Kind, ...]:
        """The kinds with a line in the tables: core duties and whatever was held."""
        sitting_kinds = self.kinds.of_shape(Shape.SITTING)
        return tuple(kind for kind in sitting_kinds if kind.core or self.tally.by_kind[kind.code].value)

    def held_months(self, kind: Kind) -> int:
        """按时开展月份数: months with the kind held, of a group duty months in which every group held it."""
        completed = self.completion(kind)
        if completed and kind.cadence is not None and kind.cadence.rhythm is Rhythm.MONTH:
            return completed.held
        return sum(figure.value > 0 for figure in self.tally.by_kind_and_month[kind.code].values())


class Tallies:
    """The figures of the branch."""

    def __init__(self, database: Database, kinds: KindsOfBranch) -> None:
        self._database, self._kinds = database, kinds

    def of(self, period: Period, as_of: date) -> PeriodBook:
        """Read and count a period; its findings are judged as of the given day."""
        kinds = self._kinds.all()
        with self._database.read() as unit:
            facts = read_facts(unit, kinds, period, as_of)
            policy, answers = read_policy(unit, kinds), unit.answers.all()
        sittings = tuple(sitting for sitting in facts.sittings if sitting.day in period)
        services = tuple(service for service in facts.services if service.day in period)
        counted = tally(
            period=period, sittings=sittings, services=services, members=facts.members, kinds=kinds
        )
        return PeriodBook(
            period=period,
            as_of=as_of,
            profile=facts.profile,
            kinds=kinds,
            members=facts.members,
            names=distinct_names(facts.members),
            sittings=sittings,
            services=services,
            tally=counted,
            report=CheckReport(facts=facts, policy=policy, findings=judge(facts, policy, answers)),
        )
