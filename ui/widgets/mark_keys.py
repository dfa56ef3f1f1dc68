"""The keys of marks: 1 出席, 2 请假 and a digit for its reason, 3 缺席, 4 异地, 5 迟到, 0 未标, Space, /."""

import unicodedata
from collections.abc import Callable

from partybranch.domain.attendance import LEAVE_REASONS, Mark
from ui.models.marks import FACES
from ui.widgets.roll_menu import Hand

_DIGITS = {face.digit: mark for mark, face in FACES.items()}
_REASONS = dict(zip("1234", LEAVE_REASONS, strict=True))
_LATE = frozenset("5迟")
_FIND = frozenset("/、")
"""The key to find somebody; a Chinese input method makes 、 of it."""


class MarkKeys:
    """Turns typed or committed text into what a hand does; after 请假 the next digit is its reason."""

    def __init__(
        self,
        hand: Hand,
        go_on: Callable[[], None],
        *,
        asks: Callable[[bool], None],
        find: Callable[[], None],
    ) -> None:
        self._hand, self._go_on, self._asks, self._find = hand, go_on, asks, find
        self.awaiting = False

    def take(self, text: str) -> bool:
        """Act on text, full-width digits too; whether any of it meant something."""
        used = [self._take(char) for char in unicodedata.normalize("NFKC", text)]
        return any(used)

    def wait(self, waiting: bool) -> None:
        """Wait for the digit of a reason, or no longer."""
        if waiting != self.awaiting:
            self.awaiting = waiting
            self._asks(waiting)

    def _take(self, char: str) -> bool:
        if self.awaiting and char in _REASONS:
            self._take_reason(_REASONS[char])
        elif char in _DIGITS:
            self._hand.set_mark(_DIGITS[char])
        elif char == " ":
            self._hand.set_mark(Mark.PRESENT)
            self._go_on()
        elif char in _LATE:
            self._hand.toggle_late()
        elif char in _FIND:
            self._find()
        else:
            return False
        return True

    def _take_reason(self, reason: str) -> None:
        if reason == LEAVE_REASONS[-1]:
            self._hand.write_reason()
        else:
            self._hand.set_mark(Mark.LEAVE, reason)
