"""Where in a page to go on: the field of a record to stand on, or what a new record starts from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """``field`` is the field to stand on, as ``Target`` names it; all others fill a new record."""

    field: str = ""
    group: str = ""
    day: date | None = None
    topic: str = ""
    place: str = ""


ANYWHERE = Spot()
"""Where the page itself would put the keyboard."""
