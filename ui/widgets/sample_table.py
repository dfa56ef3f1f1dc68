"""What a table will look like on paper: its headings and first rows, to be looked at only."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from ui.widgets.record_view import ROW_HEIGHT

_LEAST, _MOST, _CHARACTER, _AROUND = 56, 260, 9, 26


class SampleTable(QTableWidget):
    """Headings over a few rows; the mouse and the keyboard may only walk about in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT - 6)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)

    def show_rows(
        self, headings: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]]
    ) -> None:
        """Show other rows; ``widths`` count half-width characters."""
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        self.setRowCount(len(rows))
        letters = self.horizontalHeader().fontMetrics()
        for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            said = max(map(letters.horizontalAdvance, heading.split("\n"))) + _AROUND
            self.setColumnWidth(at, round(min(_MOST, max(_LEAST, said, width * _CHARACTER))))
        for number, row in enumerate(rows):
            for at, text in enumerate(row):
                item = QTableWidgetItem(text.split("\n", maxsplit=1)[0])
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(text)
                self.setItem(number, at, item)
