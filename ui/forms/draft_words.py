"""How a draft of an earlier time is spoken of: when it was kept, and what happened to its record since."""

import json
from collections.abc import Iterator

from partybranch.domain.drafts import Draft

CHANGED_SINCE = "这条记录在那之后改过。保存会以这里的内容代替现在的内容，请核对后再保存。"
GONE_SINCE = "原来的记录已作废或已不在账本里，保存会另记为一次新的活动。"


def kept_words(draft: Draft) -> str:
    """12月31日 14:03 自动留存."""
    at = draft.kept_at
    return f"{at.month}月{at.day}日 {at:%H:%M} 自动留存" if at else "上次自动留存"


def typed_words(draft: Draft) -> str:
    """What was typed, field by field, for reading and copying; what stood there before is left out."""
    before = dict(draft.fields_before)
    changed = [(name, text) for name, text in draft.fields if text and before.get(name, "") != text]
    return "\n".join(f"{name or '内容'}：{_plain(text)}" for name, text in changed)


def _plain(text: str) -> str:
    """The words of a table, which is kept as JSON, in one line; any other text as it is."""
    try:
        told = json.loads(text)
    except ValueError:
        return text
    return "、".join(_leaves(told)) if isinstance(told, list | dict) else text


def _leaves(told: object) -> Iterator[str]:
    if isinstance(told, list | dict):
        for each in told.values() if isinstance(told, dict) else told:
            yield from _leaves(each)
    elif isinstance(told, str) and told:
        yield told
