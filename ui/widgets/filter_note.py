"""The note in the corner of a narrowed table: how many rows are shown, by what, and the way back to all."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout

from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label

_MARGIN = 12


class FilterNote(QFrame):
    """Stands at the lower right of the table, over its rows."""

    def __init__(self, table: QAbstractScrollArea) -> None:
        super().__init__(table)
        self.setObjectName("filter_note")
        self._table = table
        self._words = role_label("")
        self.clear_button = link_button("清除筛选")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self._words)
        layout.addWidget(self.clear_button)
        table.viewport().installEventFilter(self)
        self.hide()

    def say(self, titles: Iterable[str], shown: int, total: int) -> None:
        """Say which columns are filtered and what is left; nothing when no column is."""
        named = "、".join(titles)
        self.setVisible(bool(named))
        self._words.setText(
            f"按{named}筛选，显示 {shown} / {total} 行" if shown else f"按{named}筛选，没有符合的行"
        )
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the table is resized."""
        if event.type() is QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        self.adjustSize()
        room = self._table.viewport().geometry()
        self.move(room.right() - self.width() - _MARGIN, room.bottom() - self.height() - _MARGIN)
        self.raise_()
