"""缺项: what the record of a period still lacks. A finding says what is missing and never fills it in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from partybranch.domain.attendance import Mark
from partybranch.domain.cadences import Slot, slots
from partybranch.domain.kinds import Kind, Kinds, Scope
from partybranch.domain.members import Member
from partybranch.domain.motions import judge
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Record, Sitting

BLANK = "【待补充】"
"""What prints where the record is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing missing: where (a sitting, or a stretch without one), what, and the rule's source if any."""

    when: str
    subject: str
    text: str
    source: str = ""
    sitting_id: int | None = None


def find_gaps(
    sittings: Sequence[Sitting], members: Sequence[Member], kinds: Kinds, period: Period, as_of: date
) -> tuple[Gap, ...]:
    """List what is missing: first the duties not held by ``as_of``, then the incomplete records, by date."""
    duties = [
        _duty_gap(slot)
        for kind in kinds
        for slot in slots(kind, period, sittings, members)
        if slot.missing(min(as_of, period.end))
    ]
    records = [
        Gap(
            when=f"{sitting.day:%Y-%m-%d}",
            subject="、".join(kinds[code].label for code in sitting.kinds),
            text="；".join(lacking),
            sitting_id=sitting.id,
        )
        for sitting in sorted(sittings, key=lambda each: each.starts_at)
        if sitting.day in period and (lacking := list(_lacking(sitting, kinds)))
    ]
    return (*duties, *records)


def _duty_gap(slot: Slot) -> Gap:
    cadence = slot.kind.cadence
    return Gap(
        when=slot.period.label,
        subject=f"{slot.group}{slot.kind.label}",
        text="未见记录",
        source=cadence.source if cadence else "",
    )


def _lacking(sitting: Sitting, kinds: Kinds) -> Iterator[str]:
    yield from _lacking_head(sitting)
    for record in sitting.records:
        yield from _lacking_record(record, kinds[record.kind])
    yield from _lacking_roll(sitting)


def _lacking_record(record: Record, kind: Kind) -> Iterator[str]:
    if not record.topic.strip():
        yield f"{kind.label}缺会议名称"
    if record.scope is Scope.GROUP and not record.group:
        yield f"{kind.label}缺党小组"
    if kind.lecturer and record.lecturer is None:
        yield f"{kind.label}缺授课人"
    if not record.text.strip():
        yield f"{kind.label}会议内容{BLANK}"
    for motion in record.motions:
        if not motion.votes_for + motion.votes_against + motion.abstained:
            yield f"{kind.label}表决缺票数"
        elif not judge(motion).complete:
            yield f"{kind.label}表决票数合计与到会有表决权人数不符"


def _lacking_head(sitting: Sitting) -> Iterator[str]:
    if not sitting.place:
        yield "缺地点"
    if sitting.chair is None:
        yield "缺主持人"
    if sitting.recorder is None:
        yield "缺记录人"


def _lacking_roll(sitting: Sitting) -> Iterator[str]:
    if sitting.heads is not None:
        if sitting.heads.leave or sitting.heads.absent or sitting.heads.due > sitting.heads.present:
            yield "缺请假人员名单"
        return
    if not sitting.roll:
        yield "未登记到会情况"
        return
    unmarked = [row.name for row in sitting.roll if row.expected and row.mark is Mark.UNMARKED]
    if unmarked:
        yield f"{len(unmarked)}人未标（{_names(unmarked)}）"
    unexplained = [row.name for row in sitting.roll if row.mark is Mark.LEAVE and not row.reason]
    if unexplained:
        yield f"缺请假事由（{_names(unexplained)}）"


def _names(names: Iterable[str]) -> str:
    names = list(names)
    return "、".join(names[:5]) + ("等" if len(names) > 5 else "")
