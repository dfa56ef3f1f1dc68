"""The list of 党员: filters above, below them cards or a table of the same people."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.models.record_table import RECORD_ROLE
from ui.pages.member_cards import MemberCards
from ui.pages.member_filters import MemberFilters
from ui.pages.member_lines import MemberLine, line_columns, roster_words
from ui.preferences import Preferences
from ui.widgets.buttons import plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_view import RecordView

_AS_CARDS = "members/cards"


class MembersList(QWidget):
    """``opened`` carries a line; ``chosen`` says that the selection changed, ``counted`` the sentence.

    ``menu_asked`` carries the menu of the selected lines before it opens, for the page to add to.
    """

    opened = Signal(object)
    chosen = Signal()
    counted = Signal(str)
    menu_asked = Signal(QMenu)

    def __init__(self, preferences: Preferences, finder: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences, self._finder = preferences, finder
        self._lines: tuple[MemberLine, ...] = ()
        self.filters = MemberFilters()
        self.cards = MemberCards()
        self.table: RecordView[MemberLine] = RecordView("党员名单", line_columns(shown=False))
        self.as_cards, self.as_table = self._switch()
        self.nobody = EmptyState("members", "没有符合筛选条件的党员。", "清除筛选")
        self._stack = QStackedWidget()
        for widget in (self.cards, self.table, self.nobody):
            self._stack.addWidget(widget)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.filters, 1)
        top.addWidget(self.as_cards)
        top.addWidget(self.as_table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        self._wire()

    def _switch(self) -> tuple[QPushButton, QPushButton]:
        cards, table = plain_button("名片"), plain_button("表格")
        group = QButtonGroup(self)
        for button in (cards, table):
            button.setCheckable(True)
            group.addButton(button)
        (cards if self._preferences.flag(_AS_CARDS) else table).setChecked(True)
        return cards, table

    def _wire(self) -> None:
        self._finder.textChanged.connect(self._sift)
        self._finder.returnPressed.connect(self.take_keyboard)
        self.filters.changed.connect(self._sift)
        self.nobody.button.clicked.connect(self.clear)
        self.as_cards.toggled.connect(self._turn)
        for view in (self.cards, self.table):
            view.opened.connect(self.opened)
            view.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.table.menu_asked.connect(lambda menu, _line: self.menu_asked.emit(menu))
        self.cards.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cards.customContextMenuRequested.connect(self._ask_menu)

    @property
    def view(self) -> QAbstractItemView:
        """The view that is seen: cards or table."""
        return self.cards if self.as_cards.isChecked() else self.table

    @property
    def lines(self) -> tuple[MemberLine, ...]:
        """The lines that are shown, in the order on the screen."""
        model = self.view.model()
        return tuple(model.index(row, 0).data(RECORD_ROLE) for row in range(model.rowCount()))

    @property
    def selected(self) -> tuple[MemberLine, ...]:
        """The lines that are selected, in the order on the screen."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        return tuple(self.view.model().index(row, 0).data(RECORD_ROLE) for row in rows)

    @property
    def current(self) -> MemberLine | None:
        """The line under the keyboard."""
        index = self.view.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def show_lines(self, lines: Sequence[MemberLine]) -> None:
        """Show other people under the filters as they are; who was current stays current."""
        self._lines = tuple(lines)
        self.filters.offer(self._lines)
        self._sift()

    def show_numbers(self, shown: bool) -> None:
        """Show the numbers whole or masked."""
        self.table.show_columns(line_columns(shown), self.table.table.records)

    def clear(self) -> None:
        """Take every filter back."""
        self._finder.clear()
        self.filters.clear()

    def select(self, member_id: int | None) -> None:
        """Put the keyboard on a member, when that one is shown."""
        for row, line in enumerate(self.lines):
            if line.member.id == member_id:
                self.view.setCurrentIndex(self.view.model().index(row, 0))
                self.view.scrollTo(self.view.currentIndex())

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, on its first line when it stands nowhere."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.model().index(0, 0))
        self.view.setFocus()

    def _sift(self) -> None:
        wanted, before = self.filters.chosen(self._finder.text()), self.current
        kept = [line for line in self._lines if wanted.keeps(line)]
        self.cards.show_records(kept)
        self.table.show_records(kept)
        self._stack.setCurrentWidget(self.view if kept else self.nobody)
        if before is not None:
            self.select(before.member.id)
        self.counted.emit(roster_words(self._lines, len(kept) if wanted.narrows else None))
        self.chosen.emit()

    def _turn(self, as_cards: bool) -> None:
        """Show the other view on the same people."""
        index = (self.table if as_cards else self.cards).currentIndex()
        self._preferences.keep(_AS_CARDS, as_cards)
        if self._stack.currentWidget() is not self.nobody:
            self._stack.setCurrentWidget(self.view)
        if index.isValid():
            self.select(index.data(RECORD_ROLE).member.id)
        self.chosen.emit()

    def _ask_menu(self, place: QPoint) -> None:
        """Open the menu of the cards; the table builds its own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if (line := self.current) is not None:
            menu.addAction("打开\tEnter").triggered.connect(lambda: self.opened.emit(line))
        self.menu_asked.emit(menu)
        menu.popup(self.cards.viewport().mapToGlobal(place))
