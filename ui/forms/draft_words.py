"""How a draft of an earlier time is spoken of: when it was kept, and what happened to its record since."""

from partybranch.domain.drafts import Draft

CHANGED_SINCE = "这条记录在那之后改过。保存会以这里的内容代替现在的内容，请核对后再保存。"
GONE_SINCE = "原来的记录已作废或已不在账本里，保存会另记为一次新的活动。"


def kept_words(draft: Draft) -> str:
    """12月31日 14:03 自动留存."""
    at = draft.kept_at
    return f"{at.month}月{at.day}日 {at:%H:%M} 自动留存" if at else "上次自动留存"
