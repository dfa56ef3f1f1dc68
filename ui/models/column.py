"""One column of a table on screen, declared over the record it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from partybranch.services.spelling import by_sound

R = TypeVar("R")


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """A heading and what each record says under it.

    ``width`` is in device-independent pixels, 0 for the column that takes the rest; ``sort_key`` defaults to
    the sound of the text; ``tone`` names a colour token of the style for the text; ``tip`` shows on hovering.
    """

    title: str
    value: Callable[[R], str]
    width: int = 120
    align: Align = Align.LEFT
    sort_key: Callable[[R], object] | None = None
    tone: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None

    def key(self, record: R) -> object:
        """What the column sorts by."""
        return self.sort_key(record) if self.sort_key else by_sound(self.value(record))
