"""隐去身份证号和手机号: on unless taken off on purpose; that is asked about once, in a quiet line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label

_ASKING = "印出来的纸会带完整的身份证号和手机号，确定不隐去吗？"
_OPEN = "号码将完整打印，用完请妥善保管"


class MasksChoice(QWidget):
    """``changed`` says that the numbers are now hidden, or no longer."""

    changed = Signal()

    def __init__(self, masked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreed = False
        self.box = QCheckBox("隐去身份证号和手机号")
        self.box.setChecked(masked)
        self._words = role_label("", "secondary", wrap=True)
        self.yes, self.no = link_button("不隐去"), link_button("还是隐去")
        links = QHBoxLayout()
        links.setSpacing(8)
        links.addWidget(self.yes)
        links.addWidget(self.no)
        links.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.box)
        layout.addWidget(self._words)
        layout.addLayout(links)
        self._say()
        self.box.clicked.connect(self._on_click)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self._stay)

    @property
    def masked(self) -> bool:
        """Whether numbers are hidden; still so while the question stands."""
        return self.box.isChecked()

    def _on_click(self, masked: bool) -> None:
        if masked or self._agreed:
            self._say()
            self.changed.emit()
            return
        self.box.setChecked(True)
        self._say(asking=True)
        self.yes.setFocus()

    def _agree(self) -> None:
        self._agreed = True
        self.box.setChecked(False)
        self.box.setFocus()
        self._say()
        self.changed.emit()

    def _stay(self) -> None:
        self.box.setFocus()
        self._say()

    def _say(self, *, asking: bool = False) -> None:
        words = _ASKING if asking else "" if self.masked else _OPEN
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.yes.setVisible(asking)
        self.no.setVisible(asking)
