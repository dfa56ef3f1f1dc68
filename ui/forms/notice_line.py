"""The quiet line over the roll: who has given notice of leave for the day, and 采用 to take it over."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partybranch.domain.leaves import LeaveNotice
from ui.widgets.buttons import link_button
from ui.widgets.elided_label import ElidedLabel

_NAMED = 4


class NoticeLine(QWidget):
    """Nothing is set by it but through its button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adopt = link_button("采用")
        self.adopt.setAccessibleName("采用请假登记")
        self.adopt.setToolTip("把这些还未标的党员记为请假，并写上登记的事由（F7）")
        self._words = ElidedLabel("secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.adopt)
        self.hide()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.words

    def say(self, people: Sequence[tuple[str, LeaveNotice]]) -> None:
        """Name those still 未标 who have given notice; the line goes when there is nobody."""
        named = [f"{name}（{notice.reason or '未写事由'}）" for name, notice in people]
        more = "等" if len(named) > _NAMED else ""
        self._words.say(f"△ {len(named)} 人有请假登记：{'、'.join(named[:_NAMED])}{more}")
        self.setVisible(bool(named))
