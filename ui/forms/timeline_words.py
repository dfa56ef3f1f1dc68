"""What stands under a timeline: where two facts overlap, and from when to when there was none."""

from collections.abc import Iterator, Sequence
from datetime import date

from partybranch.domain.stretches import Stretch, gaps, overlaps


def timeline_words(name: str, stretches: Sequence[Stretch], today: date, *, one_at_a_time: bool) -> str:
    """The overlaps and, of facts of which one holds at a time, the gaps until today; empty where all fits."""
    return "\n".join(
        [*_overlaps(stretches, one_at_a_time), *(_gaps(name, stretches, today) if one_at_a_time else ())]
    )


def _overlaps(stretches: Sequence[Stretch], one_at_a_time: bool) -> Iterator[str]:
    for one, other in overlaps(stretches):
        if one_at_a_time or one.what == other.what:
            start, end = other.start or one.start, min(one.beyond, other.beyond)
            ends = "至今" if end == date.max else f"至 {end:%Y-%m-%d}"
            since = f"{start:%Y-%m-%d} " if start else "开始时"
            pair = f"{one.what}和{other.what}" if one.what != other.what else f"两段{one.what}"
            yield f"{pair}的时间重叠：{since}{ends}。请改正其中一段的起止日期。"


def _gaps(name: str, stretches: Sequence[Stretch], today: date) -> Iterator[str]:
    for start, end in gaps(stretches):
        if start <= today:
            until = f"至 {end:%Y-%m-%d}（当日不含）" if end else "起"
            yield f"{start:%Y-%m-%d} {until}没有编入{name}。"
