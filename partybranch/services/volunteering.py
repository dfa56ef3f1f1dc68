"""志愿服务 and 双报到: record a service with each person's hours, correct it, void it."""

from dataclasses import replace

from partybranch.changes import Changes
from partybranch.domain.kinds import Shape
from partybranch.domain.periods import Period
from partybranch.domain.volunteering import Service
from partybranch.errors import BranchError
from partybranch.services.kinds import KindsOfBranch
from partybranch.storage.database import Database


class Volunteering:
    """The services of the branch."""

    def __init__(self, database: Database, kinds: KindsOfBranch) -> None:
        self._database, self._kinds = database, kinds

    def between(self, period: Period, *, voided: bool = False) -> tuple[Service, ...]:
        """The services of a period in order of time; voided ones only when asked for."""
        with self._database.read() as unit:
            found = unit.services_between(period.start, period.end)
        return tuple(service for service in found if voided or not service.voided)

    def get(self, service_id: int) -> Service:
        """One service; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.services.get(service_id)

    def record(self, service: Service) -> Changes:
        """Write a new service or correct one; BranchError when hours or people cannot be true."""
        kinds = self._kinds.all()
        if service.kind not in kinds or kinds[service.kind].shape is not Shape.SERVICE:
            raise BranchError("没有选择服务类型。请选择志愿服务或双报到后再保存。")
        if not service.rows:
            raise BranchError("还没有参加人员。请至少选择一名党员后再保存。")
        if any(not 0 < row.hours <= 24 for row in service.rows):
            raise BranchError("服务时长应大于 0、不超过 24 小时。请改正后再保存。")
        if len({row.member_id for row in service.rows}) < len(service.rows):
            raise BranchError("同一个人出现了两次。请删去重复的一行后再保存。")
        verb = "记录" if service.id is None else "修改"
        with self._database.write(f"{verb}{kinds[service.kind].label}（{service.day:%Y-%m-%d}）") as unit:
            # A correction does not bring a voided service back.
            voided = unit.services.get(service.id).voided if service.id is not None else service.voided
            unit.services.save(replace(service, voided=voided))
            return unit.commit()

    def void(self, service_id: int, reason: str) -> Changes:
        """作废 with a reason: the service stays in the book and counts nowhere."""
        if not reason.strip():
            raise BranchError("作废需要写明原因。请填写原因后再试。")
        service = self.get(service_id)
        with self._database.write(f"作废 {service.day:%Y-%m-%d} {service.title}".rstrip()) as unit:
            unit.services.save(replace(service, voided=reason.strip()))
            return unit.commit()
