"""The columns of an own ledger: ticked, moved, renamed in place, by mouse or by keys alone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from partybranch.domain.layouts import LaidColumn
from ui.style import colour
from ui.widgets.record_view import ROW_HEIGHT

_HEADINGS = ("原栏目（勾选要打印的）", "打印成（可改名）")
_SOURCE, _TITLE = 0, 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_GONE = "（台账里已没有）"


@dataclass(slots=True, kw_only=True)
class _Line:
    """One column of the ledger: chosen or not, what the ledger prints above it, and its own name."""

    source: str
    own: str
    title: str = ""
    ticked: bool = True
    gone: bool = False


class LaidColumns(QTableWidget):
    """Space ticks, F2 or Enter renames, Alt with an arrow moves; ``changed`` after each of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADINGS), parent)
        self._lines: list[_Line] = []
        self.setAccessibleName("栏目")
        self.setHorizontalHeaderLabels(_HEADINGS)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT - 4)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._take)
        self.cellDoubleClicked.connect(lambda row, _column: self.rename(row))

    def show_columns(self, titles: Mapping[str, str], laid: Iterable[LaidColumn] = ()) -> None:
        """Show a ledger's columns: those laid out first, the rest unticked; all ticked for a new one."""
        laid = tuple(laid)
        taken = {each.source for each in laid}
        self._lines = [
            _Line(
                source=each.source,
                own=titles.get(each.source, each.source),
                title=each.title,
                gone=each.source not in titles,
            )
            for each in laid
        ]
        self._lines += [
            _Line(source=key, own=title, ticked=not laid) for key, title in titles.items() if key not in taken
        ]
        self._show(0)

    @property
    def laid(self) -> tuple[LaidColumn, ...]:
        """What is ticked, in its order, under its names."""
        return tuple(LaidColumn(source=each.source, title=each.title) for each in self._lines if each.ticked)

    @property
    def sources(self) -> tuple[str, ...]:
        """Every column in the order in which it stands now."""
        return tuple(each.source for each in self._lines)

    def move_by(self, step: int) -> None:
        """Move the current column up or down."""
        self.move_to(self.currentRow(), self.currentRow() + step)

    def move_to(self, row: int, target: int) -> None:
        """Move a column to another row; nothing happens beyond the ends."""
        if 0 <= row < len(self._lines) and 0 <= target < len(self._lines) and row != target:
            self._lines.insert(target, self._lines.pop(row))
            self._show(target)
            self.changed.emit()

    def tick_all(self, ticked: bool) -> None:
        """Choose every column, or none."""
        for line in self._lines:
            line.ticked = ticked
        self._show(max(self.currentRow(), 0))
        self.changed.emit()

    def rename(self, row: int) -> None:
        """Write another name into the row."""
        item = self.item(row, _TITLE)
        if item is not None:
            self.setCurrentItem(item)
            self.editItem(item)

    def typed(self) -> str:
        """The whole list as a text, for the draft of the form."""
        return json.dumps(
            [[line.source, line.title, line.ticked] for line in self._lines], ensure_ascii=False
        )

    def retype(self, text: str) -> None:
        """Show what ``typed`` gave; columns that are no longer there stay out. Raises ValueError."""
        here = {line.source: line for line in self._lines}
        for source, title, ticked in json.loads(text):
            if source in here:
                here[source].title, here[source].ticked = str(title), bool(ticked)
        order = [source for source, _, _ in json.loads(text)]
        self._lines.sort(key=lambda line: order.index(line.source) if line.source in order else len(order))
        self._show(0)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, tick and rename by keys; everything else as in any table."""
        key, row = event.key(), self.currentRow()
        editing = self.state() is QAbstractItemView.State.EditingState
        if not editing and event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.move_by(_STEPS[Qt.Key(key)])
        elif not editing and key == Qt.Key.Key_Space and row >= 0:
            self._tick(row)
        elif not editing and key in _ENTER and row >= 0:
            self.rename(row)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged column before or behind the one under the mouse; Qt would take cells apart."""
        target = self._row_under(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.move_to(self.currentRow(), target)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another colour scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_lines"):
            self._show(max(self.currentRow(), 0))

    def _row_under(self, event: QDropEvent) -> int:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return len(self._lines) - 1
        where: QRect = self.visualRect(index)
        below = event.position().y() > where.center().y()
        row = index.row() + below
        return row - 1 if row > self.currentRow() else row

    def _tick(self, row: int) -> None:
        self._lines[row].ticked = not self._lines[row].ticked
        self._show(row)
        self.changed.emit()

    def _take(self, item: QTableWidgetItem) -> None:
        """Take over a tick or a name that was set in the table."""
        line = self._lines[item.row()]
        if item.column() == _SOURCE:
            line.ticked = item.checkState() is Qt.CheckState.Checked
        else:
            title = item.text().strip()
            line.title = "" if title == line.own else title
        self._show(item.row())
        self.changed.emit()

    def _show(self, current: int) -> None:
        self.blockSignals(True)
        self.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            source = QTableWidgetItem(line.source + (_GONE if line.gone else ""))
            source.setFlags(source.flags() & ~Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
            source.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
            title = QTableWidgetItem(line.title or line.own)
            title.setToolTip("按 F2 或双击改名")
            tone = "absent" if line.gone else "text" if line.ticked else "disabled"
            source.setForeground(colour(tone))
            renamed = "text" if line.title else "secondary"
            title.setForeground(colour(renamed if line.ticked else "disabled"))
            self.setItem(row, _SOURCE, source)
            self.setItem(row, _TITLE, title)
        self.setCurrentCell(min(current, len(self._lines) - 1), _SOURCE)
        self.blockSignals(False)
