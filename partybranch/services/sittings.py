"""活动: lay out a roll, record a sitting, correct it, void it; attachments of sittings."""

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from partybranch.changes import Changes
from partybranch.domain.attendance import Mark, RollRow, carry_marks, expected_roll, mark_rest_present
from partybranch.domain.beginnings import Usual, look_back, usual_of
from partybranch.domain.kinds import Kinds, Scope, Shape
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.rebasing import rebased
from partybranch.domain.sittings import Attachment, Sitting
from partybranch.errors import BranchError
from partybranch.services.kinds import KindsOfBranch
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit


class Sittings:
    """The sittings of the branch with their records and rolls."""

    def __init__(
        self,
        database: Database,
        kinds: KindsOfBranch,
        attachments: AttachmentFolder,
        now: Callable[[], datetime],
    ) -> None:
        self._database, self._kinds, self._attachments, self._now = database, kinds, attachments, now

    def between(self, period: Period, *, voided: bool = False) -> tuple[Sitting, ...]:
        """The sittings of a period in order of time; voided ones only when asked for."""
        with self._database.read() as unit:
            found = unit.sittings_between(period.start, period.end)
        return tuple(sitting for sitting in found if voided or not sitting.voided)

    def get(self, sitting_id: int) -> Sitting:
        """One sitting; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.sittings.get(sitting_id)

    def usual(self, kind: str, day: date, group: str = "") -> Usual:
        """When, where and under whom a kind was held lately; the branch's usual place where none is known."""
        with self._database.read() as unit:
            recent = unit.sittings_between(look_back(day), day)
            profile = next(iter(unit.profiles.all()), Profile())
        found = usual_of(recent, kind, day, group)
        return found if found.place else replace(found, place=profile.usual_place)

    def roll_for(self, sitting: Sitting, named: Iterable[int] = ()) -> tuple[RollRow, ...]:
        """The roll that the records call for on that day, with the marks the sitting already has.

        ``named`` are the member ids of a 指定人员 record; whoever is marked already stays on the roll.
        """
        with self._database.read() as unit:
            members = unit.members.all()
        wanted = {*named, *(row.member_id for row in sitting.roll if _by_name(sitting))}
        scopes = [(record.scope, record.group) for record in sitting.records]
        return carry_marks(expected_roll(members, sitting.day, scopes, wanted), sitting.roll)

    def record(self, sitting: Sitting, seen: Sitting | None = None) -> Changes:
        """Write a new sitting or correct one; BranchError when something a ledger line needs is missing.

        ``seen`` is what the book said when the correction was begun: what changed there since (a mark in
        考勤, an import) stands where the correction left it alone.
        """
        kinds = self._kinds.all()
        _refuse_incomplete(sitting, kinds)
        label = "、".join(kinds[code].label for code in sitting.kinds)
        verb = "记录" if sitting.id is None else "修改"
        with self._database.write(f"{verb}{label}（{sitting.day:%Y-%m-%d}）") as unit:
            if seen is not None and sitting.id is not None:
                sitting = rebased(sitting, seen, unit.sittings.get(sitting.id))
                _refuse_incomplete(sitting, kinds)
            unit.sittings.save(self._as_entered(sitting, unit))
            return unit.commit()

    def _as_entered(self, sitting: Sitting, unit: Unit) -> Sitting:
        """A correction changes neither when the sitting was first entered nor that it was voided."""
        kept = unit.sittings.get(sitting.id) if sitting.id is not None else None
        first = (kept.entered_at if kept else None) or sitting.entered_at or self._now()
        return replace(sitting, entered_at=first, voided=kept.voided if kept else sitting.voided)

    def mark(
        self, sitting_id: int, member_id: int, mark: Mark, reason: str = "", *, late: bool = False
    ) -> Changes:
        """Correct the mark of one person on a recorded roll; BranchError for whoever is not on it."""
        seen = _with_names(self.get(sitting_id))
        name, day = _row_of(seen, member_id).name, seen.day
        late, reason = late and mark is Mark.PRESENT, reason.strip()
        words = "迟到" if late else f"{mark}（{reason}）" if reason else mark.value
        with self._database.write(f"修改考勤：{name} {day:%Y-%m-%d} {words}") as unit:
            sitting = _with_names(unit.sittings.get(sitting_id))
            row = _row_of(sitting, member_id)
            changed = replace(row, mark=mark, reason=reason, late=late)
            roll = tuple(changed if each is row else each for each in sitting.roll)
            unit.sittings.save(replace(sitting, roll=roll))
            return unit.commit()

    def mark_present(self, sitting_id: int, people: Iterable[int]) -> Changes:
        """Mark those of these people present who are due and still 未标, in one step."""
        wanted = set(people)
        seen = _with_names(self.get(sitting_id))
        count = sum(row != old for row, old in zip(_filled(seen, wanted), seen.roll, strict=True))
        with self._database.write(f"修改考勤：{seen.day:%Y-%m-%d} 未标的 {count} 人出席") as unit:
            sitting = _with_names(unit.sittings.get(sitting_id))
            unit.sittings.save(replace(sitting, roll=_filled(sitting, wanted)))
            return unit.commit()

    def void(self, sitting_id: int, reason: str) -> Changes:
        """作废 with a reason: the sitting stays in the book and counts nowhere."""
        if not reason.strip():
            raise BranchError("作废需要写明原因。请填写原因后再试。")
        seen = self.get(sitting_id)
        with self._database.write(f"作废 {seen.day:%Y-%m-%d} {seen.topic}".rstrip()) as unit:
            unit.sittings.save(replace(unit.sittings.get(sitting_id), voided=reason.strip()))
            return unit.commit()

    def attach(self, source: Path) -> Attachment:
        """Keep a file in the book; it belongs to a sitting once that is recorded with it."""
        return self._attachments.keep(source)

    def attachment_path(self, attachment: Attachment) -> Path:
        """Where a kept file lies, for the PC's own programs to open."""
        return self._attachments.path_of(attachment)


def _with_names(sitting: Sitting) -> Sitting:
    """The sitting as is; BranchError when it has no roll whose marks could be corrected."""
    if sitting.voided:
        raise BranchError("这次活动已经作废，不能再改考勤。请刷新后再试。")
    if sitting.heads is not None:
        raise BranchError("这次活动只有人数，没有名单。请打开这次活动，改用名单后再标记。")
    return sitting


def _row_of(sitting: Sitting, member_id: int) -> RollRow:
    row = next((each for each in sitting.roll if each.member_id == member_id), None)
    if row is None:
        raise BranchError("这名党员不在当次应到名单上。请打开这次活动，核对名单后再标记。")
    return row


def _filled(sitting: Sitting, people: Container[int]) -> tuple[RollRow, ...]:
    others = {row.member_id for row in sitting.roll if row.member_id not in people}
    return mark_rest_present(sitting.roll, besides=others)


def _by_name(sitting: Sitting) -> bool:
    return any(record.scope is Scope.NAMED for record in sitting.records)


def _refuse_incomplete(sitting: Sitting, kinds: Kinds) -> None:
    if not sitting.records:
        raise BranchError("还没有选择活动类型。请至少选择一种类型后再保存。")
    if len(set(sitting.kinds)) < len(sitting.kinds):
        raise BranchError("同一次活动里同一类型出现了两次。请删去重复的一项后再保存。")
    for record in sitting.records:
        if record.kind not in kinds:
            raise BranchError("活动类型已不存在。请重新选择类型后再保存。")
        label = kinds[record.kind].label
        if kinds[record.kind].shape is not Shape.SITTING:
            raise BranchError(f"{label}不是会议或活动。请在“志愿服务”里登记时长和人员。")
        if record.scope is Scope.GROUP and not record.group:
            raise BranchError(f"{label}没有选择党小组。请选择党小组后再保存。")
    if sitting.minutes <= 0 or sitting.minutes > 24 * 60:
        raise BranchError("时长应在 1 到 1440 分钟之间。请改正后再保存。")
    _refuse_impossible_attendance(sitting)


def _refuse_impossible_attendance(sitting: Sitting) -> None:
    if sitting.heads is not None and sitting.roll:
        raise BranchError("到会情况不能既有名单又只有人数。请保留其中一种。")
    if sitting.heads is not None:
        heads = sitting.heads
        if min(heads.due, heads.present, heads.leave, heads.absent) < 0:
            raise BranchError("到会人数不能是负数。请核对后再保存。")
        if heads.present + heads.leave + heads.absent > heads.due:
            raise BranchError("实到、请假和缺席人数之和超过了应到人数。请核对后再保存。")
    seen: set[int] = set()
    for row in sitting.roll:
        if row.member_id in seen:
            raise BranchError(f"{row.name}在名单里出现了两次。请删去重复的一行后再保存。")
        seen.add(row.member_id)
