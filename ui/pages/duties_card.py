"""The duties whose stretch runs now: what is still to be held line by line, what was held in short."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partybranch.domain.cadences import Slot, SlotState
from partybranch.domain.periods import Period
from partybranch.services.tallies import PeriodBook
from ui.models.duty_grid import slot_words
from ui.pages.finding_ways import follow_slot
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.cards import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import role_label
from ui.widgets.short_lines import ShortLines, Yielding, beside, empty, line_of
from ui.widgets.slot_drawing import sign_label

_LEAST_LINES, _MOST_LINES = 2, 6
_IN_ONE_COLUMN = 2
_LONGEST_MONTH, _LONGEST_QUARTER = 31, 92


class DutiesCard(Card):
    """The duties of the month, the quarter and the year that hold today (or the year's last day)."""

    def __init__(self, session: Session) -> None:
        super().__init__("本月应开展")
        self._session = session
        self._state = role_label("", "secondary")
        self.head.addWidget(self._state)
        self.open_lines = ShortLines(_LEAST_LINES, _MOST_LINES)
        self._held = QWidget()
        self._flow = FlowLayout(self._held, spacing=2)
        self.body.addWidget(self.open_lines)
        self.body.addWidget(self._held)
        self.body.addStretch(1)

    def show_book(self, book: PeriodBook) -> None:
        """Show the duties on the book's day; of a year gone by those of its last day."""
        day = min(book.as_of, book.period.end)
        self.heading.setText(f"应开展 · {day.year}年{day.month}月")
        laid = [slot for duty in book.report.duties for slot in duty.slots]
        slots = [slot for slot in laid if slot.pressing(day) or (day in slot.period and slot.held)]
        undone = [slot for slot in slots if not slot.done]
        self._state.setText(_state_of(slots, undone))
        self.open_lines.setVisible(bool(undone))
        self.open_lines.replace(self._lines(undone, day, book))
        self._show_held((slot for slot in slots if slot.done), book)

    def _show_held(self, slots: Iterable[Slot], book: PeriodBook) -> None:
        empty(self._flow)
        for slot in slots:
            self._flow.addWidget(self._short(slot, book))
        self._flow.invalidate()
        self._held.setVisible(self._flow.count() > 0)

    def _lines(self, undone: list[Slot], day: date, book: PeriodBook) -> list[QWidget]:
        """One line for each, or, at the beginning of a month, two in a line and in fewer words."""
        short = len(undone) > _IN_ONE_COLUMN
        lines = [self._line(slot, day, book, short=short) for slot in undone]
        if not short:
            return lines
        lines += [QWidget()] * (len(lines) % 2)
        return [beside(*pair) for pair in zip(lines[::2], lines[1::2], strict=True)]

    def _line(self, slot: Slot, day: date, book: PeriodBook, *, short: bool) -> QWidget:
        way = self._way("去记录", slot, book)
        said = _said(slot, day)
        # In little room the group stands in front: it tells the lines apart.
        called = f"{slot.group} {slot.kind.label}".strip() if short else slot.name
        name, words = Yielding(called), role_label(_briefly(slot, day) if short else said, "secondary")
        for label in (name, words, way):
            label.setToolTip(f"{slot.name}　{said}")
        return line_of(_sign(slot.state(day)), name, words, end=way)

    def _short(self, slot: Slot, book: PeriodBook) -> QWidget:
        days = "、".join(f"{sitting.day:%m-%d}" for sitting in slot.held)
        way = self._way(f"{slot.name} {days}", slot, book)
        way.setProperty("tone", "text")
        way.setToolTip(f"{slot.name} {days} 已开展，查看记录")
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(sign_label(SlotState.HELD))
        row.addWidget(way)
        return entry

    def _way(self, words: str, slot: Slot, book: PeriodBook) -> QWidget:
        way = link_button(words)
        way.setAccessibleName(f"查看{words}" if slot.held else f"{words}{slot.name}")
        way.clicked.connect(partial(follow_slot, self._session, slot, book.kinds, self))
        return way


def _state_of(slots: list[Slot], undone: list[Slot]) -> str:
    if not slots:
        return "目前没有应开展的活动"
    return f"{len(slots)} 项，还差 {len(undone)} 项" if undone else f"{len(slots)} 项，都已开展"


def _sign(state: SlotState) -> QWidget:
    """The sign of the grid; a duty that still has time is a grey ring, since here a point says too little."""
    return sign_label(SlotState.MISSING, "secondary") if state is SlotState.OPEN else sign_label(state)


def _said(slot: Slot, day: date) -> str:
    state = slot.state(day)
    if slot.held or state is SlotState.PLANNED:
        return slot_words(slot, day)
    return f"{_now_words(slot.period)}未开展"


def _briefly(slot: Slot, day: date) -> str:
    """What the sign does not say; of a month nothing, since the card is about the month."""
    if slot.held:
        return f"{len(slot.held)}/{slot.times}次"
    if slot.state(day) is SlotState.PLANNED:
        return f"{min(plan.day for plan in slot.planned if plan.day >= day):%m-%d}"
    return "" if slot.period.days <= _LONGEST_MONTH else _now_words(slot.period)


def _now_words(stretch: Period) -> str:
    """本月, 本季度, 本半年 or 本年, for a stretch that runs now."""
    if stretch == Period.year(stretch.start.year):
        return "本年"
    if stretch.days > _LONGEST_QUARTER:
        return "本半年"
    return "本月" if stretch.days <= _LONGEST_MONTH else "本季度"
