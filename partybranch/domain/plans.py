"""年度计划: what the branch means to hold, so that it can be held against what it held."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSitting:
    """One line of the plan: a kind on a day, of one group where ``group`` is set.

    ``voided`` holds the reason of a line struck out and is empty for a valid one.
    """

    id: int | None = None
    day: date
    kind: str
    group: str = ""
    topic: str = ""
    place: str = ""
    remarks: str = ""
    voided: str = ""
