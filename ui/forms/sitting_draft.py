"""The draft of the sitting on the screen: kept while it is typed, opened again as it stood."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from partybranch.domain.drafts import Draft, FormPlace
from partybranch.domain.sittings import Sitting
from partybranch.errors import BranchError
from ui import places
from ui.draft_keeper import DraftKeeper
from ui.forms.draft_words import CHANGED_SINCE, GONE_SINCE, kept_words
from ui.forms.sitting_form import SittingForm
from ui.session import Session


class SittingDraft(QObject):
    """Looks at the form while ``open`` says that a sitting stands on the screen."""

    def __init__(
        self, session: Session, form: SittingForm, is_open: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._form, self._is_open = session, form, is_open
        self.keeper = DraftKeeper(session, self.typed, self)
        form.saved.connect(self.keeper.look)
        form.left.connect(self.keeper.forget)

    def typed(self) -> Draft | None:
        """What would be lost now; None when nothing would."""
        form = self._form
        if not self._is_open() or not form.changed:
            return None
        sitting = form.draft()
        return Draft(
            title=f"{form.title} {sitting.day.month}月{sitting.day.day}日",
            place=FormPlace(page=places.SITTINGS, record_id=sitting.id),
            year=self._session.year,
            sitting=sitting,
            sitting_before=form.kept,
        )

    def go_on(self, draft: Draft, show: Callable[[], None]) -> None:
        """Read what the book says of the sitting now, put the draft into the form and ``show`` it."""
        self._session.drafts.take(draft.place)
        if draft.place.record_id is None:
            self._open(draft, draft.sitting_before, "", show)
            return
        record_id, sittings = draft.place.record_id, self._session.branch.sittings
        self._session.background.run(
            lambda: sittings.get(record_id),
            lambda present: self._compare(draft, present, show),
            lambda _error: self._open_as_new(draft, show),
            owner=self,
        )

    def _compare(self, draft: Draft, present: Sitting, show: Callable[[], None]) -> None:
        if present.voided or _is_another(present, draft.sitting_before):
            self._open_as_new(draft, show)
        else:
            self._open(draft, present, CHANGED_SINCE if present != draft.sitting_before else "", show)

    def _open_as_new(self, draft: Draft, show: Callable[[], None]) -> None:
        sitting = draft.sitting
        new = replace(sitting, id=None, entered_at=None, voided="") if sitting is not None else None
        self._open(replace(draft, sitting=new), None, GONE_SINCE, show)

    def _open(self, draft: Draft, present: Sitting | None, words: str, show: Callable[[], None]) -> None:
        if draft.sitting is None:
            self._session.notices.failure(BranchError("这份草稿是空的。请在活动里新建一次。"))
            return
        self.keeper.adopt(draft)
        self._form.resume(draft.sitting, present, f"已填回{kept_words(draft)}的内容，还没有保存。{words}")
        show()


def _is_another(present: Sitting, before: Sitting | None) -> bool:
    """Whether the number belongs to another sitting by now: one taken back or restored gives it away."""
    return before is not None and present.entered_at != before.entered_at
