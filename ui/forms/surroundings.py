"""What a sitting is written down among: kinds, members, what is usual, leave of which notice was given."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from partybranch.app import Branch
from partybranch.domain.beginnings import Usual, usual_of
from partybranch.domain.kinds import Kinds
from partybranch.domain.leaves import LeaveNotice, leaves_on
from partybranch.domain.members import Member, groups_on, members_on
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.services.compliance import SittingCheck

_LEAVES_AROUND = timedelta(days=3 * 366)
"""The day may still be corrected, hardly by more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Everything the form offers for choosing; ``names`` tell namesakes apart by member id."""

    kinds: Kinds
    members: tuple[Member, ...]
    names: Mapping[int, str]
    places: tuple[str, ...]
    usual_place: str
    check: SittingCheck
    recent: tuple[Sitting, ...]
    notices: tuple[LeaveNotice, ...]

    def members_on(self, day: date) -> tuple[Member, ...]:
        """The members of the branch on that day."""
        return members_on(self.members, day)

    def groups_on(self, day: date) -> tuple[str, ...]:
        """The 党小组 of that day."""
        return groups_on(self.members, day)

    def usual(self, sitting: Sitting) -> Usual:
        """What is usual for the first kind of a sitting, other sittings being what they are."""
        others = (each for each in self.recent if each.id != sitting.id)
        first = next(iter(sitting.records), None)
        if first is None:
            return Usual(place=self.usual_place)
        found = usual_of(others, first.kind, sitting.day, first.group)
        return found if found.place else replace(found, place=self.usual_place)

    def leaves_on(self, day: date) -> dict[int, LeaveNotice]:
        """Who has given notice of leave for a day, by member id."""
        return leaves_on(self.notices, day)


def read_surroundings(branch: Branch, day: date) -> Surroundings:
    """Read what the form of a sitting on that day offers; the places of two years, the most used first."""
    period = Period(date(day.year - 1, 1, 1), date(day.year, 12, 31))
    usual = branch.profile.get().usual_place
    recent = branch.sittings.between(period)
    used = Counter(sitting.place for sitting in recent if sitting.place)
    ordered = (place for place, _times in used.most_common())
    return Surroundings(
        kinds=branch.kinds.all(),
        members=branch.members.all(),
        names=branch.members.names(),
        places=tuple(dict.fromkeys([usual, *ordered] if usual else ordered)),
        usual_place=usual,
        check=branch.compliance.around(day),
        recent=recent,
        notices=branch.leaves.between(Period(day - _LEAVES_AROUND, day + _LEAVES_AROUND)),
    )
