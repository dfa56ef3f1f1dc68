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
    ``pairs`` says that an entry is a talk between two people (谈心谈话). ``notice`` is what a person should
    know before filling in an entry.
    """

    code: str
    name: str
    purpose: str
    title_word: str
    title_shape: FieldShape = FieldShape.LINE
    people_word: str = ""
    day_word: str = "日期"
    fields: tuple[RegisterField, ...] = ()
    counted: str = ""
    pairs: bool = False
    notice: str = ""


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


# Headings after domain paper 2.11 (honours), 2.9 (talks, promises) and 2.10 (rectification). The body of a
# talk is left out: it is sensitive. Who answers for a point of an inspection may be no member: a line.
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
        notice="这里只登记谈过了，谈了什么不写进来。",
    ),
    Register(
        code="promises",
        name="承诺践诺",
        purpose="党员公开承诺的事项和践诺情况",
        title_word="承诺事项",
        title_shape=FieldShape.TEXT,
        people_word="责任人",
        day_word="承诺日期",
        fields=(
            RegisterField(code="measures", title="践诺措施", shape=FieldShape.TEXT),
            RegisterField(code="deadline", title="完成时限"),
            RegisterField(code="kept", title="践诺情况", shape=FieldShape.TEXT),
        ),
    ),
    Register(
        code="rectifications",
        name="巡察整改",
        purpose="巡察反馈的问题逐条建账，整改完成后销号",
        title_word="反馈问题",
        title_shape=FieldShape.TEXT,
        day_word="反馈日期",
        fields=(
            RegisterField(code="measures", title="整改措施", shape=FieldShape.TEXT),
            RegisterField(code="leader", title="牵头领导"),
            RegisterField(code="office", title="责任科室"),
            RegisterField(code="in_charge", title="责任人"),
            RegisterField(code="deadline", title="整改时限"),
            RegisterField(code="progress", title="完成情况", shape=FieldShape.TEXT),
            RegisterField(code="closed", title="是否销号", shape=FieldShape.CHOICE, choices=("是", "否")),
            RegisterField(code="evidence", title="佐证材料"),
        ),
    ),
    Register(
        code="reflections",
        name="心得体会",
        purpose="党员撰写的学习心得，年度小结里会写到",
        title_word="题目",
        people_word="撰写人",
        day_word="撰写日期",
        counted="撰写心得体会{n}篇",
    ),
)


def register_of(code: str) -> Register:
    """The register of that code; KeyError when there is none."""
    return {each.code: each for each in REGISTERS}[code]
