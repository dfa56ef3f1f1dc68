"""How each mark looks: a symbol, a word and a colour token, so that no mark speaks by its colour alone."""

from dataclasses import dataclass

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.leaves import LeaveNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The symbol of a mark, its colour token in the style sheet and the digit that sets it."""

    symbol: str
    tone: str
    digit: str


FACES: dict[Mark, Face] = {
    Mark.PRESENT: Face(symbol="●", tone="present", digit="1"),
    Mark.LEAVE: Face(symbol="▲", tone="leave", digit="2"),
    Mark.ABSENT: Face(symbol="✕", tone="absent", digit="3"),
    Mark.ELSEWHERE: Face(symbol="◇", tone="elsewhere", digit="4"),
    Mark.UNMARKED: Face(symbol="○", tone="unmarked", digit="0"),
}
"""Every mark in the order in which it is offered."""


def short_word(row: RollRow) -> str:
    """The word beside the name in a narrow cell: none for 出席 and 未标, the reason of a leave."""
    if row.mark is Mark.PRESENT:
        return "迟到" if row.late else ""
    if row.mark is Mark.LEAVE:
        return row.reason or "缺事由"
    return {Mark.ABSENT: "缺席", Mark.ELSEWHERE: "异地"}.get(row.mark, "")


def full_words(row: RollRow) -> str:
    """The mark in full, for a screen reader and for hovering: 请假（病假）, 出席，迟到."""
    if row.mark is Mark.LEAVE:
        return f"请假（{row.reason or '未写事由'}）"
    return f"{row.mark.value}，迟到" if row.late else row.mark.value


def notice_words(notice: LeaveNotice) -> str:
    """What somebody said beforehand: 有请假登记：病假（11月3日至11月9日），还没有采用."""
    first, last = (f"{day.month}月{day.day}日" for day in (notice.start, notice.end))
    days = first if first == last else f"{first}至{last}"
    return f"有请假登记：{notice.reason or '未写事由'}（{days}），还没有采用"
