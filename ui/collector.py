"""Python's garbage collection on the GUI thread alone.

A collection that happens to start on the worker would destroy widgets there, and Qt crashes (seen in our own
tests). So while a worker lives the automatic one is off, and a timer on the GUI thread does its work as soon
as the workers rest: walking through all that a paper of 500 pages is made of held the window for more than a
second, again and again. What such work leaves in cycles is little (all papers of a year: 118 MB).
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 2000


class Collector(QObject):
    """Takes collection over from ``start`` until ``stop``; ``resting`` says that now is a time for it."""

    def __init__(self, resting: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resting = resting
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Turn the automatic collection off and do it here."""
        if not self._timer.isActive():
            gc.disable()
            self._timer.start()

    def stop(self) -> None:
        """Give the collection back."""
        if self._timer.isActive():
            self._timer.stop()
            gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation whose threshold is passed, as Python itself would have."""
        if not self._resting():
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
