"""The duties whose stretch runs now: held, planned or not yet, with the way to record them."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from partybranch.domain.cadences import Slot, SlotState
from partybranch.domain.periods import Period
from partybranch.services.tallies import PeriodBook
from ui.models.duty_grid import slot_words
from ui.pages.finding_ways import follow_slot
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.slot_drawing import sign_label

_LINE, _SHORTEST, _TALLEST = 26, 108, 240
_LONGEST_MONTH, _LONGEST_QUARTER = 31, 92


class _Lines(QScrollArea):
    """As high as its lines; in a low window it yields to its neighbour and scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._height = _LINE

    def fit(self, lines: int) -> None:
        """Ask for the height of so many lines, within limits."""
        self._height = min(lines * _LINE + 4, _TALLEST)
        self.setMinimumHeight(min(self._height, _SHORTEST))
        self.setMaximumHeight(self._height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All lines, up to the limit."""
        return QSize(super().sizeHint().width(), self._height)


class DutiesCard(Card):
    """One line per duty of the month, the quarter and the year that hold today (or the year's last day)."""

    def __init__(self, session: Session) -> None:
        super().__init__("本月应开展")
        self._session = session
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._lines.setContentsMargins(0, 0, 8, 0)
        inside = QWidget()
        inside.setLayout(self._lines)
        self._area = _Lines()
        self._area.setWidget(inside)
        self.body.addWidget(self._area)

    def show_book(self, book: PeriodBook) -> None:
        """Show the duties on the book's day; of a year gone by those of its last day."""
        day = min(book.as_of, book.period.end)
        self.heading.setText(f"应开展 · {day.year}年{day.month}月")
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        laid = [slot for duty in book.report.duties for slot in duty.slots]
        slots = [slot for slot in laid if slot.pressing(day) or (day in slot.period and slot.held)]
        for slot in sorted(slots, key=lambda slot: slot.done):
            self._lines.addWidget(self._line(slot, day, book))
        self._lines.addStretch(1)
        self._area.fit(len(slots))

    def _line(self, slot: Slot, day: date, book: PeriodBook) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_sign(slot.state(day)))
        row.addWidget(role_label(slot.name))
        row.addWidget(role_label(_said(slot, day), "secondary"))
        row.addStretch(1)
        act = "查看" if slot.held else "去记录"
        way = link_button(act)
        way.setAccessibleName(f"{act}{slot.name}")
        way.clicked.connect(partial(follow_slot, self._session, slot, book.kinds, self))
        row.addWidget(way)
        return line


def _sign(state: SlotState) -> QWidget:
    """The sign of the grid; a duty that still has time is a grey ring, since here a point says too little."""
    return sign_label(SlotState.MISSING, "secondary") if state is SlotState.OPEN else sign_label(state)


def _said(slot: Slot, day: date) -> str:
    state = slot.state(day)
    if slot.held or state is SlotState.PLANNED:
        return slot_words(slot, day)
    return f"{_now_words(slot.period)}未开展"


def _now_words(stretch: Period) -> str:
    """本月, 本季度, 本半年 or 本年, for a stretch that runs now."""
    if stretch == Period.year(stretch.start.year):
        return "本年"
    if stretch.days > _LONGEST_QUARTER:
        return "本半年"
    return "本月" if stretch.days <= _LONGEST_MONTH else "本季度"
