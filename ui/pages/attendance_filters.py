"""What part of the matrix is wanted: a kind, a 党小组, a person, and only those with something 未标."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.widgets.labels import role_label

_EVERY_KIND, _EVERY_GROUP = "所有类型", "所有党小组"


class AttendanceFilters(QWidget):
    """``chosen`` follows another kind or group; finding and 未标 only choose among the lines in hand."""

    chosen = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds, self.groups = QComboBox(), QComboBox()
        self.kinds.addItem(_EVERY_KIND, "")
        self.groups.addItem(_EVERY_GROUP, "")
        self.kinds.setAccessibleName("活动类型")
        self.groups.setAccessibleName("党小组")
        self.finder = _FindLine()
        self.unmarked = QCheckBox("只看有未标的")
        self.aside = role_label("", "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for box in (self.kinds, self.groups):
            box.setMinimumWidth(132)
            box.setMaxVisibleItems(20)
            box.currentIndexChanged.connect(self.chosen)
        for widget in (self.kinds, self.groups, self.finder, self.unmarked):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.aside)
        self.finder.went_on.connect(self.entered)

    @property
    def kind(self) -> str:
        """The code of the chosen kind; empty for all."""
        return str(self.kinds.currentData() or "")

    @property
    def group(self) -> str:
        """The chosen 党小组; empty for all."""
        return str(self.groups.currentData() or "")

    def offer(self, kinds: Iterable[tuple[str, str]], groups: Iterable[str]) -> None:
        """Offer (name, code) of kinds and the groups; what was chosen stays chosen."""
        _fill(self.kinds, [(_EVERY_KIND, ""), *kinds])
        _fill(self.groups, [(_EVERY_GROUP, ""), *((group, group) for group in groups)])

    def clear(self) -> None:
        """Want everything again."""
        self.finder.clear()
        self.unmarked.setChecked(False)
        with QSignalBlocker(self.kinds), QSignalBlocker(self.groups):
            self.kinds.setCurrentIndex(0)
            self.groups.setCurrentIndex(0)
        self.chosen.emit()


class _FindLine(QLineEdit):
    """Enter or Down goes on into the matrix."""

    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("查找姓名或拼音")
        self.setAccessibleName("查找党员")
        self.setToolTip("Ctrl+F")
        self.setClearButtonEnabled(True)
        self.setFixedWidth(168)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with what was found."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


def _fill(box: QComboBox, items: list[tuple[str, str]]) -> None:
    chosen, text = box.currentData(), box.currentText()
    if chosen and chosen not in {code for _, code in items}:
        items = [*items, (text, chosen)]
    if items == [(box.itemText(at), box.itemData(at)) for at in range(box.count())]:
        return
    with QSignalBlocker(box):
        box.clear()
        for name, code in items:
            box.addItem(name, code)
        box.setCurrentIndex(max(box.findData(chosen), 0))
