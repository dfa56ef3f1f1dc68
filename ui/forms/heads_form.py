"""The roll of an old ledger that has numbers and no names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSpinBox, QVBoxLayout, QWidget

from partybranch.domain.attendance import HeadCount
from ui.widgets.buttons import plain_button
from ui.widgets.labels import role_label

_FIELDS = {"due": "应到", "present": "实到", "leave": "请假", "absent": "缺席"}


class HeadsForm(QWidget):
    """Four numbers; ``names_asked`` when the people are to be taken down one by one after all."""

    changed = Signal()
    names_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {key: QSpinBox() for key in _FIELDS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for column, (key, box) in enumerate(self._boxes.items()):
            box.setRange(0, 9999)
            box.setMinimumWidth(88)
            box.setAccessibleName(f"{_FIELDS[key]}人数")
            box.valueChanged.connect(self.changed)
            grid.addWidget(role_label(_FIELDS[key], "secondary"), 0, column)
            grid.addWidget(box, 1, column)
        self.setFocusProxy(self._boxes["due"])
        grid.setColumnStretch(len(_FIELDS), 1)
        names = plain_button("改为逐人登记")
        names.clicked.connect(self.names_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(12)
        layout.addWidget(role_label("这次活动只有人数，没有请假人员名单。", "secondary"))
        layout.addLayout(grid)
        layout.addWidget(names, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    @property
    def heads(self) -> HeadCount:
        """The numbers."""
        return HeadCount(**{key: box.value() for key, box in self._boxes.items()})

    def put(self, heads: HeadCount) -> None:
        """Show the numbers."""
        for key, box in self._boxes.items():
            box.setValue(getattr(heads, key))
