"""The kinds of sitting as a menu: each with its digit, so that a new record is two keys away."""

from collections.abc import Container
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

    def show_kinds(self, kinds: Kinds, without: Container[str] = ()) -> None:
        """Offer these kinds but those taken already; the first nine have a digit, the same in every menu."""
        self.clear()
        for at, kind in enumerate(kinds.of_shape(Shape.SITTING)):
            if kind.code in without:
                continue
            digit = f"&{_DIGITS[at]}　" if at < len(_DIGITS) else "\u2007　"
            label = kind.label.replace("&", "&&")
            self.addAction(f"{digit}{label}").triggered.connect(partial(self._choose, kind.code))

    def drop(self, *, leftwards: bool = True) -> None:
        """Open under the button, ready for the keyboard; towards the side on which there is room."""
        edge = self._button.rect().bottomRight() if leftwards else self._button.rect().bottomLeft()
        self.popup(self._button.mapToGlobal(edge) - QPoint(self.sizeHint().width() if leftwards else 0, -4))
        first = next(iter(self.actions()), None)
        if first is not None:
            self.setActiveAction(first)

    def _choose(self, code: str, _checked: bool = False) -> None:
        self.chosen.emit(code)
