"""The matrix of a period as Qt tables: members with marks and rates, and the figures at the foot."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from partybranch.domain.attendance import Mark, RollCounts, RollRow
from partybranch.domain.attendance_matrix import Matrix, MatrixColumn, MatrixLine
from partybranch.domain.group_tallies import NO_GROUP
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.sentences import percent
from partybranch.services.attendance import PeriodRolls
from ui.models.attendance_words import cell_words, figures_words, head_lines, head_words, rate_words
from ui.style import colour

Index = QModelIndex | QPersistentModelIndex
Answers = dict[int, Callable[[], object]]
_ROOT = QModelIndex()
_SHOWN, _ALIGNED = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)
_ACROSS = Qt.Orientation.Horizontal
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
"""The RollRow of a cell, None off the roll."""
NOTICE_ROLE = CELL_ROLE + 1
"""The LeaveNotice that covers a cell which is still 未标."""
HEADS_ROLE = CELL_ROLE + 2
"""Whether the sitting of a cell has only numbers."""
SORT_ROLE = CELL_ROLE + 3
MEMBER_ROLE = CELL_ROLE + 4

BEFORE, AFTER = 2, 3
"""How many columns stand before the sittings (姓名, 党小组) and after them (应到, 实到, 出席率)."""
_SIDES = ("姓名", "党小组"), ("应到", "实到", "出席率")
_FOOT = ("实到/应到", "未标", "出席率")


class Laid(Protocol):
    """A table laid out like the matrix."""

    matrix: Matrix


def sitting_at(laid: Laid, section: int) -> MatrixColumn | None:
    """The sitting of a section; None at either edge."""
    at = section - BEFORE
    return laid.matrix.columns[at] if 0 <= at < len(laid.matrix.columns) else None


class MatrixModel(QAbstractTableModel):
    """Members down; nothing is written here: ``put`` shows an edit that the page has begun to save."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rolls: PeriodRolls | None = None
        self.matrix = Matrix()

    def show(self, rolls: PeriodRolls, matrix: Matrix) -> bool:
        """Show a matrix; whether it has other people or sittings than before and so begins anew."""
        fresh = _shape(matrix) != _shape(self.matrix)
        if fresh:
            self.beginResetModel()
        self.rolls, self.matrix = rolls, matrix
        if fresh:
            self.endResetModel()
        elif matrix.lines:
            self._tell(0, len(matrix.lines) - 1)
            self.headerDataChanged.emit(_ACROSS, 0, self.columnCount() - 1)
        return fresh

    def put(self, line: int, column: int, row: RollRow) -> None:
        """Show another row in a cell; ``column`` counts sittings."""
        self.matrix = self.matrix.marked(line, column, row)
        self._tell(line, line)

    def cell(self, index: Index) -> RollRow | None:
        """The row in a cell; None off the roll and at the edges."""
        if not index.isValid() or sitting_at(self, index.column()) is None:
            return None
        return self.matrix.lines[index.row()].cells[index.column() - BEFORE]

    def notice(self, index: Index) -> LeaveNotice | None:
        """The leave that was given notice of for a cell without a mark."""
        column, row = sitting_at(self, index.column()), self.cell(index)
        if self.rolls is None or column is None or row is None or row.mark is not Mark.UNMARKED:
            return None
        return self.rolls.notice(column.sitting, row.member_id)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of members."""
        return 0 if parent.isValid() else len(self.matrix.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The sittings with what stands at both edges."""
        return 0 if parent.isValid() else BEFORE + len(self.matrix.columns) + AFTER

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, says and sorts by."""
        if not index.isValid():
            return None
        line, column = self.matrix.lines[index.row()], sitting_at(self, index.column())
        if role == MEMBER_ROLE:
            return line.member_id
        if column is None:
            answer = self._edge(line, index.column()).get(int(role))
        else:
            answer = self._marks(line, column, index).get(int(role))
        return answer() if answer else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everybody on a roll can be given a reason."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if self.cell(index) is not None else plain

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Date and kind over a sitting, captions over the edges."""
        if orientation is not _ACROSS or not 0 <= section < self.columnCount():
            return None
        column = sitting_at(self, section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section < BEFORE else _CENTRE
        if column is None:
            return self._captions()[section] if role == Qt.ItemDataRole.DisplayRole else None
        answers: Answers = {
            int(Qt.ItemDataRole.DisplayRole): lambda: head_lines(column, years=self._years()),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: head_words(column),
            int(Qt.ItemDataRole.ToolTipRole): lambda: f"{head_words(column)}\n双击或按 F2 打开这次活动",
        }
        answer = answers.get(int(role))
        return answer() if answer else None

    def _captions(self) -> dict[int, str]:
        before, after = _SIDES
        first = BEFORE + len(self.matrix.columns)
        return dict(enumerate(before)) | dict(enumerate(after, first))

    def _years(self) -> bool:
        return len({column.sitting.day.year for column in self.matrix.columns}) > 1

    def _edge(self, line: MatrixLine, section: int) -> Answers:
        counts = line.counts
        texts = {
            "姓名": line.name,
            "党小组": line.group or NO_GROUP,
            "应到": str(counts.due),
            "实到": str(counts.present),
            "出席率": percent(counts.rate),
        }
        caption = self._captions()[section]
        keys = {"应到": counts.due, "实到": counts.present, "出席率": counts.rate}
        weak = rate_words(counts, self.rolls.demanded if self.rolls else None)
        toned = weak if caption == "出席率" else ""
        return {
            int(Qt.ItemDataRole.DisplayRole): lambda: f"{texts[caption]} 低" if toned else texts[caption],
            int(Qt.ItemDataRole.ToolTipRole): lambda: "\n".join(
                filter(None, (f"{line.name}　{line.group}", figures_words(counts), weak))
            ),
            int(Qt.ItemDataRole.TextAlignmentRole): lambda: _LEFT if section < BEFORE else _CENTRE,
            int(Qt.ItemDataRole.ForegroundRole): lambda: (
                colour("absent") if toned else colour("secondary") if caption == "党小组" else None
            ),
            SORT_ROLE: lambda: keys.get(caption, line.group if caption == "党小组" else line.name),
        }

    def _marks(self, line: MatrixLine, column: MatrixColumn, index: Index) -> Answers:
        row = line.cells[index.column() - BEFORE]

        def words() -> str:
            return cell_words(line, column, row, self.notice(index))

        return {
            int(Qt.ItemDataRole.AccessibleTextRole): words,
            int(Qt.ItemDataRole.ToolTipRole): words,
            int(Qt.ItemDataRole.EditRole): lambda: row.reason if row else "",
            CELL_ROLE: lambda: row,
            NOTICE_ROLE: lambda: self.notice(index),
            HEADS_ROLE: lambda: column.sitting.heads is not None,
        }

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


class FootModel(QAbstractTableModel):
    """The figures of each sitting, and of all of them at the right, under the same sections."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix()
        self._demanded: int | None = None
        self._total = RollCounts()

    def show(self, matrix: Matrix, demanded: int | None) -> None:
        """Show the figures of a matrix."""
        fresh = len(matrix.columns) != len(self.matrix.columns)
        if fresh:
            self.beginResetModel()
        self.matrix, self._demanded, self._total = matrix, demanded, matrix.counts
        if fresh:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(_FOOT) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The figures of a sitting."""
        return 0 if parent.isValid() else len(_FOOT)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """As many as the matrix has."""
        return 0 if parent.isValid() else BEFORE + len(self.matrix.columns) + AFTER

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One figure; the sums of all sittings stand in the last column."""
        if not index.isValid():
            return None
        if index.column() == 0:
            shown = role == Qt.ItemDataRole.DisplayRole
            return (
                _FOOT[index.row()] if shown else _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None
            )
        column, last = sitting_at(self, index.column()), index.column() == self.columnCount() - 1
        counts = self._total if last else column.counts if column else None
        if counts is None:
            return self._unknown(column, role)
        weak = rate_words(counts, self._demanded)
        low = "低" if weak and index.row() == len(_FOOT) - 1 else ""
        tip = "\n".join(filter(None, (head_words(column) if column else "", figures_words(counts), weak)))
        answers: Answers = {
            int(Qt.ItemDataRole.DisplayRole): lambda: _figure(counts, index.row()) + low,
            int(Qt.ItemDataRole.ToolTipRole): lambda: tip,
            int(Qt.ItemDataRole.TextAlignmentRole): lambda: _CENTRE,
            int(Qt.ItemDataRole.ForegroundRole): lambda: colour("absent") if low else None,
        }
        answer = answers.get(int(role))
        return answer() if answer else None

    def _unknown(self, column: MatrixColumn | None, role: int) -> object:
        if column is None:
            return None
        answers: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): "—",
            int(Qt.ItemDataRole.ToolTipRole): "只有全支部的人数，分不出党小组",
            int(Qt.ItemDataRole.TextAlignmentRole): _CENTRE,
        }
        return answers.get(int(role))


def _figure(counts: RollCounts, row: int) -> str:
    return (
        f"{counts.present}/{counts.due}",
        str(counts.unmarked) if counts.unmarked else "·",
        percent(counts.rate),
    )[row]


def _shape(matrix: Matrix) -> tuple[object, ...]:
    lines = tuple((line.member_id, line.name, line.group) for line in matrix.lines)
    return lines, tuple((column.sitting.id, column.sitting.starts_at) for column in matrix.columns)
