"""The duties whose stretch runs now: held or not yet, with the way to record them."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from partybranch.domain.cadences import Slot
from partybranch.domain.periods import Period
from partybranch.services.tallies import PeriodBook
from ui import places
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label

_LINE, _TALLEST = 27, 280


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
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
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
        laid = [slot for kind in book.kinds for slot in book.slots(kind)]
        slots = [slot for slot in laid if day in slot.period and (slot.asked or slot.held)]
        for slot in sorted(slots, key=lambda slot: slot.done):
            self._lines.addWidget(self._line(slot, day))
        self._lines.addStretch(1)
        self._area.setMinimumHeight(min(len(slots) * _LINE + 8, _TALLEST))

    def _line(self, slot: Slot, day: date) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(role_label("●" if slot.done else "○", "good" if slot.done else "secondary"))
        row.addWidget(role_label(slot.name))
        row.addWidget(role_label(_said(slot, day), "secondary"))
        row.addStretch(1)
        if slot.held:
            see = link_button("查看")
            see.setAccessibleName(f"查看{slot.name}")
            see.clicked.connect(partial(self._session.navigate, places.SITTINGS, open_id=slot.held[-1].id))
        else:
            see = link_button("去记录")
            see.setAccessibleName(f"去记录{slot.name}")
            see.clicked.connect(partial(self._session.navigate, places.SITTINGS, kind=slot.kind.code))
        row.addWidget(see)
        return line


def _said(slot: Slot, day: date) -> str:
    if slot.held:
        days = "、".join(f"{sitting.day:%m-%d}" for sitting in slot.held[-2:])
        return f"{days} 已开展"
    stretch = {
        slot.period == Period.month(day.year, day.month): "本月",
        slot.period == Period.year(day.year): "本年",
    }.get(True, "本季度")
    return f"{stretch}未开展"
