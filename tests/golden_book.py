"""A small branch whose year has one of everything a paper can show: what the golden files are made from.

Seven people, nine sittings, three services, register entries, a plan, a leave, attachments, an explained
finding and a late record. All of it is made up, and nothing depends on the machine or the day.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from builders import Fact, a_citizen_number, a_file, a_member, a_record, a_sitting, an_entry

from partybranch.app import Branch, open_branch
from partybranch.domain.attendance import HeadCount, Mark, Observer, RollRow
from partybranch.domain.kinds import Scope
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.members import Category, Condition, ConditionKind, GroupStay, Member, Post
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.typed_figures import TypedFigure
from partybranch.domain.volunteering import Service, ServiceRow

NOW = datetime(2022, 12, 31, 10)
_PICTURE = b"BM" + struct.pack("<6I2H6I", 198, 0, 54, 40, 8, 6, 1, 24, *[0] * 6) + bytes(range(144))
"""A picture of 8 by 6 points whose bytes no library makes."""
_CHAIR, _RECORDER = Person(name="江晓岚", member_id=1), Person(name="苏文澜", member_id=2)
_LONG = (
    "会议学习了年度重点工作安排，讨论了“一岗双责”落实情况——共6人发言，折合经费￥1,280.50元。\n"
    "一是完善台账；二是每月10日前归档；三是对照清单（第1—12项）逐项销号。"
)


@contextmanager
def golden_branch(folder: Path) -> Iterator[Branch]:
    """The branch, opened in a folder of its own."""
    branch = open_branch(folder / "book", now=lambda: NOW, who="测试")
    _fill(branch, folder)
    yield branch
    branch.close()


def _fill(branch: Branch, folder: Path) -> None:
    branch.profile.save(
        Profile(
            name="清河县档案馆党支部",
            superior="中共清河县委县直机关工委",
            branch_type="事业单位党支部",
            founded_on=date(2012, 7, 1),
            elected_on=date(2021, 6, 18),
            compiler="苏文澜",
            reviewer="江晓岚",
            hours_target=10,
        )
    )
    for member in _members():
        branch.members.save(member)
    for sitting in _sittings(branch, folder):
        laid = sitting if sitting.heads else _with_roll(branch, sitting)
        branch.sittings.record(laid)
    for service in _services(branch):
        branch.volunteering.record(service)
    branch.registers.record(an_entry("荣誉", people=(2,), title="县直机关优秀共产党员"))
    branch.registers.record(an_entry("谈心谈话", people=(1, 3), day=date(2022, 11, 8), title="组织生活会前"))
    branch.leaves.record(
        LeaveNotice(member_id=3, start=date(2022, 12, 26), end=date(2023, 1, 6), reason="病假")
    )
    for month in (1, 2, 4, 10):
        kind = branch.kinds.all().named("主题党日")
        assert kind is not None
        branch.plans.save(PlannedSitting(day=date(2022, month, 5), kind=kind.code, topic=f"{month}月主题"))
    branch.typed_figures.save(TypedFigure(year=2022, name="发稿数", value="12", unit="篇"))


def _members() -> Iterator[Member]:
    facts = (
        ("江晓岚", "第一党小组", "支部书记"),
        ("苏文澜", "第二党小组", "组织委员"),
        ("李㛃", "第一党小组", "宣传委员"),
        ("王𬍛", "第二党小组", ""),
        ("王静", "第一党小组", ""),
        ("王静", "第二党小组", ""),
        ("赵德厚", "第一党小组", ""),
    )
    for place, (name, group, post) in enumerate(facts, 1):
        birth = date(1960 + 4 * place, place, 8)
        member = a_member(
            name,
            birth=birth,
            citizen_number=a_citizen_number(birth, 2 * place),
            nation="汉族",
            education="大学本科",
            job="档案管理",
            phone=f"1990000000{place}",
            native_place="清河县",
            work_since=date(1985 + place, 8, 1),
            groups=(GroupStay(group=group),),
            posts=(Post(title=post, start=date(2021, 6, 18)),) if post else (),
        )
        yield replace(member, **_special(place))


def _special(place: int) -> dict[str, Fact]:
    if place == 4:
        return {"joined": date(2022, 5, 20), "full_since": None, "category": Category.PROBATIONARY}
    if place == 7:
        return {"conditions": (Condition(kind=ConditionKind.EXEMPT, note="年老体弱，送学上门"),)}
    return {}


def _sittings(branch: Branch, folder: Path) -> Iterator[Sitting]:
    scan = branch.sittings.attach(a_file(folder, "签到表_3月.jpg", _PICTURE))
    paper = branch.sittings.attach(a_file(folder, "党课讲稿.docx", b"made up"))
    three = (
        a_record("主题党日", topic="重温入党誓词"),
        a_record(
            "党员大会", topic="年度工作安排", text=_LONG, resolution="原则同意。", motions=(_resolution(),)
        ),
        a_record("党课", topic="档案人的初心", lecturer=_CHAIR),
    )
    yield _led(*three, at=datetime(2022, 3, 7, 14), minutes=120, attachments=(scan, paper))
    yield _led("支委会", at=datetime(2022, 3, 1, 9), observers=(Observer(name="何望舒", role="驻馆联络员"),))
    yield _led(_of_group("第一党小组"), at=datetime(2022, 3, 15, 16))
    yield _led(_of_group("第二党小组"), at=datetime(2022, 3, 15, 17))
    yield _led("集体学习", at=datetime(2022, 6, 6, 8, 30), entered_at=datetime(2022, 7, 20, 9))
    yield _led("组织生活会", "民主评议", at=datetime(2022, 11, 16, 9), minutes=150)
    yield _led(a_record("主题党日", topic="", text=""), at=datetime(2022, 9, 5, 14), place="", recorder=None)
    yield a_sitting("党员大会", at=datetime(2022, 2, 7, 9), heads=HeadCount(due=6, present=5, leave=1))
    yield _led("主题党日", at=datetime(2022, 12, 30, 14))


def _led(*kinds: str | Record, at: datetime, **facts: Fact) -> Sitting:
    return a_sitting(*kinds, at=at, **{"chair": _CHAIR, "recorder": _RECORDER, "entered_at": at} | facts)


def _of_group(group: str) -> Record:
    return a_record("党小组会", scope=Scope.GROUP, group=group)


def _resolution() -> Motion:
    return Motion(
        purpose=Purpose.RESOLUTION, subject="年度工作计划", voters_due=5, voters_present=4, votes_for=4
    )


def _with_roll(branch: Branch, sitting: Sitting) -> Sitting:
    """Everybody there but the third, who is ill; of the last sitting nobody is marked yet."""
    rows = branch.sittings.roll_for(sitting)
    if sitting.starts_at.month == 12:
        return replace(sitting, roll=rows)
    return replace(sitting, roll=tuple(map(_marked, rows)))


def _marked(row: RollRow) -> RollRow:
    if not row.due:
        return row
    if row.member_id == 3:
        return replace(row, mark=Mark.LEAVE, reason="病假")
    late = row.member_id == 6
    return replace(row, mark=Mark.PRESENT, late=late)


def _services(branch: Branch) -> Iterator[Service]:
    services = [kind for kind in branch.kinds.all() if kind.shape.value == "service"]
    for place, kind in enumerate(services):
        yield Service(
            kind=kind.code,
            project="社区档案整理",
            title="整理居民健康档案",
            day=date(2022, 4, 16 + place),
            starts=time(8, 30),
            ends=time(11, 30),
            place="柳荫社区",
            contact="陈社工",
            rows=tuple(
                ServiceRow(member_id=each, name=name, hours=3)
                for each, name in ((1, "江晓岚"), (2, "苏文澜"), (4, "王𬍛"))
            ),
        )
