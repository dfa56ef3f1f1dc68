"""The writing of a sitting in hand: one at a time, and then what the book made of it is read back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from partybranch.changes import Changes
from partybranch.domain.sittings import Sitting
from partybranch.errors import BranchError
from ui.session import Session


class SittingSaving(QObject):
    """``turned`` says that a writing began or ended, ``refused`` carries why nothing was written."""

    turned = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, form: QWidget) -> None:
        super().__init__(form)
        self._session, self._form = session, form
        self.busy = False

    def save(self, draft: Sitting, seen: Sitting, then: Callable[[Sitting], None]) -> None:
        """Write a draft over what was ``seen``; ``then`` gets the sitting as the book now holds it."""
        sittings = self._session.branch.sittings
        self._turn(True)

        def kept(sitting: Sitting) -> None:
            self._turn(False)
            then(sitting)

        def written(changes: Changes) -> None:
            sitting_id = changes.id if changes.ids else draft.id
            if sitting_id is None:
                self._turn(False)
                return
            self._session.read(self._form, lambda: sittings.get(sitting_id), kept)

        def refused(error: BranchError) -> None:
            self._turn(False)
            self.refused.emit(error)

        self._session.act(self._form, lambda: sittings.record(draft, seen), written, refused)

    def end(self) -> None:
        """Wait for nothing any more: another sitting is in hand."""
        self._turn(False)

    def _turn(self, busy: bool) -> None:
        self.busy = busy
        self.turned.emit()
