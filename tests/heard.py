"""What a screen reader hears of a window: every control that a person works with, and its name."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QTabWidget,
    QWidget,
)

_PARTS = (QHeaderView, QScrollBar, QSplitterHandle, QTabBar, QTabWidget, QScrollArea)
"""Parts of other controls, and tabs, which speak by their own words."""


def controls(root: QWidget) -> Iterator[QWidget]:
    """What a person works with: visible, enabled, takes the keyboard, not a part of another."""
    for widget in root.findChildren(QWidget):
        inside = widget.parentWidget()
        part = isinstance(widget, _PARTS) or (
            isinstance(widget, QLineEdit) and isinstance(inside, QComboBox | QAbstractSpinBox)
        )
        viewport = widget.objectName() == "qt_scrollarea_viewport"
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if widget.isVisible() and widget.isEnabled() and takes_keys and not part and not viewport:
            yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def silent(root: QWidget) -> list[str]:
    return [f"{type(each).__name__} {each.objectName()}" for each in controls(root) if not spoken(each)]
