"""Watches one form and keeps what stands in it every few seconds, so that a dead PC costs no typing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from partybranch.domain.drafts import Draft
from partybranch.errors import BranchError
from ui.session import Session

EVERY_MS = 2500
"""How often a form is looked at; so much typing can be lost at most."""


class DraftKeeper(QObject):
    """``typed`` gives what would be lost now, None when nothing would.

    It looks by the clock and does not wait for a pause: whoever types without one is kept too.
    """

    def __init__(self, session: Session, typed: Callable[[], Draft | None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._typed = session, typed
        self._key = uuid4().hex
        self._kept: Draft | None = None
        self._there = self._complained = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def adopt(self, draft: Draft) -> None:
        """Go on with a draft of an earlier time: it is kept under its own key from now on."""
        if draft.key != self._key:
            self.forget()
        self._key, self._kept, self._there = draft.key, None, True

    def look(self) -> None:
        """Keep what changed since the last look; forget the draft when nothing would be lost any more."""
        draft = self._typed()
        if draft is None:
            self.forget()
        elif draft != self._kept:
            self._kept, self._there = draft, True
            work = partial(self._session.branch.drafts.keep, replace(draft, key=self._key))
            self._session.background.aside(work, self._refused)

    def forget(self) -> None:
        """Take the draft away: it was saved or given up."""
        if self._there:
            self._session.background.aside(
                partial(self._session.branch.drafts.forget, self._key), self._refused
            )
        self._kept, self._there = None, False

    def end(self, *, keep: bool = False) -> None:
        """Look no more, because the form is gone: forget the draft, or ``keep`` what stands there now."""
        self._timer.stop()
        if keep:
            self.look()
        else:
            self.forget()

    def _refused(self, error: BranchError) -> None:
        """Try again at the next look; say it once, not every few seconds."""
        self._kept = None
        if not self._complained:
            self._complained = True
            self._session.notices.failure(error)
