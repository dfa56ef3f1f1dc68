"""The bell over every page: how many findings of the year are open, and the way to them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from partybranch.changes import Changes
from partybranch.domain.periods import Period
from ui import places
from ui.icons import icon
from ui.session import Session


class Bell(QToolButton):
    """Counts anew after every change and with every other year; a click leads to 检查.

    Without a roster nothing is counted: the desk leads to the roster first.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self.setIcon(icon("bell"))
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(lambda: session.navigate(places.CHECKS))
        session.year_changed.connect(self._read)
        session.records_changed.connect(self._on_changes)
        self._say(0)
        self._read()

    def _on_changes(self, _changes: Changes) -> None:
        self._read()

    def _read(self) -> None:
        compliance, today = self._session.branch.compliance, self._session.today
        period = Period.year(self._session.year)
        self._asked += 1
        mine = self._asked

        def work() -> int | None:
            if mine != self._asked:
                return None  # more was written meanwhile: only the last of several counts is worth its time
            report = compliance.of(period, today)
            return len(report.open) if report.facts.members else 0

        self._session.read(self, work, self._say_newest)

    def _say_newest(self, count: int | None) -> None:
        if count is not None:
            self._say(count)

    def _say(self, count: int) -> None:
        self.setText(str(count))
        self.setAccessibleName(f"待办 {count} 项")
        self.setToolTip(f"{self._session.year}年待办 {count} 项" if count else "没有待办事项")
