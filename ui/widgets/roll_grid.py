"""The roll under the hand: digits, Space and arrows set the marks, also with a Chinese input method on."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from partybranch.domain.attendance import Mark
from ui.models.roll_model import RollModel
from ui.widgets.mark_keys import MarkKeys
from ui.widgets.marking_view import MarkingView
from ui.widgets.roll_delegate import symbol_zone
from ui.widgets.roll_menu import add_acts, roll_menu
from ui.widgets.roll_table import RollTable

Index = QModelIndex | QPersistentModelIndex

_TAKES = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CYCLE = (Mark.UNMARKED, Mark.PRESENT, Mark.LEAVE, Mark.ABSENT, Mark.ELSEWHERE)


class RollGrid(MarkingView, RollTable):
    """The whole branch at once; every key has its button or menu entry for the mouse.

    ``strayed`` says whether letters were typed that mean nothing here, ``reason_asked`` whether the next
    digit is the reason of a leave, ``find_asked`` that somebody is sought, ``find_ended`` that nobody is any
    more, ``paste_asked`` that names were copied.
    """

    strayed = Signal(bool)
    reason_asked = Signal(bool)
    find_asked = Signal()
    find_ended = Signal()
    paste_asked = Signal()
    _astray = False

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._keys = MarkKeys(
            self, lambda: self.step(1), asks=self.reason_asked.emit, find=self.find_asked.emit
        )
        self.setObjectName("roll")
        self.setAccessibleName("到会名单")
        self.setAccessibleDescription(
            "1 出席，2 请假，3 缺席，4 异地参加，5 迟到，0 未标，空格：出席并下一位，斜杠：找人"
        )
        self._steps = {
            int(Qt.Key.Key_Left): lambda: self.step(-1),
            int(Qt.Key.Key_Right): lambda: self.step(1),
            int(Qt.Key.Key_Up): lambda: self.climb(-1),
            int(Qt.Key.Key_Down): lambda: self.climb(1),
            int(Qt.Key.Key_Return): lambda: self.step(1),
            int(Qt.Key.Key_Enter): lambda: self.step(1),
            int(Qt.Key.Key_Home): lambda: self.go_to(next(iter(self.order), None)),
            int(Qt.Key.Key_End): lambda: self.go_to(next(reversed(self.order), None)),
            int(Qt.Key.Key_F2): self.write_reason,
        }
        self._commands: dict[str, Callable[[], object]] = {
            "Ctrl+V": self.paste_asked.emit,
            "Shift+Ins": self.paste_asked.emit,
            "Ctrl+Z": model.take_back,
            "Ctrl+Y": model.do_again,
            "Ctrl+Shift+Z": model.do_again,
        }
        self._acts = (
            ("找人…\t/", self.find_asked.emit),
            ("粘贴名单…\tCtrl+V", self.paste_asked.emit),
            ("撤回上一步标记\tCtrl+Z", model.take_back),
            ("重做标记\tCtrl+Y", model.do_again),
        )

    def write_reason(self) -> None:
        """Open the line for the reason of a leave (F2, or 4 after 2)."""
        if self.place is not None:
            self._keys.wait(False)
            self.edit(self.currentIndex())

    def set_mark(self, mark: Mark, reason: str = "") -> None:
        """Mark the person under the hand; a leave without a reason waits for its digit."""
        place = self.place
        if place is None:
            return
        self._roll.mark(place, mark, reason)
        self._keys.wait(mark is Mark.LEAVE and not reason)

    def toggle_late(self) -> None:
        """Note that the person under the hand came late."""
        if self.place is not None:
            self._roll.toggle_late(self.place)
            self._keys.wait(False)

    def take_text(self, text: str) -> bool:
        """Act on typed or committed text while somebody is under the hand; letters are said to be astray."""
        if self.place is None:
            return False
        if any(char.isascii() and char.isalpha() for char in unicodedata.normalize("NFKC", text)):
            self._stray(True)
        return super().take_text(text)

    def event(self, event: QEvent) -> bool:
        """Keep from the window the commands of the roll, and Esc while there is something to end here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ends = event.key() == Qt.Key.Key_Escape and (self._keys.awaiting or self._roll.sought)
            if ends or self._command_of(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks and moves; what the roll does not know goes on to the window."""
        command = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        step = self._steps.get(event.key())
        stray = self._end_stray(event)
        if stray or self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # what ended a reason or took a candidate is no mark and no step as well
        elif command:
            act = self._command_of(event)
            act() if act else event.ignore()
        elif step is not None:
            self._keys.wait(False)
            step()
        elif event.isAutoRepeat() or not self.take_text(event.text()):
            self._leave_or_ignore(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take somebody under the hand, with the input method off."""
        nobody = self.place is None
        super().focusInEvent(event)  # which puts Qt's hand on a cell and shows it nowhere
        if nobody:
            self.go_to(next(iter(self.order), None))
        self.shut_out_input_methods()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the input method off: Qt switches it on again for every cell that can be edited."""
        before = self.member_id
        super().currentChanged(current, previous)
        self.shut_out_input_methods()
        self._stray(False)
        if self.member_id != before:
            self._keys.wait(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the person under the hand; on the symbol it goes on to the next mark."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        place = self._roll.place_at(index)
        on_symbol = symbol_zone(self.visualRect(index)).contains(event.position().toPoint())
        if place is not None and on_symbol and event.button() is Qt.MouseButton.LeftButton:
            at = _CYCLE.index(self._roll.rows[place].mark)
            self.set_mark(_CYCLE[(at + 1) % len(_CYCLE)])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count a quick second click as a click: the marks go on one by one."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the marks in words."""
        at: QPoint = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if self.place is not None:
            menu = roll_menu(self, self, self._roll.rows[self.place])
            add_acts(menu, self._acts)
            menu.popup(at)

    def _end_stray(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to letters typed here by mistake: it would have taken a candidate."""
        if not self._astray or event.text().isalpha() or not event.text():
            return False
        self._stray(False)
        takes = event.text().isdigit() or event.key() in _TAKES
        return takes and not event.modifiers() & Qt.KeyboardModifier.ControlModifier

    def _stray(self, astray: bool) -> None:
        if astray != self._astray:
            self._astray = astray
            self.strayed.emit(astray)

    def _command_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        return self._commands.get(QKeySequence(event.keyCombination()).toString())

    def _leave_or_ignore(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._keys.awaiting:
            self._keys.wait(False)
        elif event.key() == Qt.Key.Key_Escape and self._roll.sought:
            self.find_ended.emit()
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            super().keyPressEvent(event)
        else:
            event.ignore()
