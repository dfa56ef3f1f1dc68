"""规则包: rules of a place or a unit as a plain text file that people edit, import and hand on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """One imported pack: its code and name as the file says them, and the whole text of the file."""

    id: int | None = None
    code: str
    name: str = ""
    text: str = ""
    voided: str = ""
