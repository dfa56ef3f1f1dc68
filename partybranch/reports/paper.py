"""What every paper says of itself to the list it is chosen from, whatever program opens it."""

from enum import StrEnum


class Shelf(StrEnum):
    """Where a paper stands in the list: by what it is for."""

    INSPECTION = "迎检"
    LEDGERS = "台账"
    TALLIES = "统计"
    MEETINGS = "会议用纸"
    PEOPLE = "个人"


class Choice(StrEnum):
    """What may be chosen beside the period."""

    NOTHING = "nothing"
    SITTINGS = "sittings"
    MEMBERS = "members"
