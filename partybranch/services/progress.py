"""How a long piece of work says how far it is, and how a person stops it."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818  (not an error: the person wanted it)
    """The person pressed 取消; whoever catches it leaves everything as it was.

    What was finished before and stays is told by its words; without any nothing stays.
    """


class Progress(Protocol):
    """Somebody who wants to know how far the work is."""

    def step(self, done: int, total: int, text: str) -> None:
        """Take note that ``done`` of ``total`` pieces are finished; may raise ``Cancelled``."""


class _Unseen:
    def step(self, done: int, total: int, text: str) -> None:
        pass


UNSEEN: Progress = _Unseen()
"""For work that nobody watches and nobody can stop."""
