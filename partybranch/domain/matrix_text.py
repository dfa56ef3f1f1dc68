"""The matrix in words, to be pasted into a workbook and read again by our own importer."""

from collections.abc import Callable

from partybranch.domain.attendance import LEAVE_REASONS, Mark, RollCounts, RollRow
from partybranch.domain.attendance_matrix import Matrix, MatrixColumn
from partybranch.domain.sentences import percent

_FORMULA_STARTS = tuple("=+-@＝＋－＠")
_PLAIN_REASONS = frozenset(LEAVE_REASONS[:-1])
_FIGURES: tuple[tuple[str, Callable[[RollCounts], str]], ...] = (
    ("应到", lambda counts: str(counts.due)),
    ("实到", lambda counts: str(counts.present)),
    ("请假", lambda counts: str(counts.leave)),
    ("缺席", lambda counts: str(counts.absent)),
    ("出席率", lambda counts: percent(counts.rate)),
)


def matrix_text(matrix: Matrix, *, totals: bool = True) -> str:
    """The matrix with tabs between cells and a line for each row; ``totals`` of the sittings at the foot."""
    heads = ["姓名", "党小组", *(_head(column) for column in matrix.columns)]
    rows = [[*heads, *(title for title, _ in _FIGURES)]]
    for line in matrix.lines:
        figures = [figure(line.counts) for _, figure in _FIGURES]
        rows.append([line.name, line.group, *(mark_word(row) for row in line.cells), *figures])
    for title, figure in _FIGURES if totals else ():
        below = [figure(column.counts) if column.counts else "" for column in matrix.columns]
        rows.append([title, "", *below])
    return "\n".join("\t".join(_one_line(cell) for cell in row) for row in rows)


def mark_word(row: RollRow | None) -> str:
    """A mark in one word: 出席, 迟到, 病假, 请假（学习）, 缺席, 异地参加, 未标, 免; nothing off the roll."""
    if row is None:
        return ""
    if row.mark is Mark.LEAVE:
        return _leave_word(row.reason)
    if row.mark is Mark.PRESENT and row.late:
        return "迟到"
    if row.mark is Mark.UNMARKED and not row.due:
        return "免"
    return row.mark.value


def _leave_word(reason: str) -> str:
    if not reason or reason in _PLAIN_REASONS:
        return reason or Mark.LEAVE.value
    return f"{Mark.LEAVE.value}（{reason}）"


def _head(column: MatrixColumn) -> str:
    return f"{column.sitting.starts_at:%Y-%m-%d %H:%M} {column.label}"


def _one_line(text: str) -> str:
    """A cell in one line; a name from somebody's file must not run as a formula where it is pasted."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain.startswith(_FORMULA_STARTS) else plain
