"""考勤: the rolls of a period with leave known beforehand and the rate that the unit asks for."""

from dataclasses import dataclass, field
from datetime import date

from partybranch.domain.attendance_matrix import Matrix, lay_matrix
from partybranch.domain.kinds import Kind, Kinds, Shape
from partybranch.domain.leaves import LeaveNotice, leaves_on
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.domain.rules.rates import demanded_percent
from partybranch.domain.sittings import Sitting
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.rules import read_policy
from partybranch.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRolls:
    """The valid sittings of a period until ``as_of``; ``ahead`` is how many lie beyond that day.

    ``notices`` holds the leave given notice of by day and member id; ``demanded`` the rate in per cent that
    a rule of the branch asks for, None where none does.
    """

    period: Period
    kinds: Kinds = field(default_factory=Kinds)
    members: tuple[Member, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    ahead: int = 0
    notices: dict[date, dict[int, LeaveNotice]] = field(default_factory=dict)
    demanded: int | None = None

    @property
    def held_kinds(self) -> tuple[Kind, ...]:
        """The kinds that were held, in the order of the table."""
        held = {code for sitting in self.sittings for code in sitting.kinds}
        return tuple(kind for kind in self.kinds.of_shape(Shape.SITTING) if kind.code in held)

    @property
    def groups(self) -> tuple[str, ...]:
        """The 党小组 that anybody was in by the end of the period, in order of first appearance."""
        stays = [stay for member in self.members for stay in member.groups]
        begun = (stay for stay in stays if stay.start is None or stay.start <= self.period.end)
        lasting = (stay for stay in begun if stay.end is None or stay.end >= self.period.start)
        return tuple(dict.fromkeys(stay.group for stay in lasting if stay.group))

    def matrix(self, kind: str = "", group: str = "") -> Matrix:
        """The matrix, of one kind or one 党小组 when asked for."""
        return lay_matrix(self.period, self.sittings, self.members, self.kinds, kind=kind, group=group)

    def notice(self, sitting: Sitting, member_id: int) -> LeaveNotice | None:
        """The leave of which a member gave notice for the day of a sitting."""
        return self.notices.get(sitting.day, {}).get(member_id)


class AttendanceOfBranch:
    """The rolls of the branch, a period at a time."""

    def __init__(self, database: Database, kinds: KindsOfBranch) -> None:
        self._database, self._kinds = database, kinds

    def of(self, period: Period, as_of: date) -> PeriodRolls:
        """Read a period; what lies ahead of the day has not been held and is only counted."""
        kinds = self._kinds.all()
        with self._database.read() as unit:
            found = [each for each in unit.sittings_between(period.start, period.end) if not each.voided]
            members, leaves = unit.members.all(), unit.leaves.all()
            policy = read_policy(unit, kinds)
        held = tuple(each for each in found if each.day <= as_of)
        return PeriodRolls(
            period=period,
            kinds=kinds,
            members=members,
            sittings=held,
            ahead=len(found) - len(held),
            notices={day: leaves_on(leaves, day) for day in {each.day for each in held}} if leaves else {},
            demanded=demanded_percent(policy, period.start.year),
        )
