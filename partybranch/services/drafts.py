"""草稿: keep what is being typed outside the book, offer it at the next start, forget it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from partybranch.domain.drafts import Draft
from partybranch.storage.drafts import DraftFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The drafts of an earlier time, newest first, and how many files among them could not be read."""

    drafts: tuple[Draft, ...] = ()
    spoilt: int = 0


class Drafts:
    """What was typed and not saved. No method touches the database, so any thread may call them."""

    def __init__(self, folder: DraftFolder, now: Callable[[], datetime]) -> None:
        self._folder, self._now = folder, now

    def keep(self, draft: Draft) -> None:
        """Keep a draft in place of the last one of its key; BranchError when the disk refuses."""
        self._folder.keep(replace(draft, kept_at=self._now()))

    def offered(self) -> Offered:
        """What can be gone on with; a file that cannot be read is moved aside."""
        self._folder.tidy()
        drafts, spoilt = self._folder.read_all()
        newest_first = sorted(drafts, key=lambda each: (each.kept_at or datetime.min, each.key), reverse=True)
        return Offered(drafts=tuple(newest_first), spoilt=spoilt)

    def forget(self, key: str) -> None:
        """Take a draft away, because it was saved or given up."""
        self._folder.forget(key)
