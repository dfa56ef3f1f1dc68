"""已说明: what a person said about a finding; the answer prints with it and nothing disappears silently."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An explanation of one finding, named by its ``key``.

    ``about`` is what the finding said then: when it says something else now, the answer no longer settles
    it. An empty ``text`` is an answer that was taken back.
    """

    id: int | None = None
    key: str
    about: str = ""
    text: str = ""
    who: str = ""
    at: datetime | None = None
