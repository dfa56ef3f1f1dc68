"""What a sitting is written down among: kinds, members, places used before, the branch's usual place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from partybranch.app import Branch
from partybranch.domain.kinds import Kinds
from partybranch.domain.members import Member, groups_on, members_on
from partybranch.domain.periods import Period
from partybranch.services.compliance import SittingCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Everything the form offers for choosing; ``names`` tell namesakes apart by member id."""

    kinds: Kinds
    members: tuple[Member, ...]
    names: Mapping[int, str]
    places: tuple[str, ...]
    usual_place: str
    check: SittingCheck

    def members_on(self, day: date) -> tuple[Member, ...]:
        """The members of the branch on that day."""
        return members_on(self.members, day)

    def groups_on(self, day: date) -> tuple[str, ...]:
        """The 党小组 of that day."""
        return groups_on(self.members, day)


def read_surroundings(branch: Branch, day: date) -> Surroundings:
    """Read what the form of a sitting on that day offers; the places of two years, the most used first."""
    period = Period(date(day.year - 1, 1, 1), date(day.year, 12, 31))
    usual = branch.profile.get().usual_place
    used = Counter(sitting.place for sitting in branch.sittings.between(period) if sitting.place)
    ordered = (place for place, _times in used.most_common())
    return Surroundings(
        kinds=branch.kinds.all(),
        members=branch.members.all(),
        names=branch.members.names(),
        places=tuple(dict.fromkeys([usual, *ordered] if usual else ordered)),
        usual_place=usual,
        check=branch.compliance.around(day),
    )
