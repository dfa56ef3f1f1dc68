"""What the matrix says in words: heads, cells, figures, and a rate that is lower than the branch asks for."""

from partybranch.domain.attendance import RollCounts, RollRow
from partybranch.domain.attendance_matrix import MatrixColumn, MatrixLine
from partybranch.domain.leaves import LeaveNotice
from ui.models.marks import full_words, notice_words

HEADS_ONLY = "只有人数"
_HALF, _LONGEST = 2, 6


def head_lines(column: MatrixColumn, *, years: bool) -> str:
    """Three short lines for a narrow head: the date, and the kind cut in two; ＋ says that there are more."""
    day = f"{column.sitting.day:{'%y-%m-%d' if years else '%m-%d'}}"
    label = column.labels[0][:_LONGEST]
    cut = len(label) if len(label) < _HALF + _HALF else -(-len(label) // _HALF)
    more = "＋" if len(column.labels) > 1 else ""
    return f"{day}\n{label[:cut]}\n{label[cut:]}{more}"


def head_words(column: MatrixColumn) -> str:
    """The sitting in full: 2022-03-07 09:00 集体学习 and its topic."""
    when = f"{column.sitting.starts_at:%Y-%m-%d %H:%M} {column.label}"
    return f"{when}\n{column.sitting.topic}" if column.sitting.topic else when


def cell_words(
    line: MatrixLine, column: MatrixColumn, row: RollRow | None, notice: LeaveNotice | None
) -> str:
    """One cell in full, for hovering, a screen reader and the line under the matrix."""
    where = f"{line.name}　{column.sitting.day:%Y-%m-%d} {column.label}"
    if column.sitting.heads is not None:
        return f"{where}　{HEADS_ONLY}，没有名单"
    if row is None:
        return f"{where}　不在当次应到名单"
    words = full_words(row) if row.due else f"{full_words(row)}，免于参加，不计应到"
    return f"{where}　{words}，{notice_words(notice)}" if notice else f"{where}　{words}"


def figures_words(counts: RollCounts) -> str:
    """The figures of a roll in one line; what is nought is left out, but for 应到 and 实到."""
    parts = [f"应到 {counts.due}", f"实到 {counts.present}"]
    more = {
        "请假": counts.leave,
        "缺席": counts.absent,
        "未标": counts.unmarked,
        "异地": counts.elsewhere,
        "免于参加而到会": counts.extra,
        "迟到": counts.late,
    }
    return " · ".join(parts + [f"{word} {figure}" for word, figure in more.items() if figure])


def rate_words(counts: RollCounts, demanded: int | None) -> str:
    """That a rate is lower than the branch asks for; nothing where it asks for none."""
    if demanded is None or not counts.due or counts.present * 100 >= demanded * counts.due:
        return ""
    return f"低于支部要求 {demanded}%"
