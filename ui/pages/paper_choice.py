"""Which sittings or members a paper is about: a list to tick; nothing ticked means all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.models.tick_list import Choosable, TickList
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label

_LEAST = 132


class PaperChoice(QWidget):
    """``changed`` says that other things are ticked; ``nearest`` names a link that ticks one of them."""

    changed = Signal()

    def __init__(
        self, heading: str, hint: str, measure: str, *, nearest: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading, self._measure = heading, measure
        self._nearest_id: int | None = None
        self._all_wanted = not nearest
        self.ticks = TickList(self)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(hint)
        self.finder.setAccessibleName(f"筛选{heading}")
        self.finder.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setAccessibleName(heading)
        self.list.setObjectName("ticks")
        self.list.setModel(self.ticks)
        self.list.setMinimumHeight(_LEAST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.every, self.none = link_button("全选"), link_button("全不选")
        self.nearest = link_button(nearest)
        self.nearest.setVisible(bool(nearest))
        self._state = role_label("", "secondary")
        self._lay_out(heading)
        self._wire()
        self._say()

    @property
    def chosen(self) -> frozenset[int]:
        """The ids that are ticked; none for all."""
        return self.ticks.chosen

    def offer(self, things: Sequence[Choosable], nearest: int | None = None) -> None:
        """Offer the things of another period; ``nearest`` is the id that the link of that name ticks.

        It is ticked by itself until a person has taken all ticks away: nobody wants a year of sheets to sign.
        """
        self.ticks.replace(things)
        self._nearest_id = nearest
        self.nearest.setEnabled(nearest is not None)
        self._say()
        if not self.chosen and not self._all_wanted:
            self._tick_nearest()

    def tick(self, ids: frozenset[int]) -> None:
        """Tick these and nothing else."""
        self.ticks.tick_only(ids)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Enter tick, from the typed line too; Down leads into the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(watched, Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take(self, watched: QObject, key: Qt.Key) -> bool:
        entered = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.list and (entered or key is Qt.Key.Key_Space):
            self.ticks.toggle(self.list.currentIndex())
            return True
        if watched is self.finder and key is Qt.Key.Key_Down:
            self.list.setFocus()
            self.list.setCurrentIndex(self.ticks.index(0))
            return True
        if watched is self.finder and entered:
            self._tick_found()
            return True
        return False

    def _tick_found(self) -> None:
        """Enter behind what was typed ticks the first that is spelt so; the line is free for the next."""
        if self.finder.text().strip() and self.ticks.rowCount():
            self.ticks.toggle(self.ticks.index(0))
            self.finder.clear()

    def _lay_out(self, heading: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(role_label(heading, "section"), 1)
        for link in (self.nearest, self.every, self.none):
            head.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.finder)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._state)

    def _wire(self) -> None:
        self.finder.textChanged.connect(self.ticks.look_for)
        self.finder.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self.ticks.toggle)
        self.every.clicked.connect(lambda: self.ticks.tick_shown(True))
        self.none.clicked.connect(lambda: self.ticks.tick_shown(False))
        self.nearest.clicked.connect(self._tick_nearest)
        self.ticks.dataChanged.connect(self._on_ticks)

    def _tick_nearest(self) -> None:
        if self._nearest_id is not None:
            self.tick(frozenset({self._nearest_id}))

    def _on_ticks(self) -> None:
        self._all_wanted = not self.chosen
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        chosen, measure = len(self.chosen), self._measure
        self._state.setText(
            f"已选 {chosen} {measure}" if chosen else f"不勾选就是本时段的全部{self._heading}"
        )
