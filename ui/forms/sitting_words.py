"""What the form of a sitting says about its draft: title and state."""

from datetime import date

from partybranch.domain.kinds import Kinds
from partybranch.domain.sittings import Sitting


def title_words(draft: Sitting, kinds: Kinds) -> str:
    """主题党日＋党课 · 学习贯彻全会精神."""
    named = "＋".join(kinds[code].label for code in draft.kinds) or "新活动"
    return f"{named} · {draft.topic}" if draft.topic else named


AHEAD = "日期还没到，到了才计入统计"


def state_words(draft: Sitting, kept: Sitting, today: date) -> str:
    """Whether the draft is in the book, since when, and whether its day lies ahead."""
    if draft.voided:
        return f"已作废：{draft.voided}"
    ahead = f"　{AHEAD}" if draft.day > today else ""
    if draft.id is None:
        return f"新记录，保存后写入账本{ahead}"
    since = f"首次保存于 {draft.entered_at:%Y-%m-%d %H:%M}" if draft.entered_at else "已保存"
    return f"{since}{'　有未保存的修改' if draft != kept else ''}{ahead}"
