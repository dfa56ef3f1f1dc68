"""检查: what the rules ask of a period, what is still missing, and what was said about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from partybranch.changes import Changes
from partybranch.domain.answers import Answer
from partybranch.domain.cadences import Slot, slots
from partybranch.domain.kinds import Kind
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.regulations import citation_of
from partybranch.domain.rules.duties import Duty, duties_of, owed
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.found import Place
from partybranch.domain.rules.judging import Finding, judge, judge_sitting
from partybranch.domain.rules.policy import Policy
from partybranch.domain.sittings import Sitting
from partybranch.errors import BranchError
from partybranch.services.facts import read_facts
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.rules import read_policy
from partybranch.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """The findings of a period with the facts they come from; settled ones stay in, after the open ones."""

    facts: Facts
    policy: Policy
    findings: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """What is still to be done or explained."""
        return tuple(each for each in self.findings if not each.settled)

    @property
    def settled(self) -> tuple[Finding, ...]:
        """What was explained."""
        return tuple(each for each in self.findings if each.settled)

    @property
    def pressing(self) -> tuple[tuple[Duty, Slot], ...]:
        """The duties still to be held in their running stretch, as of the day asked for."""
        day = self.facts.as_of
        every = ((duty, slot) for duty in self.duties for slot in duty.slots)
        return tuple((duty, slot) for duty, slot in every if slot.pressing(day) and not slot.missing(day))

    @property
    def by_sitting(self) -> dict[int, tuple[Finding, ...]]:
        """The open findings that lead to a sitting, by its id."""
        found: dict[int, tuple[Finding, ...]] = {}
        for each in self.open:
            target = each.found.target
            if target.id is not None and target.place is Place.SITTING:
                found[target.id] = (*found.get(target.id, ()), each)
        return found

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties that work in the year, with what was held and planned of each."""
        return duties_of(self.facts, self.policy)

    def slots(self, kind: Kind) -> tuple[Slot, ...]:
        """The stretches in which a kind is due, with what was held and planned in each."""
        facts = self.facts
        laid = slots(kind, facts.period, facts.sittings, facts.bodies, facts.plans)
        return owed(citation_of(kind.cadence.source), laid) if kind.cadence else laid


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingCheck:
    """What a sitting is judged among while it is typed: no reading from the book is needed any more."""

    facts: Facts
    policy: Policy
    answers: tuple[Answer, ...] = ()

    def judge(self, sitting: Sitting) -> tuple[Finding, ...]:
        """The findings of the sitting as it stands in the form, with what was said about them."""
        return judge_sitting(sitting, self.facts, self.policy, self.answers)


class Compliance:
    """The findings of the branch and the answers to them."""

    def __init__(self, database: Database, kinds: KindsOfBranch, now: Callable[[], datetime]) -> None:
        self._database, self._kinds, self._now = database, kinds, now

    def of(self, period: Period, as_of: date) -> CheckReport:
        """Read and judge a period as of a day."""
        kinds = self._kinds.all()
        with self._database.read() as unit:
            facts = read_facts(unit, kinds, period, as_of)
            policy, answers = read_policy(unit, kinds), unit.answers.all()
        return CheckReport(facts=facts, policy=policy, findings=judge(facts, policy, answers))

    def around(self, day: date) -> SittingCheck:
        """What a sitting of that day is judged among."""
        kinds = self._kinds.all()
        with self._database.read() as unit:
            facts = read_facts(unit, kinds, Period.year(day.year), self._now().date())
            policy, answers = read_policy(unit, kinds), tuple(unit.answers.all())
        return SittingCheck(facts=facts, policy=policy, answers=answers)

    def answer(self, finding: Finding, text: str) -> Changes:
        """Explain a finding as it now is; a later explanation takes the place of an earlier one.

        Raises BranchError when the text is empty.
        """
        if not text.strip():
            raise BranchError("说明是空的。请写明情况后再保存。")
        return self._say(finding, text.strip(), "说明")

    def take_back(self, finding: Finding) -> Changes:
        """Take an explanation back: the finding is open again."""
        return self._say(finding, "", "收回说明")

    def _say(self, finding: Finding, text: str, verb: str) -> Changes:
        found = finding.found
        with self._database.write(f"{verb} {found.when} {found.subject}") as unit:
            kept = next((each for each in unit.answers.all() if each.key == finding.key), None)
            profile = next(iter(unit.profiles.all()), Profile())
            unit.answers.save(
                Answer(
                    id=kept.id if kept else None,
                    key=finding.key,
                    about=found.text,
                    text=text,
                    who=profile.compiler.strip() or self._database.who,
                    at=self._now(),
                )
            )
            return unit.commit()
