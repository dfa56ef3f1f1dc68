"""One of the panes that make up the matrix: some columns of a model, with the bars left to the whole."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

ROW, FOOT_ROW, HEAD, SITTING = 26, 22, 58, 52
_PLAIN = "QTableView {{ border: none; border-radius: 0; font-size: {size}px; }}"
_PLAIN += "QTableView::item {{ padding: 0 {padding}px; border: none; }}"
_PLAIN += "QHeaderView::section {{ padding: 0 {padding}px; height: 58px; font-size: 12px; }}"


class AttendancePane(QTableView):
    """A bare table view; it takes no focus unless it says so. ``wordy`` is one of names, not of figures."""

    def __init__(self, name: str, parent: QWidget | None = None, *, wordy: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet(_PLAIN.format(size=13 if wordy else 12, padding=8 if wordy else 0))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setMinimumSectionSize(16)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultSectionSize(SITTING)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(HEAD)

    def show_only(self, shown: Iterable[int], widths: Iterable[int] = ()) -> None:
        """Show these sections and no others, with their widths where they have some."""
        wanted = list(shown)
        seen = set(wanted)
        for section in range(self.model().columnCount()):
            self.setColumnHidden(section, section not in seen)
        for section, width in zip(wanted, widths, strict=False):
            self.setColumnWidth(section, width)
