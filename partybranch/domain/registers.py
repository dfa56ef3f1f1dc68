"""登记簿: the other books of a branch, each one declaration; no other file names a register."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class FieldShape(StrEnum):
    """How a field of a register is filled in."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterField:
    """One column of a register: its heading and, for a choice, what may be chosen."""

    code: str
    title: str
    shape: FieldShape = FieldShape.LINE
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One book: ``title_word`` heads what an entry is about, ``people_word`` whom it concerns.

    ``counted`` is the sentence part of the year's report with {n} for the number; empty when not counted.
    ``pairs`` says that an entry is a talk between two people (谈心谈话).
    """

    code: str
    name: str
    purpose: str
    title_word: str
    people_word: str = ""
    day_word: str = "日期"
    fields: tuple[RegisterField, ...] = ()
    counted: str = ""
    pairs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPerson:
    """A member an entry concerns; the name is frozen as on a roll."""

    member_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One line of a register. ``values`` are keyed by field code; ``voided`` is the reason of a 作废."""

    id: int | None = None
    register: str
    day: date
    title: str = ""
    people: tuple[RegisterPerson, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    remarks: str = ""
    voided: str = ""


# Headings after domain paper 2.11 (honours) and 2.9 (talks); the body of a talk is left out: it is sensitive.
REGISTERS: tuple[Register, ...] = (
    Register(
        code="honours",
        name="荣誉",
        purpose="党支部和党员获得的表彰，年度小结里会写到",
        title_word="获得奖项",
        people_word="获奖党员",
        day_word="获奖日期",
        fields=(
            RegisterField(
                code="holder", title="获奖类型", shape=FieldShape.CHOICE, choices=("党支部", "个人")
            ),
            RegisterField(
                code="grade",
                title="获奖级别",
                shape=FieldShape.CHOICE,
                choices=("国家", "省部", "市", "县", "单位"),
            ),
            RegisterField(code="awarded_by", title="颁奖单位"),
            RegisterField(code="certificate", title="获奖证书"),
        ),
        counted="获得荣誉{n}项",
    ),
    Register(
        code="talks",
        name="谈心谈话",
        purpose="支委之间、支委和党员之间、党员之间的谈心谈话，只记有没有谈，不记谈了什么",
        title_word="谈话主题",
        people_word="谈话双方",
        fields=(RegisterField(code="place", title="地点"),),
        pairs=True,
    ),
)


def register_of(code: str) -> Register:
    """The register of that code; KeyError when there is none."""
    return {each.code: each for each in REGISTERS}[code]
