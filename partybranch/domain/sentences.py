"""The sentence of the year: the countable part of a report, each number read off a tally."""

from partybranch.domain.kinds import Kinds
from partybranch.domain.periods import Period
from partybranch.domain.tallies import Tally


def percent(rate: float | None) -> str:
    """A rate as 90.9%, or — when nobody was due."""
    return "—" if rate is None else f"{rate:.1%}"


def number(value: float) -> str:
    """A number without a superfluous decimal point: 144, 2.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def year_sentence(tally: Tally, kinds: Kinds) -> str:
    """State the counts by kind, the attendance and the services, with the overlap rule where it matters."""
    parts = [f"{_opening(tally.period)}已开展{_held(tally, kinds)}。"]
    parts.append(f"共开展活动{tally.sittings.value}次{_overlap(tally)}。")
    counts = tally.attendance
    if counts.due:
        unmarked = f"未标{counts.unmarked}人次，" if counts.unmarked else ""
        parts.append(
            f"应到{counts.due}人次，实到{counts.present}人次，请假{counts.leave}人次，"
            f"缺席{counts.absent}人次，{unmarked}出席率{percent(counts.rate)}。"
        )
    served = tally.volunteering
    if served.services.value:
        parts.append(
            f"组织志愿服务和双报到{served.services.value}次，参加党员{served.people}人、{served.turns}人次，"
            f"累计{number(served.hours)}小时。"
        )
    return "".join(parts)


def _opening(period: Period) -> str:
    whole = period == Period.year(period.start.year)
    if whole:
        return f"{period.label}，"
    if period.start == Period.year(period.start.year).start and period.end.year == period.start.year:
        return f"{period.start.year}年以来（截至{period.end.month}月{period.end.day}日），"
    return f"{period.label}，"


def _held(tally: Tally, kinds: Kinds) -> str:
    order = sorted(kinds, key=lambda kind: not kind.study)
    held = [kind for kind in order if kind.code in tally.by_kind and tally.by_kind[kind.code].value]
    last_lesson = next((kind for kind in reversed(held) if kind.lesson), None)
    phrases = []
    for kind in held:
        phrase = f"{kind.label}{tally.by_kind[kind.code].value}次"
        phrases.append(phrase + (_by_secretary(tally) if kind is last_lesson else ""))
    return "，".join(phrases) or "活动0次"


def _by_secretary(tally: Tally) -> str:
    times = tally.lectures_by_secretary.value
    return f"（其中支部书记讲党课{times}次）" if times else ""


def _overlap(tally: Tally) -> str:
    twice = tally.overlapping.value
    return f"（其中{twice}次同时计入两种以上类型，活动总数只计一次）" if twice else ""
