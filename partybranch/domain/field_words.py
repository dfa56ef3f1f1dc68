"""What each field of a kept record is called on the screen: the one table that 留痕 speaks from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from partybranch.domain.attendance import HeadCount, Mark, RollRow
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.members import Condition, GroupStay, Member, Post
from partybranch.domain.motions import Motion
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.profile import Profile
from partybranch.domain.registers import RegisterEntry
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.typed_figures import TypedFigure
from partybranch.domain.volunteering import Service
from partybranch.domain.workdays import DayOff

EMPTY = "未填"

SILENT = frozenset({"id", "member_id", "register", "kind", "entered_at"})
"""Fields that no line of the history is about: identity, what the step's own date says, and the kind,
which is named by the kinds of the branch."""

FIELDS: Mapping[type, Mapping[str, str]] = {
    Member: {
        "name": "姓名", "citizen_number": "公民身份证号", "sex": "性别", "nation": "民族",
        "birth": "出生日期",
        "education": "学历", "category": "人员类别", "joined": "加入党组织日期",
        "full_since": "转为正式党员日期",
        "transferred_in": "组织关系转入时间", "transferred_out": "组织关系转出时间", "job": "工作岗位",
        "phone": "手机号码", "landline": "固定电话", "address": "家庭住址", "remarks": "备注",
        "native_place": "籍贯", "work_since": "参加工作时间",
    },
    Sitting: {
        "starts_at": "时间", "minutes": "时长（分钟）", "place": "地点", "chair": "主持人",
        "recorder": "记录人", "heads": "到会人数", "remarks": "备注", "voided": "作废原因",
    },
    Record: {
        "topic": "主题", "scope": "参加范围", "group": "党小组", "lecturer": "授课人", "text": "内容",
        "resolution": "决议",
    },
    Service: {
        "stage": "进度", "project": "服务项目", "title": "服务内容", "day": "日期", "starts": "开始时间",
        "ends": "结束时间", "place": "服务地点", "contact": "社区联系人", "needed": "需要人数",
        "feedback": "服务反馈", "remarks": "备注", "voided": "作废原因",
    },
    RegisterEntry: {"day": "日期", "title": "内容", "remarks": "备注", "voided": "作废原因"},
    PlannedSitting: {
        "day": "日期", "group": "党小组", "topic": "主题", "place": "地点", "remarks": "备注",
        "voided": "划掉原因",
    },
    LeaveNotice: {
        "name": "姓名", "start": "开始日期", "end": "结束日期", "reason": "事由", "remarks": "备注",
        "voided": "作废原因",
    },
    Profile: {
        "name": "党支部名称", "superior": "上级党组织", "founded_on": "党支部成立日期",
        "elected_on": "本届支委会选举日期", "term_years": "任期（年）", "compiler": "填表人",
        "reviewer": "审核人",
        "usual_place": "常用活动地点", "hours_target": "每人每年服务时长目标（小时）",
        "branch_type": "党支部类型",
    },
    TypedFigure: {
        "year": "年份", "name": "名称", "value": "数字", "unit": "单位", "remarks": "数据来源",
        "voided": "作废原因",
    },
    DayOff: {"day": "日期", "off": "放假", "name": "名称"},
}  # fmt: skip
"""The fields that hold one value, in the order in which a person reads them."""


def told(value: object) -> str:
    """One value as a person would write it."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return _told_small(value)


def _told_small(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Person):
        return value.name
    if isinstance(value, HeadCount):
        return f"应到{value.due}，实到{value.present}，请假{value.leave}，缺席{value.absent}"
    return str(value)


def _noted(name: str, note: str) -> str:
    return f"{name}（{note}）" if note else name


def _dated(span: Post | GroupStay | Condition, name: str) -> str:
    begin, end = (span.start.isoformat() if span.start else ""), (span.end.isoformat() if span.end else "")
    if begin and end:
        return f"{name}（{begin}至{end}）"
    return _noted(name, f"{begin}起" if begin else f"至{end}" if end else "")


def _condition(condition: Condition) -> str:
    return _noted(_dated(condition, condition.kind.value), condition.note)


def _mark(row: RollRow) -> str:
    late = "迟到" if row.late and row.mark is Mark.PRESENT else ""
    return _noted(row.mark.value, "，".join(filter(None, (row.reason, late))))


def _motion(motion: Motion) -> str:
    written = f"，书面意见{motion.written}" if motion.written else ""
    return (
        f"{motion.subject or motion.purpose.value}"
        f"（有表决权{motion.voters_due}，到会{motion.voters_present}{written}，"
        f"赞成{motion.votes_for}，反对{motion.votes_against}，弃权{motion.abstained}）"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list field: what one of its items is called, what tells it from the others and what it says."""

    what: str
    key: Callable[[Any], object]
    words: Callable[[Any], str]
    named: Callable[[Any], str] | None = None


LISTS: Mapping[type, Mapping[str, Listed]] = {
    Member: {
        "posts": Listed(what="职务", key=lambda x: x.title, words=lambda x: _dated(x, x.title)),
        "groups": Listed(what="党小组", key=lambda x: x.group, words=lambda x: _dated(x, x.group)),
        "conditions": Listed(what="特殊情况", key=lambda x: x.kind, words=_condition),
    },
    Sitting: {
        "roll": Listed(what="到会名册", key=lambda x: x.member_id, words=_mark, named=lambda x: x.name),
        "observers": Listed(what="列席", key=lambda x: x.name, words=lambda x: _noted(x.name, x.role)),
        "attachments": Listed(what="附件", key=lambda x: x.sha256, words=lambda x: x.name),
    },
    Record: {"motions": Listed(what="表决", key=lambda x: x.subject, words=_motion)},
    Service: {
        "rows": Listed(
            what="参加人员",
            key=lambda x: x.member_id,
            words=lambda x: f"{x.hours:g}小时" if x.hours else "时长未填",
            named=lambda x: x.name,
        ),
    },
    RegisterEntry: {"people": Listed(what="人员", key=lambda x: x.member_id, words=lambda x: x.name)},
}
"""The fields that hold several items; where an item belongs to somebody, ``named`` says to whom."""
