"""Duties × months: every duty of a year in one row, a quarter's cell over its three months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from partybranch.domain.cadences import Slot, SlotState
from partybranch.domain.rules.duties import Duty

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

SLOT_ROLE = int(Qt.ItemDataRole.UserRole)
STATE_ROLE = SLOT_ROLE + 1
MONTHS = 12
_MOST_SIGNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """One row: the name of the duty (of a group), what asks for it, and its slots in order of time."""

    name: str
    asks: str
    slots: tuple[Slot, ...]

    def slot_of(self, month: int) -> Slot | None:
        """The slot that covers a month of its year, 1 to 12."""
        return next((s for s in self.slots if s.period.start.month <= month <= s.period.end.month), None)


def duty_lines(duties: Sequence[Duty]) -> tuple[DutyLine, ...]:
    """The rows of the grid; a group's row says whose it is, a second duty of a kind who asks for it."""
    named: dict[str, DutyLine] = {}
    for duty in duties:
        for group, slots in duty.lines():
            name = f"{duty.kind.label} {group}".strip()
            name = f"{name}（{duty.rule.source.level.value}）" if name in named else name
            named[name] = DutyLine(name=name, asks=duty.rule.wording, slots=slots)
    return tuple(named.values())


def stretch_words(slot: Slot) -> str:
    """The stretch inside its year: 6月, 第2季度, 上半年, 全年."""
    return slot.period.label.removeprefix(f"{slot.period.start.year}年") or "全年"


def slot_words(slot: Slot, as_of: date) -> str:
    """What became of a slot, in words: 12-06 已开展, 已计划 12-20, 应开展2次，已开展1次, 未开展."""
    state = slot.state(as_of)
    if state is SlotState.HELD:
        return f"{'、'.join(f'{each.day:%m-%d}' for each in slot.held)} 已开展"
    if slot.held:
        return f"应开展{slot.times}次，已开展{len(slot.held)}次"
    if state is SlotState.PLANNED:
        ahead = [plan.day for plan in slot.planned if plan.day >= as_of]
        return f"{state.words} {min(ahead):%m-%d}"
    return state.words


class DutyGridModel(QAbstractTableModel):
    """Read only; the months are columns, so a cell of a quarter's duty says the same in all its months."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DutyLine, ...] = ()
        self._as_of = date.min

    @property
    def lines(self) -> tuple[DutyLine, ...]:
        """The rows."""
        return self._lines

    def show_lines(self, lines: Sequence[DutyLine], as_of: date) -> None:
        """Show other duties as they stand on a day."""
        self.beginResetModel()
        self._lines, self._as_of = tuple(lines), as_of
        self.endResetModel()

    def slot(self, index: Index) -> Slot | None:
        """The slot of a cell; None for a month that no stretch covers."""
        return self._lines[index.row()].slot_of(index.column() + 1) if index.isValid() else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of duties."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The twelve months."""
        return 0 if parent.isValid() else MONTHS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, says and leads to."""
        slot = self.slot(index)
        if slot is None:
            return None
        line, state = self._lines[index.row()], slot.state(self._as_of)
        words = slot_words(slot, self._as_of)
        answers: dict[int, Callable[[], object]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda: signs(slot, state),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: f"{line.name} {stretch_words(slot)} {words}",
            int(Qt.ItemDataRole.ToolTipRole): lambda: (
                f"{line.name}　{slot.period.label}　{words}\n{line.asks}"
            ),
            int(Qt.ItemDataRole.TextAlignmentRole): lambda: Qt.AlignmentFlag.AlignCenter,
            SLOT_ROLE: lambda: slot,
            STATE_ROLE: lambda: state,
        }
        answer = answers.get(int(role))
        return answer() if answer else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The months above, the duties at the left."""
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (MONTHS if across else len(self._lines)):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1) if across else self._lines[section].name
        if role == Qt.ItemDataRole.AccessibleTextRole and across:
            return f"{section + 1}月"
        if role == Qt.ItemDataRole.ToolTipRole and not across:
            return f"{self._lines[section].name}\n{self._lines[section].asks}"
        return None


def signs(slot: Slot, state: SlotState) -> str:
    """The signs of a cell: one ● for each that was held (three at most), then what is still lacking."""
    held = SlotState.HELD.sign * min(len(slot.held), _MOST_SIGNS)
    return held if state is SlotState.HELD else f"{held}{state.sign}"
