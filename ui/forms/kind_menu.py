"""The kinds of sitting as a menu: each with its digit, so that a new record is two keys away."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from partybranch.domain.kinds import Kinds, Shape

_DIGITS = "123456789"


class KindMenu(QMenu):
    """``chosen`` carries the kind's code. Opened under the button to which it belongs."""

    chosen = Signal(str)

    def __init__(self, button: QWidget) -> None:
        super().__init__(button)
        self._button = button

    def show_kinds(self, kinds: Kinds) -> None:
        """Offer these kinds; the first nine have a digit."""
        self.clear()
        for at, kind in enumerate(kinds.of_shape(Shape.SITTING)):
            digit = f"&{_DIGITS[at]}　" if at < len(_DIGITS) else "\u2007　"
            label = kind.label.replace("&", "&&")
            self.addAction(f"{digit}{label}").triggered.connect(partial(self._choose, kind.code))

    def drop(self) -> None:
        """Open under the button, ready for the keyboard."""
        corner = self._button.mapToGlobal(self._button.rect().bottomRight())
        self.popup(corner - QPoint(self.sizeHint().width(), -4))
        first = next(iter(self.actions()), None)
        if first is not None:
            self.setActiveAction(first)

    def _choose(self, code: str, _checked: bool = False) -> None:
        self.chosen.emit(code)
