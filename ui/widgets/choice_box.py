"""A list to choose from that is typed into: by characters, pinyin or initials, and only what it offers."""

from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from partybranch.services.spelling import spells
from ui.widgets.spelling_completer import SpellingCompleter

T = TypeVar("T")


class ChoiceBox(QComboBox, Generic[T]):
    """What is typed becomes the one choice it spells, or goes back to the choice before.

    ``chosen`` when the choice is another, ``entered`` when the keyboard comes here.
    """

    chosen = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        completer = SpellingCompleter(self.model(), self)
        self.setCompleter(completer)
        completer.activated.connect(self._take)
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self.settle)
        self.currentIndexChanged.connect(lambda _at: self.chosen.emit())

    def offer(self, choices: Iterable[tuple[str, T, str]], current: T) -> None:
        """Offer choices as words, value and hint; ``current`` is chosen, else the first."""
        self.blockSignals(True)
        self.clear()
        for words, value, hint in choices:
            self.addItem(words, value)
            self.setItemData(self.count() - 1, hint, Qt.ItemDataRole.ToolTipRole)
        self.choose(current)
        self.blockSignals(False)

    @property
    def choice(self) -> T:
        """The value of what is chosen."""
        return cast("T", self.currentData())

    def choose(self, value: T) -> None:
        """Choose a value, the first of all when it is not offered."""
        at = next((at for at in range(self.count()) if self.itemData(at) == value), 0)
        self.setCurrentIndex(at)
        self.setEditText(self.itemText(at))

    def settle(self) -> None:
        """Make of what was typed a choice."""
        typed = self.currentText().strip()
        texts = [self.itemText(at) for at in range(self.count())]
        meant = [text for text in texts if spells(text, typed)] if typed else []
        if typed in texts or len(meant) == 1:
            self._take(typed if typed in texts else meant[0])
        else:
            self.setEditText(self.itemText(self.currentIndex()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard has come here."""
        super().focusInEvent(event)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list the box stands in: rolling past must change nothing."""
        event.ignore()

    def _take(self, text: str) -> None:
        at = self.findText(text)
        if at >= 0:
            self.setCurrentIndex(at)
            self.setEditText(text)
