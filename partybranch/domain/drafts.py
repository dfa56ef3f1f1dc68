"""草稿: what was typed and is not in the book yet, with the form it belongs to."""

from dataclasses import dataclass
from datetime import datetime

from partybranch.domain.sittings import Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPlace:
    """Which form something was typed in: a page, the record (None for a new one), what else the page needs.

    Without a page the form cannot be found again by itself, only its texts can be read.
    """

    page: str = ""
    record_id: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form as it stands: a whole ``sitting``, or its ``fields`` by name with their raw texts.

    ``sitting_before`` and ``fields_before`` are what the form showed when it was opened. ``key`` names the
    draft for as long as its form lives; ``kept_at`` is set when it is kept.
    """

    key: str = ""
    title: str
    place: FormPlace
    year: int
    kept_at: datetime | None = None
    sitting: Sitting | None = None
    sitting_before: Sitting | None = None
    fields: tuple[tuple[str, str], ...] = ()
    fields_before: tuple[tuple[str, str], ...] = ()
