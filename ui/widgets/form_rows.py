"""The rows of a form: caption, field, and under the field the sentence about what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.labels import role_label


class FormRows(QWidget):
    """Captions and fields in one or more pairs of columns; errors stand beside the field they are about."""

    def __init__(self, pairs: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs, self._next = pairs, 0
        self._troubles: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._captions: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for pair in range(pairs):
            self._grid.setColumnStretch(pair * 2 + 1, 1)

    def add(self, key: str, caption: str, field: QWidget, *, wide: bool = False) -> None:
        """Add a field in the next place; a wide one takes a whole row."""
        if wide and self._next % self._pairs:
            self._next += self._pairs - self._next % self._pairs
        row, pair = divmod(self._next, self._pairs)
        label = role_label(caption, "secondary")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(caption)
        trouble = role_label("", "trouble", wrap=True)
        trouble.hide()
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(field)
        cell.addWidget(trouble)
        self._grid.addWidget(label, row, pair * 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        label.setContentsMargins(0, 7, 0, 0)
        if self._pairs > 1:
            cell.addStretch()  # a sentence under the neighbour must not push this field down
        self._grid.addLayout(cell, row, pair * 2 + 1, 1, self._pairs * 2 - 1 if wide else 1)
        self._troubles[key], self._fields[key], self._captions[key] = trouble, field, caption
        self._next += self._pairs if wide else 1

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong with a field and put the keyboard there."""
        self._troubles[key].setText(sentence)
        self._troubles[key].show()
        self._fields[key].setFocus()

    def stand_on(self, key: str) -> None:
        """Put the keyboard on a field; one that is not here leaves it where it is."""
        if key in self._fields:
            self._fields[key].setFocus()

    def place_of(self, sentence: str) -> str | None:
        """The field that a refusal names first, so that it can be said there."""
        named = {key: sentence.find(caption) for key, caption in self._captions.items() if caption}
        return min((key for key in named if named[key] >= 0), key=lambda key: named[key], default=None)

    def clear_complaints(self) -> None:
        """Take all complaints away."""
        for trouble in self._troubles.values():
            trouble.hide()
