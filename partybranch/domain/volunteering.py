"""志愿服务 and 双报到: one service with the hours of each person."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """The hours of one person; the name is frozen as on a roll."""

    member_id: int
    name: str
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service on one day. ``kind`` is a code of service shape; ``voided`` the reason of a 作废."""

    id: int | None = None
    kind: str
    project: str = ""
    title: str = ""
    day: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    contact: str = ""
    feedback: str = ""
    rows: tuple[ServiceRow, ...] = ()
    remarks: str = ""
    voided: str = ""

    @property
    def hours(self) -> float:
        """The hours of all people together."""
        return round(sum(row.hours for row in self.rows), 2)
