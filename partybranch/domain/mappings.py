"""What a user once said about the columns of a workbook, remembered for that header."""

from dataclasses import dataclass, field

SKIP = "skip"
"""The choice for a column that is not to be imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderMapping:
    """The choices for one importer and one header: heading as written -> field name or ``SKIP``."""

    id: int | None = None
    importer: str
    header: str
    choices: dict[str, str] = field(default_factory=dict)
