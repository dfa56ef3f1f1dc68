"""One column of the board: the services at one stage as cards that may be dragged to another column."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from partybranch.domain.volunteering import Stage
from ui.models.service_line import ServiceLine

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MIME = "application/x-partybranch-service"
LINE_ROLE = int(Qt.ItemDataRole.UserRole)


class StageCards(QAbstractListModel):
    """Read-only; a card dropped here says where it is wanted by ``move_asked`` (service id, stage)."""

    move_asked = Signal(int, object)

    def __init__(
        self, stage: Stage, lines: Sequence[ServiceLine] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.stage = stage
        self._lines = tuple(lines)

    @property
    def lines(self) -> tuple[ServiceLine, ...]:
        """The cards from the top."""
        return self._lines

    def replace(self, lines: Sequence[ServiceLine]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def row_of(self, service_id: int) -> int:
        """The place of a service; -1 where it is not."""
        ids = [line.service.id for line in self._lines]
        return ids.index(service_id) if service_id in ids else -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of cards."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, its title, and all of it in one sentence for a screen reader."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.names
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (line.title, f"{line.service.day:%Y-%m-%d}", line.kind, line.people, line.lateness)
            return "，".join(filter(None, words))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards are dragged; they are dropped on the column, wherever in it."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving only."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """The number of one service."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The first card's number."""
        carried = QMimeData()
        numbers = [str(self._lines[index.row()].service.id) for index in indexes]
        carried.setData(_MIME, QByteArray("".join(numbers[:1]).encode()))
        return carried

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move; the cards follow once it is written, so that nothing is taken away here."""
        service_id = bytes(data.data(_MIME).data()).decode()
        from_elsewhere = service_id.isdecimal() and self.row_of(int(service_id)) < 0
        if action is Qt.DropAction.MoveAction and from_elsewhere:
            self.move_asked.emit(int(service_id), self.stage)
        return False
