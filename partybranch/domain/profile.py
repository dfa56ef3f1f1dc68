"""支部信息: the branch's own name, superiors and term."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The head of every paper. ``term_years`` is the committee's term (一般3年, 村和社区5年).

    ``founded_on`` is when the branch was set up: it owes nothing for the days before.
    ``hours_target`` is the 志愿服务 hours the branch aims at for each person in a year, 0 for none.
    ``branch_type`` is 党支部类型 as the superior's statistics ask for it (事业单位党支部).
    """

    id: int | None = None
    name: str = ""
    superior: str = ""
    founded_on: date | None = None
    elected_on: date | None = None
    term_years: int = 3
    compiler: str = ""
    reviewer: str = ""
    usual_place: str = ""
    hours_target: int = 0
    branch_type: str = ""
