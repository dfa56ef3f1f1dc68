"""What the sitting counts as: one chip per kind, ＋ adds another, × takes one away."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from partybranch.domain.kinds import Kinds
from ui.forms.kind_menu import KindMenu
from ui.widgets.buttons import plain_button
from ui.widgets.flow_layout import FlowLayout


class KindChips(QWidget):
    """The kinds of a sitting in order. ``added`` and ``removed`` carry the kind's code."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("活动类型")
        self._kinds = Kinds()
        self._codes: tuple[str, ...] = ()
        self._flow = FlowLayout(self)
        self._add = plain_button("＋ 类型")
        self._add.setAccessibleName("添加活动类型")
        self._menu = KindMenu(self._add)
        self._menu.chosen.connect(self.add)
        self._add.clicked.connect(lambda: self._menu.drop(leftwards=False))
        self._flow.addWidget(self._add)
        self.setFocusProxy(self._add)

    @property
    def codes(self) -> tuple[str, ...]:
        """The kinds chosen."""
        return self._codes

    def put(self, codes: tuple[str, ...], kinds: Kinds) -> None:
        """Show kinds."""
        self._codes, self._kinds = codes, kinds
        self._lay()

    def add(self, code: str) -> None:
        """Count the sitting as one more kind."""
        if code not in self._codes:
            self._codes = (*self._codes, code)
            self._lay()
            self.added.emit(code)

    def remove(self, code: str) -> None:
        """Do not count it as that kind any more."""
        self._codes = tuple(each for each in self._codes if each != code)
        self._lay()
        self.removed.emit(code)

    def _lay(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None and chip is not self._add:
                chip.deleteLater()
        for code in self._codes:
            self._flow.addWidget(self._chip(code))
        self._flow.addWidget(self._add)
        self._menu.show_kinds(self._kinds, without=self._codes)
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, code: str) -> QPushButton:
        label = self._kinds[code].label if code in self._kinds else code
        chip = plain_button(f"{label}  ×")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setAccessibleName(f"类型 {label}，按下去掉")
        chip.setToolTip(f"去掉“{label}”")
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(partial(self._dropped, code))
        return chip

    def _dropped(self, code: str, _checked: bool = False) -> None:
        self.remove(code)
