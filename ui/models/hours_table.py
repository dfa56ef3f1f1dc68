"""The people of a service: who took part, and how many hours each; a check mark and a number per person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from partybranch.domain.parsing.hours import parse_hours

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEADINGS = ("姓名", "党小组", "时长（小时）")
NAME, GROUP, HOURS = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may have taken part; ``name`` tells namesakes apart, ``called`` is the name alone."""

    member_id: int
    name: str
    group: str = ""
    called: str = ""


class HoursTable(QAbstractTableModel):
    """Checking a person gives them the hours of all; hours typed for one person stay theirs."""

    counted = Signal()
    refused = Signal(str)

    def __init__(self, candidates: Sequence[Candidate] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = tuple(candidates)
        self._taken: dict[int, float | None] = {}
        self._for_all: float | None = None

    @property
    def taken(self) -> dict[int, float | None]:
        """The hours by member id, None where nobody said how long."""
        return {
            who: self._for_all if hours is None else hours
            for who, hours in self._taken.items()
            if any(person.member_id == who for person in self._people)
        }

    @property
    def checked(self) -> dict[int, float | None]:
        """Who is checked, with the hours that are their own; None for the hours of all."""
        return dict(self._taken)

    def offer(self, candidates: Sequence[Candidate], taken: Mapping[int, float | None]) -> None:
        """Show other people, some of them already checked."""
        self.beginResetModel()
        self._people, self._taken = tuple(candidates), dict(taken)
        self.endResetModel()
        self.counted.emit()

    @property
    def names(self) -> dict[int, tuple[str, ...]]:
        """What each person is called, by member id."""
        return {each.member_id: (each.name, each.called or each.name) for each in self._people}

    def take(self, found: Mapping[int, float | None]) -> None:
        """Check these people too; hours of their own replace what stands there."""
        for who, hours in found.items():
            self._taken[who] = self._taken.get(who) if hours is None else hours
        self._tell_all()

    def set_for_all(self, hours: float | None) -> None:
        """Give everybody checked the same hours, except those who have their own."""
        self._for_all = hours
        self._tell_all()

    def check_all(self, *, checked: bool) -> None:
        """Check everybody, or nobody."""
        self._taken = {each.member_id: self._taken.get(each.member_id) for each in self._people if checked}
        self._tell_all()

    def check(self, taken: Mapping[int, float | None]) -> None:
        """Check exactly these, with the hours that are their own; None for the hours of all."""
        self._taken = dict(taken)
        self._tell_all()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of people."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Name, group, hours."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _HEADINGS[section] if wanted and 0 <= section < len(_HEADINGS) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names are checkable; hours of a checked person are editable."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        if index.column() == NAME:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        checked = self._people[index.row()].member_id in self._taken
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == HOURS and checked else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and the check mark of a name."""
        if not index.isValid():
            return None
        person = self._people[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            taken = person.member_id in self._taken
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (person.name, person.group, self._said(person.member_id))[index.column()]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check a person, or give one person hours of their own; what is no length is refused."""
        if not index.isValid():
            return False
        who = self._people[index.row()].member_id
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            if Qt.CheckState(value) is Qt.CheckState.Checked:
                self._taken.setdefault(who, None)
            else:
                self._taken.pop(who, None)
        elif role == Qt.ItemDataRole.EditRole and index.column() == HOURS and who in self._taken:
            try:
                self._taken[who] = parse_hours(value) if str(value).strip() else None
            except ValueError as error:
                self.refused.emit(f"{error}。")
                return False
        else:
            return False
        self.dataChanged.emit(self.index(index.row(), NAME), self.index(index.row(), HOURS))
        self.counted.emit()
        return True

    def _said(self, who: int) -> str:
        hours = self.taken.get(who)
        return "" if hours is None else f"{hours:g}"

    def _tell_all(self) -> None:
        if self._people:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self._people) - 1, HOURS))
        self.counted.emit()
