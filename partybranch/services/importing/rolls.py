"""From what a row says about who was there to the roll of that day, or to head-counts, or to nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from partybranch.domain.attendance import HeadCount, Mark, RollRow, count_roll, mark_rest_present
from partybranch.domain.members import Member
from partybranch.domain.parsing.absentees import NamedAbsence
from partybranch.domain.parsing.names import name_key
from partybranch.services.importing.preview import Severity
from partybranch.services.importing.said_roll import SaidRoll

Find: TypeAlias = Callable[[str], Member]
"""The member of a name; raises ValueError."""


@dataclass(slots=True)
class TakenRoll:
    """A roll with marks, or head-counts, with what is to be said about it as (field, severity, sentence)."""

    rows: tuple[RollRow, ...] = ()
    heads: HeadCount | None = None
    said: list[tuple[str, Severity, str]] = field(default_factory=list)

    def error(self, column: str, text: str) -> None:
        """Something that contradicts the roll."""
        self.said.append((column, Severity.ERROR, text))

    def warn(self, column: str, text: str) -> None:
        """Something to look at."""
        self.said.append((column, Severity.WARNING, text))

    @property
    def ok(self) -> bool:
        """Whether nothing contradicts the roll."""
        return all(severity is not Severity.ERROR for _, severity, _ in self.said)


def take_roll(expected: tuple[RollRow, ...], said: SaidRoll, find: Find, *, explained: str) -> TakenRoll:
    """Mark the expected rows by what the row says; ``explained`` is the sentence on a different 应到."""
    taken = TakenRoll()
    due = count_roll(expected).due
    if said.due is not None and said.due != due:
        taken.error("due", f"应到写的是 {said.due}，按名册那天应到 {due} 人。{explained}")
    _check_due_names(expected, said, find, taken)
    if said.absences or said.present_names is not None or said.nobody_away:
        _by_name(expected, said, find, taken)
    elif said.numbers:
        _by_heads(due, said, taken)
    else:
        taken.warn("", "没有到会情况，导入后请补上")
    return taken


def take_unlisted(said: SaidRoll) -> TakenRoll:
    """Head-counts of a meeting of chosen people who are not listed: nobody can be marked by name."""
    taken = TakenRoll()
    leave = said.leave if said.leave is not None else said.away or len(said.absences or ())
    if said.due is None and said.present is None:
        taken.warn("", "没有参加人员名单，也没有人数，导入后请补上")
        return taken
    due = said.due if said.due is not None else (said.present or 0) + leave
    present = said.present if said.present is not None else due - leave
    if present < 0 or present + leave > due:
        taken.error("present", f"应到 {due}、实到 {present}、请假 {leave} 加不起来，请核对")
    taken.heads = HeadCount(due=due, present=present, leave=leave)
    taken.warn("", "参加人员是指定的，表里没有名单，只记人数")
    return taken


def _people(names: tuple[str, ...], column: str, find: Find, taken: TakenRoll) -> dict[int, str]:
    """Member id -> name of everybody listed; who is unknown, ambiguous or listed twice is an error."""
    found: dict[int, str] = {}
    for name in names:
        try:
            member = find(name)
        except ValueError as refusal:
            taken.error(column, str(refusal))
            continue
        if member.id is None:
            continue
        if member.id in found:
            taken.error(column, f"{member.name}写了两次，请删去一个")
        found[member.id] = member.name
    return found


def _check_due_names(expected: tuple[RollRow, ...], said: SaidRoll, find: Find, taken: TakenRoll) -> None:
    if said.due_names is None:
        return
    people = _people(said.due_names, "due", find, taken)
    on_roll = {row.member_id for row in expected}
    extra = [name for id_, name in people.items() if id_ not in on_roll]
    missing = [row.name for row in expected if row.due and row.member_id not in people]
    if extra:
        taken.error("due", f"应到名单里的{'、'.join(extra)}那天不在应到之列，请核对")
    if missing:
        taken.error("due", f"应到名单缺少{'、'.join(missing)}，请核对名单或党员的转入、转出日期")


def _by_name(expected: tuple[RollRow, ...], said: SaidRoll, find: Find, taken: TakenRoll) -> None:
    on_roll = {row.member_id for row in expected}
    absences = said.absences or ()
    away = _people(tuple(each.name for each in absences), "absentees", find, taken)
    came = _people(said.present_names or (), "present", find, taken)
    for column, people in (("absentees", away), ("present", came)):
        strangers = [name for id_, name in people.items() if id_ not in on_roll]
        if strangers:
            taken.error(column, f"{'、'.join(strangers)}那天不在应到名单上，请核对姓名、日期或转入、转出时间")
    both = [name for id_, name in away.items() if id_ in came]
    if both:
        taken.error("present", f"{'、'.join(both)}既在到会名单又在缺席名单，请改成一处")
    if len(away) < len(absences) or not on_roll.issuperset((*away, *came)):
        return
    marks = dict(zip(away, _marks(absences, said, taken), strict=True))
    taken.rows = _marked(expected, marks, came, said, taken)
    _check_counts(taken.rows, said, taken)


def _marked(
    expected: tuple[RollRow, ...],
    marks: dict[int, tuple[Mark, str]],
    came: dict[int, str],
    said: SaidRoll,
    taken: TakenRoll,
) -> tuple[RollRow, ...]:
    present = dict.fromkeys(came, (Mark.PRESENT, ""))
    given = {**present, **marks}
    rows = tuple(
        replace(row, mark=given[row.member_id][0], reason=given[row.member_id][1])
        if row.member_id in given
        else row
        for row in expected
    )
    if said.present_names is None:
        return mark_rest_present(rows)
    rest = [row.name for row in rows if row.due and row.mark is Mark.UNMARKED]
    if rest:
        taken.warn("present", f"{'、'.join(rest)}既不在到会名单也不在缺席名单，记为未标")
    return rows


def _marks(absences: tuple[NamedAbsence, ...], said: SaidRoll, taken: TakenRoll) -> list[tuple[Mark, str]]:
    """Mark and reason of each absentee. Without a reason the number on leave decides, else it is leave."""
    excused = sum(each.reason is not None and not each.absent_without_leave for each in absences)
    without = [each.name for each in absences if each.reason is None]
    unexcused = bool(without) and not said.leave_meant and said.leave == excused
    if without and not said.leave_meant and said.leave is None:
        taken.warn("absentees", f"{'、'.join(without)}没有写原因，按请假记，如是无故缺席请导入后改正")
    return [_mark(each, unexcused=unexcused) for each in absences]


def _mark(absence: NamedAbsence, *, unexcused: bool) -> tuple[Mark, str]:
    reason = absence.reason or ""
    mark = Mark.ABSENT if absence.absent_without_leave or (not reason and unexcused) else Mark.LEAVE
    return mark, "" if name_key(reason) == mark else reason


def _check_counts(rows: tuple[RollRow, ...], said: SaidRoll, taken: TakenRoll) -> None:
    """实到, 请假 and 缺席 as numbers must be those of the named roll."""
    counts = count_roll(rows)
    away = counts.leave + counts.absent
    if said.present is not None and said.present not in (counts.present, counts.present + counts.extra):
        taken.error(
            "present",
            f"实到写的是 {said.present}，应到 {counts.due} 人，名单上请假和缺席的 {away} 人，"
            f"实到应为 {counts.present} 人，请核对",
        )
    if said.leave is not None and said.leave != counts.leave:
        taken.error("leave", f"请假人数写的是 {said.leave}，名单上请假的是 {counts.leave} 人，请核对")
    if said.absent is not None and said.absent not in (counts.absent, away):
        taken.error("absent", f"缺席人数写的是 {said.absent}，名单上缺席的是 {counts.absent} 人，请核对")


def _by_heads(due: int, said: SaidRoll, taken: TakenRoll) -> None:
    """A roll of numbers alone; who is left over stays 未标 and is not called absent.

    Beside a number on leave 缺席人数 is either everybody away or those without leave; alone it is everybody
    away, of whom nobody knows whether they had leave.
    """
    leave = said.leave if said.leave is not None else said.away or 0
    away = said.absent if said.absent is not None else leave
    present = said.present if said.present is not None else due - max(away, leave)
    absent = 0
    if said.leave is not None and said.absent is not None:
        absent = said.absent - leave if present + said.absent == due else said.absent
    whole = present + leave + absent
    complete = None not in (said.present, said.leave)
    if min(present, absent) < 0 or whole > due or (complete and whole != due):
        taken.error(
            "present", f"应到 {due} 人，实到 {present}、请假 {leave}、缺席 {absent} 人加不起来，请核对"
        )
        return
    taken.heads = HeadCount(due=due, present=present, leave=leave, absent=absent)
    taken.warn("absentees", "缺请假人员名单，只记人数")
