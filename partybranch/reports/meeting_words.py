"""What the papers of a meeting say: when it was, who came, who was absent, how was voted."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Kind, Scope
from partybranch.domain.roll_order import EXEMPT
from partybranch.domain.sentences import WEEKDAYS, written_day
from partybranch.domain.sittings import Sitting
from partybranch.domain.tallies import rows_of
from partybranch.reports.ledgers.ledger import absentees_of, kinds_of
from partybranch.reports.ledgers.line import Line
from partybranch.reports.ledgers.votes import vote_words
from partybranch.reports.order import PaperOrder
from partybranch.services.tallies import PeriodBook


def lines_in(order: PaperOrder, wanted: Callable[[Kind], bool]) -> tuple[Line, ...]:
    """The records of the chosen sittings whose kind is wanted, in order of time.

    Each is numbered within its kind in the period, a 党小组会 within its group; one ahead has the number 0.
    """
    book = order.book
    held: Counter[tuple[str, str]] = Counter()
    numbers: dict[tuple[int | None, int], int] = {}
    for sitting in book.sittings:
        for at, record in enumerate(sitting.records):
            held[record.kind, record.group] += 1
            numbers[sitting.id, at] = held[record.kind, record.group]
    return tuple(
        Line(place=numbers.get((sitting.id, at), 0), sitting=sitting, at=at, book=book)
        for sitting in order.chosen_sittings
        for at, record in enumerate(sitting.records)
        if wanted(book.kinds[record.kind])
    )


def kind_of(line: Line) -> Kind:
    """The kind of a record."""
    return line.book.kinds[line.record.kind]


def name_words(line: Line) -> str:
    """会议名称: what the record counts as, of a 党小组会 also whose."""
    kind = kind_of(line)
    if line.record.scope is Scope.GROUP:
        return f"{kind.name}（{line.record.group or BLANK}）"
    return kind.name


def turn_words(line: Line) -> str:
    """次数: which of its kind it is in the period; nothing for one ahead."""
    return f"第{line.place}次" if line.place else ""


def length_words(sitting: Sitting) -> str:
    """时长 in minutes."""
    return str(sitting.minutes) if sitting.minutes > 0 else BLANK


def moment_words(sitting: Sitting) -> str:
    """The date with its weekday, and from when to when."""
    start = sitting.starts_at
    end = start + timedelta(minutes=sitting.minutes)
    day = f"{written_day(start)}（星期{WEEKDAYS[start.weekday()]}）"
    return f"{day}{start:%H:%M}—{end:%H:%M}" if sitting.minutes > 0 else f"{day}{start:%H:%M}"


def absent_words(line: Line) -> str:
    """缺席人员及原因; an old head count gives numbers and says that the names are missing."""
    heads = line.sitting.heads
    if isinstance(line.present, int) and line.due == line.present:
        return "无"
    if heads is None:
        return absentees_of(line.sitting, line.at, line.book)
    numbers = (("请假", heads.leave), ("缺席", heads.absent), ("未标", line.counts.unmarked))
    said = "，".join(f"{word}{count}人" for word, count in numbers if count)
    return f"{said}，名单{BLANK}"


def observer_words(sitting: Sitting) -> str:
    """列席人员, each with what they are."""
    people = (f"{each.name}（{each.role}）" if each.role.strip() else each.name for each in sitting.observers)
    return "、".join(people)


def motion_words(line: Line) -> str:
    """表决情况: one vote after the other."""
    votes = [vote_words(motion) for motion in line.record.motions]
    if len(votes) < 2:
        return "".join(votes)
    return "\n".join(f"{place}. {words}" for place, words in enumerate(votes, 1))


def attachment_words(sitting: Sitting) -> str:
    """附件名称, one file in a line."""
    return "\n".join(each.name for each in sitting.attachments)


def full_members(line: Line) -> str:
    """How many of those due and there are full members; unknown without names."""
    return _due_and_there(line, lambda row: row.full and row.expected)


def voters(line: Line) -> str:
    """How many have a vote and are there, counted as a vote counts them, and who of them was not expected."""
    rows = rows_of(line.record, line.sitting.roll)
    besides = sum(row.votes and not row.expected for row in rows)
    said = f"（应到含异地参加、不作硬性要求{besides}人）" if besides else ""
    return _due_and_there(line, lambda row: row.votes) + said


def _due_and_there(line: Line, wanted: Callable[[RollRow], bool]) -> str:
    if not line.sitting.roll:
        return BLANK
    rows = [row for row in rows_of(line.record, line.sitting.roll) if wanted(row)]
    there = BLANK if isinstance(line.present, str) else f"{_there(rows)}人"
    return f"应到{len(rows)}人，实到{there}"


def _there(rows: Iterable[RollRow]) -> int:
    return sum(row.mark is Mark.PRESENT for row in rows)


def sheet_name(row: RollRow, book: PeriodBook) -> str:
    """A name as it stands in a narrow cell: what tells namesakes apart on a line of its own."""
    told = book.name_of(row).removeprefix(row.name).strip("（）")
    return f"{row.name}\n{told}" if told else row.name


def group_name(group: str, roll: Iterable[RollRow]) -> str:
    """What stands beside the people of a group; of a branch without groups that they are 党员."""
    if group == EXEMPT:
        return "不作\n硬性要求"
    return group or ("未编组" if any(row.group for row in roll) else "党员")


def kinds_and_topic(sitting: Sitting, book: PeriodBook) -> str:
    """类型和题目 of a sitting in a list; a topic that is missing is marked."""
    return f"{kinds_of(sitting, book)}　{sitting.topic or BLANK}"


def topic_words(sitting: Sitting, book: PeriodBook) -> str:
    """主题 of a sitting as a whole: what it counts as, and its first topic."""
    return "　".join(filter(None, (kinds_of(sitting, book), sitting.topic.strip())))
