"""Read what rules may look at: the records around a period, in one transaction."""

from datetime import date, timedelta

from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.rules.facts import Facts
from partybranch.services.workdays import workdays_of
from partybranch.storage.unit import Unit

_A_YEAR = timedelta(days=366)


def read_facts(
    unit: Unit, kinds: Kinds, period: Period, as_of: date, look_back: timedelta = _A_YEAR
) -> Facts:
    """The facts of a period and of what rules look back on; voided records are left out."""
    start = max(date.min + look_back, period.start) - look_back
    sittings = tuple(s for s in unit.sittings_between(start, period.end) if not s.voided)
    return Facts(
        period=period,
        as_of=as_of,
        profile=next(iter(unit.profiles.all()), Profile()),
        kinds=kinds,
        members=unit.members.all(),
        sittings=sittings,
        services=tuple(s for s in unit.services_between(start, period.end) if s.counts),
        plans=tuple(p for p in unit.plans_between(period.start, period.end) if not p.voided),
        entries=tuple(e for e in unit.entries_between(period.start, period.end) if not e.voided),
        redatings=unit.redatings([s.id for s in sittings if s.id is not None and s.day in period]),
        workdays=workdays_of(unit.days_off.all()),
    )
