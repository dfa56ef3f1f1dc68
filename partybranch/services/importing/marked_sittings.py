"""The sitting behind each column of a matrix, known or new, and the setting of marks on its roll."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from partybranch.domain.attendance import Mark, RollRow, count_roll, expected_roll
from partybranch.domain.kinds import Kind, Scope
from partybranch.domain.members import Member, groups_on, standing_on
from partybranch.domain.parsing.reasons import reason_word
from partybranch.domain.sittings import Record, Sitting
from partybranch.services.importing.kept_sittings import KeptSittings
from partybranch.services.importing.legend import Marking
from partybranch.services.importing.matching import group_key
from partybranch.services.importing.matrix import Meeting

_OTHER = "其他"


@dataclass(slots=True)
class MarkedSitting:
    """A sitting whose roll is being marked; ``known`` is what the book has, None for a new one."""

    sitting: Sitting
    known: Sitting | None
    _rows: dict[int, RollRow] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rows = {row.member_id: row for row in self.sitting.roll}

    def refusal(self, member: Member, marking: Marking) -> str | None:
        """Why the marking cannot stand, or None when it can."""
        if marking.mark is Mark.UNMARKED:
            return None
        row = self._rows.get(member.id or 0)
        day = self.sitting.day
        if row is None:
            return f"{member.name}在 {day} 不在应到名单上，请核对日期或转入、转出时间"
        if row.mark is Mark.UNMARKED or (row.mark is marking.mark and _one_reason(row, marking)):
            return None
        reason = f"（{row.reason}）" if row.reason else ""
        return f"{member.name}在 {day} 的活动里已经记为{row.mark}{reason}，与这里不同，请核对"

    def set(self, member: Member, marking: Marking) -> bool:
        """Mark a member; whether that changed anything. 出席 becomes 迟到, but is not made punctual again."""
        if marking.mark is Mark.UNMARKED or member.id is None:
            return False
        row = self._rows[member.id]
        marked = replace(row, mark=marking.mark, reason=row.reason or marking.reason)
        marked = replace(marked, late=row.late or marking.late)
        self._rows[member.id] = marked
        return marked != row

    @property
    def unmarked(self) -> tuple[str, ...]:
        """The names of those due of whom nothing is said."""
        return tuple(row.name for row in self._rows.values() if row.due and row.mark is Mark.UNMARKED)

    def finished(self) -> Sitting | None:
        """The sitting to write; None when nothing changed.

        Raises ValueError when the names contradict the head-counts that the book had.
        """
        roll = tuple(self._rows.values())
        if all(row.mark is Mark.UNMARKED for row in roll):
            return None
        heads = self.sitting.heads
        counts = count_roll(roll)
        if heads is not None and (heads.due, heads.present) != (counts.due, counts.present):
            raise ValueError(
                f"已有记录是应到 {heads.due}、实到 {heads.present}，"
                f"按这一列是应到 {counts.due}、实到 {counts.present}，请核对"
            )
        done = replace(self.sitting, roll=roll, heads=None)
        return None if done == self.known else done


def _one_reason(row: RollRow, marking: Marking) -> bool:
    """Whether two reasons can be one; 公 says the same as 采访任务, and silence contradicts nothing."""
    ours, theirs = reason_word(marking.reason), reason_word(row.reason)
    return ours == theirs or None in (ours, theirs) or _OTHER in (ours, theirs)


def find_sitting(
    meeting: Meeting,
    marks: Mapping[int, Marking],
    kept: KeptSittings,
    members: Iterable[Member],
) -> MarkedSitting:
    """The one sitting of that day that a heading means, or a new one. Raises ValueError for neither.

    ``marks`` are the member ids with their markings in this column.
    """
    members = tuple(members)
    called = [id_ for id_, marking in marks.items() if marking.mark is not Mark.UNMARKED]
    found = list(kept.on(meeting.day))
    if meeting.kind is not None:
        found = [each for each in found if meeting.kind.code in each.kinds]
    if meeting.clock is not None:
        found = [each for each in found if each.starts_at in (meeting.starts_at, _midnight(meeting))]
    if meeting.kind is not None and meeting.kind.scope is Scope.GROUP and found:
        group = _group(meeting, members, called)
        found = [each for each in found if any(record.group == group for record in each.records)]
    if len(found) > 1:
        raise ValueError(f"{meeting.day} 有 {len(found)} 次活动，请在表头写上类型或几点开始")
    if found:
        return _known(found[0], members, called)
    if meeting.kind is None:
        raise ValueError(f"{meeting.day} 没有活动记录，要新增请在表头写上类型，例如“3月5日 主题党日”")
    return _new(meeting, meeting.kind, members, called)


def _midnight(meeting: Meeting) -> object:
    return replace(meeting, clock=None).starts_at


def _known(sitting: Sitting, members: tuple[Member, ...], called: list[int]) -> MarkedSitting:
    if sitting.roll:
        return MarkedSitting(sitting, sitting)
    scopes = [(record.scope, record.group) for record in sitting.records]
    named = called if any(scope is Scope.NAMED for scope, _ in scopes) else []
    return MarkedSitting(replace(sitting, roll=expected_roll(members, sitting.day, scopes, named)), sitting)


def _new(meeting: Meeting, kind: Kind, members: tuple[Member, ...], called: list[int]) -> MarkedSitting:
    group = _group(meeting, members, called) if kind.scope is Scope.GROUP else ""
    named = called if kind.scope is Scope.NAMED else []
    roll = expected_roll(members, meeting.day, [(kind.scope, group)], named)
    record = Record(kind=kind.code, topic=meeting.topic, scope=kind.scope, group=group)
    fresh = Sitting(starts_at=meeting.starts_at, minutes=kind.minutes, records=(record,), roll=roll)
    return MarkedSitting(fresh, None)


def _group(meeting: Meeting, members: tuple[Member, ...], called: list[int]) -> str:
    """The 党小组 in the heading, or the one to which everybody marked belongs on that day."""
    written = [
        g for g in groups_on(members, meeting.day) if g in meeting.topic or group_key(g) in meeting.topic
    ]
    if len(written) == 1:
        return written[0]
    groups = {standing_on(member, meeting.day).group for member in members if member.id in called}
    if len(groups) != 1 or "" in groups:
        raise ValueError(f"{meeting.day} 的党小组会看不出是哪个党小组，请在表头写上党小组")
    return groups.pop()
