"""表决情况: the numbers of a vote as a ledger prints them, those due first, for they are the denominator."""

from partybranch.domain.blank import BLANK
from partybranch.domain.motions import Motion, Purpose


def vote_words(motion: Motion) -> str:
    """One vote in one sentence; votes that were never entered print as to be added."""
    matter = f"“{motion.subject}”" if motion.subject else ""
    written = (
        f"书面意见{motion.written}份，" if motion.purpose is Purpose.ADMISSION and motion.written else ""
    )
    votes = (
        f"赞成{motion.votes_for}票，反对{motion.votes_against}票，弃权{motion.abstained}票"
        if motion.votes_for + motion.votes_against + motion.abstained
        else f"票数{BLANK}"
    )
    return (
        f"{motion.purpose.value}{matter}：应到会有表决权{motion.voters_due}人，"
        f"实到{motion.voters_present}人，{written}{votes}。"
    )
