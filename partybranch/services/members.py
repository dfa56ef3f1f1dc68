"""党员: admit, correct, transfer; who was in the branch on a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from partybranch.changes import Changes
from partybranch.domain.citizen_number import parse_citizen_number
from partybranch.domain.members import Member, distinct_names, members_on
from partybranch.errors import BranchError
from partybranch.storage.database import Database


class Members:
    """The members of the branch, present and past."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Member, ...]:
        """Everybody ever entered, in the order of the roster."""
        with self._database.read() as unit:
            return unit.members.all()

    def on(self, day: date) -> tuple[Member, ...]:
        """The members on that day."""
        return members_on(self.all(), day)

    def get(self, member_id: int) -> Member:
        """One member; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.members.get(member_id)

    def names(self) -> dict[int, str]:
        """The name that tells each member from namesakes, by id."""
        return distinct_names(self.all())

    def save(self, member: Member) -> Changes:
        """Admit a member or correct one; BranchError when the record cannot be true."""
        _refuse_untrue(member)
        label = f"{'登记' if member.id is None else '修改'}党员 {member.name}"
        with self._database.write(label) as unit:
            completed = _completed(member)
            _refuse_twin(completed, unit.members.all())
            unit.members.save(completed)
            return unit.commit()

    def transfer_out(self, member_id: int, on: date) -> Changes:
        """组织关系转出: from that day on the member is no longer due; the past stays as it was."""
        member = self.get(member_id)
        return self.save(replace(member, transferred_out=on))


def _refuse_untrue(member: Member) -> None:
    if not member.name.strip():
        raise BranchError("姓名是空的。请填写姓名后再保存。")
    _refuse_contradiction(member)
    dated = [
        ("转为正式党员日期", member.full_since, "加入党组织日期", member.joined),
        ("组织关系转出时间", member.transferred_out, "组织关系转入时间", member.transferred_in),
        ("组织关系转出时间", member.transferred_out, "加入党组织日期", member.joined),
    ]
    for later_name, later, earlier_name, earlier in dated:
        if later is not None and earlier is not None and later < earlier:
            raise BranchError(f"{member.name}：{later_name}早于{earlier_name}。请核对后再保存。")
    spans = [
        *((post.title, post.start, post.end) for post in member.posts),
        *((stay.group, stay.start, stay.end) for stay in member.groups),
        *((each.kind.value, each.start, each.end) for each in member.conditions),
    ]
    for what, start, end in spans:
        if start is not None and end is not None and end < start:
            raise BranchError(f"{member.name}：{what}的结束日期早于开始日期。请核对后再保存。")


def _refuse_twin(member: Member, others: Iterable[Member]) -> None:
    """One number is one person; somebody who left and came back may stand in the roster twice."""
    for other in others:
        same = member.citizen_number and other.citizen_number == member.citizen_number
        if same and other.id != member.id and other.transferred_out is None:
            raise BranchError(f"{other.name}已经登记了同一个公民身份证号。请核对后再保存。")


def _refuse_contradiction(member: Member) -> None:
    """Hold birth and sex against the citizen number, which says both."""
    if not member.citizen_number:
        return
    try:
        number = parse_citizen_number(member.citizen_number)
    except ValueError as error:
        raise BranchError(f"{member.name}：{error}。") from error
    if member.birth is not None and member.birth != number.birth:
        raise BranchError(f"{member.name}：出生日期与公民身份证号不一致。请核对后再保存。")
    if member.sex and member.sex != number.sex:
        raise BranchError(f"{member.name}：性别与公民身份证号不一致。请核对后再保存。")


def _completed(member: Member) -> Member:
    """Fill birth and sex from the citizen number where they are empty."""
    if not member.citizen_number:
        return member
    number = parse_citizen_number(member.citizen_number)
    return replace(
        member,
        citizen_number=number.text,
        birth=member.birth or number.birth,
        sex=member.sex or number.sex,
    )
