"""The marks of the matrix under the hand: the keys of the roll, arrows as in a workbook, a menu in words."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.leaves import LeaveNotice
from ui.models.attendance_model import CELL_ROLE, NOTICE_ROLE
from ui.widgets.attendance_delegate import AttendanceDelegate
from ui.widgets.attendance_pane import AttendancePane
from ui.widgets.mark_keys import MarkKeys
from ui.widgets.marking_view import MarkingView
from ui.widgets.roll_menu import roll_menu

Index = QModelIndex | QPersistentModelIndex
_DOWN, _UP, _RIGHT, _LEFT = (1, 0), (-1, 0), (0, 1), (0, -1)
_STEPS = {
    Qt.Key.Key_Left: _LEFT,
    Qt.Key.Key_Right: _RIGHT,
    Qt.Key.Key_Up: _UP,
    Qt.Key.Key_Down: _DOWN,
    Qt.Key.Key_Return: _DOWN,
    Qt.Key.Key_Enter: _DOWN,
}


class AttendanceGrid(MarkingView, AttendancePane):
    """``edited`` carries the cell and the row wanted in it; ``opened`` the section of a sitting to open.

    ``rest_asked`` carries a section and the ids of those in sight who are still 未标 there and have given no
    notice of leave; ``member_asked`` the id of a member to open.
    """

    edited = Signal(object, object)
    opened = Signal(int)
    moved = Signal(object)
    reason_asked = Signal(bool)
    copy_asked = Signal()
    find_asked = Signal()
    rest_asked = Signal(int, object)
    member_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("考勤表", parent)
        self.setAccessibleDescription(
            "1 出席，2 请假，3 缺席，4 异地参加，5 迟到，0 未标，空格：出席并到下一人，斜杠找人，F2 打开活动"
        )
        painting = AttendanceDelegate(self)
        painting.reason_written.connect(self._take_reason)
        self.setItemDelegate(painting)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self._keys = MarkKeys(self, self._next_person, asks=self.reason_asked.emit, find=self.find_asked.emit)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionDoubleClicked.connect(self._open_section)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(self._offer_section)

    @property
    def row(self) -> RollRow | None:
        """The row under the hand; None where nobody can be marked."""
        found = self.currentIndex().data(CELL_ROLE)
        return found if isinstance(found, RollRow) else None

    def set_mark(self, mark: Mark, reason: str = "") -> None:
        """Mark the person under the hand; a leave without a reason waits for its digit."""
        self._put(mark, reason, late=False)
        self._keys.wait(self.row is not None and mark is Mark.LEAVE and not reason)

    def toggle_late(self) -> None:
        """Note 迟到 or take it back; who came late was there."""
        if self.row is not None:
            self._put(Mark.PRESENT, "", late=not self.row.late)
        self._keys.wait(False)

    def write_reason(self) -> None:
        """Open the line for the reason of a leave."""
        self._keys.wait(False)
        if self.row is not None:
            self.edit(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while it ends the wait for a reason."""
        asks = event.type() is QEvent.Type.ShortcutOverride and self._keys.awaiting
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks, moves, F2 and copying; what the matrix does not know goes on to the window."""
        step = _STEPS.get(Qt.Key(event.key()))
        command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # Enter ended the reason; it does not go on to the next person as well
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_F2:
            self._open_section(self.currentIndex().column())
        elif step is not None and not command:
            self._keys.wait(False)
            self._step(*step)
        elif command or event.isAutoRepeat() or not self.take_text(event.text()):
            self._leave_or_ignore(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come with somebody under the hand and the input method off."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._go(0, self._last_section())
        self.shut_out_input_methods()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say where the hand is; the faint lines through the cell move along."""
        super().currentChanged(current, previous)
        self.shut_out_input_methods()
        self._keys.wait(False)
        self.viewport().update()
        self.moved.emit(current)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Offer the marks of a cell: a mark is a write, so one click alone sets none."""
        at = event.position().toPoint()
        self._offer(self.indexAt(at), self.viewport().mapToGlobal(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the marks in words."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            self._offer(self.currentIndex(), self.viewport().mapToGlobal(corner))
        else:
            self._offer(self.indexAt(event.pos()), event.globalPos())

    def menu_of(self, index: Index) -> QMenu | None:
        """The marks of a cell in words, leave that was given notice of first; None off the roll."""
        row, notice = index.data(CELL_ROLE), index.data(NOTICE_ROLE)
        if not isinstance(row, RollRow):
            return None
        menu = roll_menu(self, self, row, reason_key="2 4")
        if isinstance(notice, LeaveNotice):
            words = f"按请假登记：请假{f'（{notice.reason}）' if notice.reason else ''}"
            first = menu.actions()[0]
            taken = menu.addAction(words)
            taken.triggered.connect(lambda: self._put(Mark.LEAVE, notice.reason, late=False))
            menu.insertAction(first, taken)
            menu.insertSeparator(first)
        self._add_section_acts(menu, index.column())
        member = menu.addAction(f"打开党员 {row.name}")
        member.triggered.connect(lambda: self.member_asked.emit(row.member_id))
        return menu

    def menu_of_section(self, section: int) -> QMenu:
        """What can be done with a sitting as a whole."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_section_acts(menu, section)
        return menu

    def unmarked_in(self, section: int) -> tuple[int, ...]:
        """Those in sight who are due, still 未标 and have given no notice of leave."""
        model = self.model()
        cells = (model.index(line, section) for line in range(model.rowCount()))
        return tuple(
            row.member_id
            for cell in cells
            if isinstance(row := cell.data(CELL_ROLE), RollRow)
            and row.due
            and row.mark is Mark.UNMARKED
            and cell.data(NOTICE_ROLE) is None
        )

    def _add_section_acts(self, menu: QMenu, section: int) -> None:
        menu.addSeparator()
        opening = menu.addAction("打开这次活动\tF2")
        opening.triggered.connect(lambda: self._open_section(section))
        rest = self.unmarked_in(section)
        if rest:
            filling = menu.addAction(f"未标的 {len(rest)} 人都记出席")
            filling.triggered.connect(lambda: self.rest_asked.emit(section, rest))

    def _offer_section(self, at: QPoint) -> None:
        header = self.horizontalHeader()
        section = header.logicalIndexAt(at)
        if section >= 0:
            self.menu_of_section(section).popup(header.viewport().mapToGlobal(at))

    def _offer(self, index: Index, at: QPoint) -> None:
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = self.menu_of(index)
        if menu is not None:
            menu.popup(at)

    def _take_reason(self, index: Index, reason: str) -> None:
        """A line that was left empty says nothing of somebody who is not on leave."""
        row = index.data(CELL_ROLE)
        if isinstance(row, RollRow) and (reason or row.mark is Mark.LEAVE):
            self._want(index, replace(row, mark=Mark.LEAVE, reason=reason, late=False))

    def _put(self, mark: Mark, reason: str, *, late: bool) -> None:
        if self.row is not None:
            wanted = replace(self.row, mark=mark, reason=reason, late=late)
            self._want(self.currentIndex(), wanted)

    def _want(self, index: Index, row: RollRow) -> None:
        if row != index.data(CELL_ROLE):
            self.edited.emit(index, row)

    def _next_person(self) -> None:
        """Go down to the next person on the same roll."""
        here, model = self.currentIndex(), self.model()
        for line in range(here.row() + 1, model.rowCount()):
            if isinstance(model.index(line, here.column()).data(CELL_ROLE), RollRow):
                self._go(line, here.column())
                return

    def _step(self, down: int, across: int) -> None:
        here = self.currentIndex()
        self._go(here.row() + down, here.column() + across)

    def _go(self, line: int, section: int) -> None:
        target = self.model().index(line, section)
        if target.isValid() and not self.isColumnHidden(section):
            self.setCurrentIndex(target)

    def _last_section(self) -> int:
        shown = [at for at in range(self.model().columnCount()) if not self.isColumnHidden(at)]
        return shown[-1] if shown else 0

    def _leave_or_ignore(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
        if event.key() == Qt.Key.Key_Escape and self._keys.awaiting:
            self._keys.wait(False)
        elif event.key() in moves:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _open_section(self, section: int) -> None:
        if section >= 0:
            self.opened.emit(section)
