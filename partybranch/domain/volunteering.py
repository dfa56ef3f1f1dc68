"""志愿服务 and 双报到: one service with the hours of each person."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Stage(StrEnum):
    """How far a service has come: asked for by the community, people assigned, carried out."""

    NEED = "需求"
    ASSIGNED = "已派单"
    DONE = "已完成"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """The hours of one person; the name is frozen as on a roll."""

    member_id: int
    name: str
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service on one day. ``kind`` is a code of service shape; ``voided`` the reason of a 作废.

    ``needed`` is how many people the community asked for, 0 when it did not say. Before the service is done
    its rows are the people assigned, with the hours expected of them (0 when not known).
    """

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
    stage: Stage = Stage.DONE
    needed: int = 0

    @property
    def counts(self) -> bool:
        """Whether the service belongs to the year's figures: carried out and not voided."""
        return self.stage is Stage.DONE and not self.voided

    @property
    def open(self) -> bool:
        """Whether it is still to be carried out."""
        return self.stage is not Stage.DONE and not self.voided

    def days_late(self, today: date) -> int:
        """How many days ago it should have been carried out; 0 for what is done, voided or still ahead."""
        return max((today - self.day).days, 0) if self.open else 0

    @property
    def hours(self) -> float:
        """The hours of all people together."""
        return round(sum(row.hours for row in self.rows), 2)
