"""The roll under the hand: digits, Space and arrows set the marks, also with a Chinese input method on."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from partybranch.domain.attendance import LEAVE_REASONS, Mark
from ui.models.marks import FACES
from ui.models.roll_model import RollModel
from ui.widgets.roll_delegate import RollDelegate, symbol_zone
from ui.widgets.roll_layout import GROUP_WIDTH, best_per_line, least_height, line_height
from ui.widgets.roll_menu import add_acts, roll_menu

Index = QModelIndex | QPersistentModelIndex

_DIGITS = {face.digit: mark for mark, face in FACES.items()}
_LATE = frozenset("5迟")
_FIND = frozenset("/、")
"""The key to find somebody; a Chinese input method makes 、 of it."""
_TAKES = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OTHER = LEAVE_REASONS[-1]
_NO_ROW_PANEL = "QTableView::item, QTableView::item:hover, QTableView::item:selected "
_NO_ROW_PANEL += "{ background: transparent; border: none; }"
"""The delegate paints the ground of a cell; the panel that tables have behind it would show through."""
_CYCLE = (Mark.UNMARKED, Mark.PRESENT, Mark.LEAVE, Mark.ABSENT, Mark.ELSEWHERE)


class RollGrid(QTableView):
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

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roll = model
        self._awaiting: int | None = None
        self._astray = False
        self._member: int | None = None
        self._lane = 1
        self.setObjectName("roll")
        self.setAccessibleName("到会名单")
        self.setAccessibleDescription(
            "1 出席，2 请假，3 缺席，4 异地参加，5 迟到，0 未标，空格：出席并下一位，斜杠：找人"
        )
        self.setModel(model)
        self._dress()
        self._steps = {
            int(Qt.Key.Key_Left): lambda: self._step(-1),
            int(Qt.Key.Key_Right): lambda: self._step(1),
            int(Qt.Key.Key_Up): lambda: self._climb(-1),
            int(Qt.Key.Key_Down): lambda: self._climb(1),
            int(Qt.Key.Key_Return): lambda: self._step(1),
            int(Qt.Key.Key_Enter): lambda: self._step(1),
            int(Qt.Key.Key_Home): lambda: self._go(next(iter(self._order()), None)),
            int(Qt.Key.Key_End): lambda: self._go(next(reversed(self._order()), None)),
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
        model.modelReset.connect(self._lay)
        self._lay()

    def _dress(self) -> None:
        self.setStyleSheet(_NO_ROW_PANEL)
        self.setItemDelegate(RollDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setMinimumSectionSize(16)

    @property
    def place(self) -> int | None:
        """The place in the roll of the person under the hand."""
        return self._roll.place_at(self.currentIndex())

    def go_to(self, place: int) -> None:
        """Take the person at a place of the roll under the hand."""
        self._go(place)

    def write_reason(self) -> None:
        """Open the line for the reason of a leave (F2, or 4 after 2)."""
        if self.place is not None:
            self._await(None)
            self.edit(self.currentIndex())

    def set_mark(self, mark: Mark, reason: str = "") -> None:
        """Mark the person under the hand; a leave without a reason waits for its digit."""
        place = self.place
        if place is None:
            return
        self._roll.mark(place, mark, reason)
        self._await(place if mark is Mark.LEAVE and not reason else None)

    def toggle_late(self) -> None:
        """Note that the person under the hand came late."""
        if self.place is not None:
            self._roll.toggle_late(self.place)
            self._await(None)

    def take_text(self, text: str) -> bool:
        """Act on typed or committed text, full-width digits too; whether any of it meant something."""
        used = [self._take(char) for char in unicodedata.normalize("NFKC", text)]
        return any(used)

    def event(self, event: QEvent) -> bool:
        """Keep from the window the commands of the roll, and Esc while there is something to end here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ends = event.key() == Qt.Key.Key_Escape and (self._awaiting is not None or self._roll.sought)
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
            self._await(None)
            step()
        elif event.isAutoRepeat() or not self.take_text(event.text()):
            self._leave_or_ignore(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits in spite of being switched off here."""
        self.take_text(event.commitString())
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell input methods to stay out: digits are marks here, not candidates."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        if query == Qt.InputMethodQuery.ImHints:
            return Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhDigitsOnly
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take somebody under the hand, with the input method off."""
        super().focusInEvent(event)
        if self.place is None:
            self._go(next(iter(self._order()), None))
        self._shut_out_input_methods()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the input method off: Qt switches it on again for every cell that can be edited."""
        super().currentChanged(current, previous)
        self._shut_out_input_methods()
        if self.place is not None:
            self._lane = current.column()
            self._member = self._roll.rows[self.place].member_id
        self._stray(False)
        if self._awaiting is not None and self._awaiting != self.place:
            self._await(None)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the roll out anew so that the whole branch stays in sight."""
        super().resizeEvent(event)
        self._lay()

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

    def _take(self, char: str) -> bool:
        if self.place is None:
            return False
        if char.isascii() and char.isalpha():
            self._stray(True)
            return False
        if self._awaiting == self.place and char in "1234":
            self._take_reason(LEAVE_REASONS[int(char) - 1])
        elif char in _DIGITS:
            self.set_mark(_DIGITS[char])
        elif char == " ":
            self.set_mark(Mark.PRESENT)
            self._step(1)
        elif char in _LATE:
            self.toggle_late()
        elif char in _FIND:
            self.find_asked.emit()
        else:
            return False
        return True

    def _command_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        return self._commands.get(QKeySequence(event.keyCombination()).toString())

    def _take_reason(self, reason: str) -> None:
        if reason == _OTHER:
            self.write_reason()
        else:
            self.set_mark(Mark.LEAVE, reason)

    def _leave_or_ignore(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._awaiting is not None:
            self._await(None)
        elif event.key() == Qt.Key.Key_Escape and self._roll.sought:
            self.find_ended.emit()
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _await(self, place: int | None) -> None:
        if place != self._awaiting:
            self._awaiting = place
            self.reason_asked.emit(place is not None)

    def _order(self) -> tuple[int, ...]:
        return tuple(place for line in self._roll.lines for place in line.places)

    def _step(self, by: int) -> None:
        """Go on among those who match what was typed, and stop at either end."""
        place, order = self.place, self._order()
        if place is None:
            self._go(next(iter(order), None))
            return
        ahead = order[order.index(place) + 1 :] if by > 0 else order[: order.index(place)][::-1]
        matching = set(self._roll.matches)
        self._go(next((each for each in ahead if each in matching), None))

    def _climb(self, by: int) -> None:
        """Go to the same column of another line, over shorter lines too."""
        line, lane = self.currentIndex().row() + by, self._lane
        if 0 <= line < len(self._roll.lines):
            places = self._roll.lines[line].places
            self._go(places[min(lane, len(places)) - 1])
            self._lane = lane

    def _go(self, place: int | None) -> None:
        if place is not None:
            self.setCurrentIndex(self._roll.index_of(place))

    def _shut_out_input_methods(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def _lay(self) -> None:
        """Choose people a line and heights; whoever was under the hand stays there."""
        size = self.viewport().size()
        self.setMinimumHeight(least_height(self._roll.rows, size.width()) + 2 * self.frameWidth())
        per_line = best_per_line(self._roll.rows, size.width(), size.height())
        if per_line != self._roll.per_line:
            self._roll.set_per_line(per_line)  # and comes back here, since the model says so
            return
        self.setColumnHidden(0, not self._roll.grouped)
        self._span_groups()
        self._size_cells(size.width(), line_height(len(self._roll.lines), size.height()), per_line)
        if self.place is None and self._member is not None:
            members = [row.member_id for row in self._roll.rows]
            self._go(members.index(self._member) if self._member in members else None)

    def _span_groups(self) -> None:
        self.clearSpans()
        for at, line in enumerate(self._roll.lines):
            if line.first and line.lines > 1:
                self.setSpan(at, 0, line.lines, 1)

    def _size_cells(self, width: int, height: int, per_line: int) -> None:
        vertical, horizontal = self.verticalHeader(), self.horizontalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(height)
        rest = width - (GROUP_WIDTH if self._roll.grouped else 0)
        horizontal.resizeSection(0, GROUP_WIDTH)
        for column in range(1, per_line + 1):
            horizontal.resizeSection(column, rest // per_line)
