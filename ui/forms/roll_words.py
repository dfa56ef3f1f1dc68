"""The figures of a roll in one line, with what a vote would need."""

from collections.abc import Iterable

from partybranch.domain.attendance import RollCounts
from partybranch.domain.motions import Purpose, present_needed


def count_words(counts: RollCounts) -> str:
    """应到 34 · 实到 31 · 请假 2 · 缺席 0 · 未标 1, and what else there is."""
    parts = [
        f"应到 {counts.due}",
        f"实到 {counts.present}",
        f"请假 {counts.leave}",
        f"缺席 {counts.absent}",
        f"未标 {counts.unmarked}",
    ]
    more = {"异地": counts.elsewhere, "免于参加而到会": counts.extra, "迟到": counts.late}
    return " · ".join(parts + [f"{word} {figure}" for word, figure in more.items() if figure])


def vote_words(counts: RollCounts, purposes: Iterable[Purpose] = ()) -> str:
    """有表决权 30/32, and for each kind of vote how many must be there: 决议应到会 16，已达到."""
    words = [f"有表决权 {counts.voters_present}/{counts.voters_due}"]
    for purpose in dict.fromkeys(purposes):
        needed = present_needed(purpose, counts.voters_due)
        lacking = needed - counts.voters_present
        words.append(f"{purpose.value}须到会 {needed}，{f'还差 {lacking}' if lacking > 0 else '已达到'}")
    return " · ".join(words)


def unmarked_words(unmarked: int, on_notice: int) -> str:
    """What the banner says: how many are 未标; where all of them gave notice of leave, that this is why."""
    if unmarked and on_notice >= unmarked:
        return f"△ {on_notice} 人有请假登记，未填"
    return f"△ 还有 {unmarked} 人未标" if unmarked else ""
