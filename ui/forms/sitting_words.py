"""What the form of a sitting says about its draft: title, state, and what the record still lacks."""

from dataclasses import replace

from partybranch.domain.gaps import find_gaps
from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting


def title_words(draft: Sitting, kinds: Kinds) -> str:
    """主题党日＋党课 · 学习贯彻全会精神."""
    named = "＋".join(kinds[code].label for code in draft.kinds) or "新活动"
    return f"{named} · {draft.topic}" if draft.topic else named


def state_words(draft: Sitting, kept: Sitting) -> str:
    """Whether the draft is in the book, and since when."""
    if draft.voided:
        return f"已作废：{draft.voided}"
    if draft.id is None:
        return "新记录，保存后写入账本"
    since = f"首次保存于 {draft.entered_at:%Y-%m-%d %H:%M}" if draft.entered_at else "已保存"
    return f"{since}　有未保存的修改" if draft != kept else since


def gap_words(draft: Sitting, kinds: Kinds) -> tuple[str, ...]:
    """What the draft itself lacks, in the words of the list of gaps."""
    shown = replace(draft, id=draft.id or 0)
    found = find_gaps((shown,), (), kinds, Period(draft.day, draft.day), draft.day)
    return tuple(lack for gap in found if gap.sitting_id is not None for lack in gap.text.split("；"))
