"""Dated facts as a timeline and, under it, a small table: what, from when, until when, and a note."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from partybranch.domain.stretches import Stretch
from ui.forms.timeline_words import timeline_words
from ui.forms.trouble import FieldTrouble
from ui.icons import icon
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label
from ui.widgets.timeline_strip import TimelineStrip
from ui.widgets.typed_line import TypedLine, date_line

_POINTER_WIDTH, _REMOVE_WIDTH = 14, 38
_STRETCHES = (3, 2, 2, 2)
_LONG_AGO = date(1921, 7, 23)
"""Nothing of a party branch lies before: what is typed half-way (20) is not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """One row as typed: a word, its days (the end day not included), a note."""

    what: str
    start: date | None = None
    end: date | None = None
    note: str = ""


class _Row(QWidget):
    """One line of the table; ``entered`` when the keyboard comes into it, ``edited`` at each change."""

    entered = Signal()
    edited = Signal()

    def __init__(self, name: str, offered: Sequence[str], *, free: bool, noted: bool) -> None:
        super().__init__()
        self._pointer = role_label("", "asking")
        self._pointer.setFixedWidth(_POINTER_WIDTH)
        self.what = QComboBox()
        self.what.setEditable(free)
        self.what.addItems(list(offered))
        self.what.setAccessibleName(name)
        self.start: TypedLine[date] = date_line(f"{name}起始日期")
        self.end: TypedLine[date] = date_line(f"{name}结束日期")
        self.note = QLineEdit()
        self.note.setAccessibleName(f"{name}备注")
        self.note.setVisible(noted)
        self.remove = QToolButton()
        self.remove.setIcon(icon("close", "secondary"))
        self.remove.setIconSize(QSize(14, 14))
        self.remove.setAccessibleName(f"删除这一行{name}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pointer)
        for widget, stretch in zip((self.what, self.start, self.end, self.note), _STRETCHES, strict=True):
            layout.addWidget(widget, stretch)
        layout.addWidget(self.remove)
        self._listen()

    @property
    def typed(self) -> tuple[str, str, str, str]:
        """What stands in the row."""
        return self.what.currentText(), self.start.text(), self.end.text(), self.note.text()

    def point_out(self, *, chosen: bool) -> None:
        """Mark the row whose bar is chosen."""
        self._pointer.setText("▸" if chosen else "")

    def stretch(self) -> Stretch | None:
        """The row as a bar; None while it says nothing or its days cannot be read or be true."""
        what = self.what.currentText().strip()
        try:
            start, end = self.start.read(), self.end.read()
        except ValueError:
            return None
        known = [day for day in (start, end) if day is not None]
        if not what or (known and min(known) < _LONG_AGO) or (start and end and end <= start):
            return None
        return Stretch(what=what, start=start, end=end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the keyboard coming into one of the fields."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        self.what.currentTextChanged.connect(lambda _text: self.edited.emit())
        for line in (self.start, self.end):
            line.textChanged.connect(lambda _text: self.edited.emit())
        for field in (self.what, self.start, self.end, self.note):
            field.installEventFilter(self)


class DatedRows(QWidget):
    """``key`` and ``name`` say which facts these are; with ``free`` any word may be typed.

    ``one_at_a_time`` says that a person has one of them on each day: then gaps are said as well.
    """

    def __init__(
        self,
        key: str,
        name: str,
        offered: Sequence[str],
        *,
        free: bool = True,
        noted: bool = False,
        one_at_a_time: bool = False,
    ) -> None:
        super().__init__()
        self._key, self._name, self._free, self._noted = key, name, free, noted
        self.setAccessibleName(name)
        self._one_at_a_time, self._today = one_at_a_time, _LONG_AGO
        self._offered = tuple(offered)
        self._rows: list[_Row] = []
        self._drawn: list[_Row] = []
        self.strip = TimelineStrip(name)
        self.said = role_label("", "asking", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._add = link_button(f"＋ 添加{name}")
        self._area = QScrollArea()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setContentsMargins(_POINTER_WIDTH + 6, 0, _REMOVE_WIDTH, 0)
        captions = (self._name, "自", "至（当日不含）", *(("备注",) if self._noted else ()))
        for caption, stretch in zip(captions, _STRETCHES, strict=False):
            heads.addWidget(role_label(caption, "secondary"), stretch)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.addLayout(self._lines)
        within.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        within.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.strip)
        layout.addWidget(self.said)
        layout.addLayout(heads)
        layout.addWidget(self._area, 1)
        self.said.hide()

    def _wire(self) -> None:
        self._add.clicked.connect(self._add_empty)
        self.strip.chosen.connect(lambda at: self._point_out(self._drawn[at]))
        self.strip.entered.connect(lambda at: self._drawn[at].start.setFocus())
        self.strip.remove_asked.connect(lambda at: self._remove(self._drawn[at]))

    def offer(self, words: Sequence[str]) -> None:
        """Offer other words in rows added from now on."""
        self._offered = tuple(words)

    def date_at(self, today: date) -> None:
        """Say up to which day the timeline runs and gaps are of interest."""
        self._today = max(today, _LONG_AGO)
        self._draw()

    def add(self, fact: DatedFact) -> _Row:
        """Add one row."""
        row = _Row(self._name, self._offered, free=self._free, noted=self._noted)
        if self._free:
            row.what.setCurrentText(fact.what)
        else:
            row.what.setCurrentIndex(max(row.what.findText(fact.what), 0))
        row.start.put(fact.start)
        row.end.put(fact.end)
        row.note.setText(fact.note)
        row.remove.clicked.connect(lambda: self._remove(row))
        row.entered.connect(lambda: self._point_out(row))
        row.edited.connect(self._draw)
        self._rows.append(row)
        self._lines.addWidget(row)
        self._draw()
        return row

    def _add_empty(self) -> None:
        row = self.add(DatedFact(what=""))
        row.show()
        row.what.setFocus()
        self._area.ensureWidgetVisible(self._add)

    def put(self, facts: Sequence[DatedFact]) -> None:
        """Show these facts and no others."""
        for row in list(self._rows):
            self._remove(row)
        for fact in facts:
            self.add(fact)

    def read(self) -> tuple[DatedFact, ...]:
        """The rows that say something. Raises FieldTrouble under this table's key."""
        return tuple(fact for row in self._rows if (fact := self._read(row)).what)

    def typed(self) -> str:
        """The rows as they stand, also where they cannot be understood yet."""
        return json.dumps([row.typed for row in self._rows], ensure_ascii=False)

    def retype(self, text: str) -> None:
        """Show rows as they stood."""
        self.put([])
        for what, start, end, note in json.loads(text):
            row = self.add(DatedFact(what=what, note=note))
            row.start.setText(start)
            row.end.setText(end)

    def _read(self, row: _Row) -> DatedFact:
        what = row.what.currentText().strip()
        try:
            start, end = row.start.read(), row.end.read()
        except ValueError as error:
            raise FieldTrouble(self._key, f"{self._name}{what}：{error}。") from error
        if start is not None and end is not None and end <= start:
            raise FieldTrouble(self._key, f"{self._name}{what}：结束日期不晚于起始日期。")
        return DatedFact(what=what, start=start, end=end, note=row.note.text().strip())

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._draw()

    def _draw(self) -> None:
        """Draw the rows as they are typed and say what does not fit together."""
        bars = [(row, bar) for row in self._rows if (bar := row.stretch()) is not None]
        self._drawn = [row for row, _ in bars]
        stretches = [bar for _, bar in bars]
        self.strip.show_stretches(stretches, self._today)
        words = timeline_words(self._name, stretches, self._today, one_at_a_time=self._one_at_a_time)
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _point_out(self, chosen: _Row) -> None:
        for row in self._rows:
            row.point_out(chosen=row is chosen)
        self.strip.choose(self._drawn.index(chosen) if chosen in self._drawn else -1)
        self._area.ensureWidgetVisible(chosen)
