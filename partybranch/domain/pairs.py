"""谈心谈话: between whom of the branch a talk took place, by what both were on the day."""

from enum import StrEnum

from partybranch.domain.members import Standing


class PairKind(StrEnum):
    """The three kinds of pairs that 支部工作条例（试行）第19条 asks to talk."""

    COMMITTEE = "支委之间"
    MIXED = "支委和党员之间"
    MEMBERS = "党员之间"


def pair_kind(one: Standing, other: Standing) -> PairKind | None:
    """The kind of a pair; None when one of the two was not a member of the branch that day."""
    if not (one.member and other.member):
        return None
    by_seats = {0: PairKind.MEMBERS, 1: PairKind.MIXED, 2: PairKind.COMMITTEE}
    return by_seats[one.committee + other.committee]
