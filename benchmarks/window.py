"""``uv run python -m benchmarks.window``: how long the window is held by opening and filtering ten years.

A heartbeat in the window's own event loop notes the longest pause between two beats while each page opens, is
filtered and is scrolled. Beside it stands the longest pause of a bare window with nothing to do in the same
process and the same time: what the machine itself takes.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTabWidget, QWidget

from benchmarks.big_book import fill
from partybranch.app import open_branch
from partybranch.domain.periods import Period
from ui.application import make_application
from ui.background import Background
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.pages.page import Page
from ui.places import SITTINGS
from ui.session import Session

LIMIT_MS = 100
_BEAT_MS = 1
_CALM_MS = 200
_TYPED = ("z", "h", "第一")

W = TypeVar("W", bound=QWidget)


class Heartbeat(QObject):
    """Beats in the event loop; ``longest`` is the longest pause between two beats in milliseconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was measured."""
        self.longest, self._last = 0.0, perf_counter()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000), now


class Probe:
    """Does one thing to the window at a time and prints how long it was held."""

    def __init__(self, window: MainWindow, background: Background) -> None:
        self._background = background
        self._heart = Heartbeat(window)
        self.worst = 0.0

    def measure(self, name: str, act: Callable[[], object]) -> None:
        """Do it, wait until everything is read and painted, print the longest pause."""
        self._heart.begin()
        act()
        self._background.settle(_CALM_MS)
        held = self._heart.longest
        self.worst = max(self.worst, held)
        mark = "" if held <= LIMIT_MS else "  <-- too long"
        sys.stdout.write(f"{name}: held {held:.0f} ms{mark}\n")


def _seen(page: Page, kind: type[W]) -> list[W]:
    return [each for each in page.findChildren(kind) if each.isVisible()]


def _type(line: QLineEdit, letters: str) -> None:
    line.setFocus()
    if letters.isascii():
        QTest.keyClicks(line, letters)
    else:
        line.insert(letters)  # as an input method commits it


def _scroll(view: QAbstractItemView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())


def probe_page(probe: Probe, window: MainWindow, page: Page) -> None:
    """Open a page with its tabs, type into its filters, scroll its tables to the end."""
    probe.measure(f"{page.title}: open", partial(window.show_page, page.title))
    for tabs in page.findChildren(QTabWidget):
        for at in range(1, tabs.count()):
            probe.measure(f"{page.title}: {tabs.tabText(at)}", partial(tabs.setCurrentIndex, at))
        tabs.setCurrentIndex(0)
    for line in _seen(page, QLineEdit):
        if any(word in line.accessibleName() for word in ("筛选", "找")):
            _probe_filter(probe, f"{page.title}: {line.accessibleName()}", line)
    for view in _seen(page, QAbstractItemView):
        if view.accessibleName():  # a header has none and scrolls with its table
            probe.measure(f"{page.title}: scroll {view.accessibleName()}", partial(_scroll, view))


def _probe_filter(probe: Probe, name: str, line: QLineEdit) -> None:
    for letters in _TYPED:
        probe.measure(f"{name}: type {letters}", partial(_type, line, letters))
    probe.measure(f"{name}: emptied", line.clear)


def probe_window(folder: Path) -> float:
    """Every page of the ten years' last year, then another year, then one sitting; the longest pause."""
    branch = open_branch(folder)
    last = branch.today().year - 1
    fill(branch.database, last)
    notices = Notices(branch.now)
    background = Background(notices.failure)
    session = Session(branch, background, notices)
    session.set_year(last)
    window = MainWindow(session)
    window.resize(1366, 768)
    probe = Probe(window, background)
    probe.measure("the window comes up", window.show)
    probe.worst = 0.0
    probe.measure("nothing at all (what the machine takes)", lambda: None)
    for page in window.pages:
        probe_page(probe, window, page)
    probe.measure("another year", lambda: session.set_year(last - 1))
    newest = branch.sittings.between(Period.year(last))[-1].id
    probe.measure("open a sitting of 60 people", lambda: session.navigate(SITTINGS, open_id=newest))
    background.close()
    window.close()
    branch.close()
    return probe.worst


def main() -> None:
    """Print a line per act and the longest pause of all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(["benchmarks"])
    with tempfile.TemporaryDirectory() as work:
        worst = probe_window(Path(work))
    sys.stdout.write(f"longest: {worst:.0f} ms (at most {LIMIT_MS} wanted)\n")
    application.quit()


if __name__ == "__main__":
    main()
