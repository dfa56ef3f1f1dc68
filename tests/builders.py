"""Valid records for tests: a test says only what matters to it. All people and texts are made up."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from partybranch.app import Branch
from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.citizen_number import check_character
from partybranch.domain.kinds import Kind, Kinds
from partybranch.domain.members import Member
from partybranch.domain.profile import Profile
from partybranch.domain.registers import REGISTERS, RegisterEntry, RegisterPerson
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.volunteering import Service, ServiceRow
from partybranch.reports.order import PaperOrder
from partybranch.services.tallies import PeriodBook

KINDS = Kinds()
Fact: TypeAlias = Any
"""A value of whatever type the named field has."""


def the_kind(name: str) -> Kind:
    """The built-in kind of that name or alias."""
    kind = KINDS.named(name)
    assert kind is not None, name
    return kind


def a_member(name: str = "赵一", **facts: Fact) -> Member:
    """A full member since long ago."""
    usual: dict[str, Any] = {
        "name": name,
        "sex": "女",
        "birth": date(1980, 5, 6),
        "joined": date(2005, 7, 1),
        "full_since": date(2006, 7, 1),
    }
    return Member(**usual | facts)


def a_citizen_number(birth: date, order: int = 2) -> str:
    """A woman's number (even order) with a right check digit of a region that does not exist."""
    digits = f"999999{birth:%Y%m%d}{order:03d}"
    return digits + check_character(digits)


def a_row(member_id: int = 1, mark: Mark = Mark.PRESENT, **facts: Fact) -> RollRow:
    """A roll row of a full member who is present."""
    usual: dict[str, Any] = {"member_id": member_id, "name": f"党员{member_id}", "mark": mark}
    return RollRow(**usual | facts)


def a_record(kind: str = "集体学习", **facts: Fact) -> Record:
    """A complete record of a kind, given by its Chinese name."""
    its = the_kind(kind)
    usual: dict[str, Any] = {
        "kind": its.code,
        "topic": f"{its.label}议题",
        "text": "学习讨论。",
        "scope": its.scope,
        "lecturer": Person(name="外请教师") if its.lecturer else None,
    }
    return Record(**usual | facts)


def a_sitting(*kinds: str | Record, at: datetime = datetime(2022, 3, 7, 9), **facts: Fact) -> Sitting:
    """A sitting that lacks nothing; kinds by Chinese name, or whole records."""
    chosen: Iterable[str | Record] = kinds or ("集体学习",)
    usual: dict[str, Any] = {
        "starts_at": at,
        "place": "党员活动室",
        "chair": Person(name="主持人甲"),
        "recorder": Person(name="记录人乙"),
        "records": tuple(each if isinstance(each, Record) else a_record(each) for each in chosen),
    }
    return Sitting(**usual | facts)


def a_service(
    kind: str = "志愿服务", hours: float = 3.0, people: Iterable[int] = (1,), **facts: Fact
) -> Service:
    """A service on one day in which everybody gives the same hours."""
    usual: dict[str, Any] = {
        "kind": the_kind(kind).code,
        "project": "创城志愿服务",
        "title": "街道清扫",
        "day": date(2022, 3, 12),
        "rows": tuple(ServiceRow(member_id=each, name=f"党员{each}", hours=hours) for each in people),
    }
    return Service(**usual | facts)


def an_entry(register: str = "荣誉", people: Iterable[int] = (), **facts: Fact) -> RegisterEntry:
    """A line of a register, given by its Chinese name, with the members of these ids."""
    usual: dict[str, Any] = {
        "register": next(each.code for each in REGISTERS if each.name == register),
        "day": date(2022, 7, 1),
        "title": "先进党支部",
        "people": tuple(RegisterPerson(member_id=each, name=f"党员{each}") for each in people),
    }
    return RegisterEntry(**usual | facts)


def settle(branch: Branch, *members: Member, name: str = "试验党支部") -> tuple[Member, ...]:
    """Give a new book its profile and members, and return the members as kept."""
    branch.profile.save(Profile(name=name, compiler="填表甲", reviewer="审核乙"))
    for member in members:
        branch.members.save(member)
    return branch.members.all()


def a_file(folder: Path, name: str = "照片.jpg", content: bytes = b"picture") -> Path:
    """A file somewhere on the PC."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def order_of(book: PeriodBook, **asked: Fact) -> PaperOrder:
    """An order for papers of a period that was already read."""
    usual: dict[str, Any] = {
        "book": book,
        "printed_at": datetime(2022, 12, 31, 10),
        "kept_at": lambda attachment: Path(attachment.name),
    }
    return PaperOrder(**usual | asked)
