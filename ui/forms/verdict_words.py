"""What the numbers of a vote say, in words; it warns and never blocks."""

from dataclasses import dataclass

from partybranch.domain.motions import Motion, Purpose, judge


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    """The sentence, whether it is a warning, and the article behind it."""

    text: str
    warns: bool
    source: str


def verdict_words(motion: Motion) -> VerdictWords:
    """Say whether enough were there, whether enough agreed, and whether the votes add up."""
    verdict = judge(motion)
    if not motion.votes_for + motion.votes_against + motion.abstained:
        return VerdictWords(
            text=f"须到会 {verdict.present_needed}，赞成须 {verdict.for_needed}；请填写票数",
            warns=False,
            source=verdict.source,
        )
    troubles = []
    if not verdict.quorate:
        troubles.append(f"△ 到会不足：须 {verdict.present_needed}，实到 {motion.voters_present}")
    elif not verdict.carried:
        troubles.append(f"△ 未通过：赞成须 {verdict.for_needed}，实得 {motion.votes_for}")
    if not verdict.complete:
        troubles.append(f"△ 票数合计与{_voters(motion)}不符，请核对")
    passed = f"✓ 通过：赞成 {motion.votes_for}，须 {verdict.for_needed}；到会 {motion.voters_present}"
    return VerdictWords(text="　".join(troubles) or passed, warns=bool(troubles), source=verdict.source)


def _voters(motion: Motion) -> str:
    written = (
        f"加书面意见 {motion.written} " if motion.purpose is Purpose.ADMISSION and motion.written else ""
    )
    return f"到会 {motion.voters_present} {written}".rstrip() + " "
