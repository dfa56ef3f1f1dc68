"""手工填写: figures that no record can give (发稿数 …), typed by a person and always marked as such."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFigure:
    """One figure of a year as the person typed it, with its unit and where it comes from."""

    id: int | None = None
    year: int
    name: str
    value: str = ""
    unit: str = ""
    remarks: str = ""
    voided: str = ""
