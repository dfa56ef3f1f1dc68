"""请假登记: note a leave known beforehand, correct it, void it."""

from dataclasses import replace
from datetime import date

from partybranch.changes import Changes
from partybranch.domain.leaves import LeaveNotice, leaves_on
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.storage.database import Database


class Leaves:
    """The leave notices of the branch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def between(self, period: Period, *, voided: bool = False) -> tuple[LeaveNotice, ...]:
        """The notices that touch a period, in order of their first day; voided ones only when asked for."""
        with self._database.read() as unit:
            found = unit.leaves.all()
        touching = (each for each in found if each.start <= period.end and each.end >= period.start)
        wanted = (each for each in touching if voided or not each.voided)
        return tuple(sorted(wanted, key=lambda each: (each.start, each.id or 0)))

    def on(self, day: date) -> dict[int, LeaveNotice]:
        """Who has given notice of leave for a day, by member id."""
        with self._database.read() as unit:
            return leaves_on(unit.leaves.all(), day)

    def get(self, notice_id: int) -> LeaveNotice:
        """One notice; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.leaves.get(notice_id)

    def record(self, notice: LeaveNotice) -> Changes:
        """Write a new notice or correct one; BranchError when its days cannot be true."""
        if notice.end < notice.start:
            raise BranchError("请假的结束日期早于开始日期。请改正后再保存。")
        verb = "登记" if notice.id is None else "修改"
        with self._database.write(f"{verb}请假（{notice.start:%Y-%m-%d}）") as unit:
            kept = unit.leaves.get(notice.id) if notice.id is not None else None
            same = kept is not None and kept.member_id == notice.member_id
            name = kept.name if kept and same else unit.members.get(notice.member_id).name
            voided = kept.voided if kept else notice.voided
            unit.leaves.save(replace(notice, name=name, reason=notice.reason.strip(), voided=voided))
            return unit.commit()

    def void(self, notice_id: int, reason: str) -> Changes:
        """作废 with a reason: the notice stays in the book and is offered no more."""
        if not reason.strip():
            raise BranchError("作废需要写明原因。请填写原因后再试。")
        name = self.get(notice_id).name
        with self._database.write(f"作废请假登记（{name}）") as unit:
            unit.leaves.save(replace(unit.leaves.get(notice_id), voided=reason.strip()))
            return unit.commit()
