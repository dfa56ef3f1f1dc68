"""The list under a line for names: whoever is spelt as typed, also by pinyin and its initials."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from ui.models.spelling_filter import SpellingFilter


class SpellingCompleter(QCompleter):
    """Qt compares beginnings; here the filter has chosen already and every row left is an answer."""

    def __init__(self, names: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = SpellingFilter(self)
        self._filter.setSourceModel(names)
        self.setModel(self._filter)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """Filter by what was typed, and let Qt complete nothing."""
        self._filter.seek(path)
        return [""]
