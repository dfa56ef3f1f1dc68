"""How the window listens to long work: steps come as a signal, 取消 stops the work at its next step."""

from collections.abc import Callable
from threading import Event
from time import monotonic

from partybranch.services.progress import Cancelled

_PAUSE = 0.05


class WorkProgress:
    """The window's body of the ``Progress`` protocol; ``step`` runs on the worker."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell, self._cancelled, self._told_at = tell, Event(), 0.0

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; safe from any thread."""
        self._cancelled.set()

    def step(self, done: int, total: int, text: str) -> None:
        """Tell how far the work is, at most twenty times a second; raises Cancelled when asked to stop."""
        if self.cancelled:
            raise Cancelled
        if monotonic() - self._told_at >= _PAUSE or done == total:
            self._told_at = monotonic()
            self._tell(done, total, text)
