"""A list cut down to those whose name is spelt as typed: by characters, full pinyin or initials."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from partybranch.services.spelling import spells

Index = QModelIndex | QPersistentModelIndex


class SpellingFilter(QSortFilterProxyModel):
    """Keeps the rows whose first column is spelt so; everything when nothing is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""

    def seek(self, typed: str) -> None:
        """Show only what is spelt like this."""
        if typed != self._typed:
            self._typed = typed
            self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a row's name is spelt as typed."""
        return spells(str(self.sourceModel().index(row, 0, parent).data() or ""), self._typed)
