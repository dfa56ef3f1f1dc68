"""What stands beside the sittings in the 年度统计报告: services, the other registers, and the plan."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from partybranch.domain.blank import BLANK
from partybranch.domain.fulfilment import PlanLine, PlanState
from partybranch.domain.registers import REGISTERS, FieldShape, Register, RegisterEntry, RegisterField
from partybranch.domain.sentences import number, percent
from partybranch.reports.pdf.numbered import NumberedParts
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column
from partybranch.services.plans import lines_of
from partybranch.services.tallies import PeriodBook

_PLACE = Column(title="序号", width=10)
_PERSON = (
    Column(title="序号", width=10),
    Column(title="姓名", width=42),
    Column(title="次数", width=12),
    Column(title="时长", width=14),
)
_LONGEST = 60
_NOBODY: tuple[Cell, ...] = ("",) * len(_PERSON)


def write_volunteering(parts: NumberedParts, book: PeriodBook) -> None:
    """Each service, then each person's hours in two columns of names."""
    volunteering = book.tally.volunteering
    parts.heading("志愿服务和双报到")
    parts.table(
        "志愿服务和双报到情况",
        [
            _PLACE,
            Column(title="日期", width=23),
            Column(title="类型", width=19),
            Column(title="活动名称", align=Align.LEFT),
            Column(title="地点", align=Align.LEFT),
            Column(title="人数", width=12),
            Column(title="合计时长", width=18),
        ],
        [
            (
                place,
                f"{service.day:%Y-%m-%d}",
                book.kinds[service.kind].label,
                service.title or service.project or BLANK,
                service.place or BLANK,
                len(service.rows),
                number(service.hours),
            )
            for place, service in enumerate(book.services, 1)
        ],
        total=("合计", "", "", "", "", volunteering.turns, number(volunteering.hours)),
    )
    people = [each for each in book.tally.by_member if each.services]
    if people:
        cells = [(at, each.name, each.services, number(each.hours)) for at, each in enumerate(people, 1)]
        half = (len(cells) + 1) // 2
        parts.table(
            "党员志愿服务时长",
            [*_PERSON, *_PERSON],
            [(*left, *right) for left, right in zip_longest(cells[:half], cells[half:], fillvalue=_NOBODY)],
        )
    target = book.profile.hours_target
    parts.document.note("注：时长单位为小时。" + (f"本支部每人每年的目标为{target}小时。" if target else ""))


def write_registers(parts: NumberedParts, book: PeriodBook) -> None:
    """A small table for each register with an entry in the period; running text is left to its ledger.

    Of talks between two people the report tells the number alone: who spoke with whom about what is no
    matter for whoever it is handed to.
    """
    entries = [entry for entry in book.report.facts.entries if entry.day in book.period]
    kept = [(each, [entry for entry in entries if entry.register == each.code]) for each in REGISTERS]
    if not entries:
        return
    parts.heading("登记簿")
    for register, inside in kept:
        if inside and register.pairs:
            parts.document.paragraph(f"{register.name}{len(inside)}次。")
        elif inside:
            parts.table(
                f"{register.name}登记（{len(inside)}项）",
                _register_columns(register),
                [_register_row(place, entry, register, book) for place, entry in enumerate(inside, 1)],
                size=9,
            )
    if any(inside and _has_texts(register) for register, inside in kept):
        parts.document.note("注：措施和完成情况等文字较多的栏目见登记簿台账。")


def _has_texts(register: Register) -> bool:
    return any(each.shape is FieldShape.TEXT for each in register.fields)


def _short_fields(register: Register) -> list[RegisterField]:
    return [each for each in register.fields if each.shape is not FieldShape.TEXT]


def _register_columns(register: Register) -> list[Column]:
    people = [Column(title=register.people_word)] if register.people_word else []
    return [
        Column(title="序号", width=9),
        Column(title=register.day_word, width=20),
        Column(title=register.title_word, align=Align.LEFT),
        *people,
        *(Column(title=each.title) for each in _short_fields(register)),
    ]


def _register_row(place: int, entry: RegisterEntry, register: Register, book: PeriodBook) -> Sequence[Cell]:
    people = "、".join(book.name_of(each) for each in entry.people)
    return [
        place,
        f"{entry.day:%Y-%m-%d}",
        _cut(entry.title) or BLANK,
        *([people] if register.people_word else []),
        *(entry.values.get(each.code, "") for each in _short_fields(register)),
    ]


def _cut(text: str) -> str:
    """A text of a few lines at most: the whole of it stands in the ledger of its register."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def write_plan(parts: NumberedParts, book: PeriodBook) -> None:
    """年度计划执行: by kinds, then what was planned and not held; left out where nothing was planned."""
    if not book.report.facts.plans:
        return
    lines = lines_of(book.report)
    counted = Counter(line.state for line in lines)
    planned = [line for line in lines if line.state is not PlanState.EXTRA]
    said = "，".join(f"{state.words}{counted[state]}项" for state in PlanState if counted[state])
    parts.heading("年度计划执行情况")
    parts.document.paragraph(f"本期计划{len(planned)}项：{said}。")
    parts.table(
        "年度计划执行情况",
        [
            Column(title="活动类型", align=Align.LEFT),
            Column(title="计划", width=14),
            *(Column(title=state.words, width=17) for state in PlanState),
            Column(title="执行率", width=18),
        ],
        [
            (kind.label, *_plan_cells([line for line in lines if line.plan.kind == kind.code]))
            for kind in book.kinds
            if any(line.plan.kind == kind.code for line in lines)
        ],
        total=("合计", *_plan_cells(lines)),
    )
    missed = [line for line in planned if line.state is PlanState.MISSED]
    if missed:
        _missed(parts, book, missed)
    parts.document.note(
        "注：执行率＝（已开展＋已改期）÷已到期的计划。未开展指没有对应的记录。计划外是没有列入计划而开展的，不计入执行率。"
    )


def _plan_cells(lines: Sequence[PlanLine]) -> tuple[Cell, ...]:
    counted = Counter(line.state for line in lines)
    met = counted[PlanState.HELD] + counted[PlanState.MOVED]
    due = met + counted[PlanState.MISSED]
    planned = due + counted[PlanState.AHEAD]
    return (planned, *(counted[state] for state in PlanState), percent(met / due if due else None))


def _missed(parts: NumberedParts, book: PeriodBook, missed: Sequence[PlanLine]) -> None:
    grouped = any(line.plan.group for line in missed)
    parts.table(
        "计划未开展的事项",
        [
            _PLACE,
            Column(title="计划日期", width=26),
            Column(title="活动类型", width=30),
            *([Column(title="党小组", width=30)] if grouped else []),
            Column(title="主题", align=Align.LEFT),
        ],
        [
            (
                place,
                f"{line.plan.day:%Y-%m-%d}",
                book.kinds[line.plan.kind].label,
                *([line.plan.group] if grouped else []),
                line.plan.topic or BLANK,
            )
            for place, line in enumerate(missed, 1)
        ],
        size=9,
    )
