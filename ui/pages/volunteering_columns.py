"""The tables of 志愿服务: the services with their stage, and each person's hours against the target."""

from datetime import date

from partybranch.domain.kinds import Kinds
from partybranch.domain.member_tallies import MemberTally
from partybranch.domain.members import Member, members_on
from partybranch.domain.sentences import number
from partybranch.domain.volunteering import Service, Stage
from partybranch.services.tallies import PeriodBook
from ui.models.column import Align, Column
from ui.models.service_line import ServiceLine
from ui.widgets.record_view import RecordView

PeopleView = RecordView[MemberTally]
_STAGES = tuple(Stage)

SERVICE_COLUMNS: tuple[Column[ServiceLine], ...] = (
    Column(title="日期", value=lambda line: f"{line.service.day:%Y-%m-%d}", width=100),
    Column(
        title="进度",
        value=lambda line: line.state,
        width=140,
        sort_key=lambda line: (_STAGES.index(line.service.stage), -line.late),
        tone=lambda line: "absent" if line.late else "text",
    ),
    Column(title="类型", value=lambda line: line.kind, width=84),
    Column(title="服务内容", value=lambda line: line.service.title, width=0),
    Column(title="服务项目", value=lambda line: line.service.project, width=120),
    Column(title="地点", value=lambda line: line.service.place, width=130),
    Column(
        title="人数",
        value=lambda line: str(len(line.service.rows) or ""),
        width=56,
        align=Align.RIGHT,
        sort_key=lambda line: len(line.service.rows),
        tip=lambda line: line.names,
    ),
    Column(
        title="时长（小时）",
        value=lambda line: number(line.service.hours) if line.service.counts else "",
        width=104,
        align=Align.RIGHT,
        sort_key=lambda line: line.service.hours if line.service.counts else 0,
    ),
)

_PERSON: tuple[Column[MemberTally], ...] = (
    Column(title="姓名", value=lambda one: one.name, width=160),
    Column(title="党小组", value=lambda one: one.group, width=160),
    Column(
        title="次数",
        value=lambda one: str(one.services),
        width=100,
        align=Align.RIGHT,
        sort_key=lambda one: one.services,
    ),
    Column(
        title="累计时长（小时）",
        value=lambda one: number(one.hours),
        width=150,
        align=Align.RIGHT,
        sort_key=lambda one: one.hours,
    ),
)
_REST: Column[MemberTally] = Column(title="", value=lambda _one: "", width=0)


def people_columns(target: int) -> tuple[Column[MemberTally], ...]:
    """The table of people; without a target it says nothing of one."""
    if not target:
        return (*_PERSON, _REST)
    aim: Column[MemberTally] = Column(
        title="目标（小时）",
        value=lambda _one: str(target),
        width=120,
        align=Align.RIGHT,
        sort_key=lambda _one: target,
    )
    reached: Column[MemberTally] = Column(
        title="与目标相比",
        value=lambda one: f"还差 {number(lacking(one, target))} 小时" if lacking(one, target) else "已达到",
        width=160,
        sort_key=lambda one: lacking(one, target),
        tone=lambda one: "absent" if lacking(one, target) else "present",
    )
    return (*_PERSON, aim, reached, _REST)


def lacking(one: MemberTally, target: int) -> float:
    """The hours a person still lacks."""
    return round(max(target - one.hours, 0), 2)


def people_of(book: PeriodBook) -> list[MemberTally]:
    """Who served; with a target also the members who have not yet."""
    members: tuple[Member, ...] = ()
    if book.profile.hours_target:
        members = members_on(book.members, min(book.as_of, book.period.end))
    owing = {member.id for member in members}
    return [one for one in book.tally.by_member if one.services or one.member_id in owing]


def service_lines(services: tuple[Service, ...], kinds: Kinds, today: date) -> list[ServiceLine]:
    """The services with the words of their kinds, in their order."""
    return [
        ServiceLine(service=each, kind=kinds[each.kind].label, late=each.days_late(today))
        for each in services
    ]


def state_words(book: PeriodBook, lines: list[ServiceLine]) -> str:
    """The sentence at the head of the page."""
    served = book.tally.volunteering
    words = (
        f"{book.period.label}共 {served.services.value} 次，{served.people} 人参加，"
        f"{served.turns} 人次，累计 {number(served.hours)} 小时。"
    )
    unfinished = [line for line in lines if line.service.stage is not Stage.DONE]
    if unfinished:
        late = sum(line.late > 0 for line in unfinished)
        words += f"另有 {len(unfinished)} 项未完成" + (f"，其中 {late} 项已过日期。" if late else "。")
    return words


def target_words(book: PeriodBook) -> str:
    """How many have not reached the target yet, or what a target is for."""
    target = book.profile.hours_target
    if not target:
        return "按上级或支部的要求填写；没有要求时为 0"
    short = sum(lacking(one, target) > 0 for one in people_of(book))
    return f"{short} 人还没有达到" if short else "全部达到"
