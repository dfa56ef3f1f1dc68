"""统计: the figures of a period, its sentence and its findings, for page, ledger and PDF alike."""

from dataclasses import dataclass, field
from datetime import date

from partybranch.domain.attendance import RollRow
from partybranch.domain.cadences import Completion, Slot, completion
from partybranch.domain.comparison import ComparedKind, a_year_earlier, compare, so_far
from partybranch.domain.kinds import Kind, Kinds, Rhythm, Shape
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.members import Member, distinct_names, frozen_name
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.registers import RegisterPerson
from partybranch.domain.rules.judging import Finding, judge
from partybranch.domain.sittings import Sitting
from partybranch.domain.summaries import Summary, render
from partybranch.domain.summary_pieces import SummaryGround
from partybranch.domain.summary_template import SummaryTemplate
from partybranch.domain.tallies import Tally, tally
from partybranch.domain.typed_figures import TypedFigure
from partybranch.domain.volunteering import Service, ServiceRow
from partybranch.services.compliance import CheckReport
from partybranch.services.facts import read_facts
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.rules import read_policy
from partybranch.services.summaries import read_template_of
from partybranch.services.typed_figures import typed_names
from partybranch.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBook:
    """Everything a paper about one period may say, read in one transaction.

    ``sittings`` and ``services`` are the valid ones of the period until ``as_of`` in order of time;
    ``members`` everybody ever entered, ``names`` what tells each of them from namesakes, by id; ``typed``
    are the figures typed for the year in which the period begins, ``typed_names`` those of any year.
    ``leaves`` are the notices of leave, whenever they hold; ``fingerprint`` stands for the journal as it was
    when the book was read.
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
    template: SummaryTemplate = field(default_factory=SummaryTemplate)
    typed: tuple[TypedFigure, ...] = ()
    typed_names: frozenset[str] = frozenset()
    leaves: tuple[LeaveNotice, ...] = ()
    fingerprint: str = ""

    def name_of(self, row: RollRow | ServiceRow | RegisterPerson) -> str:
        """The name frozen in a row, with what tells its bearer from a namesake of today."""
        return frozen_name(row.name, self.names.get(row.member_id, ""))

    @property
    def sentence(self) -> str:
        """年度小结 of the period as plain text."""
        return self.summary.text

    @property
    def summary(self) -> Summary:
        """年度小结 of the period in the branch's wording, each figure with its records."""
        return self.summary_by(self.template)

    def summary_by(self, template: SummaryTemplate) -> Summary:
        """年度小结 of the period in another wording."""
        return render(template, self.ground)

    @property
    def ground(self) -> SummaryGround:
        """What a summary of the period is written from."""
        return SummaryGround(
            as_of=self.as_of,
            tally=self.tally,
            kinds=self.kinds,
            entries=self.report.facts.entries,
            typed=self.typed,
            typed_names=self.typed_names,
        )

    def comparison(self) -> tuple[ComparedKind, ...]:
        """The period so far beside the same stretch of the year before, and beside the plan; counted anew."""
        stretch = so_far(self.period, self.as_of)
        return compare(
            self._tally_of(stretch),
            self._tally_of(a_year_earlier(stretch)),
            self.report.facts.plans,
            self.kinds,
        )

    def _tally_of(self, period: Period) -> Tally:
        facts = self.report.facts
        return tally(
            period=period,
            sittings=facts.sittings,
            services=facts.services,
            members=self.members,
            kinds=self.kinds,
        )

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
            template, names = read_template_of(unit), typed_names(unit)
            fingerprint, leaves = unit.fingerprint(), unit.leaves.all()
            typed = tuple(each for each in unit.typed_figures.all() if not each.voided)
        # What lies ahead of the day may be prepared (a sign-in sheet printed) but has not been held.
        services = tuple(each for each in facts.services if each.day in period and each.day <= as_of)
        counted = tally(
            period=period, sittings=facts.judged, services=services, members=facts.members, kinds=kinds
        )
        return PeriodBook(
            period=period,
            as_of=as_of,
            profile=facts.profile,
            kinds=kinds,
            members=facts.members,
            names=distinct_names(facts.members),
            sittings=facts.judged,
            services=services,
            tally=counted,
            report=CheckReport(facts=facts, policy=policy, findings=judge(facts, policy, answers)),
            template=template,
            typed=tuple(each for each in typed if each.year == period.start.year),
            typed_names=names,
            leaves=leaves,
            fingerprint=fingerprint,
        )
