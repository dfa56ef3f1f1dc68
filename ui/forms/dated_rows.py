"""A small table of dated facts: what, from when, until when, and a note where there is one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.forms.trouble import FieldTrouble
from ui.icons import icon
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label
from ui.widgets.typed_line import TypedLine, date_line

_REMOVE_WIDTH = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """One row as typed: a word, its days (the end day not included), a note."""

    what: str
    start: date | None = None
    end: date | None = None
    note: str = ""


class _Row(QWidget):
    """One line of the table."""

    def __init__(self, name: str, offered: Sequence[str], *, free: bool, noted: bool) -> None:
        super().__init__()
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
        for widget, stretch in (
            (self.what, 3),
            (self.start, 2),
            (self.end, 2),
            (self.note, 2),
            (self.remove, 0),
        ):
            layout.addWidget(widget, stretch)

    @property
    def typed(self) -> tuple[str, str, str, str]:
        """What stands in the row."""
        return self.what.currentText(), self.start.text(), self.end.text(), self.note.text()


class DatedRows(QWidget):
    """``key`` and ``name`` say which facts these are; with ``free`` any word may be typed."""

    def __init__(
        self, key: str, name: str, offered: Sequence[str], *, free: bool = True, noted: bool = False
    ) -> None:
        super().__init__()
        self._key, self._name, self._free, self._noted = key, name, free, noted
        self._offered = tuple(offered)
        self._rows: list[_Row] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._add = link_button(f"＋ 添加{name}")
        self._add.clicked.connect(self._add_empty)
        heads = QGridLayout()
        captions = (name, "自", "至（当日不含）", *(("备注",) if noted else ()))
        for at, caption in enumerate(captions):
            heads.addWidget(role_label(caption, "secondary"), 0, at)
            heads.setColumnStretch(at, 3 if at == 0 else 2)
        heads.setColumnMinimumWidth(len(captions), _REMOVE_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(heads)
        layout.addLayout(self._lines)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def offer(self, words: Sequence[str]) -> None:
        """Offer other words in rows added from now on."""
        self._offered = tuple(words)

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
        self._rows.append(row)
        self._lines.addWidget(row)
        return row

    def _add_empty(self) -> None:
        self.add(DatedFact(what="")).what.setFocus()

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
