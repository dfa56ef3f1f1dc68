"""What a rule may look at: the records of a period and what is known around them, and nothing else."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from partybranch.domain.bodies import Bodies, bodies_over
from partybranch.domain.kinds import Kinds
from partybranch.domain.members import Member, distinct_names, standing_on
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.profile import Profile
from partybranch.domain.registers import RegisterEntry
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service
from partybranch.domain.workdays import Workdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Redating:
    """A sitting whose date was changed after it was first saved, read off the journal."""

    sitting_id: int
    before: datetime
    after: datetime
    at: datetime
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The records around a period, judged as of a day.

    ``sittings`` and ``services`` are the valid ones in order of time, from before the period (a year where
    rules look back) to its end; ``plans`` and ``entries`` (of registers) the valid ones of the period.
    """

    period: Period
    as_of: date
    profile: Profile = field(default_factory=Profile)
    kinds: Kinds = field(default_factory=Kinds)
    members: tuple[Member, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    services: tuple[Service, ...] = ()
    plans: tuple[PlannedSitting, ...] = ()
    entries: tuple[RegisterEntry, ...] = ()
    redatings: tuple[Redating, ...] = ()
    workdays: Workdays = field(default_factory=Workdays)
    bodies: Bodies = field(init=False)
    judged: tuple[Sitting, ...] = field(init=False)
    _by_id: dict[int | None, Member] = field(init=False, repr=False, compare=False)
    _names: dict[int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        bodies = bodies_over(self.period, self.members, self.profile.founded_on)
        object.__setattr__(self, "bodies", bodies)
        object.__setattr__(self, "_by_id", {each.id: each for each in self.members})
        object.__setattr__(self, "_names", distinct_names(self.members))
        object.__setattr__(self, "judged", tuple(s for s in self.sittings if self._is_judged(s)))

    def _is_judged(self, sitting: Sitting) -> bool:
        return sitting.day in self.period and sitting.day <= self.as_of

    @property
    def last_day(self) -> date:
        """The day on which the period is judged: its end, or the day asked for when that is earlier."""
        return min(self.as_of, self.period.end)

    @property
    def begun(self) -> bool:
        """Whether the period has begun: of one that lies ahead nothing can be judged yet."""
        return self.last_day in self.period

    @property
    def year_is_over(self) -> bool:
        """Whether the period is a whole calendar year that has ended by the day asked for."""
        year = Period.year(self.period.start.year)
        return self.period == year and self.last_day == year.end

    def member(self, member_id: int | None) -> Member | None:
        """The member of that id, None when there is none."""
        return self._by_id.get(member_id)

    def name_of(self, member: Member) -> str:
        """The name of a member, with what tells it from a namesake's."""
        return self._names.get(member.id or 0, member.name)

    def before(self, sitting: Sitting) -> Sequence[Sitting]:
        """The sittings that began earlier than this one, the latest first."""
        at = bisect_left(self.sittings, sitting.starts_at, key=lambda each: each.starts_at)
        return self.sittings[:at][::-1]


def due_throughout(member: Member, period: Period) -> bool:
    """Whether a member was expected all through the period: what is due by the year asks nobody else."""
    months = [month.start for month in period.months() if month.start in period]
    return all(standing_on(member, day).due for day in (period.start, *months, period.end))
