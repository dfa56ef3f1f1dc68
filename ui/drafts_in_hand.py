"""Drafts of an earlier time that a person goes on with, on their way to the form they belong to."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from partybranch.domain.drafts import Draft, FormPlace


class DraftsInHand(QObject):
    """``asked`` tells the page of a draft to open its form; a form that opens asks whether one is for it.

    ``taken`` says that a form has the draft now, ``homeless`` that no form can have it any more.
    """

    asked = Signal(object)
    taken = Signal(object)
    homeless = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[FormPlace, Draft] = {}

    def go_on(self, draft: Draft, lead: Callable[[str], None]) -> None:
        """Hand a draft to the form it belongs to; ``lead`` goes to the page of that name first."""
        self._waiting[draft.place] = draft
        lead(draft.place.page)
        self.asked.emit(draft)

    def take(self, place: FormPlace) -> Draft | None:
        """The draft that waits for the form of this place, handed out once; None when there is none."""
        draft = self._waiting.pop(place, None)
        if draft is not None:
            self.taken.emit(draft)
        return draft

    def cannot_go_on(self, draft: Draft) -> None:
        """Say that what the draft was about is no more."""
        self._waiting.pop(draft.place, None)
        self.homeless.emit(draft)
