"""The bar over every page: branch name, year switch, search, and the tools of the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.widgets.labels import named_label

_STEPS = (("left", "上一年", "Ctrl+PgUp", -1), ("right", "下一年", "Ctrl+PgDown", 1))
_NAME_WIDE, _SEARCH_WIDE = 300, 420


class YearSwitch(QWidget):
    """◂ 2026 ▸; ``asked`` carries the year; the keys work on every page of the window it stands in."""

    asked = Signal(int)

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = year
        self._label = named_label("", "year")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for name, words, key, step in _STEPS:
            button = QToolButton()
            button.setIcon(icon(name))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(f"{words}（{key.replace('PgDown', 'PgDn')}）")
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, step=step: self.asked.emit(self._year + step))
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
            layout.addWidget(button)
        layout.insertWidget(1, self._label)
        self.show_year(year)

    def show_year(self, year: int) -> None:
        """Show a year without asking for it."""
        self._year = year
        self._label.setText(f"{year} 年")
        self.setAccessibleName(f"年份 {year}")


class BranchName(QToolButton):
    """The name of the branch, as much of it as there is room for; the whole one in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setObjectName("branch_name")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_NAME_WIDE)

    def say(self, words: str) -> None:
        """Show a name."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(f"{words}\n修改支部信息")
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Room for the whole name."""
        edges = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(
            edges + self.fontMetrics().horizontalAdvance(self._words) + 2, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        return QSize(min(self.sizeHint().width(), 120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the name as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - 24
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room))


class TopBar(QFrame):
    """52 px high; the window puts its search box and its ``tools``; the branch name leads to its profile."""

    profile_asked = Signal()

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setFixedHeight(52)
        self.branch_name = BranchName()
        self.branch_name.clicked.connect(self.profile_asked)
        self.years = YearSwitch(year)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(4)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self.branch_name)
        self._row.addWidget(self.years)
        self._row.addStretch(1)
        self._row.addLayout(self.tools)

    def put_search(self, box: QWidget) -> None:
        """Put the search box between the year and the tools."""
        box.setMaximumWidth(_SEARCH_WIDE)
        self._row.insertWidget(2, box, 4)
