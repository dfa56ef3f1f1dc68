"""What the form of a sitting says about its draft: title and state."""

from partybranch.domain.kinds import Kinds
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
