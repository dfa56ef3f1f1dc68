"""Drafts of an earlier time that a person goes on with, on their way to the form they belong to."""

from PySide6.QtCore import QObject, Signal

from partybranch.domain.drafts import Draft, FormPlace


class DraftsInHand(QObject):
    """``asked`` tells the page of a draft to open its form; a form that opens asks whether one is for it."""

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[FormPlace, Draft] = {}

    def go_on(self, draft: Draft) -> None:
        """Hand a draft to the form it belongs to."""
        self._waiting[draft.place] = draft
        self.asked.emit(draft)

    def take(self, place: FormPlace) -> Draft | None:
        """The draft that waits for the form of this place, handed out once; None when there is none."""
        return self._waiting.pop(place, None)
