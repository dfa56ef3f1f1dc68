"""What the tables of one window share: where their habits are kept and who writes them out as a workbook.

A window makes one host and every table inside it finds it by going up; a table without a window (in a test,
in a dialog of its own) simply remembers nothing and offers no workbook.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.preferences import Preferences


class TableHost(QObject):
    """``workbook_asked`` carries the ``ShownTable`` that a person wants to have in WPS or Excel."""

    workbook_asked = Signal(object)

    def __init__(self, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self.preferences = preferences


def host_of(table: QWidget) -> TableHost | None:
    """The host of the window that a table stands in, through dialogs to the window that opened them."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for widget in _upwards(table):
        found = widget.findChild(TableHost, options=direct)
        if isinstance(found, TableHost):
            return found
    return None


def _upwards(widget: QWidget) -> Iterator[QWidget]:
    each: QWidget | None = widget
    while each is not None:
        yield each
        each = each.parentWidget()
