"""One row of a roster as a member, with everything in it that cannot be true."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from partybranch.domain.citizen_number import CitizenNumber
from partybranch.domain.members import Category, Member
from partybranch.domain.parsing.moments import Moment, Precision
from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import as_text, half_width, quoted
from partybranch.services.importing.grid import Value
from partybranch.services.importing.member_facts import (
    add_remark,
    untrue_dates,
    with_group,
    with_posts,
)
from partybranch.services.importing.reading import Reading
from partybranch.services.importing.roster_conditions import CATEGORIES, with_conditions

_TEXTS = ("nation", "education", "job", "address", "native_place")
_PHONES = ("phone", "landline")
_MOBILE = 11
_ADULT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """What a row says: ``said`` holds the plain fields of ``Member`` that are filled.

    ``moves`` are rows elsewhere in the workbook that say when the same person came, left or was confirmed.
    """

    reading: Reading
    name: str
    number: str
    said: dict[str, Any]
    moves: tuple[Reading, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong in the row and in the moves that belong to it."""
        return all(reading.ok for reading in (self.reading, *self.moves))

    def is_born_like(self, member: Member) -> bool:
        """Whether the row gives a birth date that can be the member's."""
        born = self.said.get("birth")
        return born is not None and self.reading.agrees("birth", born, member.birth)

    def applied_to(self, member: Member) -> Member:
        """The member with what the row says; an empty cell changes nothing, a lone month no exact date."""
        self._check_number_of(member)
        news = {field: value for field, value in self.said.items() if not self._is_known(field, member)}
        changed = with_conditions(replace(member, **news), self.reading)
        changed = with_group(with_posts(changed, self.reading), self.reading)
        for reading in (self.reading, *self.moves):
            changed = add_remark(changed, reading.text("remarks").replace("\n", "；"))
        for cell in self.reading.line.cells.get("noted", ()):
            changed = add_remark(changed, f"{cell.column.heading}：{_written(cell.value)}")
        return changed

    def _is_known(self, field: str, member: Member) -> bool:
        said, known = self.said[field], getattr(member, field)
        return isinstance(said, date) and known is not None and self.reading.agrees(field, said, known)

    def _check_number_of(self, member: Member) -> None:
        """A row without a number may not contradict the one that the member has."""
        if self.number or not member.citizen_number:
            return
        if "birth" in self.said and not self.is_born_like(member):
            self.reading.error(
                "birth", f"出生日期写的是 {self.said['birth']}，名册里身份证号表示的是 {member.birth}，请核对"
            )
        if self.said.get("sex", member.sex) != member.sex:
            self.reading.error(
                "sex", f"性别写的是{self.said['sex']}，名册里身份证号表示的是{member.sex}，请核对"
            )


def read_roster_row(reading: Reading) -> RosterRow | None:
    """Read a row; None when it has no name."""
    name = " ".join(reading.text("name").split())
    if not name:
        reading.error("name", "没有写姓名，请补上姓名，或删去这一行")
        return None
    number = reading.citizen_number()
    said: dict[str, Any] = {field: text for field in _TEXTS if (text := reading.text(field))}
    said |= {field: phone for field in _PHONES if (phone := _phone(reading, field))}
    said |= _person(reading, number)
    said |= _dates(reading)
    return RosterRow(reading=reading, name=name, number=number.text if number else "", said=said)


def _phone(reading: Reading, field: str) -> str:
    """The number as it is dialled: a mobile number without blanks and dashes."""
    text = half_width(reading.text(field))
    digits = "".join(char for char in text if char.isdigit())
    only = text.translate(str.maketrans("", "", " -\n"))
    if reading.is_masked(field):
        return ""
    return digits if only == digits and len(digits) == _MOBILE and digits[0] == "1" else text


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
    found = CATEGORIES.get(name_key(as_text(value)))
    if found is None:
        raise ValueError(
            f"{quoted(value)}不是党员的人员类别，请写“正式党员”或“预备党员”，不是党员的请删去这一行"
        )
    return found


def _dates(reading: Reading) -> dict[str, Any]:
    """The four dates and the category, which some forms write under 党籍状态."""
    fields = ("joined", "full_since", "transferred_in", "transferred_out", "work_since")
    said: dict[str, Any] = {field: day for field in fields if (day := reading.day(field)) is not None}
    for field in ("joined", "full_since"):
        if field in said and said[field] > reading.source.today:
            reading.error(field, f"{said[field]} 还没有到，请核对年份")
    category = reading.parsed("category", _category) or CATEGORIES.get(name_key(reading.text("state")))
    if category is not None:
        said["category"] = category
    return said


def _written(value: Value) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else as_text(value)


def check_whole(member: Member, reading: Reading) -> None:
    """Note what cannot be true, or is missing, once the row has been joined with what the book has."""
    for sentence in untrue_dates(member):
        reading.error("", sentence)
    if member.category is Category.FULL and member.full_since is None:
        reading.warn("full_since", "正式党员没有转为正式党员日期，请补上")
    if member.category is Category.PROBATIONARY and member.full_since is not None:
        reading.error("category", f"人员类别是预备党员，却有转为正式党员日期 {member.full_since}，请改成一致")
    if member.birth and member.joined and _age(member.birth, member.joined) < _ADULT:
        reading.warn("joined", f"入党时不满 {_ADULT} 岁，请核对出生日期和入党日期")


def _age(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
