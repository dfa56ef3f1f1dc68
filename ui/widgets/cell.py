"""A cell that a delegate paints."""

from typing import Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget


class Cell(Protocol):
    """What PySide6's stubs leave out of QStyleOptionViewItem."""

    rect: QRect
    state: QStyle.StateFlag
    widget: QWidget | None
    font: QFont


def cell_of(option: QStyleOptionViewItem) -> Cell:
    """The option with all that it has."""
    return cast("Cell", option)
