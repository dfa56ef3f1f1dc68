"""The fields of 年度小结: what each is called, what it says, and how the figures fill it.

To add a field, write how it is filled and put a line into ``_fixed``; below it stand whole families.
"""

import re
from collections.abc import Callable, Container, Iterable
from functools import partial

from partybranch.domain.figures import Figure, entries_figure
from partybranch.domain.kinds import Kind, Kinds, Shape
from partybranch.domain.numerals import measured
from partybranch.domain.registers import REGISTERS, Register
from partybranch.domain.sentences import is_year_to_date, opening
from partybranch.domain.summary_pieces import (
    TO_BE_ADDED,
    TYPED_MARK,
    Filled,
    Filling,
    Piece,
    SummaryField,
    SummaryGround,
)
from partybranch.domain.tallies import Tally
from partybranch.domain.typed_figures import TypedFigure

_BY_SECRETARY = "支部书记讲党课"
_PLAIN_NUMBER = re.compile(r"第?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?[%余多万亿名]*", re.ASCII)
"""A typed value that is read aloud as a number; 10:00 or a date stays as it was typed."""


def summary_fields(kinds: Kinds, typed_names: Iterable[str] = ()) -> dict[str, SummaryField]:
    """Every field by its name, in the order in which a person looks for them."""
    fixed = _fixed(kinds)
    taken = {field.name for field in fixed}
    families = (
        *fixed,
        *(field for kind in kinds for field in _of_kind(kind, taken)),
        *(_of_register(register) for register in REGISTERS if register.counted),
        *(_of_typed(name) for name in sorted(typed_names)),
    )
    fields: dict[str, SummaryField] = {}
    for field in families:
        fields.setdefault(field.name, field)
    return fields


def _counted(name: str, meaning: str, figure: Callable[[Tally], Figure]) -> SummaryField:
    def fill(filling: Filling) -> Filled:
        found = figure(filling.ground.tally)
        return Filled(pieces=(filling.count(name, found.value, found),), empty=not found.value)

    return SummaryField(name=name, meaning=meaning, fill=fill)


def _summed(
    name: str, meaning: str, value: Callable[[Tally], float], behind: Callable[[Tally], Figure]
) -> SummaryField:
    def fill(filling: Filling) -> Filled:
        tally = filling.ground.tally
        found = value(tally)
        return Filled(pieces=(filling.count(name, found, behind(tally)),), empty=not found)

    return SummaryField(name=name, meaning=meaning, fill=fill)


def _fixed(kinds: Kinds) -> tuple[SummaryField, ...]:
    lessons = frozenset(kind.code for kind in _lessons(kinds))
    at_rolls = partial(_summed, behind=lambda tally: tally.sittings)
    at_services = partial(_summed, behind=lambda tally: tally.volunteering.services)
    return (
        SummaryField(name="期间", meaning="今年以来、2022年上半年等", fill=_period),
        _counted("活动总次数", "每次活动只计一次", lambda tally: tally.sittings),
        _counted("重复计入次数", "同时计入两种以上类型的活动", lambda tally: tally.overlapping),
        SummaryField(
            name="党课情况",
            meaning="支部书记讲党课几次；有别人讲的一并写明",
            fill=_lectures,
            covers=lambda _: lessons,
        ),
        SummaryField(
            name="书记讲党课次数",
            meaning="支部书记讲党课",
            fill=_counted("书记讲党课次数", "", lambda tally: tally.lectures_by_secretary).fill,
            covers=lambda ground: lessons if _all_by_secretary(ground) else frozenset(),
        ),
        SummaryField(name="其他活动", meaning="前面没有写到、但开展过的各类活动", fill=_others),
        _summed("党员人数", "期末在册党员", lambda tally: tally.members, lambda _tally: Figure()),
        at_rolls("应到", "应到人次", lambda tally: tally.attendance.due),
        at_rolls("实到", "实到人次", lambda tally: tally.attendance.present),
        at_rolls("请假", "请假人次", lambda tally: tally.attendance.leave),
        at_rolls("缺席", "缺席人次", lambda tally: tally.attendance.absent),
        at_rolls("未标", "没有标明到会情况的人次", lambda tally: tally.attendance.unmarked),
        SummaryField(name="出席率", meaning="实到÷应到", fill=_rate),
        at_services("志愿服务次数", "志愿服务和双报到合计", lambda tally: tally.volunteering.services.value),
        at_services("志愿服务人数", "参加过的党员，一人只计一次", lambda tally: tally.volunteering.people),
        at_services("志愿服务人次", "参加人次", lambda tally: tally.volunteering.turns),
        at_services("志愿服务小时", "累计时长", lambda tally: tally.volunteering.hours),
        SummaryField(name="登记簿情况", meaning="获得荣誉几项等，有登记才写", fill=_registers),
        SummaryField(name=TYPED_MARK, meaning="全部手工填写的数据，并注明手工填写", fill=_all_typed),
    )


def _period(filling: Filling) -> Filled:
    ground = filling.ground
    return Filled(pieces=(Piece(text=opening(ground.period, ground.as_of), name="期间"),), empty=None)


def _rate(filling: Filling) -> Filled:
    tally = filling.ground.tally
    rate = tally.attendance.rate
    return Filled(pieces=(filling.rate("出席率", rate, tally.sittings),), empty=rate is None)


def _lessons(kinds: Kinds) -> tuple[Kind, ...]:
    return tuple(kind for kind in kinds.of_shape(Shape.SITTING) if kind.lesson)


def _all_by_secretary(ground: SummaryGround) -> bool:
    held = sum(_of(ground.tally, kind).value for kind in _lessons(ground.kinds))
    return held == ground.tally.lectures_by_secretary.value


def _of(tally: Tally, kind: Kind) -> Figure:
    counted = tally.by_kind if kind.shape is Shape.SITTING else tally.volunteering.by_kind
    return counted.get(kind.code, Figure())


def _times(filling: Filling, kinds: Iterable[Kind]) -> tuple[Piece, ...]:
    """党课2次，微讲堂1次: each kind that was held, with its count."""
    pieces: list[Piece] = []
    for kind in kinds:
        figure = _of(filling.ground.tally, kind)
        if figure.value:
            comma = (Piece(text="，"),) if pieces else ()
            times = filling.count(f"{kind.label}次数", figure.value, figure)
            pieces += (*comma, Piece(text=kind.label), times, Piece(text="次"))
    return tuple(pieces)


def _lectures(filling: Filling) -> Filled:
    ground = filling.ground
    held = [kind for kind in _lessons(ground.kinds) if _of(ground.tally, kind).value]
    figure = ground.tally.lectures_by_secretary
    mine = (
        Piece(text=_BY_SECRETARY),
        filling.count("书记讲党课次数", figure.value, figure),
        Piece(text="次"),
    )
    if len(held) == 1 and _all_by_secretary(ground):
        return Filled(pieces=mine)
    of_them = (Piece(text="（其中"), *mine, Piece(text="）")) if figure.value else ()
    return Filled(pieces=(*_times(filling, held), *of_them), empty=not held)


def _others(filling: Filling) -> Filled:
    kinds = filling.ground.kinds.of_shape(Shape.SITTING)
    pieces = _times(filling, (kind for kind in kinds if kind.code not in filling.told))
    return Filled(pieces=pieces, empty=not pieces)


def _of_kind(kind: Kind, taken: Container[str]) -> Iterable[SummaryField]:
    """The fields of a kind; one whose name a fixed field has already is called 仅…."""
    name = f"{kind.label}次数"
    name = f"仅{name}" if name in taken else name
    counted = _counted(name, kind.name, lambda tally: _of(tally, kind))
    yield SummaryField(
        name=name, meaning=kind.name, fill=counted.fill, covers=lambda _ground: frozenset({kind.code})
    )
    if kind.shape is Shape.SITTING:
        yield SummaryField(
            name=f"{kind.label}出席率", meaning=f"{kind.name}的实到÷应到", fill=partial(_kind_rate, kind)
        )


def _kind_rate(kind: Kind, filling: Filling) -> Filled:
    tally = filling.ground.tally
    counts = tally.attendance_by_kind.get(kind.code)
    rate = counts.rate if counts else None
    return Filled(pieces=(filling.rate(f"{kind.label}出席率", rate, _of(tally, kind)),), empty=rate is None)


def _measure(register: Register) -> tuple[str, str]:
    before, _, after = register.counted.partition("{n}")
    return before, after


def _entries(register: Register, ground: SummaryGround) -> Figure:
    return entries_figure(
        entry
        for entry in ground.entries
        if entry.register == register.code and entry.day in ground.period and not entry.voided
    )


def _register_field_name(register: Register) -> str:
    return f"{register.name}{_measure(register)[1][:1]}数"


def _of_register(register: Register) -> SummaryField:
    name = _register_field_name(register)

    def fill(filling: Filling) -> Filled:
        figure = _entries(register, filling.ground)
        return Filled(pieces=(filling.count(name, figure.value, figure),), empty=not figure.value)

    return SummaryField(name=name, meaning=f"登记簿“{register.name}”", fill=fill)


def _registers(filling: Filling) -> Filled:
    pieces: list[Piece] = []
    for register in REGISTERS:
        figure = _entries(register, filling.ground)
        if register.counted and figure.value:
            before, after = _measure(register)
            comma = "，" if pieces else ""
            times = filling.count(_register_field_name(register), figure.value, figure)
            pieces += (Piece(text=f"{comma}{before}"), times, Piece(text=after))
    return Filled(pieces=tuple(pieces), empty=not pieces)


def _typed_here(ground: SummaryGround) -> tuple[TypedFigure, ...]:
    """The typed figures that the period may tell: they are a year's, so no named part of one has them."""
    if not is_year_to_date(ground.period):
        return ()
    here = (each for each in ground.typed if each.year == ground.period.start.year)
    return tuple(each for each in here if each.value.strip() and not each.voided)


def _typed_piece(filling: Filling, each: TypedFigure, mark: str) -> Piece:
    value = each.value.strip()
    plain = filling.numerals and _PLAIN_NUMBER.fullmatch(value)
    text = measured(value.replace(",", "")) if plain else value
    return Piece(text=f"{text}{each.unit.strip()}{mark}", name=each.name, typed=True)


def _of_typed(name: str) -> SummaryField:
    def fill(filling: Filling) -> Filled:
        for each in _typed_here(filling.ground):
            if each.name == name:
                return Filled(pieces=(_typed_piece(filling, each, f"（{TYPED_MARK}）"),))
        trouble = f"“{name}”在{filling.ground.period.label}没有手工填写的数字。"
        return Filled(pieces=(Piece(text=TO_BE_ADDED, name=name),), empty=True, trouble=trouble)

    return SummaryField(name=name, meaning="手工填写的数据", fill=fill)


def _all_typed(filling: Filling) -> Filled:
    pieces: list[Piece] = []
    for each in _typed_here(filling.ground):
        comma = "，" if pieces else ""
        pieces += (Piece(text=f"{comma}{each.name}"), _typed_piece(filling, each, ""))
    mark = (Piece(text=f"（{TYPED_MARK}）"),) if pieces else ()
    return Filled(pieces=(*pieces, *mark), empty=not pieces)
