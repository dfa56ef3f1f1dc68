"""The scratch folder of one self-test with the books in it, and what one stage leaves to the next."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol

from partybranch.app import Branch, open_branch
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.reports.order import PaperOrder


class WindowTrial(Protocol):
    """What the window proves of itself (``ui.selftest``); what fails raises BranchError."""

    qt: str
    platform: str
    seen: bool
    messages: list[str]

    def show_first_page(self, branch: Branch) -> str:
        """Open the window on a book and wait until its first page is painted (``seen``)."""

    def look_at_qt(self) -> str:
        """Prove translation, pictures, letters and style of Qt."""

    def visit_every_page(self, empty: Branch, sample: Branch) -> str:
        """Open every page and every tab on both books."""

    def type_sitting(self, branch: Branch, kind: str, topic: str) -> int:
        """Record a sitting in the real editor and return its id."""

    def end(self) -> None:
        """Leave Qt as it was found."""


class Bench:
    """Everything the stages share; ``close`` releases the files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.window: WindowTrial | None = None
        self.first_page_seconds: float | None = None
        self._sample: Branch | None = None

    @cached_property
    def empty(self) -> Branch:
        """A book in which nothing stands yet."""
        return open_branch(self.folder / "新账本", who="自检")

    @property
    def sample(self) -> Branch:
        """The book of the sample branch; BranchError where it could not be made."""
        if self._sample is None:
            raise BranchError("示例支部没有建成，这一步没有试。")
        return self._sample

    def keep_sample(self, branch: Branch) -> None:
        """Let the other stages work on the sample branch."""
        self._sample = branch

    @property
    def trial(self) -> WindowTrial:
        """The window under test; BranchError where none opened."""
        if self.window is None:
            raise BranchError("窗口没有打开，这一步没有试。")
        return self.window

    @property
    def today(self) -> date:
        """The local date."""
        return self.empty.today()

    def order(self, year: int) -> PaperOrder:
        """The papers of a year of the sample branch, numbers unmasked so that they can be read back."""
        return self.sample.orders.of(Period.year(year), self.today, masked=False)

    def close(self) -> None:
        """Release window and books."""
        if self.window is not None:
            self.window.end()
        if self._sample is not None:
            self._sample.close()
        if "empty" in vars(self):
            self.empty.close()
