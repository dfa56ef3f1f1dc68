"""A real window on a book with nobody before it: what it says and what goes wrong in it is written down."""

import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType

from PySide6.QtWidgets import QWidget

from partybranch.app import Branch
from partybranch.errors import BranchError
from ui.background import AtOnce
from ui.main_window import MainWindow
from ui.notices import Notice, Notices, Tone
from ui.one_window import bring_forward
from ui.session import Session


class HeardNotices(Notices):
    """Notices that open no box: whatever would be asked is trouble, for nobody is there to answer."""

    def __init__(self, now: Callable[[], datetime], troubles: list[str]) -> None:
        super().__init__(now)
        self.troubles = troubles
        self.said.connect(self._hear)

    def failure(self, error: Exception) -> None:
        """Write a bug down with the place where it happened."""
        if not isinstance(error, BranchError):
            self.troubles.append(where_it_failed(error))
        super().failure(error)

    def confirm(self, parent: QWidget, question: str, act: str) -> bool:
        """Write the question down and go on."""
        del parent, act
        self.troubles.append(f"窗口问：{question}")
        return True

    def choose(self, parent: QWidget, question: str, acts: Sequence[str]) -> str:
        """Write the question down and go the last way, which writes nothing."""
        del parent
        self.troubles.append(f"窗口问：{question}")
        return acts[-1]

    def _hear(self, notice: Notice) -> None:
        if notice.tone is Tone.TROUBLE:
            self.troubles.append(notice.text)


def where_it_failed(error: BaseException) -> str:
    """An error with the innermost place of the program, in one line."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"，{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}：{error}{place}"


class StagedWindow:
    """The window with what was heard of it; work is done at once, so that nothing is still to come."""

    def __init__(self, branch: Branch, troubles: list[str]) -> None:
        notices = HeardNotices(branch.now, troubles)
        self.troubles = troubles
        self._background = AtOnce(notices.failure)
        self.window = MainWindow(Session(branch, self._background, notices))

    def show(self) -> None:
        """Show the window, in front of all others."""
        bring_forward(self.window)

    def close(self) -> None:
        """Close the window for good."""
        self.window.close()
        self._background.close()
        self.window.deleteLater()


class Hook:
    """Writes down what nobody caught while Qt called us, until it is taken away again."""

    def __init__(self, troubles: list[str]) -> None:
        self._troubles = troubles
        self._before = sys.excepthook
        sys.excepthook = self._hear

    def remove(self) -> None:
        """Let errors go their usual way again."""
        sys.excepthook = self._before

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        self._troubles.append(where_it_failed(error))
