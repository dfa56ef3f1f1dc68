"""Votes: how many had to be there and to agree, and what the numbers say. It warns and never blocks."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a vote is about; each has its own quorum, majority and denominator (domain paper 1.1)."""

    RESOLUTION = "普通决议"
    ADMISSION = "发展转正"
    ELECTION = "选举"


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """One vote with its numbers; ``written`` are opinions handed in before an admission meeting."""

    purpose: Purpose = Purpose.RESOLUTION
    subject: str = ""
    voters_due: int = 0
    voters_present: int = 0
    written: int = 0
    votes_for: int = 0
    votes_against: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the numbers of a motion say: the least present and in favour, and whether both are met."""

    present_needed: int
    for_needed: int
    quorate: bool
    carried: bool
    complete: bool
    source: str


_SOURCES = {
    Purpose.RESOLUTION: "中国共产党支部工作条例（试行）第十一条",
    Purpose.ADMISSION: "中国共产党发展党员工作细则第二十条、第三十三条（2014年印发）",
    Purpose.ELECTION: "中国共产党基层组织选举工作条例",
}


def present_needed(purpose: Purpose, voters_due: int) -> int:
    """The least voters present of those due: half (决议), more than half (发展转正), four fifths (选举)."""
    if purpose is Purpose.RESOLUTION:
        return -(-voters_due // 2)
    if purpose is Purpose.ADMISSION:
        return voters_due // 2 + 1
    return -(-voters_due * 4 // 5)


def for_needed(motion: Motion) -> int:
    """More than half of the voters due; in an election more than half of the voters present."""
    base = motion.voters_present if motion.purpose is Purpose.ELECTION else motion.voters_due
    return base // 2 + 1


def judge(motion: Motion) -> Verdict:
    """Compare the numbers with the rule; ``complete`` says that the votes add up to the voters."""
    cast = motion.votes_for + motion.votes_against + motion.abstained
    written = motion.written if motion.purpose is Purpose.ADMISSION else 0
    needed, agree = present_needed(motion.purpose, motion.voters_due), for_needed(motion)
    return Verdict(
        present_needed=needed,
        for_needed=agree,
        quorate=motion.voters_present >= needed,
        carried=motion.voters_present >= needed and motion.votes_for >= agree,
        complete=cast == motion.voters_present + written,
        source=_SOURCES[motion.purpose],
    )
