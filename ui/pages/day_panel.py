"""Beside the calendar: what is on the day under the keyboard, and what its month still lacks."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from partybranch.domain.sentences import weekday
from ui.pages.calendar_year import CalendarEntry, LackingDuty
from ui.widgets.cards import Card
from ui.widgets.day_cells import Dot, dot_icon
from ui.widgets.labels import role_label

_WIDTH = 252


class DayPanel(QWidget):
    """``entry_asked`` and ``duty_asked`` carry the place of a line and where to open its menu."""

    entry_asked = Signal(int, QPoint)
    entry_opened = Signal(int, QPoint)
    duty_asked = Signal(int, QPoint)
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.entries, self.duties = _listing("这一天的活动"), _listing("本月未开展")
        self._day, self._month = Card("这一天"), Card("未开展")
        self._name = role_label("", "secondary")
        self._nothing, self._complete = role_label("没有安排。", "secondary"), role_label("", "secondary")
        self._day.head.addWidget(self._name)
        for card, none, listing in (
            (self._day, self._nothing, self.entries),
            (self._month, self._complete, self.duties),
        ):
            card.body.addWidget(none)
            card.body.addWidget(listing, 1)
            none.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._day, 1)
        layout.addWidget(self._month, 1)
        self._wire()

    @property
    def place(self) -> int:
        """The line of the day under the keyboard; -1 when there is none."""
        return self.entries.currentRow()

    def choose(self, place: int) -> None:
        """Put the keyboard of the list on a line."""
        self.entries.setCurrentRow(place)

    def show_day(self, day: date, name: str, entries: Sequence[CalendarEntry]) -> None:
        """Show what is on a day, the line of the plan in front."""
        self._day.heading.setText(f"{day:%m-%d} {weekday(day)}")
        self._name.setText(name)
        self.entries.blockSignals(True)
        self.entries.clear()
        for entry in entries:
            lines = [entry.name, entry.state, *([entry.topic] if entry.topic else [])]
            self._add(self.entries, entry.dot, entry.tone, lines)
        planned = (at for at, entry in enumerate(entries) if entry.planned)
        self.entries.setCurrentRow(next(planned, 0 if entries else -1))
        self.entries.blockSignals(False)
        self.entries.setVisible(bool(entries))
        self._nothing.setVisible(not entries)

    def show_duties(self, month: int, duties: Sequence[LackingDuty]) -> None:
        """Show what a month lacks."""
        self.duties.clear()
        for duty in duties:
            dot = Dot.HOLLOW if duty.finding is not None else Dot.DASHED
            tone = "absent" if duty.missing else "secondary"
            self._add(self.duties, dot, tone, [duty.name, f"{duty.when}　{duty.state}"])
        missing = sum(duty.missing for duty in duties)
        self._month.heading.setText(f"{month}月未开展 · {missing} 项" if missing else f"{month}月应开展")
        self.duties.setVisible(bool(duties))
        self._complete.setText("没有缺项。")
        self._complete.setVisible(not duties)

    def _wire(self) -> None:
        self.entries.currentRowChanged.connect(lambda _row: self.chosen.emit())
        self.entries.itemActivated.connect(
            lambda item: self.entry_opened.emit(self.entries.row(item), _corner(self.entries, item))
        )
        self.entries.customContextMenuRequested.connect(
            lambda point: self._ask(self.entries, point, self.entry_asked.emit)
        )
        self.duties.customContextMenuRequested.connect(
            lambda point: self._ask(self.duties, point, self.duty_asked.emit)
        )
        self.duties.itemActivated.connect(
            lambda item: self.duty_asked.emit(self.duties.row(item), _corner(self.duties, item))
        )

    def _ask(self, listing: QListWidget, point: QPoint, say: Callable[[int, QPoint], None]) -> None:
        item = listing.itemAt(point) or listing.currentItem()
        if item is not None:
            listing.setCurrentItem(item)
            say(listing.row(item), listing.viewport().mapToGlobal(point))

    def _add(self, listing: QListWidget, dot: Dot, tone: str, lines: Sequence[str]) -> None:
        item = QListWidgetItem(dot_icon(dot, tone), "\n".join(lines), listing)
        item.setToolTip("\n".join(lines))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, "，".join(lines))


def _listing(name: str) -> QListWidget:
    listing = QListWidget()
    listing.setObjectName("calendar_lines")
    listing.setAccessibleName(name)
    listing.setIconSize(QSize(14, 14))
    listing.setWordWrap(True)
    listing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    listing.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return listing


def _corner(listing: QListWidget, item: QListWidgetItem) -> QPoint:
    return listing.viewport().mapToGlobal(listing.visualItemRect(item).bottomLeft())
