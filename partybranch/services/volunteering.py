"""志愿服务 and 双报到: a need of the community, people assigned to it, the service carried out; void."""

from dataclasses import replace
from datetime import date

from partybranch.changes import Changes
from partybranch.domain.kinds import Kinds, Shape
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.volunteering import Service, Stage
from partybranch.errors import BranchError
from partybranch.services.kinds import KindsOfBranch
from partybranch.storage.database import Database

_STAGES = tuple(Stage)
_STEPS = {Stage.NEED: "登记", Stage.ASSIGNED: "派单", Stage.DONE: "完成"}
_A_DAY, _A_YEAR = 24, 8784


class Volunteering:
    """The services of the branch."""

    def __init__(self, database: Database, kinds: KindsOfBranch) -> None:
        self._database, self._kinds = database, kinds

    def between(self, period: Period, *, voided: bool = False) -> tuple[Service, ...]:
        """The services of a period in order of time, open ones too; voided ones only when asked for."""
        with self._database.read() as unit:
            found = unit.services_between(period.start, period.end)
        return tuple(service for service in found if voided or not service.voided)

    def of_year(self, year: int, today: date) -> tuple[Service, ...]:
        """The services of a year; with the running year also what is open from last year or for next year."""
        period = Period.year(year)
        if today not in period:
            return self.between(period)
        around = Period(date(year - 1, 1, 1), date(year + 1, 12, 31))
        return tuple(each for each in self.between(around) if each.day in period or each.open)

    def get(self, service_id: int) -> Service:
        """One service; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.services.get(service_id)

    def record(self, service: Service) -> Changes:
        """Write a service at whatever stage it is; BranchError when something its stage needs is missing.

        The step is called by what happened to it: 登记需求, 派单, 完成, 退回, or a plain correction.
        """
        kinds = self._kinds.all()
        _refuse_incomplete(service, kinds)
        with self._database.read() as unit:
            kept = unit.services.get(service.id) if service.id is not None else None
        with self._database.write(_step(service, kept, kinds)) as unit:
            # A correction does not bring a voided service back.
            voided = unit.services.get(service.id).voided if service.id is not None else service.voided
            unit.services.save(replace(service, voided=voided))
            return unit.commit()

    def need(self, service: Service) -> Changes:
        """登记需求: what the community asks for; nobody is sent yet."""
        return self.record(replace(service, stage=Stage.NEED, rows=()))

    def assign(self, service: Service) -> Changes:
        """派单: the rows are the people sent, with the hours expected of them (0 when not known)."""
        return self.record(replace(service, stage=Stage.ASSIGNED))

    def complete(self, service: Service) -> Changes:
        """完成: the rows are who took part, each with hours; from now on the service counts."""
        return self.record(replace(service, stage=Stage.DONE))

    def step_back(self, service_id: int, stage: Stage | None = None) -> Changes:
        """退回 to the stage before, or to an earlier one; what is a need again has nobody assigned."""
        service = self.get(service_id)
        place = _STAGES.index(service.stage)
        if not place:
            raise BranchError("这一项还是需求，没有上一步。不需要时请作废。")
        before = _STAGES[place - 1] if stage is None else stage
        rows = () if before is Stage.NEED else service.rows
        return self.record(replace(service, stage=before, rows=rows))

    def void(self, service_id: int, reason: str) -> Changes:
        """作废 with a reason: the service stays in the book and counts nowhere."""
        if not reason.strip():
            raise BranchError("作废需要写明原因。请填写原因后再试。")
        seen = self.get(service_id)
        with self._database.write(f"作废 {seen.day:%Y-%m-%d} {seen.title}".rstrip()) as unit:
            unit.services.save(replace(unit.services.get(service_id), voided=reason.strip()))
            return unit.commit()

    def aim_at(self, hours: int) -> Changes:
        """Set the hours the branch aims at for each person in a year, 0 for no target."""
        if not 0 <= hours <= _A_YEAR:
            raise BranchError("目标时长应在 0 到 8784 小时之间。请改正后再保存。")
        words = f"改为 {hours} 小时" if hours else "取消"
        with self._database.write(f"志愿服务每人每年目标{words}") as unit:
            kept = next(iter(unit.profiles.all()), Profile())
            unit.profiles.save(replace(kept, hours_target=hours))
            return unit.commit()


def _step(service: Service, kept: Service | None, kinds: Kinds) -> str:
    """What the step is called in the journal and in the menu."""
    what = f"{kinds[service.kind].label}（{service.day:%Y-%m-%d}）"
    if kept is not None and kept.stage is service.stage:
        verb = "修改"
    elif kept is not None and _STAGES.index(service.stage) < _STAGES.index(kept.stage):
        return f"退回{what}到{service.stage.value}"
    elif kept is None and service.stage is Stage.DONE:
        verb = "记录"
    else:
        verb = _STEPS[service.stage]
    return f"{verb}{what}需求" if service.stage is Stage.NEED else f"{verb}{what}"


def _refuse_incomplete(service: Service, kinds: Kinds) -> None:
    if service.kind not in kinds or kinds[service.kind].shape is not Shape.SERVICE:
        raise BranchError("没有选择服务类型。请选择志愿服务或双报到后再保存。")
    if service.stage is not Stage.DONE and not service.title.strip():
        raise BranchError("还没有填写服务内容。请写明要做什么后再保存。")
    if service.needed < 0:
        raise BranchError("需要人数不能是负数。请改正后再保存。")
    _refuse_impossible_people(service)


def _refuse_impossible_people(service: Service) -> None:
    done = service.stage is Stage.DONE
    if service.stage is Stage.NEED and service.rows:
        raise BranchError("需求还没有派单，不能有参加人员。请改为“已派单”后再选择人员。")
    if service.stage is not Stage.NEED and not service.rows:
        raise BranchError("还没有参加人员。请至少选择一名党员后再保存。")
    if done and any(not 0 < row.hours <= _A_DAY for row in service.rows):
        raise BranchError("服务时长应大于 0、不超过 24 小时。请改正后再保存。")
    if any(not 0 <= row.hours <= _A_DAY for row in service.rows):
        raise BranchError("预计时长应在 0 到 24 小时之间。请改正后再保存。")
    if len({row.member_id for row in service.rows}) < len(service.rows):
        raise BranchError("同一个人出现了两次。请删去重复的一行后再保存。")
