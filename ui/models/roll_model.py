"""A roll as a grid of people: each 党小组 beside its members; an edit makes a new row and writes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from partybranch.domain.attendance import Mark, RollRow, mark_rest_present
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.parsing.names import name_key
from partybranch.domain.roll_order import by_group
from partybranch.services.spelling import spells
from ui.models.marks import full_words, notice_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The RollRow of a person's cell."""
FAINT_ROLE = ROW_ROLE + 1
"""Whether the person does not match what was typed to find somebody."""
FIRST_LINE_ROLE = ROW_ROLE + 2
"""Whether the cell lies on the first line of its group."""
NOTICE_ROLE = ROW_ROLE + 3
"""The LeaveNotice of a person who is still 未标; None where there is none."""
NUMBER_ROLE = ROW_ROLE + 4
"""The number of a person on the sign-in sheet; None while the numbers are not shown."""

NO_GROUP = "未编组"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the grid: people of one group as places in the roll; ``lines`` are the group's lines."""

    group: str
    places: tuple[int, ...]
    first: bool
    lines: int
    people: int


def lay_lines(rows: Sequence[RollRow], per_line: int) -> tuple[Line, ...]:
    """Cut a roll into lines, in the order of the sign-in sheet; no line holds people of two groups."""
    return tuple(
        Line(
            group=each.group,
            places=each.places[start : start + per_line],
            first=start == 0,
            lines=-(-len(each.places) // per_line),
            people=len(each.places),
        )
        for each in by_group(rows)
        for start in range(0, len(each.places), per_line)
    )


class RollModel(QAbstractTableModel):
    """The grid: column 0 names the group, the others hold one person each.

    ``rows_changed`` follows every change of the roll, ``edited`` only those made by hand.
    """

    rows_changed = Signal()
    edited = Signal()

    def __init__(self, rows: Iterable[RollRow] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RollRow, ...] = tuple(rows)
        self._labels: Mapping[int, str] = {}
        self._per_line = 4
        self._sought = ""
        self._numbered = False
        self._notices: Mapping[int, LeaveNotice] = {}
        self._done: list[tuple[RollRow, ...]] = []
        self._taken_back: list[tuple[RollRow, ...]] = []
        self._lay()

    @property
    def rows(self) -> tuple[RollRow, ...]:
        """The roll as it stands."""
        return self._rows

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the grid."""
        return self._lines

    @property
    def per_line(self) -> int:
        """How many people stand in a line."""
        return self._per_line

    @property
    def grouped(self) -> bool:
        """Whether anybody on the roll belongs to a 党小组."""
        return any(row.group for row in self._rows)

    @property
    def matches(self) -> tuple[int, ...]:
        """The places that match what was typed, in the order of the grid; everybody when nothing was."""
        return tuple(place for line in self._lines for place in line.places if not self._faint(place))

    @property
    def sought(self) -> str:
        """What was typed to find somebody."""
        return self._sought

    @property
    def numbered(self) -> bool:
        """Whether the numbers of the sign-in sheet are shown."""
        return self._numbered

    def show_numbers(self, shown: bool) -> None:
        """Show the numbers that people have on the sign-in sheet, or show them no more."""
        self._numbered = shown
        self._find()
        self._tell_cells()

    def number_of(self, place: int) -> int:
        """The number of a person on the sign-in sheet: the order of the grid, from 1."""
        return self._numbers[place]

    @property
    def best_match(self) -> int | None:
        """Of those who match whoever is meant first: one whose name begins as typed, else the first."""
        matches = self.matches
        beginning = (place for place in matches if not spells(name_key(self.label(place))[1:], self._sought))
        return next(beginning, next(iter(matches), None))

    @property
    def labels(self) -> Mapping[int, str]:
        """What tells namesakes apart, by member id."""
        return self._labels

    @property
    def on_notice(self) -> tuple[int, ...]:
        """The places of those 未标 who have given notice of leave for the day, in roll order."""
        return tuple(at for at in range(len(self._rows)) if self.notice(at) is not None)

    @property
    def fillable(self) -> bool:
        """Whether 全部到会 would mark anybody."""
        return mark_rest_present(self._rows, besides=self._notices) != self._rows

    def expect_leave(self, notices: Mapping[int, LeaveNotice]) -> None:
        """Know who has given notice of leave for the day, by member id; nobody is marked by it."""
        self._notices = notices
        self._tell_cells()

    def notice(self, place: int) -> LeaveNotice | None:
        """The notice of leave of somebody still 未标."""
        row = self._rows[place]
        return self._notices.get(row.member_id) if row.mark is Mark.UNMARKED else None

    def set_rows(self, rows: Iterable[RollRow], labels: Mapping[int, str] | None = None) -> None:
        """Show another roll; ``labels`` tell namesakes apart by member id."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._labels = self._labels if labels is None else labels
        self._done, self._taken_back = [], []
        self._lay()
        self.endResetModel()
        self.rows_changed.emit()

    def set_per_line(self, count: int) -> None:
        """Lay the roll out with so many people a line."""
        if count != self._per_line:
            self.beginResetModel()
            self._per_line = count
            self._lay()
            self.endResetModel()

    def seek(self, text: str) -> None:
        """Dim everybody whose name is not spelt like that (characters, pinyin, initials); nobody moves.

        Digits alone are the number of a person on the sign-in sheet; while the numbers are shown they are
        nothing else, so that a number nobody has finds no year of birth.
        """
        self._sought = name_key(text)
        self._find()
        self._tell_cells()

    def label(self, place: int) -> str:
        """The name as frozen; of two with one name the label that tells them apart."""
        row = self._rows[place]
        return self._labels.get(row.member_id, row.name) if self._counted[row.name] > 1 else row.name

    def place_at(self, index: Index) -> int | None:
        """The place in the roll of the person in a cell; None for a group's name and empty cells."""
        if not index.isValid() or index.column() == 0:
            return None
        places = self._lines[index.row()].places
        return places[index.column() - 1] if index.column() <= len(places) else None

    def index_of(self, place: int) -> QModelIndex:
        """The cell of a place in the roll; an invalid index when there is none."""
        for at, line in enumerate(self._lines):
            if place in line.places:
                return self.index(at, 1 + line.places.index(place))
        return QModelIndex()

    def mark(self, place: int, mark: Mark, reason: str = "") -> None:
        """Give a person a mark; what no longer fits (a reason, 迟到) goes."""
        self._edit(place, mark=mark, reason=reason, late=False)

    def excuse(self, place: int, reason: str) -> None:
        """Write the reason of a leave; whoever has a reason is on leave."""
        self._edit(place, mark=Mark.LEAVE, reason=reason.strip(), late=False)

    def toggle_late(self, place: int) -> None:
        """Note 迟到 or take it back; who came late was there."""
        self._edit(place, mark=Mark.PRESENT, reason="", late=not self._rows[place].late)

    def mark_rest_present(self) -> None:
        """全部到会: only who is due, still 未标 and has given no notice of leave."""
        self._put(mark_rest_present(self._rows, besides=self._notices))

    def excuse_on_notice(self) -> None:
        """Put exactly those 未标 who have given notice on leave, with the reason they gave."""
        self.mark_many(
            {at: (Mark.LEAVE, self._notices[self._rows[at].member_id].reason) for at in self.on_notice}
        )

    def mark_many(self, marks: Mapping[int, tuple[Mark, str]]) -> None:
        """Give several people a mark and a reason each, in one step."""
        rows = list(self._rows)
        for place, (mark, reason) in marks.items():
            rows[place] = replace(rows[place], mark=mark, reason=reason.strip(), late=False)
        self._put(tuple(rows))

    def take_back(self) -> None:
        """Take back the last step of marking."""
        if self._done:
            self._taken_back.append(self._rows)
            self._show(self._done.pop())

    def do_again(self) -> None:
        """Do the step again that was taken back last."""
        if self._taken_back:
            self._done.append(self._rows)
            self._show(self._taken_back.pop())

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The group's name and the people of a line."""
        return 0 if parent.isValid() else 1 + self._per_line

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A person can be chosen and given a reason; names of groups and empty cells cannot."""
        if self.place_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, says and holds."""
        if not index.isValid():
            return None
        if role == FIRST_LINE_ROLE:
            return self._lines[index.row()].first
        place = self.place_at(index)
        if place is None:
            return self._group_words(index, role)
        row = self._rows[place]
        notice = self.notice(place)
        words = f"{self.label(place)} {full_words(row)}"
        words += f"，{notice_words(notice)}" if notice else ""
        answers: dict[int, Callable[[], object]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda: self.label(place),
            int(Qt.ItemDataRole.EditRole): lambda: row.reason,
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: words,
            int(Qt.ItemDataRole.ToolTipRole): lambda: _tip(row, words),
            ROW_ROLE: lambda: row,
            FAINT_ROLE: lambda: self._faint(place),
            NOTICE_ROLE: lambda: self.notice(place),
            NUMBER_ROLE: lambda: self.number_of(place) if self._numbered else None,
        }
        answer = answers.get(int(role))
        return answer() if answer else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take the reason of a leave written in the cell."""
        place = self.place_at(index)
        if place is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.excuse(place, str(value))
        return True

    def _group_words(self, index: Index, role: int) -> str | None:
        line = self._lines[index.row()]
        if index.column() or not line.first or not self.grouped:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.group or NO_GROUP}\n{line.people} 人"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.group or NO_GROUP} {line.people} 人"
        return None

    def _lay(self) -> None:
        self._lines = lay_lines(self._rows, self._per_line)
        self._counted = Counter(row.name for row in self._rows)
        ordered = (place for line in self._lines for place in line.places)
        self._numbers = {place: number for number, place in enumerate(ordered, 1)}
        self._find()

    def _find(self) -> None:
        numbered = {at for at, number in self._numbers.items() if str(number) == self._sought}
        if not numbered and not (self._numbered and self._sought.isdigit()):
            places = range(len(self._rows))
            self._found = {at for at in places if spells(name_key(self.label(at)), self._sought)}
        else:
            self._found = numbered

    def _faint(self, place: int) -> bool:
        return place not in self._found

    def _edit(self, place: int, *, mark: Mark, reason: str, late: bool) -> None:
        changed = replace(self._rows[place], mark=mark, reason=reason, late=late)
        self._put((*self._rows[:place], changed, *self._rows[place + 1 :]))

    def _put(self, rows: tuple[RollRow, ...]) -> None:
        """Take rows of the same people as one step; only their marks differ."""
        if rows != self._rows:
            self._done.append(self._rows)
            self._taken_back = []
            self._show(rows)

    def _show(self, rows: tuple[RollRow, ...]) -> None:
        self._rows = rows
        self._tell_cells()
        self.rows_changed.emit()
        self.edited.emit()

    def _tell_cells(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def _tip(row: RollRow, words: str) -> str:
    standing = "正式党员" if row.full else "预备党员"
    parts = [standing, "有表决权" if row.votes else "无表决权"]
    if row.committee:
        parts.append("支委会成员")
    if not row.due:
        parts.append("免于参加（第二十三条），不计应到")
    return f"{words}\n{' · '.join(parts)}"
