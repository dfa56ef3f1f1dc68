"""What every page is: a title, an icon, the areas it concerns, and how it reads itself anew."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from partybranch.changes import Area, Changes
from partybranch.domain.drafts import Draft
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.page_head import PageHead

_BY_TAB = Qt.FocusPolicy.TabFocus


class Page(QWidget):
    """One place of the navigation.

    A subclass builds its widgets in ``__init__`` into ``self.body`` and reads in ``reload``, which is called
    when the page is shown first and, while it is seen, after a change of the year or of one of ``concerns``;
    a page that is not seen waits until it is.
    """

    title: ClassVar[str]
    icon: ClassVar[str]
    concerns: ClassVar[frozenset[Area]] = frozenset()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._stale = True
        self.setAccessibleName(self.title)
        self.head = PageHead(self.title)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.head)
        layout.addLayout(self.body, 1)
        session.year_changed.connect(self.refresh)
        session.records_changed.connect(self._on_changes)
        session.drafts.asked.connect(self._on_draft)

    def reload(self) -> None:
        """Read again what the page shows, through ``self.session.read``."""

    def open_record(self, record_id: int, field: str = "") -> None:
        """Show one record of this page, on a field of it; a page without records does nothing."""

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Begin a new record of a kind code ("" for any); a page without records does nothing."""

    def continue_draft(self, draft: Draft) -> None:
        """Open the form a draft belongs to; the form itself asks for what was typed in it."""
        if draft.place.record_id is not None:
            self.open_record(draft.place.record_id)
        else:
            self.begin_record(draft.place.subject)

    def take_keyboard(self) -> None:
        """Put the keyboard into the page: on its first list that is seen, else on its first control."""
        lists = (each for each in self.findChildren(QAbstractItemView) if each.accessibleName())
        controls = (each for each in self.findChildren(QWidget) if each.focusPolicy() & _BY_TAB)
        ready = (each for each in (*lists, *controls) if each.isVisible() and each.isEnabled())
        first = next(ready, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def unsaved(self) -> str:
        """What would be lost if the window closed now, in words; empty when nothing would."""
        return ""

    def save_unsaved(self, then: Callable[[], None]) -> None:
        """Save what ``unsaved`` names, then go on; what is refused is said here and nothing follows."""
        then()

    def leave_unsaved(self, *, keep: bool) -> None:
        """The window closes: ``keep`` what ``unsaved`` names as a draft, or give it up."""

    def refresh(self) -> None:
        """Read again now when the page is seen, otherwise when it is shown next."""
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(*self.concerns):
            self.refresh()

    def _on_draft(self, draft: Draft) -> None:
        if draft.place.page == self.title:
            self.continue_draft(draft)
