"""One row of a roster as a member, with everything in it that cannot be true."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from partybranch.domain.citizen_number import CitizenNumber, parse_citizen_number
from partybranch.domain.members import Category, ConditionKind, Member
from partybranch.domain.parsing.flags import parse_flag
from partybranch.domain.parsing.moments import Moment, Precision
from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import as_text, quoted
from partybranch.services.importing.grid import Value
from partybranch.services.importing.member_facts import (
    add_remark,
    open_condition,
    put_condition,
    untrue_dates,
    with_group,
    with_posts,
)
from partybranch.services.importing.reading import Reading

_TEXTS = ("nation", "education", "job", "phone", "landline", "address")
_CATEGORIES = {
    **dict.fromkeys(("正式党员", "正式", "中共党员", "党员", "中共正式党员"), Category.FULL),
    **dict.fromkeys(("预备党员", "中共预备党员", "预备"), Category.PROBATIONARY),
}
_SUSPENDED = ("停止党籍", "停止")
_ADULT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """What a row says: ``said`` holds the plain fields of ``Member`` that are filled."""

    reading: Reading
    name: str
    number: str
    said: dict[str, Any]

    def applied_to(self, member: Member) -> Member:
        """The member with what the row says; an empty cell changes nothing."""
        changed = _with_conditions(replace(member, **self.said), self.reading)
        changed = with_group(with_posts(changed, self.reading), self.reading)
        changed = add_remark(changed, self.reading.text("remarks").replace("\n", "；"))
        for cell in self.reading.line.cells.get("noted", ()):
            changed = add_remark(changed, f"{cell.column.heading}：{_written(cell.value)}")
        return changed


def read_roster_row(reading: Reading) -> RosterRow | None:
    """Read a row; None when it has no name."""
    name = " ".join(reading.text("name").split())
    if not name:
        reading.error("name", "没有写姓名，请补上姓名，或删去这一行")
        return None
    number = reading.parsed("citizen_number", parse_citizen_number)
    said = {field: text for field in _TEXTS if (text := reading.text(field))}
    said |= _person(reading, number)
    said |= _dates(reading)
    return RosterRow(reading=reading, name=name, number=number.text if number else "", said=said)


def _person(reading: Reading, number: CitizenNumber | None) -> dict[str, Any]:
    """Sex and birth, compared with the citizen number and taken from it where the cell is empty."""
    sex = reading.parsed("sex", _sex)
    if number is None:
        birth = reading.day("birth")
        return {name: value for name, value in (("sex", sex), ("birth", birth)) if value}
    moment = reading.parsed("birth", reading.source.moment)
    if sex and sex != number.sex:
        reading.error("sex", f"性别写的是{sex}，身份证号表示的是{number.sex}，请核对")
    if moment is not None and not _same_birth(moment, number.birth):
        reading.error("birth", f"出生日期写的是 {moment.day}，身份证号表示的是 {number.birth}，请核对")
    return {"citizen_number": number.text, "sex": number.sex, "birth": number.birth}


def _same_birth(written: Moment, real: date) -> bool:
    if written.precision is Precision.MONTH:
        return (written.day.year, written.day.month) == (real.year, real.month)
    return written.day == real


def _sex(value: Value) -> str:
    text = name_key(as_text(value)).removesuffix("性")
    if text not in ("男", "女"):
        raise ValueError(f"{quoted(value)}不是性别，请写“男”或“女”")
    return text


def _category(value: Value) -> Category:
    found = _CATEGORIES.get(name_key(as_text(value)))
    if found is None:
        raise ValueError(
            f"{quoted(value)}不是党员的人员类别，请写“正式党员”或“预备党员”，不是党员的请删去这一行"
        )
    return found


def _dates(reading: Reading) -> dict[str, Any]:
    """The four dates and the category, which some forms write under 党籍状态."""
    fields = ("joined", "full_since", "transferred_in", "transferred_out")
    said: dict[str, Any] = {field: day for field in fields if (day := reading.day(field)) is not None}
    for field in ("joined", "full_since"):
        if field in said and said[field] > reading.source.today:
            reading.error(field, f"{said[field]} 还没有到，请核对年份")
    category = reading.parsed("category", _category) or _CATEGORIES.get(name_key(reading.text("state")))
    if category is not None:
        said["category"] = category
    return said


def _written(value: Value) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else as_text(value)


def _with_conditions(member: Member, reading: Reading) -> Member:
    return _floating(_lost(_suspended(member, reading), reading), reading)


def _suspended(member: Member, reading: Reading) -> Member:
    state = name_key(reading.text("state"))
    if state in _SUSPENDED:
        if open_condition(member, ConditionKind.SUSPENDED) is None:
            reading.warn("state", "没有停止党籍的日期，按一直停止党籍记，请导入后在党员页补上日期")
        return put_condition(member, ConditionKind.SUSPENDED, None, "")
    if state not in ("", "正常", *_CATEGORIES):
        reading.error("state", f"党籍状态{quoted(state)}看不懂，请写“正常”或“停止党籍”")
    return member


def _lost(member: Member, reading: Reading) -> Member:
    lost, since = reading.parsed("lost", parse_flag), reading.day("lost_since")
    if lost:
        return put_condition(member, ConditionKind.LOST, since, "")
    if since is not None:
        reading.error("lost_since", "写了失去联系日期，但没有写是失联党员，请改成一致")
    return _still_open(member, ConditionKind.LOST, "lost", lost, reading)


def _floating(member: Member, reading: Reading) -> Member:
    floating, whereabouts = reading.parsed("floating", parse_flag), reading.text("whereabouts")
    if floating:
        return put_condition(member, ConditionKind.FLOATING, None, whereabouts)
    if whereabouts and name_key(whereabouts) not in ("无", "/", "-"):
        reading.warn("whereabouts", "写了外出流向，但没有写是流动党员，外出流向记在备注里")
        member = add_remark(member, f"外出流向：{whereabouts}")
    return _still_open(member, ConditionKind.FLOATING, "floating", floating, reading)


def _still_open(
    member: Member, kind: ConditionKind, field: str, flag: bool | None, reading: Reading
) -> Member:
    """A 否 does not end what is open: the day is not known."""
    if flag is False and open_condition(member, kind) is not None:
        reading.warn(field, f"原来登记为{kind}，没有改动，如已结束请在党员页填写结束日期")
    return member


def check_whole(member: Member, reading: Reading) -> None:
    """Note what cannot be true, or is missing, once the row has been joined with what the book has."""
    for sentence in untrue_dates(member):
        reading.error("", sentence)
    if member.category is Category.FULL and member.full_since is None:
        reading.warn("full_since", "正式党员没有转为正式党员日期，请补上")
    if member.category is Category.PROBATIONARY and member.full_since is not None:
        reading.error("category", "人员类别是预备党员，却写了转为正式党员日期，请改成一致")
    if member.birth and member.joined and _age(member.birth, member.joined) < _ADULT:
        reading.warn("joined", f"入党时不满 {_ADULT} 岁，请核对出生日期和入党日期")


def _age(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
