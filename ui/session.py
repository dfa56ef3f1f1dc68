"""What every page gets: the open branch, the background, the notices, the year, the way on."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from partybranch.app import Branch
from partybranch.changes import Changes
from partybranch.errors import BranchError
from partybranch.services.progress import Progress
from ui.background import Background
from ui.drafts_in_hand import DraftsInHand
from ui.notices import Notices
from ui.preferences import FILE, Preferences
from ui.spot import ANYWHERE, Spot

T = TypeVar("T")


class Session(QObject):
    """One open book in one window. Every call on ``branch`` goes through ``read`` or ``act``.

    ``restore_asked`` carries the file of a backup to whoever holds the book; ``leave_asked`` what is to
    follow once the window may close, ``stay_asked`` takes it back. ``parting`` is done when the book is
    released; what it returns is said in a last box.
    """

    year_changed = Signal(int)
    records_changed = Signal(object)
    navigation_asked = Signal(str, object, object, object)
    help_asked = Signal()
    restore_asked = Signal(object)
    leave_asked = Signal(object)
    stay_asked = Signal()

    def __init__(
        self, branch: Branch, background: Background, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._branch, self._background, self._notices = branch, background, notices
        self._year = branch.today().year
        self.preferences = Preferences(branch.folder / FILE)
        self.drafts = DraftsInHand(self)
        self.parting: Callable[[], str] | None = None

    @property
    def branch(self) -> Branch:
        """The open book; only ever called inside ``read``, ``act`` or ``background``."""
        return self._branch

    @property
    def background(self) -> Background:
        """The worker thread."""
        return self._background

    @property
    def notices(self) -> Notices:
        """The words at the foot."""
        return self._notices

    @property
    def year(self) -> int:
        """The year the whole window looks at."""
        return self._year

    @property
    def today(self) -> date:
        """The local date (asks the clock, not the file)."""
        return self._branch.today()

    def set_year(self, year: int) -> None:
        """Look at another year on every page."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def navigate(
        self,
        page_title: str,
        *,
        open_id: int | None = None,
        kind: str | None = None,
        spot: Spot = ANYWHERE,
    ) -> None:
        """Go to a page; open a record there, or begin a new one of a kind code ("" for any kind).

        ``spot`` says which field of the record to stand on, or what a new one starts from.
        """
        self.navigation_asked.emit(page_title, open_id, kind, spot)

    def changed(self, changes: Changes) -> None:
        """Tell every page what a write touched."""
        self.records_changed.emit(changes)

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        busy_text: str = "正在读取…",
    ) -> None:
        """Read from the book for a widget and hand it the result."""
        self._background.run(work, done, owner=owner, busy_text=busy_text)

    def act(
        self,
        owner: QObject,
        work: Callable[[], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[BranchError], None] | None = None,
        *,
        busy_text: str = "正在保存…",
    ) -> None:
        """Do one write: say it was saved, tell every page, then call ``done`` if the widget still stands."""
        written, refused = self._aftermath(owner, done, failed)
        self._background.run(work, written, refused, busy_text=busy_text)

    def act_long(
        self,
        owner: QObject,
        work: Callable[[Progress], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[BranchError], None] | None = None,
        *,
        busy_text: str,
    ) -> None:
        """Do one write that tells its progress and may be cancelled; otherwise as ``act``."""
        written, refused = self._aftermath(owner, done, failed)
        self._background.run_long(work, written, refused, busy_text=busy_text)

    def _aftermath(
        self,
        owner: QObject,
        done: Callable[[Changes], None] | None,
        failed: Callable[[BranchError], None] | None,
    ) -> tuple[Callable[[Changes], None], Callable[[BranchError], None]]:
        def written(changes: Changes) -> None:
            self._notices.saved(changes)
            self.changed(changes)
            if done is not None and isValid(owner):
                done(changes)

        def refused(error: BranchError) -> None:
            if failed is not None and isValid(owner):
                failed(error)
            else:
                self._notices.failure(error)

        return written, refused

    def undo(self, number: int = 1, newest: int | None = None) -> None:
        """Take back the newest steps of the book, whoever asks; ``newest`` is the step seen on top."""

        def undone(changes: Changes) -> None:
            self._notices.undone(changes)
            self.changed(changes)

        work = partial(self._branch.undo.undo, number, newest=newest)
        self._background.run(work, undone, busy_text="正在撤销…")

    def redo(self, number: int = 1, newest: int | None = None) -> None:
        """Bring back the steps taken back last; otherwise as ``undo``."""

        def redone(changes: Changes) -> None:
            self._notices.redone(changes)
            self.changed(changes)

        work = partial(self._branch.undo.redo, number, newest=newest)
        self._background.run(work, redone, busy_text="正在重做…")
