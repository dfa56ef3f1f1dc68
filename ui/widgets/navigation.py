"""The navigation at the left: the pages from top to bottom, folded to their icons when room is dear."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon

WIDE, NARROW = 176, 56
_LOW = 540
_KEYS = 9
"""So many pages have a key: Ctrl+10 would be two keys."""


class _Lines(QListWidget):
    """The lines; Enter and the right arrow mean the page itself."""

    entered_page = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead into the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered_page.emit()
        else:
            super().keyPressEvent(event)


class Navigation(QFrame):
    """``went`` carries the row of the page, ``folded`` whether only icons are shown now.

    ``page_asked`` says that the keyboard shall go from the lines into the page.
    """

    went = Signal(int)
    page_asked = Signal()
    folded = Signal(bool)

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation_frame")
        self._entries = tuple(entries)
        self._narrow = False
        self.list = _Lines()
        self.list.entered_page.connect(self.page_asked)
        self.list.setObjectName("navigation")
        self.list.setAccessibleName("导航")
        self.list.setIconSize(QSize(20, 20))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _ in self._entries:
            QListWidgetItem(self.list)
        self.fold_button = QToolButton()
        self.fold_button.setObjectName("fold_button")
        self.fold_button.setIconSize(QSize(18, 18))
        self.fold_button.clicked.connect(self.turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 8)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.list.currentRowChanged.connect(self._on_row)
        self._dress()

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def go(self, row: int) -> None:
        """Stand on a page."""
        self.list.setCurrentRow(row)

    def fold(self, narrow: bool) -> None:
        """Show icons alone, or icons with names."""
        self._narrow = narrow
        self._dress()

    def turn(self) -> None:
        """Fold or unfold, and say so."""
        self.fold(not self._narrow)
        self.folded.emit(self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the lines stand closer, so that every page stays in sight."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        if self.list.property("low") != low:
            self.list.setProperty("low", low)
            self.list.style().unpolish(self.list)
            self.list.style().polish(self.list)

    def _on_row(self, row: int) -> None:
        self._draw()
        self.went.emit(row)

    def _dress(self) -> None:
        self.setFixedWidth(NARROW if self._narrow else WIDE)
        for number, (title, _drawing) in enumerate(self._entries, 1):
            item = self.list.item(number - 1)
            item.setText("" if self._narrow else title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            item.setToolTip(f"{title}（Ctrl+{number}）" if number <= _KEYS else title)
        words = "展开导航" if self._narrow else "收起导航"
        style = Qt.ToolButtonStyle
        self.fold_button.setToolButtonStyle(
            style.ToolButtonIconOnly if self._narrow else style.ToolButtonTextBesideIcon
        )
        self.fold_button.setText(words)
        self.fold_button.setToolTip(words)
        self.fold_button.setAccessibleName(words)
        self._draw()

    def _draw(self) -> None:
        for row, (_title, drawing) in enumerate(self._entries):
            tone = "accent" if row == self.list.currentRow() else "secondary"
            self.list.item(row).setIcon(icon(drawing, tone))
        self.fold_button.setIcon(icon("unfold" if self._narrow else "fold", "secondary"))
