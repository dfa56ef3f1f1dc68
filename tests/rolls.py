"""A made-up branch of three groups and its roll, for the tests of the window."""

from dataclasses import replace
from datetime import date, datetime

from partybranch.app import Branch
from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.members import Condition, ConditionKind, GroupStay, Member, Post

FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢"
GIVEN = ("启明", "秀英", "磊", "静", "建国", "慧敏", "文博", "丽华", "志强", "晓燕", "浩然")
GROUPS = ("第一党小组", "第二党小组", "第三党小组")
JOINED = date(2015, 7, 1)


def made_up_name(at: int) -> str:
    return FAMILY[at % len(FAMILY)] + GIVEN[at % len(GIVEN)]


def made_up_members(count: int = 34) -> tuple[Member, ...]:
    """People in three groups one after the other; five are the committee, the last two have no vote."""
    each = -(-count // len(GROUPS))
    return tuple(
        Member(
            name=made_up_name(at),
            joined=JOINED,
            full_since=date(2016, 7, 1) if at < count - 2 else date(2030, 1, 1),
            groups=(GroupStay(group=GROUPS[at // each]),),
            posts=(Post(title="支部书记" if at == 0 else "委员"),) if at < 5 else (),
        )
        for at in range(count)
    )


def settle(branch: Branch, count: int = 34) -> tuple[Member, ...]:
    """Put the made-up members, in one step, and a profile into a book."""
    with branch.database.write("党员") as unit:
        for member in made_up_members(count):
            unit.members.save(member)
        unit.commit()
    branch.profile.save(replace(branch.profile.get(), name="第三党支部", usual_place="党员活动室"))
    return branch.members.all()


def exempt(member: Member) -> Member:
    return replace(member, conditions=(Condition(kind=ConditionKind.EXEMPT),))


def made_up_roll(count: int = 34) -> tuple[RollRow, ...]:
    each = -(-count // len(GROUPS))
    return tuple(
        RollRow(member_id=at + 1, name=made_up_name(at), group=GROUPS[at // each], mark=Mark.UNMARKED)
        for at in range(count)
    )


def afternoon(day: int = 5, month: int = 11) -> datetime:
    return datetime(2022, month, day, 14, 0)
