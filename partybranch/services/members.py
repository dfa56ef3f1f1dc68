"""党员: admit, correct, transfer; who was in the branch on a day."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from partybranch.changes import Changes
from partybranch.domain.citizen_number import parse_citizen_number
from partybranch.domain.member_acts import appointed, dismissed, made_full, moved
from partybranch.domain.members import Member, distinct_names, is_member_on, members_on, standing_on
from partybranch.domain.periods import years_after
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

    def transfer_out(self, member_ids: Sequence[int], on: date) -> Changes:
        """组织关系转出: from that day on they are no longer due; the past stays as it was."""

        def change(member: Member) -> Member:
            if standing_on(member, on).left:
                gone = member.transferred_out or on
                raise BranchError(f"{member.name}已于{gone:%Y-%m-%d}转出。请核对日期，或不选这名党员。")
            return replace(member, transferred_out=on)

        return self._change("转出党员 ", member_ids, change)

    def make_full(self, member_ids: Sequence[int], on: date) -> Changes:
        """转为正式党员 from a day on; BranchError for who is one already or is still on probation."""

        def change(member: Member) -> Member:
            if standing_on(member, on).full:
                raise BranchError(f"{member.name}在{on:%Y-%m-%d}已经是正式党员。请核对日期，或不选这名党员。")
            _refuse_early(member, on)
            return made_full(_on_roll(member, on), on)

        return self._change("转为正式党员 ", member_ids, change)

    def move(self, member_ids: Sequence[int], group: str, on: date) -> Changes:
        """调整党小组 from a day on; "" takes them out of their group."""
        word = f"调整到{group}：" if group else "移出党小组："
        return self._change(word, member_ids, lambda member: moved(_on_roll(member, on), group.strip(), on))

    def appoint(self, member_ids: Sequence[int], title: str, on: date) -> Changes:
        """任职 from a day on."""
        if not title.strip():
            raise BranchError("职务是空的。请选择或填写职务后再保存。")
        return self._change(
            f"任{title}：", member_ids, lambda member: appointed(_on_roll(member, on), title.strip(), on)
        )

    def dismiss(self, member_ids: Sequence[int], title: str, on: date) -> Changes:
        """免职 from a day on: one post, or all of them with ""."""
        word = f"免{title or '党内职务'}："
        return self._change(word, member_ids, lambda member: dismissed(member, title, on))

    def _change(self, word: str, member_ids: Sequence[int], change: Callable[[Member], Member]) -> Changes:
        """Change several members in one step named after the act and them."""
        people = [self.get(each) for each in member_ids]
        if not people:
            raise BranchError("没有选中党员。请先选中要办理的党员。")
        with self._database.write(f"{word}{_who(people)}") as unit:
            for person in people:
                changed = change(unit.members.get(person.id or 0))
                _refuse_untrue(changed)
                unit.members.save(changed)
            return unit.commit()


def _who(people: Sequence[Member]) -> str:
    """The people of a step in few words: 赵一、钱二 or 赵一等5人."""
    names = "、".join(person.name for person in people[:3])
    return names if len(people) <= 3 else f"{people[0].name}等{len(people)}人"


def _on_roll(member: Member, on: date) -> Member:
    """The member as is; BranchError when the day lies outside the time in the branch."""
    if not is_member_on(member, on):
        raise BranchError(f"{member.name}在{on:%Y-%m-%d}不在册。请核对日期，或不选这名党员。")
    return member


def _refuse_early(member: Member, on: date) -> None:
    """预备期为一年 (党章第七条): nobody is made full before it is over."""
    over = years_after(member.joined, 1) if member.joined is not None else None
    if over is not None and on < over:
        raise BranchError(
            f"{member.name}的预备期到{over:%Y-%m-%d}才满一年（党章第七条）。请核对日期，或不选这名党员。"
        )


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
