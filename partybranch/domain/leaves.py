"""请假登记: leave known beforehand; it is offered when a roll is taken and never set by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveNotice:
    """One person's leave from ``start`` to ``end``, both days included; ``voided`` the reason of a 作废.

    ``reason`` is one of ``LEAVE_REASONS`` or a text of its own; the name is frozen as on a roll.
    """

    id: int | None = None
    member_id: int
    name: str = ""
    start: date
    end: date
    reason: str = ""
    remarks: str = ""
    voided: str = ""

    def covers(self, day: date) -> bool:
        """Whether the leave holds on that day."""
        return self.start <= day <= self.end and not self.voided


def leaves_on(notices: Iterable[LeaveNotice], day: date) -> dict[int, LeaveNotice]:
    """The leave of each person that holds on a day, by member id; of several the one entered last."""
    return {notice.member_id: notice for notice in notices if notice.covers(day)}
