"""A superior's form as it looks: its sheets as tabs, merged cells as one, the places to fill in colour."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from partybranch.reports.filled_forms import FormSheet, Reading, column_letter
from ui.style import colour

_ROWS_AT_LEAST, _SPARE_ROWS = 12, 2
_CHARACTER, _LEAST, _ROW = 9, 40, 26
_SHORT, _EDGE = 8, 12

Cell = tuple[str, int, int]
"""Sheet, row and column, both counted from 1."""


class FormPicture(QWidget):
    """``chosen`` when another cell is stood on; ``place`` says which."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading, self._marks = Reading(sheets=()), dict[Cell, str]()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("工作表")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.table = QTableWidget()
        self.table.setAccessibleName("表样")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tabs)
        layout.addWidget(self.table, 1)
        self.tabs.currentChanged.connect(lambda _at: self._show_sheet())
        self.table.currentCellChanged.connect(lambda *_: self.chosen.emit())

    @property
    def place(self) -> Cell | None:
        """The cell stood on, of a merged range its first; None before one is chosen."""
        sheet, row, column = self._sheet(), self.table.currentRow(), self.table.currentColumn()
        if sheet is None or row < 0 or column < 0:
            return None
        top, left, _, _ = sheet.merge_at(row + 1, column + 1)
        return sheet.title, top, left

    def text_of(self, place: Cell) -> str:
        """What the form says in a cell."""
        sheet = self._reading.sheet(place[0])
        return sheet.cells.get(place[1:], "") if sheet else ""

    def show_reading(self, reading: Reading) -> None:
        """Show another workbook, its first sheet."""
        self._reading = reading
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in reading.sheets:
            self.tabs.addTab(sheet.title)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(reading.sheets) > 1)
        self._show_sheet()

    def mark(self, marks: Mapping[Cell, str]) -> None:
        """Colour cells by a token of the style."""
        self._marks = dict(marks)
        self._colour()

    def stand_on(self, sheet: str, row: int, column: int) -> None:
        """Go to a cell."""
        at = next((at for at, each in enumerate(self._reading.sheets) if each.title == sheet), -1)
        if at >= 0:
            self.tabs.setCurrentIndex(at)
            self.table.setCurrentCell(row - 1, column - 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another colour scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "table"):
            self._colour()

    def _sheet(self) -> FormSheet | None:
        at = self.tabs.currentIndex()
        return self._reading.sheets[at] if 0 <= at < len(self._reading.sheets) else None

    def _show_sheet(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        table = self.table
        table.blockSignals(True)
        table.clearSpans()
        table.clear()
        table.setRowCount(max(sheet.rows + _SPARE_ROWS, _ROWS_AT_LEAST))
        table.setColumnCount(len(sheet.widths))
        table.setHorizontalHeaderLabels([column_letter(at + 1) for at in range(len(sheet.widths))])
        for at, width in enumerate(sheet.widths):
            table.setColumnWidth(at, round(max(_LEAST, width * _CHARACTER, self._word_width(sheet, at + 1))))
        for (row, column), text in sheet.cells.items():
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row - 1, column - 1, item)
        for top, left, bottom, right in sheet.merges:
            table.setSpan(top - 1, left - 1, bottom - top + 1, right - left + 1)
        table.blockSignals(False)
        self._colour()
        table.setCurrentCell(0, 0)

    def _word_width(self, sheet: FormSheet, column: int) -> int:
        """What the headings of a column need to be read whole; long text may be cut, it has its tip."""
        texts = [text for (_, at), text in sheet.cells.items() if at == column]
        bold = self.table.font()
        bold.setBold(True)
        measure = QFontMetrics(bold).horizontalAdvance
        short = [measure(text) for text in texts if len(text) <= _SHORT and "{{" not in text]
        return max(short, default=0) + 2 * _EDGE

    def _colour(self) -> None:
        sheet = self._sheet()
        for row in range(self.table.rowCount() if sheet else 0):
            for column in range(self.table.columnCount()):
                token = self._marks.get((sheet.title if sheet else "", row + 1, column + 1), "")
                item = self.table.item(row, column)
                if token and item is None:
                    item = QTableWidgetItem("")
                    self.table.setItem(row, column, item)
                if item is not None:
                    item.setForeground(colour(token or "text"))
                    font = item.font()
                    font.setBold(bool(token))
                    item.setFont(font)
