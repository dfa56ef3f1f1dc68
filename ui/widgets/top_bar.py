"""The bar over every page: branch name, undo, year switch."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.icons import icon
from ui.widgets.labels import named_label


class YearSwitch(QWidget):
    """◂ 2026 ▸; ``asked`` carries the year."""

    asked = Signal(int)

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = year
        self._label = named_label("", "year")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for name, words, step in (("left", "上一年", -1), ("right", "下一年", 1)):
            button = QToolButton()
            button.setIcon(icon(name))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, step=step: self.asked.emit(self._year + step))
            layout.addWidget(button)
        layout.insertWidget(1, self._label)
        self.show_year(year)

    def show_year(self, year: int) -> None:
        """Show a year without asking for it."""
        self._year = year
        self._label.setText(f"{year} 年")
        self.setAccessibleName(f"年份 {year}")


class TopBar(QFrame):
    """52 px high; the window puts its undo button into ``tools``; the branch name leads to its profile."""

    profile_asked = Signal()

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setFixedHeight(52)
        self.branch_name = QToolButton()
        self.branch_name.setObjectName("branch_name")
        self.branch_name.setToolTip("修改支部信息")
        self.branch_name.clicked.connect(self.profile_asked)
        self.years = YearSwitch(year)
        self.tools = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(16)
        layout.addWidget(self.branch_name)
        layout.addStretch(1)
        layout.addLayout(self.tools)
        layout.addWidget(self.years)
